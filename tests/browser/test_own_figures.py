"""A partner counts on a phone, the manager sends it back, the partner improves it, and everybody can read it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from programmes import letters
from programmes.models import OwnFigure, Programme
from tests.conftest import make_user
from tests.support.browser import assert_accessible, assert_fits, look
from tests.support.factories import MembershipFactory, OwnSeriesFactory, ProgrammeFactory
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, Role, User

PHONE = {"width": 375, "height": 740}
NAME = "Bezoeken aan de buurtkamer"
WHY = "De telling van september ontbreekt. Vult u die nog aan?"


@pytest.fixture
def selwerd(live, groningen) -> Programme:
    with tenancy.municipality(groningen):
        return ProgrammeFactory(name="Selwerd", slug="selwerd")


@pytest.fixture
def partner(selwerd, groningen) -> User:
    """The account of a partner that counts something everybody may see."""
    user = make_user("partner", groningen, Role.PARTNER)
    with tenancy.municipality(groningen):
        series = OwnSeriesFactory(
            programme=selwerd, name=NAME, unit="bezoeken", is_public=True, supplier__name="WIJ Selwerd"
        )
        MembershipFactory(programme=selwerd, partner=series.supplier, user=user)
    return user


@pytest.fixture
def phone(browser, live, partner, settings):
    """The phone of the partner, whose browser runs no scripts."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL", java_script_enabled=False)
    context.set_default_timeout(10_000)
    client = Client()
    client.force_login(partner)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live.url}])
    yield context.new_page()
    context.close()


def test_a_partner_counts_on_a_phone_and_everybody_reads_it(phone, page, live, groningen, selwerd, manager, sign_in):
    list_url = live.url + tenancy.path(groningen, "own_figures:listing", slug="selwerd")
    phone.goto(list_url)
    expect(phone.get_by_role("link", name=f"{NAME}, ")).to_have_count(0)

    sign_in(manager)
    page.goto(list_url)
    page.get_by_role("link", name="Perioden openen").click()
    until = timezone.localdate() + timedelta(days=14)
    page.get_by_label("Open tot en met").fill(until.isoformat())
    page.get_by_label("Periode", exact=True).select_option(index=1)
    page.get_by_role("button", name="Periode openen").click()
    page.get_by_text("is open.").wait_for()

    phone.goto(list_url)
    phone.get_by_role("link", name=f"{NAME}, ").click()
    phone.get_by_label(NAME).fill("n.v.t.")
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.get_by_role("alert")).to_contain_text("Schrijf alleen een getal")
    phone.get_by_label(NAME).fill("1.240")
    phone.get_by_role("button", name="Versturen").click()
    phone.get_by_text("Het cijfer is verstuurd.").wait_for()
    assert_fits(phone)

    page.goto(list_url)
    page.get_by_role("link", name=f"{NAME}, ").first.click()
    page.get_by_label("Terugsturen").check()
    page.get_by_role("button", name="Oordeel vastleggen").click()
    page.locator(".wk-summary").wait_for()
    assert_accessible(page)
    page.get_by_label("Wat moet er anders?").fill(WHY)
    page.get_by_role("button", name="Oordeel vastleggen").click()
    page.get_by_text("Het cijfer is teruggestuurd.").wait_for()
    with tenancy.municipality(groningen):
        letters.send_returned_figure(OwnFigure.objects.get().pk, at=timezone.now())
    link = next(line for line in mail.outbox[-1].body.splitlines() if "/eigen-cijfers/" in line)

    phone.goto(live.url + link[link.index("/groningen/") :])
    phone.get_by_role("link", name="Aanpassen").click()
    expect(phone.locator("main")).to_contain_text(WHY)
    phone.get_by_label(NAME).fill("1.655")
    phone.get_by_role("button", name="Versturen").click()
    phone.get_by_text("Het cijfer is verstuurd.").wait_for()

    public = live.url + tenancy.path(groningen, "monitoring:programme", slug="selwerd")
    phone.goto(public)
    assert "1.655" not in phone.content()
    page.goto(list_url)
    page.get_by_role("link", name=f"{NAME}, ").first.click()
    page.get_by_label("Goedkeuren").check()
    page.get_by_role("button", name="Oordeel vastleggen").click()
    page.get_by_text("Het cijfer is goedgekeurd.").wait_for()
    phone.goto(public)
    assert "1.655" in phone.content()
    assert "WIJ Selwerd" in phone.content()


def _rows() -> dict[str, str]:
    with tenancy.municipality(Municipality.objects.get(slug="groningen")):
        returned = OwnFigure.objects.get(status="returned")
        corrected = OwnFigure.objects.get(version=2)
        few = OwnFigure.objects.filter(value=3).get()
        few_at, back_at = (f"{row.series.programme.slug}/eigen-cijfers/{row.series_id}/" for row in (few, returned))
        return {
            "lijst": "selwerd/eigen-cijfers/",
            "reeks": f"{corrected.series.programme.slug}/eigen-cijfers/{corrected.series_id}/",
            "reeks-klein": few_at,
            "teruggestuurd": f"{back_at}invullen/{returned.period_id}/",
            "dicht": f"{few_at}invullen/{few.period_id}/",
            "beoordeeld": f"{corrected.series.programme.slug}/eigen-cijfers/beoordelen/{corrected.pk}/",
        }


def test_what_becomes_of_an_own_figure_is_accessible_and_fits(page, demo, sign_in):
    staff = f"{demo}beheer/"

    page.goto(f"{demo}wijkaanpak/selwerd/")
    assert "Wat tellen wij zelf?" in page.content()
    look(page, "eigen-cijfers-openbaar")
    sign_in(User.objects.get(email="programmamanager@groningen.example"))
    rows = _rows()
    for name, path in rows.items():
        assert page.goto(staff + path).status == 200, name
        look(page, f"eigen-cijfers-{name}")
    sign_in(User.objects.get(email="lezer@groningen.example"))
    page.goto(staff + rows["reeks-klein"])
    assert "minder dan 5" in page.content()
    look(page, "eigen-cijfers-reeks-lezer")
