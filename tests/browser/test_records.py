"""A record in a browser, with a script: what two people change at once, what is not sent, and what is taken back."""

import pytest
from playwright.sync_api import expect

from programmes import analyses
from programmes.models import Stakeholder
from tests.conftest import NOON
from tests.support.browser import assert_accessible, look
from tests.support.factories import ProgrammeFactory, StakeholderFactory
from wijkaanpak import tenancy

MINE, THEIRS = "Mijn eigen tekst, die niet kwijt mag raken", "Tekst van een collega"


@pytest.fixture
def school(live, groningen):
    with tenancy.municipality(groningen):
        return StakeholderFactory(programme=ProgrammeFactory(slug="selwerd"), name="Basisschool", stake="Rust")


@pytest.fixture
def address(live, groningen, school):
    return lambda page: live.url + tenancy.path(groningen, f"stakeholders:{page}", slug="selwerd", pk=school.pk)


def test_who_comes_second_sees_both_texts_and_loses_none(
    page, errors, address, school, groningen, manager, reader, sign_in
):
    sign_in(manager)
    page.goto(address("edit"))
    page.get_by_label("Wat willen zij?").fill(MINE)
    with tenancy.municipality(groningen):
        analyses.edit_stakeholder(school, stake=THEIRS, by=reader, at=NOON)

    page.get_by_role("button", name="Opslaan").click()

    clash = page.locator(".wk-clash")
    expect(clash).to_contain_text("Rust")
    expect(clash).to_contain_text(THEIRS)
    expect(clash).to_contain_text(MINE)
    expect(page.get_by_label("Wat willen zij?")).to_have_value(MINE)

    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("‘Basisschool’ is bijgewerkt.")).to_be_visible()
    with tenancy.municipality(groningen):
        assert Stakeholder.objects.get().stake == MINE
    errors[:] = [line for line in errors if "409" not in line]  # htmx logs an answer that is no success


def test_what_is_typed_is_kept_without_a_click_and_is_there_again(page, address, manager, sign_in):
    sign_in(manager)
    page.goto(address("edit"))
    page.get_by_label("Wat willen zij?").fill("Half af")
    expect(page.get_by_text("Bewaard om")).to_be_visible()

    page.goto(address("edit"))
    expect(page.get_by_text("U was hier al aan begonnen")).to_be_visible()
    look(page, "concept")
    page.get_by_role("link", name="Verder").click()

    expect(page.get_by_label("Wat willen zij?")).to_have_value("Half af")


def test_a_withdrawal_is_taken_back_with_one_click(page, address, school, groningen, manager, sign_in):
    sign_in(manager)
    page.goto(address("withdraw"))
    page.get_by_label("Waarom trekt u dit in?").fill("Per ongeluk op de kaart gezet")
    page.get_by_role("main").get_by_role("button", name="Intrekken").click()
    expect(page.get_by_text("‘Basisschool’ is ingetrokken.")).to_be_visible()
    look(page, "ingetrokken")

    page.get_by_role("button", name="Ongedaan maken").click()

    expect(page.get_by_text("Ongedaan gemaakt.")).to_be_visible()
    with tenancy.municipality(groningen):
        assert Stakeholder.objects.get() == school


def test_everything_is_found_and_done_by_keyboard_and_the_keys_can_be_switched_off(
    page, live, groningen, school, manager, sign_in
):
    sign_in(manager)
    page.goto(live.url + tenancy.path(groningen, "workspace:programmes"))
    page.keyboard.press("Control+k")
    palette = page.get_by_role("dialog", name="Zoek of doe…")
    palette.get_by_role("searchbox").fill("basisschool")
    expect(palette.get_by_role("link", name="Basisschool")).to_be_visible()
    look(page, "palet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Basisschool")).to_be_visible()

    page.keyboard.press("g")
    page.keyboard.press("f")
    expect(page).to_have_url(live.url + tenancy.path(groningen, "phases:board", slug="selwerd"))
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Sneltoetsen op deze pagina")
    expect(help_).to_contain_text("Fasen")
    look(page, "sneltoetsen")
    help_.get_by_label("Sneltoetsen staan aan").uncheck()
    help_.get_by_role("button", name="Sluiten").click()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_group_is_changed_where_it_stands_and_escape_leaves_it_as_it_was(page, address, manager, sign_in):
    sign_in(manager)
    page.goto(address("detail"))
    page.get_by_role("link", name="Wijzig Wat willen zij?").press("Enter")
    text = page.get_by_label("Wat willen zij?")
    expect(text).to_be_focused()
    look(page, "in-de-pagina")
    page.reload()

    text.fill("Niet doen")
    text.press("Escape")
    expect(page.get_by_role("link", name="Wijzig Wat willen zij?")).to_be_focused()
    expect(page.get_by_text("Rust", exact=True)).to_be_visible()
    expect(page).to_have_url(address("detail"))

    page.keyboard.press("Enter")
    text.fill("Een hek om het plein")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("‘Basisschool’ is bijgewerkt.")).to_be_visible()
    expect(page.get_by_text("Een hek om het plein", exact=True)).to_be_visible()


def _drag_by_finger(page, grip, square):
    """A finger goes down at the middle of one and up at the middle of the other."""
    grip.scroll_into_view_if_needed()
    session, places = page.context.new_cdp_session(page), []
    for box in (grip.bounding_box(), square.bounding_box()):
        places.append({"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2})
    for kind, points in (("touchStart", places[:1]), ("touchMove", places[1:]), ("touchEnd", [])):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.mark.parametrize("width", [1280, 375])
def test_somebody_is_dragged_over_the_map_or_moved_by_keyboard(page, live, groningen, school, manager, sign_in, width):
    page.set_viewport_size({"width": width, "height": 700})
    sign_in(manager)
    page.goto(live.url + tenancy.path(groningen, "stakeholders:listing", slug="selwerd"))
    grip = page.get_by_role("link", name="Verplaats Basisschool")
    square = page.locator("td[data-interest='3'][data-influence='3']")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    (grip.drag_to if width > 1000 else lambda there: _drag_by_finger(page, grip, there))(square)

    expect(page.get_by_text("‘Basisschool’ is bijgewerkt.")).to_be_visible()
    expect(square).to_contain_text("Basisschool")
    expect(grip).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("status").filter(has_text="gemiddeld belang, gemiddelde invloed")).to_have_count(1)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator("td[data-interest='1'][data-influence='2']")).to_contain_text("Basisschool")
    expect(page.get_by_text("‘Basisschool’ is bijgewerkt.")).to_be_visible()
    with tenancy.municipality(groningen):
        moved = Stakeholder.objects.get()
    assert (moved.interest, moved.influence, moved.revision) == (1, 2, school.revision + 2)


def test_a_table_is_filled_in_by_keyboard_and_sends_only_what_changed(page, live, groningen, school, manager, sign_in):
    with tenancy.municipality(groningen):
        StakeholderFactory(programme=school.programme, name="Winkeliers", kind="entrepreneur", influence=2)
    sign_in(manager)
    page.goto(live.url + tenancy.path(groningen, "stakeholders:together", slug="selwerd"))
    page.get_by_label("Invloed: Basisschool").focus()
    page.keyboard.press("Control+ArrowDown")
    expect(page.get_by_label("Invloed: Winkeliers")).to_be_focused()
    page.get_by_label("Invloed: Winkeliers").select_option("3")

    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="Bekijk wat er verandert").click()

    assert f"{school.pk}-influence" not in sent.value.post_data
    expect(page.get_by_text("1 stakeholder verandert: invloed wordt groot.")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Waarom?").fill("Na de bijeenkomst van de stuurgroep.")
    page.get_by_role("button", name="1 regel opslaan").click()
    expect(page.get_by_text("1 regel is bijgewerkt.")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Alles staat er weer zoals daarvoor.")).to_be_visible()
