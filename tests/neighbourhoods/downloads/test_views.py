"""Downloads as somebody opens them: a spreadsheet, a table, a map; and the answers to wrong questions."""

import csv
import io
import json
from datetime import UTC, datetime

import openpyxl
import pytest
from django.utils import timezone

from neighbourhoods.areas import divisions
from neighbourhoods.downloads.extract import rounded
from neighbourhoods.models import Area, SourceTable
from neighbourhoods.series import words
from tests.neighbourhoods.areas.test_divisions import shapes
from tests.neighbourhoods.areas.test_geometry import NEXT, feature
from tests.neighbourhoods.support import PEOPLE, WOZ, crimes, kwb, publish
from wijkaanpak import formats, tenancy
from wijkaanpak.accounts.models import Municipality

SELWERD, BEIJUM, TINY = "BU00141000", "BU00141100", "BU00141001"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def figures(groningen, tmp_path, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    divisions.replace_division(shapes(feature(SELWERD), feature(BEIJUM, NEXT, buurtnaam="=Beijum-West")), year=2024)
    rows = [
        ("Groningen", "GM0014", 1, 243768, 300),
        ("Selwerd", SELWERD, 1, 6580, 225),
        ("=Beijum-West", BEIJUM, 1, 5855, "."),
        ("Selwerderhof", TINY, 1, 5, 240),
    ]
    publish(kwb(tmp_path, rows, (PEOPLE, WOZ)))
    publish(crimes(tmp_path, [(SELWERD, 2024, 355), (SELWERD, 2025, 374), (TINY, 2025, 13), (BEIJUM, 2025, 3)]))


@pytest.fixture
def ask(client, groningen, figures):
    """The answer for an area and a kind of file, with the query string as keywords."""

    def ask(code: str, kind: str, headers: dict | None = None, **query):
        path = tenancy.path(groningen, "downloads:download", code=code, kind=kind)
        return client.get(path, query, headers=headers)

    return ask


def table(response) -> list[dict[str, str]]:
    text = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def of(rows: list[dict[str, str]], indicator: str, period: str) -> dict[str, str]:
    return next(row for row in rows if (row["indicatorcode"], row["periode"]) == (indicator, period))


def test_csv_holds_each_figure_with_all_that_makes_it_answerable(ask):
    rows = table(ask(SELWERD, "csv"))

    found = of(rows, "misdrijven_per_1000", "2025")
    assert {name: found[name] for name in list(found)[:-1]} == {
        "gebied": "Selwerd",
        "gebiedscode": SELWERD,
        "soort gebied": "buurt",
        "indeling gebied": "2024",
        "indicator": "geregistreerde misdrijven per 1.000 inwoners",
        "indicatorcode": "misdrijven_per_1000",
        "periode": "2025",
        "waarde": "56,8",
        "eenheid": "per 1.000 inwoners",
        "aard van het cijfer": "gemeten",
        "reden geen cijfer": "",
        "bron": "Politie",
        "brontabel": "47022NED",
        "status": "voorlopig",
        "opgehaald op": "02-11-2026",
        "indeling cijfer": "2024",
        "licentie": "CC BY 4.0",
    }
    assert "gedeeld door inwoners 2024" in found["hoe het cijfer tot stand komt"]
    assert [row["periode"] for row in rows if row["indicatorcode"] == "misdrijven"] == ["2024", "2025"]


def test_what_is_not_known_is_empty_with_its_reason(ask):
    tiny = of(table(ask(TINY, "csv")), "misdrijven_per_1000", "2025")
    beijum = of(table(ask(BEIJUM, "csv")), "woz", "2024")

    assert (tiny["waarde"], tiny["reden geen cijfer"]) == ("", "te klein om te tonen")
    assert (beijum["waarde"], beijum["reden geen cijfer"], beijum["gebied"]) == ("", "onbekend", "'=Beijum-West")


def test_a_wijk_is_added_up_from_its_buurten_as_on_its_page(ask, client, groningen):
    """Crimes are published for buurten alone; Selwerd and its hof are one wijk with its inhabitants."""
    Municipality.objects.update(code="GM0014")
    divisions.replace_division(shapes(feature("WK001410", buurtnaam="Selwerd en omgeving")), year=2024)

    rows = table(ask("WK001410", "csv"))
    page = client.get(tenancy.path(groningen, "public:area", code="WK001410")).content.decode()

    found = of(rows, "misdrijven", "2025")
    assert found["waarde"] == "387"
    assert found["hoe het cijfer tot stand komt"].startswith(f"Opgeteld over {SELWERD}, {TINY}.")
    assert ">387<" in page


def test_buurten_side_by_side_have_the_same_rows(ask):
    """As on the page that compares them: Beijum has no figures of 2024, which is not the same as none at all."""
    rows = table(ask(SELWERD, "csv", met=[BEIJUM, TINY], indicator="misdrijven"))

    assert [(row["gebiedscode"], row["periode"], row["waarde"] or row["reden geen cijfer"]) for row in rows] == [
        (SELWERD, "2024", "355"),
        (SELWERD, "2025", "374"),
        (BEIJUM, "2024", "niet ingelezen"),
        (BEIJUM, "2025", "3"),
        (TINY, "2024", "niet ingelezen"),
        (TINY, "2025", "13"),
    ]


@pytest.mark.parametrize(("value", "decimals"), [(224.5, 0), (0.25, 1), (-2.5, 0), (-0.4, 0), (1.005, 2), (12.0, 1)])
def test_a_number_is_rounded_as_on_the_page_and_in_a_report(value, decimals):
    shown = rounded(value, decimals)

    assert formats.number(value, decimals) == formats.number(shown, decimals)
    assert words.number(value, decimals) == formats.number(value, decimals).replace(formats.MINUS, "-")


def test_own_counts_of_few_people_are_suppressed(ask):
    """Three crimes in Beijum, and whatever was counted where five people live."""
    SourceTable.objects.filter(code="47022NED").update(publisher="Gemeente Groningen")

    rows = table(ask("GM0014", "csv", niveau="buurt", indicator="misdrijven", jaar="2025"))

    assert {row["gebiedscode"]: (row["waarde"], row["reden geen cijfer"]) for row in rows} == {
        SELWERD: ("374", ""),
        TINY: ("", "te klein om te tonen"),
        BEIJUM: ("", "te klein om te tonen"),
    }


def test_xlsx_opens_with_numbers_dates_notes_and_sources(ask):
    book = openpyxl.load_workbook(io.BytesIO(ask(SELWERD, "xlsx").getvalue()))

    assert book.sheetnames == ["Cijfers", "Uitleg", "Bronnen"]
    head, *rows = book["Cijfers"].iter_rows(values_only=True)
    found = next(row for row in rows if row[5] == "misdrijven_per_1000" and row[6] == "2025")
    cells = dict(zip(head, found, strict=True))
    assert cells["waarde"] == 56.8
    assert cells["opgehaald op"].date() == NOON.replace(day=2).date()
    assert cells["reden geen cijfer"] in ("", None)
    assert ("85984NED", "2024") in [(row[1], row[3]) for row in book["Bronnen"].iter_rows(values_only=True)]
    notes = dict(book["Uitleg"].iter_rows(values_only=True))
    assert "Leeg is nooit nul" in notes["waarde"]
    assert notes["bronvermelding"] == "Bron: CBS, Politie, Kadaster/PDOK; bewerkt met Wijkaanpak."


def test_geojson_is_a_map_with_figures_sources_and_notes(ask):
    found = json.loads(ask(SELWERD, "geojson", met=BEIJUM).getvalue())

    assert [feature["id"] for feature in found["features"]] == [SELWERD, BEIJUM]
    first = found["features"][0]
    assert first["geometry"]["type"] == "Polygon"
    assert first["properties"]["misdrijven_per_1000"] == 56.8
    assert first["properties"]["naam"] == "Selwerd"
    figures = first["properties"]["cijfers"]
    *_older, newest = [figure for figure in figures if figure["indicatorcode"] == "misdrijven_per_1000"]
    assert newest["brontabel"] == "47022NED"
    assert newest["opgehaald op"] == "2026-11-02"
    beijum = found["features"][1]["properties"]
    assert beijum["woz"] is None
    assert any(figure.get("reden geen cijfer") == "onbekend" for figure in beijum["cijfers"])
    assert {source["brontabel"] for source in found["bronnen"]} == {"85984NED", "47022NED"}
    assert "waarde" in found["uitleg"]
    assert found["indicatoren"]["woz"]["eenheid"] == "x 1.000 euro"


def test_file_is_streamed_and_kept_only_while_it_holds(ask):
    response = ask(SELWERD, "csv")

    assert response.streaming
    assert response["Content-Disposition"] == 'attachment; filename="cijfers-selwerd-2026-11-23.csv"'
    assert response["Cache-Control"] == "public, no-cache"
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    response.getvalue()


def test_who_has_it_already_gets_nothing_until_something_is_published(ask, tmp_path):
    etag = ask(SELWERD, "csv")["ETag"]

    assert ask(SELWERD, "csv", headers={"If-None-Match": etag}).status_code == 304
    publish(crimes(tmp_path, [(SELWERD, 2023, 304)], name="later.csv.gz"))
    assert ask(SELWERD, "csv", headers={"If-None-Match": etag}).status_code == 200


def test_words_in_a_file_are_dutch_for_every_reader(ask, client):
    client.cookies["django_language"] = "en"

    response = ask(SELWERD, "csv")

    assert response["Content-Language"] == "nl"
    found = of(table(response), "misdrijven", "2025")
    assert found["soort gebied"] == "buurt"
    assert (found["indicator"], found["eenheid"]) == ("geregistreerde misdrijven", "aantal")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"met": ["BU00149999"]}, "Dit gebied kennen we niet: BU00149999."),
        ({"met": ["BU1", "BU2", "BU3", "BU4"]}, "U kunt hoogstens vier gebieden vergelijken."),
        ({"niveau": "straat"}, "Kies bij ‘niveau’ uit wijk of buurt."),
        ({"indicator": "geluk"}, "Deze indicator kennen we niet: geluk."),
        ({"jaar": "vorig jaar"}, "Schrijf bij ‘jaar’ een jaar, zoals 2024."),
    ],
)
def test_a_wrong_question_is_answered_in_words(ask, query, message):
    response = ask(SELWERD, "csv", **query)

    assert (response.status_code, response.content.decode()) == (400, message)


def test_the_country_is_not_taken_along_buurt_by_buurt(ask):
    Area.objects.create(code="NL00", division_year=2024, level="country", name="Nederland", sort_key="nederland")

    response = ask("NL00", "csv", niveau="buurt", indicator="inwoners", jaar="2024")

    assert response.status_code == 400
    assert "Kies een gemeente." in response.content.decode()


@pytest.mark.parametrize(("code", "kind"), [("BU00149999", "csv"), (SELWERD, "pdf"), ("x", "csv")])
def test_what_is_not_there_is_not_found(ask, code, kind):
    assert ask(code, kind).status_code == 404


def test_a_whole_gemeente_takes_as_many_queries_as_one_buurt(ask, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        ask("GM0014", "csv", niveau="buurt").getvalue()
