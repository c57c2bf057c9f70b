"""A file about one gemeente with the row of the country takes away no figure of any other area."""

import json

import pytest

from neighbourhoods.areas.places import Place
from neighbourhoods.figures import FigureState
from neighbourhoods.pages import comparison_page, profiles
from neighbourhoods.releases import publishing
from tests.neighbourhoods.data import needs_data
from tests.neighbourhoods.support import NOON, PEOPLE, WOZ, crimes, kwb, publish
from wijkaanpak import tenancy

SELWERD, PADDEPOEL, NEW, CENTRE = "BU00141000", "BU00140900", "BU00141009", "BU03630000"
COLUMNS = (PEOPLE, WOZ)


@pytest.fixture
def extract(groningen, tmp_path):
    """Groningen is known up to 2018; the file of 2019 holds Amsterdam and the country."""
    groningen.code = "GM0014"
    groningen.save()
    rows = [
        ("Nederland", "NL00", ".", 17_000_000, 230),
        ("Groningen", "GM0014", 1, 231_000, 190),
        ("Selwerd", SELWERD, 1, 6_400, 150),
        ("Paddepoel", PADDEPOEL, 1, 1_600, 200),
    ]
    publish(kwb(tmp_path, rows, COLUMNS, name="kwb_2017.csv"))
    publish(kwb(tmp_path, [*rows[:2], ("Selwerd", SELWERD, 1, 6_500, 160), rows[3]], COLUMNS, name="kwb_2018.csv"))
    rows = [
        ("Nederland", "NL00", ".", 17_300_000, 250),
        ("Amsterdam", "GM0363", 1, 863_000, 370),
        ("Centrum", CENTRE, 1, 900, 500),
    ]
    publish(kwb(tmp_path, rows, COLUMNS, name="kwb_2019.csv"))


def buurt(code: str) -> Place:
    return Place(code, "neighbourhood", (), code=code)


def row(place: Place, key: str) -> profiles.IndicatorRow:
    return next(row for row in profiles.of(place).rows if row.indicator.key == key)


def test_an_area_that_is_not_in_it_keeps_the_figure_it_has(extract):
    found = row(buurt(SELWERD), "woz")

    assert (found.figure.period, found.figure.value) == ("2018", 160)
    assert (found.municipality.value, found.country.value) == (190, 230), "of the same year"
    assert (found.change.since.period, found.change.since.value) == ("2017", 150)
    assert row(buurt(CENTRE), "woz").figure.period == "2019"


def test_the_year_is_a_gap_in_the_line(extract):
    found = row(buurt(SELWERD), "woz").series

    assert [(figure.period, figure.value, figure.is_covered) for figure in found.figures] == [
        ("2017", 150, True),
        ("2018", 160, True),
        ("2019", None, False),
    ]
    assert found.latest == found.at("2018") == found.until(2026)


def test_a_row_without_a_value_is_the_newest_figure(extract, tmp_path):
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 6_600, ".")], COLUMNS, name="kwb_2020.csv"))

    found = row(buurt(SELWERD), "woz").figure

    assert (found.period, found.value, found.state) == ("2020", None, FigureState.MISSING)


def test_a_set_of_which_one_buurt_is_in_it_is_incomplete(extract, tmp_path):
    publish(crimes(tmp_path, [(SELWERD, 2023, 355), (PADDEPOEL, 2023, 80), (SELWERD, 2024, 374), ("GM0014", 2025, 9)]))
    together = Place("Samen", "programme", (SELWERD, PADDEPOEL), slug="samen")

    found = row(together, "misdrijven").figure

    assert (found.period, found.value, found.state, found.absent) == (
        "2024",
        None,
        FigureState.INCOMPLETE,
        (PADDEPOEL,),
    )
    assert row(together, "inwoners").figure.period == "2018"


def test_an_area_of_which_nothing_was_ever_published_says_so_of_the_newest_year(extract):
    found = row(buurt(NEW), "woz")

    assert (found.figure.period, found.figure.state, found.change) == ("2019", FigureState.NOT_READ, None)


def test_areas_are_compared_in_a_year_that_is_about_all_of_them(extract, tmp_path):
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1, 6_600, 170)], COLUMNS, name="kwb_2020.csv"))

    parts = comparison_page.comparison(profiles.beside([buurt(SELWERD), buurt(PADDEPOEL), buurt(NEW)]))

    line = next(line for part in parts for line in part.lines if line.row.indicator.key == "woz")
    assert (line.period, [value.text for value in line.values]) == ("2018", ["160", "200", "niet ingelezen", "230"])


def test_areas_without_a_year_in_common_are_compared_in_the_newest_of_one(extract, tmp_path):
    publish(kwb(tmp_path, [("Nieuw", NEW, 1, 10, 300)], COLUMNS, name="kwb_2016.csv"))

    parts = comparison_page.comparison(profiles.beside([buurt(NEW), buurt(SELWERD)]))

    line = next(line for part in parts for line in part.lines if line.row.indicator.key == "woz")
    assert (line.period, [value.text for value in line.values]) == ("2018", ["niet ingelezen", "160", "230"])


def test_the_map_to_take_along_has_the_figure_of_the_page(extract, client, groningen):
    path = tenancy.path(groningen, "downloads:download", code=SELWERD, kind="geojson")

    (found,) = json.loads(client.get(path).getvalue())["features"]

    assert found["properties"]["woz"] == 160
    assert [figure["periode"] for figure in found["properties"]["cijfers"] if figure["indicatorcode"] == "woz"] == [
        "2017",
        "2018",
        "2019",
    ]


@needs_data
def test_amsterdam_in_2019_takes_no_benefits_of_2015_from_selwerd(db, readings):
    """The real files: every buurt of 2015, and of 2019 Amsterdam with the country."""
    for name in ("grenzen/nl_buurten_2015.geojson.gz", "cbs/kwb_2019_amsterdam.csv"):
        publishing.publish(readings(name), at=NOON, retrieved_at=NOON)

    found = row(buurt(SELWERD), "bijstand")

    assert (found.figure.period, found.figure.value) == ("2015", 540)
    assert found.series.periods == ("2015", "2019")
    assert row(buurt(CENTRE), "bijstand").figure.period == "2019"
