"""Arabic, from right to left, on a phone and at a desk."""

from playwright.sync_api import expect

from tests.support.browser import look
from wijkaanpak import tenancy, translations


def test_resident_reads_and_writes_from_right_to_left(page, live, groningen):
    translations.compile_all()
    page.goto(live.url + tenancy.path(groningen, "programmes:home"))

    page.get_by_role("button", name="العربية").click()

    for name in ("home", "initiative_submit"):
        page.goto(live.url + tenancy.path(groningen, f"programmes:{name}"))
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        look(page, f"arabisch-{name}")
