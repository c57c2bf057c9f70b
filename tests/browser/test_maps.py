"""The map of one indicator: filled, empty and unknown, with and without script, on a desk and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from demo import cast, publications
from tests.support.browser import assert_fits_enlarged, look, screenshot
from wijkaanpak import tenancy


@pytest.fixture
def groningen_map(live, settings) -> str:
    """The figures of the demo, without its programmes."""
    settings.DEBUG = True
    municipality = cast.municipality(cast.GRONINGEN)
    publications.load(with_country=False)
    settings.DEBUG = False
    return live.url + tenancy.path(municipality, "maps:map", key="misdrijven_per_1000")


def test_map_in_every_state(page, groningen_map):
    page.goto(groningen_map)
    page.locator(".wk-map .leaflet-interactive").first.wait_for()
    look(page, "kaart-gevuld")
    assert_fits_enlarged(page)

    page.goto(groningen_map.replace("misdrijven_per_1000", "woz") + "?zoek=selwerd")
    page.locator(".wk-map .leaflet-interactive").first.wait_for()
    expect(page.get_by_role("rowheader", name="Selwerd", exact=True)).to_be_visible()
    look(page, "kaart-gezocht")

    page.goto(groningen_map.replace("misdrijven_per_1000", "leefbaarometer"))
    expect(page.get_by_text("Van dit cijfer is hier nog niets bekend")).to_be_visible()
    look(page, "kaart-leeg")
    assert_fits_enlarged(page)

    assert page.goto(groningen_map.replace("misdrijven_per_1000", "geluk")).status == 404
    look(page, "kaart-onbekend")


def test_a_phone_shows_the_list_first_and_what_to_choose_from_behind_a_fold(page, groningen_map):
    page.set_viewport_size({"width": 375, "height": 812})
    page.goto(groningen_map)
    expect(page.get_by_role("rowheader").first).to_be_in_viewport()
    expect(page.get_by_label("Jaar")).to_be_hidden()

    page.get_by_text("Kies een ander cijfer, jaar of gebied").click()
    page.get_by_label("Jaar").select_option("2023")
    page.get_by_role("button", name="Kaart tonen").click()

    expect(page.get_by_role("heading", name="De lijst, 2023")).to_be_in_viewport()
    page.get_by_role("link", name="Naar de kaart").click()
    expect(page.get_by_role("heading", name="De kaart, 2023")).to_be_in_viewport()
    expect(page.locator(".wk-map .leaflet-interactive").first).to_be_in_viewport()


def test_a_map_that_gets_another_size_shows_all_areas_again(page, groningen_map):
    page.set_viewport_size({"width": 375, "height": 812})
    page.goto(groningen_map)
    expect(page.locator(".wk-map .leaflet-interactive").first).to_be_visible()

    page.set_viewport_size({"width": 1280, "height": 900})

    # The drawing stands in the middle of its box, and nearly fills the smaller side.
    page.wait_for_function("""() => {
        const box = document.querySelector('.wk-map').getBoundingClientRect();
        const drawn = document.querySelector('.wk-map .leaflet-overlay-pane g').getBoundingClientRect();
        const beside = (a, b, size) => Math.abs((a + size[0] / 2) - (b + size[1] / 2));
        return beside(drawn.top, box.top, [drawn.height, box.height]) < 4 && drawn.height > box.height * 0.8;
    }""")


def test_list_points_at_the_map_and_keys_move_it(page, groningen_map):
    page.goto(groningen_map)
    page.locator(".wk-map .leaflet-interactive").first.wait_for()

    page.locator("[data-area=BU00141000]").hover()

    expect(page.locator(".leaflet-tooltip")).to_have_text("Selwerd56,8 per 1.000 inwoners")
    before = page.locator(".leaflet-map-pane").get_attribute("style")
    page.locator(".wk-map").focus()
    page.keyboard.press("+")
    page.wait_for_timeout(400)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "old => document.querySelector('.leaflet-map-pane').getAttribute('style') !== old", arg=before
    )


def test_without_script_the_drawing_and_the_list_are_all_there(browser, groningen_map):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(groningen_map)

    expect(page.locator(".wk-figure__chart svg")).to_be_visible()
    page.locator("#id_indicator").select_option("woz")
    page.get_by_role("button", name="Kaart tonen").click()
    expect(page).to_have_url(re.compile("/buurten/kaart/woz/"))
    page.wait_for_load_state()
    screenshot(page, "kaart-zonder-script-1280")
    page.set_viewport_size({"width": 375, "height": 900})
    screenshot(page, "kaart-zonder-script-375")
    context.close()
