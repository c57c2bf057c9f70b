"""Bringing figures in, in a browser: upload, look, publish, once more, refused, failed, overtaken and taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from demo import publications
from neighbourhoods import tasks
from neighbourhoods.models import FigureImport, Observation
from tests.conftest import make_user
from tests.neighbourhoods.support import PEOPLE, kwb
from tests.support.browser import assert_fits_enlarged, look
from tests.support.factories import ProgrammeAreaFactory, ProgrammeAreaMemberFactory, ProgrammeFactory
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

SELWERD = "BU00141000"


@pytest.fixture
def figures(live, groningen, settings, tmp_path) -> str:
    """The address of the figures of Groningen, with what is real about it and a programme in Selwerd."""
    settings.MEDIA_ROOT = tmp_path / "media"
    groningen.code = "GM0014"
    groningen.save()
    publications.load(with_country=False)
    with tenancy.municipality(groningen):
        programme = ProgrammeFactory(name="Selwerd aan zet", slug="selwerd", area_name="Selwerd")
        area = ProgrammeAreaFactory(programme=programme, starts_on=programme.started_on, ends_on=None)
        ProgrammeAreaMemberFactory(area=area, code=SELWERD)
    return live.url + tenancy.path(groningen, "releases:listing")


@pytest.fixture
def statline(figures, tmp_path):
    """An export of StatLine with the inhabitants of every area we know, but for those of Selwerd."""
    known = Observation.objects.current().filter(indicator__key="inwoners", period="2024", value__isnull=False)
    rows = list(known.order_by("area__code").values_list("area__name", "area__code", "value"))

    def write(selwerd, name="kwb_2024.csv") -> Path:
        folder = tmp_path / f"{selwerd}"
        folder.mkdir(exist_ok=True)
        lines = [(area, code, 1, selwerd if code == SELWERD else int(value)) for area, code, value in rows]
        return kwb(folder, lines, (PEOPLE,), name)

    return write


def send(page: Page, figures: str, path: Path) -> None:
    page.goto(figures + "inlezen/")
    page.get_by_label("Bestand").set_input_files(path)
    page.get_by_role("button", name="Bestand bekijken").click()
    page.wait_for_url("**/bestand/**")


def work(groningen) -> FigureImport:
    """The worker, called as a function; the page asks by itself how far it is."""
    with tenancy.municipality(groningen):
        found = FigureImport.objects.latest("pk")
    tasks.work_on_import(municipality_id=groningen.pk, import_id=found.pk)
    return found


def read_with(page: Page, mapping: str, groningen) -> None:
    """A table that is not recognised is read once more, through a mapping."""
    work(groningen)
    page.get_by_label("Koppeling").select_option(mapping)
    page.get_by_role("button", name="Opnieuw lezen").click()
    work(groningen)


def check(page: Page, name: str) -> None:
    look(page, f"import-{name}")
    assert_fits_enlarged(page)


def test_a_file_is_sent_looked_at_and_published_once(page, figures, statline, groningen, manager, sign_in):
    sign_in(manager)
    page.goto(figures)
    check(page, "lijst")
    page.get_by_role("link", name="Cijfers inlezen").click()
    page.get_by_role("button", name="Bestand bekijken").click()
    expect(page.locator(".wk-summary")).to_be_visible()
    check(page, "formulier-geweigerd")

    send(page, figures, statline(6710))
    expect(page.get_by_role("heading", name="Wordt gelezen")).to_be_visible()
    check(page, "bezig")
    work(groningen)
    expect(page.get_by_role("heading", name="Wat er verandert in uw wijkaanpakken")).to_be_visible()
    row = page.get_by_role("table", name="Selwerd aan zet").get_by_role("row", name="Inwoners (aantal)")
    expect(row).to_contain_text("6.580")
    expect(row).to_contain_text("6.710")
    expect(page.get_by_text("1 van de 173 cijfers van 173 gebieden zijn anders")).to_be_visible()
    check(page, "voorbeeld")

    page.get_by_role("button", name="Cijfers vastleggen").click()
    expect(page.get_by_role("heading", name="Wordt vastgelegd")).to_be_visible()
    work(groningen)
    expect(page.get_by_text("De cijfers zijn vastgelegd")).to_be_visible()
    check(page, "vastgelegd")

    send(page, figures, statline(6710, "kwb_2024_kopie.csv"))
    expect(page.get_by_text("Dit bestand was al binnen. Er is niets dubbel bewaard.")).to_be_visible()


def test_a_refused_file_says_which_line_and_column(page, figures, statline, groningen, manager, sign_in):
    sign_in(manager)
    send(page, figures, statline("veel"))
    work(groningen)

    expect(page.get_by_text("Dit bestand is geweigerd om 1 reden")).to_be_visible()
    row = page.get_by_role("row", name="‘veel’ is geen getal.")
    expect(row).to_contain_text(f"kolom ‘{PEOPLE}’")
    expect(row).to_contain_text("Regel ")
    check(page, "geweigerd")
    with page.expect_download() as listed:
        page.get_by_role("link", name="Download de lijst").click()
    assert "‘veel’ is geen getal." in listed.value.path().read_text("utf-8-sig")


def test_who_is_overtaken_looks_again_and_figures_are_taken_back(page, figures, statline, groningen, manager, sign_in):
    sign_in(make_user("Jelle Wierda", groningen, Role.PROGRAMME_MANAGER))
    send(page, figures, statline(6710))
    mine = work(groningen)
    sign_in(manager)
    send(page, figures, statline(6650))
    theirs = work(groningen)
    expect(page.get_by_role("button", name="Cijfers vastleggen")).to_be_visible()
    page.get_by_role("button", name="Cijfers vastleggen").click()
    work(groningen)
    expect(page.get_by_text("De cijfers zijn vastgelegd")).to_be_visible()

    page.goto(f"{figures}bestand/{mine.pk}/")
    page.get_by_role("button", name="Cijfers vastleggen").click()
    expect(page.get_by_role("heading", name="Wordt vastgelegd")).to_be_visible()
    tasks.work_on_import(municipality_id=groningen.pk, import_id=mine.pk)
    expect(page.get_by_text("Er is iets veranderd sinds u keek")).to_be_visible()
    check(page, "ingehaald")
    page.get_by_role("button", name="Cijfers vastleggen").click()
    expect(page.get_by_role("heading", name="Wordt vastgelegd")).to_be_visible()
    tasks.work_on_import(municipality_id=groningen.pk, import_id=mine.pk)
    expect(page.get_by_text("De cijfers zijn vastgelegd")).to_be_visible()

    page.goto(f"{figures}bestand/{theirs.pk}/")
    page.get_by_role("link", name="Kerncijfers wijken en buurten, 2024").click()
    check(page, "publicatie")
    page.get_by_role("link", name="Cijfers intrekken").click()
    page.get_by_role("button", name="Cijfers intrekken").click()
    expect(page.locator(".wk-summary")).to_be_visible()
    check(page, "intrekken-geweigerd")
    page.reload()  # a picture leaves empty styles on the fields, and swapping those is refused
    page.get_by_label("Reden").fill("Er stonden mensen in die al waren verhuisd.")
    page.get_by_role("button", name="Cijfers intrekken").click()
    expect(page.get_by_text("Ingetrokken op")).to_be_visible()
    check(page, "publicatie-ingetrokken")
    page.goto(f"{figures}bestand/{theirs.pk}/")
    expect(page.get_by_text("Deze cijfers zijn ingetrokken")).to_be_visible()
    check(page, "ingetrokken")


def test_a_file_that_failed_says_why_and_what_to_do(page, figures, statline, groningen, manager, sign_in):
    sign_in(manager)
    send(page, figures, statline(6710))
    failure = 'OperationalError: could not extend file "base/5": No space left on device'
    with tenancy.municipality(groningen):
        FigureImport.objects.update(state="failed", attempts=3, failure=failure)

    expect(page.get_by_text("De schijf van de server is vol")).to_be_visible()
    expect(page.get_by_role("heading", name="Lezen is niet gelukt")).to_be_visible()
    expect(page.get_by_text("Dit duurt meestal korter")).to_have_count(0)
    check(page, "mislukt")
    page.get_by_role("button", name="Probeer het opnieuw").click()
    expect(page.get_by_role("heading", name="Wordt gelezen")).to_be_visible()
    work(groningen)
    expect(page.get_by_role("button", name="Cijfers vastleggen")).to_be_visible()


def test_a_survey_with_few_answers_is_withheld(page, figures, groningen, manager, sign_in, tmp_path):
    """Which column says how many people answered is chosen once; what is no number of people is refused in place."""
    head = "Code;Buurt;Jaar;Tevreden (%);Aantal antwoorden\n"
    paddepoel, selwerd = "BU00141001;Paddepoel-Zuid;2026;60,5;3\n", "BU00141000;Selwerd;2026;71,5;{}\n"
    peiling, wrong = tmp_path / "peiling.csv", tmp_path / "verkeerd.csv"
    peiling.write_text(head + selwerd.format("48") + paddepoel, encoding="utf-8")
    wrong.write_text(head + selwerd.format("veel") + paddepoel, encoding="utf-8")
    sign_in(manager)
    page.goto(figures.replace("cijfers/", "koppelingen/nieuw/"))
    page.get_by_label("Voorbeeldbestand").set_input_files(peiling)
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Naam van de koppeling").fill("Peiling")
    page.get_by_label("Tabelcode").fill("GM0014-peiling")
    page.get_by_label("Wie geeft de cijfers uit?").fill("Gemeente Groningen")
    page.get_by_label("Tevreden (%)").select_option("voelt_zich_onveilig")
    page.get_by_label("Kolom met het aantal antwoorden").select_option("Aantal antwoorden")
    check(page, "koppeling-antwoorden")
    page.get_by_role("button", name="Koppeling bewaren").click()
    expect(page.get_by_text("De koppeling ‘Peiling’ is bewaard.")).to_be_visible()

    send(page, figures, wrong)
    read_with(page, "Peiling", groningen)
    expect(page.get_by_role("row", name="‘veel’ is geen getal.")).to_contain_text("kolom ‘Aantal antwoorden’")
    check(page, "antwoorden-geweigerd")
    send(page, figures, peiling)
    read_with(page, "Peiling", groningen)
    expect(page.get_by_text("1 regel met minder dan 5 antwoorden")).to_be_visible()
    check(page, "antwoorden-te-weinig")


def test_a_mapping_is_made_in_steps(page, figures, groningen, manager, sign_in, tmp_path):
    peiling = tmp_path / "peiling.csv"
    peiling.write_text("Code;Buurt;Jaar;Tevreden (%)\nBU00141000;Selwerd;2026;71,5\n", encoding="utf-8")
    sign_in(manager)
    page.goto(figures.replace("cijfers/", "koppelingen/nieuw/"))
    page.get_by_label("Voorbeeldbestand").set_input_files(peiling)
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", name="1. De tabel")).to_be_visible()
    expect(page.get_by_label("Blad van het Excel-bestand")).to_be_hidden()
    check(page, "koppeling")

    page.get_by_role("heading", name="5. Waar de tabel staat").click()
    expect(page.get_by_label("Blad van het Excel-bestand")).to_be_visible()
    page.get_by_role("button", name="Koppeling bewaren").click()
    expect(page.locator(".wk-summary")).to_be_visible()
    check(page, "koppeling-geweigerd")
