"""When htmx gets no page back: what happened is said, and nothing that was typed is lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from programmes.models import Initiative
from tests.support.browser import assert_accessible, assert_fits, screenshot
from tests.support.factories import InitiativeFactory, ProgrammeFactory
from wijkaanpak import tenancy
from wijkaanpak.accounts import people

WHY = "Dit idee past bij de wijk en de buren doen mee."


@pytest.fixture(autouse=True)
def told_by_htmx(page, errors) -> Iterator[None]:
    """Here htmx has something to log, and nobody else has."""
    yield
    assert [line for line in errors if not line.startswith(("Response Status Error Code", "htmx:"))] == []
    errors.clear()


@pytest.fixture
def decision(live, groningen) -> str:
    """The address of the form with which the manager decides about an idea."""
    with tenancy.municipality(groningen):
        idea = InitiativeFactory(programme=ProgrammeFactory(slug="selwerd"), status=Initiative.Status.SUBMITTED)
    return live.url + tenancy.path(groningen, "initiatives:decide", slug=idea.programme.slug, pk=idea.pk)


def fill(page) -> None:
    page.get_by_label("Toekennen").check()
    page.get_by_label("Motivering").fill(WHY)


def test_who_was_signed_out_signs_in_on_another_tab_and_sends_what_was_typed(page, decision, manager, sign_in):
    sign_in(manager)
    page.goto(decision)
    fill(page)
    people.end_sessions(manager)

    page.get_by_role("button", name="Bekijk eerst de brief").click()

    expect(page.get_by_text("U bent niet meer ingelogd.")).to_be_visible()
    expect(page.get_by_label("Motivering")).to_have_value(WHY)
    assert_accessible(page)
    assert_fits(page)
    screenshot(page, "uitgelogd-1280")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log in op een nieuw tabblad").click()
    door = opened.value
    door.get_by_label("E-mailadres").fill(manager.email)
    door.get_by_label("Wachtwoord", exact=True).fill("lang genoeg 1")
    door.get_by_role("button", name="Inloggen").click()
    door.wait_for_url("**/groningen/**")
    with page.expect_response(lambda answer: answer.url == decision and answer.request.method == "GET"):
        page.bring_to_front()
        page.evaluate("window.dispatchEvent(new Event('focus'))")  # a browser without a window gives no focus

    page.get_by_role("button", name="Bekijk eerst de brief").click()

    expect(page.get_by_text("Zo ziet de brief eruit")).to_be_visible()


@pytest.mark.parametrize(("status", "said"), [(500, "Er ging iets mis op de server."), (403, "Dit is niet gelukt.")])
def test_what_went_wrong_is_said_and_the_text_stays(page, decision, manager, sign_in, status, said):
    sign_in(manager)
    page.goto(decision)
    fill(page)
    page.route(
        decision, lambda route: route.fulfill(status=status) if route.request.method == "POST" else route.continue_()
    )

    page.get_by_role("button", name="Bekijk eerst de brief").click()

    expect(page.get_by_text(said)).to_be_visible()
    expect(page.get_by_label("Motivering")).to_have_value(WHY)
    page.unroute(decision)
    page.get_by_role("button", name="Bekijk eerst de brief").click()
    expect(page.get_by_text("Zo ziet de brief eruit")).to_be_visible()


def test_without_a_connection_it_says_so(page, decision, manager, sign_in):
    sign_in(manager)
    page.goto(decision)
    fill(page)
    page.route(decision, lambda route: route.abort())

    page.get_by_role("button", name="Bekijk eerst de brief").click()

    expect(page.get_by_text("Er is geen verbinding.")).to_be_visible()
    expect(page.get_by_label("Motivering")).to_have_value(WHY)
