"""The area of a programme in a browser: by list and keyboard, on the map, without a script, and two people at once."""

import pytest
from playwright.sync_api import expect

from demo import publications
from tests.support.browser import look
from tests.support.factories import ProgrammeAreaFactory, ProgrammeAreaMemberFactory
from wijkaanpak import tenancy

SELWERD, TUINWIJK = "BU00141000", "BU00141005"
REASON = "De stuurgroep besloot Tuinwijk erbij te nemen."


@pytest.fixture
def boundary(live, groningen) -> str:
    """The address of the area of a programme that is Selwerd alone, among the real areas of Groningen."""
    groningen.code = "GM0014"
    groningen.save()
    publications.load(with_country=False)
    with tenancy.municipality(groningen):
        area = ProgrammeAreaFactory(programme__slug="selwerd", programme__area_name="Selwerd")
        ProgrammeAreaMemberFactory(area=area, code=SELWERD)
    return live.url + tenancy.path(groningen, "boundaries:detail", slug="selwerd")


@pytest.fixture
def signed_in(manager, sign_in) -> None:
    sign_in(manager)


def box(page, code):
    return page.locator(f"#buurt-{code}")


def test_an_area_is_changed_on_the_map_and_kept_with_its_history(page, boundary, signed_in):
    page.goto(boundary)
    page.get_by_role("link", name="Gebied wijzigen").click()
    expect(box(page, SELWERD)).to_be_checked()
    look(page, "gebied-wijzigen")
    page.reload()  # axe leaves style attributes behind, which htmx would copy and the policy refuses

    page.locator(f'[data-code="{TUINWIJK}"]').click()
    expect(box(page, TUINWIJK)).to_be_checked()
    expect(page.locator(f'[data-code="{TUINWIJK}"]')).to_have_attribute("data-in", "yes")
    expect(page.get_by_role("status").filter(has_text="2 buurten gekozen.")).to_have_count(1)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    page.locator(".wk-summary").wait_for()
    expect(box(page, TUINWIJK)).to_be_checked()

    page.reload()
    page.locator(f'[data-code="{TUINWIJK}"]').click()
    page.get_by_label("Waarom verandert het gebied?").fill(REASON)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_role("row", name="Buurten 1 2")).to_be_visible()
    look(page, "gebied-nu-en-straks")
    page.get_by_role("button", name="Nieuw gebied vastleggen").click()
    page.wait_for_url(boundary)
    expect(page.get_by_text("Het nieuwe gebied is vastgelegd.")).to_be_visible()
    expect(page.get_by_text(REASON)).to_be_visible()


def test_the_list_alone_is_enough_with_the_keyboard(page, boundary, signed_in):
    page.goto(f"{boundary}wijzigen/")

    page.get_by_label("Zoek een buurt of wijk").focus()
    page.keyboard.type("tuinw")
    expect(box(page, TUINWIJK)).to_be_visible()
    expect(box(page, "BU00140000")).to_be_hidden()
    expect(box(page, SELWERD)).to_be_visible()
    box(page, TUINWIJK).focus()
    page.keyboard.press("Space")

    expect(page.locator(f'[data-code="{TUINWIJK}"]')).to_have_attribute("data-in", "yes")
    assert page.locator("summary").filter(has_text="Noordwest").inner_text().startswith("Noordwest (2 van")


def test_a_refused_form_can_still_be_clicked_on(page, boundary, signed_in):
    """htmx swapped the form; the script has to know the new one."""
    page.goto(f"{boundary}wijzigen/")
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    page.locator(".wk-summary").wait_for()

    page.locator(f'[data-code="{TUINWIJK}"]').click()

    expect(box(page, TUINWIJK)).to_be_checked()


def test_everything_works_without_a_script(browser, boundary, signed_in, page):
    bare = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state(), locale="nl-NL")
    tab = bare.new_page()
    tab.goto(f"{boundary}wijzigen/")
    tab.get_by_label("Zoek een buurt of wijk").fill("tuinw")
    tab.get_by_role("button", name="Zoeken").click()
    box(tab, TUINWIJK).check()
    tab.get_by_label("Waarom verandert het gebied?").fill(REASON)
    tab.get_by_role("button", name="Bekijk wat er verandert").click()
    tab.get_by_role("button", name="Nieuw gebied vastleggen").click()

    expect(tab).to_have_url(boundary)
    expect(tab.get_by_text(REASON)).to_be_visible()
    bare.close()


def test_the_second_of_two_people_gets_a_clear_answer(page, boundary, signed_in):
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{boundary}wijzigen/")
        box(tab, TUINWIJK).check()
        tab.get_by_label("Waarom verandert het gebied?").fill(REASON)
        tab.get_by_role("button", name="Bekijk wat er verandert").click()
        tab.get_by_role("button", name="Nieuw gebied vastleggen").wait_for()
    page.get_by_role("button", name="Nieuw gebied vastleggen").click()
    page.wait_for_url(boundary)

    other.get_by_role("button", name="Nieuw gebied vastleggen").click()

    other.get_by_text("Een collega heeft dit gebied net veranderd").wait_for()
    look(other, "gebied-ingehaald")
    other.get_by_role("link", name="Bekijk het gebied van nu").click()
    expect(other).to_have_url(boundary)
