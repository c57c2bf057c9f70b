"""Another language: Arabic, from right to left, on a phone and at a desk; and what was written comes along."""

from playwright.sync_api import expect

from tests.support.browser import look
from tests.support.factories import ProgrammeFactory
from wijkaanpak import tenancy, translations


def test_resident_reads_and_writes_from_right_to_left(page, live, groningen):
    translations.compile_all()
    page.goto(live.url + tenancy.path(groningen, "public:home"))

    page.get_by_role("button", name="العربية").click()

    for name in ("public:home", "initiatives:submit"):
        page.goto(live.url + tenancy.path(groningen, name))
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        look(page, f"arabisch-{name}")


def test_what_a_resident_wrote_comes_along_to_another_language_once(page, live, groningen):
    translations.compile_all()
    with tenancy.municipality(groningen):
        ProgrammeFactory(name="Beijum", slug="beijum")
        ProgrammeFactory(name="Selwerd", slug="selwerd")
    page.goto(live.url + tenancy.path(groningen, "initiatives:submit"))
    page.get_by_label("Selwerd").check()
    page.get_by_label("Hoe heet uw idee?").fill("Samen koken")
    page.get_by_label("Wat wilt u gaan doen?").fill("Elke woensdag eten wij samen.")
    page.locator("[name=consent_to_publish]").check()

    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[name=title]")).to_have_value("Samen koken")
    expect(page.locator("[name=plan]")).to_have_value("Elke woensdag eten wij samen.")
    expect(page.get_by_label("Selwerd")).to_be_checked()
    expect(page.locator("[name=consent_to_publish]")).to_be_checked()

    page.reload()

    expect(page.locator("[name=title]")).to_have_value("")
