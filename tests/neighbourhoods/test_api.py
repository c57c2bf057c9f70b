"""Figures by the API: the same as on the page and in the file, with all that makes them answerable."""

import csv
import io

import pytest

from neighbourhoods.areas import divisions
from neighbourhoods.models import Area, Indicator, SourceTable
from neighbourhoods.pages import sentences
from tests.neighbourhoods.areas.test_divisions import shapes
from tests.neighbourhoods.areas.test_geometry import NEXT, feature
from tests.neighbourhoods.support import OWNED, PEOPLE, WOZ, crimes, kwb, publish
from wijkaanpak import tenancy
from wijkaanpak.formats import number

SELWERD, BEIJUM, TINY, WIJK = "BU00141000", "BU00141100", "BU00141001", "WK001410"
UNCOUNTED = "BU00140300"


@pytest.fixture
def figures(groningen, tmp_path):
    groningen.code = "GM0014"
    groningen.save()
    wijk = feature(WIJK, buurtnaam="Selwerd en omgeving")
    beijum, hoogte = feature(BEIJUM, NEXT, buurtnaam="Beijum-West"), feature(UNCOUNTED, NEXT, buurtnaam="De Hoogte")
    divisions.replace_division(shapes(wijk, feature(SELWERD), beijum, hoogte), year=2024)
    rows = [
        ("Groningen", "GM0014", 1, 243768, 300),
        ("Selwerd", SELWERD, 1, 6580, 225),
        ("Beijum-West", BEIJUM, 1, 5855, "."),
        ("Selwerderhof", TINY, 1, 5, 240),
    ]
    publish(kwb(tmp_path, rows, (PEOPLE, WOZ)))
    publish(crimes(tmp_path, [(SELWERD, 2024, 355), (SELWERD, 2025, 374), (TINY, 2025, 13), (BEIJUM, 2025, 3)]))


@pytest.fixture
def ask(client, groningen, figures):
    """What the API answers to a path with the query string as keywords."""

    def ask(path: str, **query):
        answer = client.get(f"/groningen/api/v1/{path}", query)
        assert answer.status_code == 200, answer.content
        return answer.json()

    return ask


def one(found, indicator, period):
    (row,) = [row for row in found["resultaten"] if (row["indicator"], row["periode"]) == (indicator, period)]
    return row


def test_a_figure_answers_where_it_comes_from(ask):
    found = one(ask(f"gebieden/{SELWERD}/cijfers"), "misdrijven_per_1000", "2025")

    made = found.pop("totStandGekomen")
    assert found == {
        "gebied": SELWERD,
        "indelingGebied": 2024,
        "indicator": "misdrijven_per_1000",
        "periode": "2025",
        "waarde": 56.8,
        "eenheid": "per 1.000 inwoners",
        "aard": "gemeten",
        "redenGeenCijfer": None,
        "bron": "Politie",
        "brontabel": "47022NED",
        "reeks": "47022NED",
        "status": "voorlopig",
        "opgehaaldOp": "2026-11-02",
        "indelingCijfer": 2024,
        "licentie": "CC BY 4.0",
    }
    assert "gedeeld door inwoners 2024" in made


def told(page) -> set[tuple[str, str, str]]:
    """Every figure of the lines of a page, by indicator and period, as it stands there or why it does not."""
    return {
        (line.row.indicator.key, figure.period, sentences.shown(figure, line.row.indicator))
        for part in page.context["shown"].parts
        for line in part.lines
        for figure in line.row.series.figures
    }


def answered(found) -> set[tuple[str, str, str]]:
    """The same of an answer of the API, with numbers as a page writes them."""
    decimals = dict(Indicator.objects.values_list("key", "decimals"))
    return {
        (
            row["indicator"],
            row["periode"],
            row["redenGeenCijfer"] or number(row["waarde"], decimals[row["indicator"]]),
        )
        for row in found["resultaten"]
    }


@pytest.mark.parametrize("code", [SELWERD, BEIJUM, TINY, UNCOUNTED, WIJK, "GM0014"])
def test_the_api_the_file_and_the_page_say_the_same(ask, client, groningen, tmp_path, code):
    """Also of what only the gemeente has a figure of, and of a year in which a buurt was not counted."""
    publish(kwb(tmp_path, [("Groningen", "GM0014", 1, 243000, 40)], (PEOPLE, OWNED), name="kwb_2023.csv"))
    text = client.get(tenancy.path(groningen, "downloads:download", code=code, kind="csv")).getvalue()
    page = client.get(tenancy.path(groningen, "public:area", code=code))
    filed = csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";")
    in_file = {(row["indicatorcode"], row["periode"]): row for row in filed}

    found = ask(f"gebieden/{code}/cijfers")

    assert answered(found) == told(page)
    assert ("koopwoningen", "2023") in in_file
    assert {(row["indicator"], row["periode"]) for row in found["resultaten"]} == in_file.keys()
    for row in found["resultaten"]:
        line = in_file[row["indicator"], row["periode"]]
        value = float(line["waarde"].replace(",", ".")) if line["waarde"] else None
        assert (row["waarde"], row["redenGeenCijfer"] or "", row["totStandGekomen"]) == (
            value,
            line["reden geen cijfer"],
            line["hoe het cijfer tot stand komt"],
        )


def test_what_is_not_known_is_empty_with_its_reason(ask):
    tiny = one(ask(f"gebieden/{TINY}/cijfers"), "misdrijven_per_1000", "2025")
    beijum = one(ask(f"gebieden/{BEIJUM}/cijfers"), "woz", "2024")

    assert (tiny["waarde"], tiny["redenGeenCijfer"], tiny["aard"]) == (None, "te klein om te tonen", None)
    assert (beijum["waarde"], beijum["redenGeenCijfer"]) == (None, "onbekend")


def test_own_counts_of_few_people_are_suppressed(ask):
    """Three crimes in Beijum, and whatever was counted where five people live."""
    SourceTable.objects.filter(code="47022NED").update(publisher="Gemeente Groningen")

    found = {
        code: ask(f"gebieden/{code}/cijfers", indicator="misdrijven", periode="2025")["resultaten"][0]
        for code in (SELWERD, TINY, BEIJUM)
    }

    assert {code: (row["waarde"], row["redenGeenCijfer"]) for code, row in found.items()} == {
        SELWERD: (374, None),
        TINY: (None, "te klein om te tonen"),
        BEIJUM: (None, "te klein om te tonen"),
    }


def test_a_wijk_is_added_up_from_its_buurten(ask):
    assert one(ask(f"gebieden/{WIJK}/cijfers"), "misdrijven", "2025")["waarde"] == 387


def test_figures_are_narrowed_down(ask):
    found = ask(f"gebieden/{SELWERD}/cijfers", indicator=["woz", "misdrijven"], periode="2024")

    assert [(row["indicator"], row["waarde"]) for row in found["resultaten"]] == [("woz", 225), ("misdrijven", 355)]


@pytest.mark.parametrize(
    ("query", "name", "status"),
    [
        ({"indicator": "geluk"}, "indicator", 404),
        ({"indicator": "niet goed"}, "indicator", 400),
        ({"periode": "vorig"}, "periode", 400),
        ({"jaar": 1}, "jaar", 400),
    ],
)
def test_a_wrong_filter_is_refused_rather_than_forgotten(client, figures, query, name, status):
    answer = client.get(f"/groningen/api/v1/gebieden/{SELWERD}/cijfers", query)

    assert answer.status_code == status
    assert [error["location"]["name"] for error in answer.json()["errors"]] == [name]


def test_areas_of_a_year_say_what_they_lie_in(ask, settings):
    found = ask("gebieden")["resultaten"]

    assert {(row["code"], row["soort"], row["ligtIn"]) for row in found} == {
        ("GM0014", "gemeente", None),
        (WIJK, "wijk", "GM0014"),
        (SELWERD, "buurt", WIJK),
        (TINY, "buurt", WIJK),
        (BEIJUM, "buurt", "WK001411"),
        (UNCOUNTED, "buurt", "WK001403"),
    }
    assert all(row["jaar"] == 2024 for row in found)
    assert {row["cijfers"] for row in found} >= {f"{settings.SITE_URL}/groningen/api/v1/gebieden/{SELWERD}/cijfers"}
    assert ask("gebieden", jaar=2023)["aantal"] == 0
    assert [row["naam"] for row in ask("gebieden", soort="wijk")["resultaten"]] == ["Selwerd en omgeving"]


def test_where_an_answer_points_to_is_there(ask, client):
    row = ask(f"gebieden/{SELWERD}")

    assert client.get(row["cijfers"]).status_code == 200
    assert b"Polygon" in client.get(row["kaart"]).getvalue()


@pytest.mark.parametrize("code", ["GM0599", "BU05991000", "NL00", "BU00149999", "x", "BU00141000'"])
def test_an_area_of_another_municipality_is_not_here(client, figures, code):
    Area.objects.create(code="GM0599", division_year=2024, level="municipality", name="Rotterdam")
    Area.objects.create(code="BU05991000", division_year=2024, level="neighbourhood", name="Elders")

    for path in (f"gebieden/{code}", f"gebieden/{code}/cijfers"):
        assert client.get(f"/groningen/api/v1/{path}").status_code == 404


def test_a_municipality_without_a_code_has_no_areas(client, groningen):
    answers = [client.get(f"/groningen/api/v1/gebieden{path}") for path in ("", "/GM0014", "/GM0014/cijfers")]

    assert [answer.status_code for answer in answers] == [200, 404, 404]
    assert answers[0].json()["resultaten"] == []


def test_an_indicator_says_how_to_read_it(ask):
    found = ask("indicatoren/misdrijven_per_1000")

    assert (found["naam"], found["eenheid"]) == ("geregistreerde misdrijven per 1.000 inwoners", "per 1.000 inwoners")
    assert found["richting"] == "lager is beter"
    assert found["betekenis"]
    assert found["bron"].startswith("Politie")
    assert found["isEigen"] is False
    assert 2022 in ask("indicatoren/ervaren_gezondheid")["breuken"]


def test_lists_take_as_many_queries_at_ten_times_the_rows(ask, django_assert_num_queries):
    for place in range(50):
        Area.objects.create(code=f"BU001420{place:02}", division_year=2024, level="neighbourhood", name=f"B{place}")

    for path, queries in (("gebieden", 12), ("indicatoren", 11)):
        for per in (5, 50):
            with django_assert_num_queries(queries):
                assert len(ask(path, perPagina=per)["resultaten"]) == per


def test_figures_take_as_many_queries_for_all_years_as_for_one(ask, django_assert_num_queries):
    for query in ({"indicator": "misdrijven", "periode": "2025"}, {}):
        with django_assert_num_queries(15):
            ask(f"gebieden/{SELWERD}/cijfers", **query)
