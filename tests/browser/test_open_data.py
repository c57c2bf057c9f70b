"""The page about open data in a browser, filled and empty, and the API as another website reads it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.support.browser import look
from wijkaanpak import translations


def test_the_page_is_accessible_and_leads_to_the_data(page, demo):
    translations.compile_all()
    page.goto(demo)
    page.get_by_role("contentinfo").get_by_role("link", name="Open data").click()
    look(page, "open-data")

    with page.expect_download() as asked:
        page.get_by_role("link", name="CSV Gebied van de wijkaanpak: Selwerd").click()
    assert asked.value.suggested_filename.startswith("cijfers-selwerd")

    page.get_by_role("button", name="العربية").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    look(page, "open-data-arabisch")


def test_a_municipality_without_figures_has_an_accessible_page(page, live, groningen):
    assert page.goto(f"{live.url}/groningen/data/").status == 200

    look(page, "open-data-leeg")


@pytest.fixture
def portal(browser, live) -> Iterator[Page]:
    """A page of another website: to a browser the same server under another name. It may ask what it likes."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(live.url.replace("localhost", "127.0.0.1") + "/health/live")
    yield page
    context.close()


def test_another_website_may_read_the_api(portal, live, groningen):
    ask = "async address => { const answer = await fetch(address); return [answer.status, await answer.json()] }"

    status, found = portal.evaluate(ask, f"{live.url}/groningen/api/v1/indicatoren/inwoners")

    assert (status, found["naam"]) == (200, "inwoners")
