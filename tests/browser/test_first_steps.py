"""How a first municipality comes in: the page of an installation without one, the invitation, and the first steps."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from neighbourhoods.models import Area, ReleaseRow
from tests.conftest import make_user
from tests.support.browser import look
from tests.support.figures import make_release
from wijkaanpak import tenancy
from wijkaanpak.accounts import invitations
from wijkaanpak.accounts.models import Letter, Role

SQUARE = {"type": "Polygon", "coordinates": [[[6.5, 53.2], [6.6, 53.2], [6.6, 53.3], [6.5, 53.2]]]}
DRAWN = {"geometry": SQUARE, "outline": SQUARE}


def test_an_installation_without_a_municipality_says_how_to_begin(page, live, transactional_db):
    answer = page.goto(live.url + "/")

    assert answer.status == 200
    expect(page.locator("main")).to_contain_text("manage.py municipality Groningen --code GM0014")
    look(page, "installatie-leeg")


@pytest.fixture
def administrator(groningen):
    groningen.code = "GM0014"
    groningen.save()
    return make_user("marit", groningen, Role.ADMINISTRATOR)


def test_the_administrator_sees_the_first_steps_and_each_is_ticked_off(page, live, administrator, groningen, sign_in):
    sign_in(administrator)
    page.goto(f"{live.url}/groningen/beheer/")
    look(page, "eerste-stappen")
    expect(page.get_by_text("nog te doen")).to_have_count(3)

    Area.objects.create(code="BU00141000", division_year=2025, level="neighbourhood", name="Selwerd", **DRAWN)
    make_user("anna", groningen, Role.PROGRAMME_MANAGER)
    page.reload()
    look(page, "eerste-stappen-bezig")
    expect(page.get_by_text("nog te doen")).to_have_count(1)

    release = make_release()
    ReleaseRow.objects.create(release=release, area=Area.objects.get(), values=[], notes=[])
    page.reload()
    look(page, "eerste-stappen-klaar")
    expect(page.get_by_text("nog te doen")).to_have_count(0)


@pytest.fixture
def link(groningen):
    """The address in the letter of somebody who was invited just now."""
    with tenancy.municipality(groningen):
        invitations.invite(
            email="marit@groningen.example",
            name="Marit de Vries",
            role=Role.ADMINISTRATOR,
            by=None,
            at=timezone.now(),
        )
    return re.search(r"/account/uitnodiging/\S+", Letter.objects.get().body)[0]


def test_somebody_who_is_invited_chooses_a_password(page, live, link):
    page.goto(live.url + link)
    look(page, "uitnodiging-aannemen")

    page.get_by_label("Wachtwoord", exact=True).fill("kort")
    page.get_by_role("button", name="Wachtwoord bewaren").click()
    expect(page.locator(".wk-summary")).to_contain_text("Gebruik minstens 12 tekens")
    look(page, "uitnodiging-fout")

    page.get_by_label("Wachtwoord", exact=True).fill("een lang wachtwoord")
    page.get_by_label("Wachtwoord nog een keer").fill("een lang wachtwoord")
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/login/**")
    look(page, "uitnodiging-aangenomen")

    page.get_by_label("E-mail").fill("marit@groningen.example")
    page.get_by_label("Wachtwoord", exact=True).fill("een lang wachtwoord")
    page.keyboard.press("Enter")
    page.wait_for_url("**/groningen/beheer/**")


def test_a_link_that_is_over_says_what_to_do(page, live, groningen):
    answer = page.goto(live.url + "/account/uitnodiging/")

    assert answer.status == 410
    look(page, "uitnodiging-verlopen")
