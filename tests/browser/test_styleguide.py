"""Every component, in a browser: accessible, within the screen, without a console error."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import assert_accessible, assert_cells_in_reach, assert_fits, screenshot
from wijkaanpak import tenancy


@pytest.fixture
def styleguide(live, groningen, manager, sign_in) -> str:
    sign_in(manager)
    return live.url + tenancy.path(groningen, "stijlgids")


def test_styleguide_is_accessible_on_phone_and_desk(page, styleguide):
    for width in (320, 375, 1280):
        page.set_viewport_size({"width": width, "height": 900})

        answer = page.goto(styleguide)

        assert answer.status == 200
        assert_accessible(page)
        screenshot(page, f"stijlgids-{width}", always=True)


def test_styleguide_fits_from_320_to_1600(page, styleguide):
    page.goto(styleguide)

    for width in (320, 375, 480, 640, 768, 900, 1024, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        assert_fits(page)


def test_styleguide_is_accessible_with_everything_open(page, styleguide):
    page.goto(styleguide)

    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")

    assert_accessible(page)


def test_no_cell_of_a_table_is_hidden_on_a_phone(page, styleguide):
    page.goto(styleguide)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")

    for width in (320, 375, 700, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert_cells_in_reach(page)


def test_table_that_must_scroll_says_so(page, styleguide):
    page.goto(styleguide)
    table = page.locator("#tables .wk-table--stacks").first

    table.evaluate("table => { table.querySelector('table').style.minWidth = '60rem' }")
    page.set_viewport_size({"width": 375, "height": 900})

    expect(table.locator(".wk-table__hint")).to_be_visible()
    with pytest.raises(AssertionError, match="375"):
        assert_cells_in_reach(page)


def test_styleguide_is_accessible_from_right_to_left(page, styleguide):
    page.goto(styleguide)

    page.evaluate("document.documentElement.dir = 'rtl'")

    assert_accessible(page)
    assert_fits(page)
    screenshot(page, "stijlgids-rtl", always=True)


def test_first_tab_stop_leads_to_the_content(page, styleguide):
    page.goto(styleguide)

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.hash") == "#main"


def test_menu_closes_with_escape(page, styleguide):
    page.goto(styleguide)
    menu = page.locator("details.wk-menu")
    menu.locator("summary").click()

    page.keyboard.press("Escape")

    expect(menu).not_to_have_attribute("open", "")


def test_error_summary_leads_to_the_field(page, styleguide):
    page.goto(styleguide)

    page.locator("#refused .wk-summary a").first.click()

    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "refused_title"


def test_page_prints_without_the_frame(page, styleguide):
    page.goto(styleguide)

    page.emulate_media(media="print")

    expect(page.locator(".wk-bar")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
