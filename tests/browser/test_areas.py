"""How a buurt is doing, in a browser: filled, empty and refused, and every reason why a figure may be lacking."""

import pytest
from playwright.sync_api import expect

from demo import publications
from tests.support.browser import assert_accessible, assert_fits_enlarged, look
from tests.support.factories import ProgrammeAreaFactory, ProgrammeAreaMemberFactory, ProgrammeFactory
from wijkaanpak import tenancy, translations
from wijkaanpak.accounts.models import User

PAGES = {
    "buurten": ("buurten/", 200),
    "buurten-zoeken": ("buurten/?zoek=selw", 200),
    "buurten-geen": ("buurten/?zoek=xyzzy", 200),
    "buurt": ("buurten/BU00141000/", 200),
    "buurt-open": ("buurten/BU00141000/?open=alles", 200),
    "buurt-klein": ("buurten/BU00141004/?open=alles", 200),
    "wijk": ("buurten/WK001410/", 200),
    "gemeente": ("buurten/GM0014/", 200),
    "wijkaanpak": ("buurten/wijkaanpak/indische-buurt-de-hoogte/", 200),
    "wijkaanpak-open": ("buurten/wijkaanpak/indische-buurt-de-hoogte/?open=alles", 200),
    "vergelijken": ("buurten/vergelijken/?gebied=selwerd&gebied=BU00141100&gebied=WK001410", 200),
    "vergelijken-open": ("buurten/vergelijken/?gebied=selwerd&gebied=BU00141100&open=alles", 200),
    "vergelijken-leeg": ("buurten/vergelijken/", 200),
    "vergelijken-teveel": (
        "buurten/vergelijken/?gebied=BU00141000&gebied=BU00141100&gebied=BU00141101&gebied=BU00140300&gebied=WK001410",
        400,
    ),
    "vergelijken-onbekend": ("buurten/vergelijken/?gebied=BU99999999&gebied=BU00141000", 404),
    "onbekend": ("buurten/BU00149999/", 404),
}


def test_every_state_is_accessible_and_fits(page, demo, sign_in):
    for name, (path, status) in PAGES.items():
        assert page.goto(demo + path).status == status, name
        look(page, f"gebied-{name}")
        assert_fits_enlarged(page)
    sign_in(User.objects.get(email="programmamanager@groningen.example"))
    page.goto(demo + "beheer/selwerd/cijfers/")
    look(page, "gebied-beheer")
    assert_fits_enlarged(page)


@pytest.fixture
def figures(live, groningen) -> str:
    """The address of Groningen with its real figures and the programme of Indische Buurt/De Hoogte."""
    return _address(live, groningen, with_country=False)


@pytest.fixture
def figures_of_the_country(live, groningen) -> str:
    """The same, with the buurten beside which a change is judged."""
    return _address(live, groningen, with_country=True)


def _address(live, groningen, *, with_country: bool) -> str:
    groningen.code = "GM0014"
    groningen.save()
    publications.load(with_country=with_country)
    with tenancy.municipality(groningen):
        programme = ProgrammeFactory(slug="ibdh", area_name="Indische Buurt/De Hoogte", is_published=True)
        area = ProgrammeAreaFactory(programme=programme)
        for code in ("BU00140300", "BU00140301"):
            ProgrammeAreaMemberFactory(area=area, code=code)
    return f"{live.url}/groningen/buurten/"


def _figure(page, key: str):
    """What the page shows of one indicator: the value of the area itself, and all its words."""
    article = page.locator(f"#cijfer-{key}")
    return article.locator("dd").first.inner_text(), article.inner_text()


def test_a_missing_buurt_is_shown_as_incomplete(page, figures):
    page.goto(figures + "wijkaanpak/ibdh/?open=alles")

    value, words = _figure(page, "misdrijven_per_1000")

    assert value == "onvolledig"
    assert "Het cijfer van De Hoogte ontbreekt." in words
    assert "453" not in words


def test_a_rate_of_five_inhabitants_is_shown_as_too_small(page, figures):
    page.goto(figures + "BU00141004/?open=alles")

    value, words = _figure(page, "misdrijven_per_1000")

    assert value == "te klein om te tonen"
    assert "zo weinig mensen" in words
    assert "2.800" not in page.content()


def test_a_change_over_another_method_or_boundary_is_shown_as_not_comparable(page, figures_of_the_country):
    page.goto(figures_of_the_country + "BU00141000/?open=alles")

    health, people = (_figure(page, key)[1] for key in ("ervaren_gezondheid", "inwoners"))
    crime = _figure(page, "misdrijven_per_1000")[1]

    assert "niet te beoordelen. In 2024 was dit cijfer 6,7 procentpunt hoger dan in 2022." in health
    page.locator("#cijfer-ervaren_gezondheid summary").click()
    assert "vóór 2022: anders gemeten" in _figure(page, "ervaren_gezondheid")[1]
    assert "Niet te vergelijken met 2015: de grens veranderde tussendoor, of we weten niet of dat zo is." in people
    assert "Niet te vergelijken" not in crime


def test_every_figure_says_how_it_came_about(page, figures):
    page.goto(figures + "BU00141000/?open=alles")
    about = page.locator("#cijfer-misdrijven_per_1000")

    about.locator("> details > summary").focus()
    page.keyboard.press("Enter")

    words = about.inner_text()
    for said in (
        "374 in Selwerd over 2025, gedeeld door 6.580 (inwoners van 2024), maal 1.000.",
        "Politie, tabel 47022NED",
        "CBS, tabel 85984NED",
        "voorlopig",
        "19\xa0juli 2026",
        "CC BY 4.0",
        "kleiner dan 100",
    ):
        assert said in words
    page.locator("#cijfer-eenzaam summary").click()
    expect(page.locator("#cijfer-eenzaam")).to_contain_text("laat het effect van een lokale maatregel niet zien")
    assert_accessible(page)


def test_an_area_is_found_and_compared_by_keyboard(page, figures):
    page.goto(figures)
    page.get_by_label("Naam van de buurt").fill("beijum")
    page.keyboard.press("Enter")

    page.get_by_role("link", name="Beijum-West").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Vergelijk met een ander gebied").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Gebied 2").select_option(label="Beijum-Oost")
    page.get_by_role("button", name="Vergelijken").press("Enter")

    page.wait_for_url("**gebied=BU00141101**")
    expect(page.get_by_role("columnheader", name="Beijum-Oost").first).to_be_visible()


def test_a_phone_shows_the_essentials_and_opens_what_is_pointed_at(page, figures):
    page.set_viewport_size({"width": 375, "height": 812})
    page.goto(figures + "BU00141000/")
    crime = page.locator("#cijfer-misdrijven_per_1000")
    assert page.evaluate("document.documentElement.scrollHeight") < 3500
    expect(page.get_by_text("Hierin verschilt Selwerd naar verhouding het meest van Groningen:")).to_be_visible()
    expect(crime).to_be_hidden()

    page.get_by_role("heading", name="Veiligheid").click()
    expect(crime).to_be_visible()
    page.get_by_role("link", name="Koopwoningen").click()
    expect(page.locator("#cijfer-koopwoningen")).to_be_in_viewport()

    page.get_by_role("link", name="Alles openen").click()
    expect(page.locator("#cijfer-eenzaam")).to_be_visible()
    expect(page.get_by_role("link", name="Alles sluiten")).to_be_visible()


def test_paper_has_no_folds(page, figures):
    page.goto(figures + "BU00141000/")
    page.emulate_media(media="print")

    for shown in ("Eenzaam", "Inwoners van 65 jaar en ouder", "Geregistreerde misdrijven"):
        expect(page.get_by_role("heading", name=shown, exact=True)).to_be_visible()
    expect(page.locator("#cijfer-eenzaam").get_by_text("RIVM, tabel 50090NED")).to_be_visible()
    expect(page.get_by_role("link", name="Alles openen")).to_be_hidden()


def test_a_resident_reads_the_figures_from_right_to_left(page, figures):
    translations.compile_all()
    page.goto(figures + "BU00141000/?open=alles")

    page.get_by_role("button", name="العربية").click()

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text("Selwerd بالأرقام")
    look(page, "gebied-arabisch")
