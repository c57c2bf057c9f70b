"""How a first municipality comes in: the page of an installation without one, the invitation, and the first steps."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.support.browser import look
from wijkaanpak import tenancy
from wijkaanpak.accounts import invitations
from wijkaanpak.accounts.models import Letter, Role


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
