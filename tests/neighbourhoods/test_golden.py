"""The real files, and the figures of Groningen worked out by hand from them (weights stated)."""

import pytest

from neighbourhoods.figures import FigureState
from neighbourhoods.models import Observation, Release
from neighbourhoods.releases import publishing
from neighbourhoods.series import area_series
from neighbourhoods.standings.ranks import ranks
from tests.neighbourhoods.data import DATA, TOWNS_2015, needs_data
from tests.neighbourhoods.support import NOON, publish

pytestmark = needs_data

PEOPLE = "cbs/kwb_2024_bevolking.csv"
CHOICE = "cbs/kwb_2024_selectie.csv.gz"
CRIME = "politie/misdrijven_buurt_2021_2025.csv.gz"
HEALTH = "rivm/goed_ervaren_gezondheid_2012_2024.csv.gz"
HEALTH_2020 = "rivm/gezondheidsmonitor_2020_18plus.xlsx"
HEALTH_2012 = "rivm/gezondheidsmonitor_2012_18plus.xlsx"
MAP_2015 = "grenzen/nl_buurten_2015.geojson.gz"

AREAS = {
    "Selwerd": ["BU00141000"],
    "Beijum": ["BU00141100", "BU00141101"],
    "De Wijert": ["BU00140605", "BU00140606"],
    "Indische Buurt/De Hoogte": ["BU00140301", "BU00140300"],
    "Groningen": ["GM0014"],
}


@pytest.fixture
def published(db, readings):
    def publish_all(*names):
        return [publish_reading(readings(name)) for name in names]

    return publish_all


def publish_reading(reading):
    return publishing.publish(reading, at=NOON, retrieved_at=NOON)


def figures(area, key, **options):
    return area_series(AREAS[area], [key], **options)[key].figures


def rounded(area, key, decimals, **options):
    return [None if figure.value is None else round(figure.value, decimals) for figure in figures(area, key, **options)]


# Counts of an import equal the counts of the file


@pytest.mark.parametrize(
    ("name", "areas", "columns", "counted", "missing", "periods"),
    [
        (PEOPLE, 18_310, 8, 146_480, {}, 1),
        (CRIME, 14_836, 1, 74_180, {}, 5),
        (HEALTH, 12_092, 1, 60_121, {}, 5),
    ],
)
def test_everything_in_the_file_is_published_once(published, name, areas, columns, counted, missing, periods):
    outcome = published(name)[0]

    assert (outcome.status, outcome.areas, outcome.columns, outcome.figures) == ("published", areas, columns, counted)
    assert (outcome.missing, len(outcome.releases)) == (missing, periods)
    assert published(name)[0].status == "unchanged"
    assert Release.objects.count() == periods


def test_a_broken_line_in_the_national_file_is_named_and_nothing_is_written(db, tmp_path):
    lines = (DATA / PEOPLE).read_bytes().split(b"\r\n")
    lines[9_999] = lines[9_999].replace(b";", b";x", 6)
    (tmp_path / "kwb_2024.csv").write_bytes(b"\r\n".join(lines))

    with pytest.raises(publishing.Refusal, match="regel 10000, kolom ‘"):
        publish(tmp_path / "kwb_2024.csv")

    assert not Release.objects.exists()


def test_amsterdam_has_letters_and_commas(readings):
    one = readings("cbs/kwb_2019_amsterdam.csv").publications[0]

    household = [column.title for column in one.columns].index(
        "bevolking particuliere huishoudens gemiddelde huishoudensgrootte aantal"
    )
    assert (one.period, len(one.codes)) == ("2019", 580)
    assert one.values[one.codes.index("BU03639801")][household] == 3.2


# Figures of the four programmes, and of the gemeente


def test_inhabitants_and_crimes(published):
    published(PEOPLE, CRIME)

    assert {area: rounded(area, "inwoners", 0) for area in AREAS} == {
        "Selwerd": [6580],
        "Beijum": [11905],
        "De Wijert": [7980],
        "Indische Buurt/De Hoogte": [12580],
        "Groningen": [243768],
    }
    assert {area: rounded(area, "misdrijven", 0) for area in AREAS} == {
        "Selwerd": [327, 325, 304, 355, 374],
        "Beijum": [443, 419, 471, 471, 384],
        "De Wijert": [226, 231, 284, 327, 322],
        "Indische Buurt/De Hoogte": [None] * 5,
        "Groningen": [11378, 13454, 15011, 14952, 14805],
    }
    rates = {area: figures(area, "misdrijven_per_1000")[-1] for area in AREAS}
    assert {area: rate.value and round(rate.value, 1) for area, rate in rates.items()} == {
        "Selwerd": 56.8,
        "Beijum": 32.3,
        "De Wijert": 40.4,
        "Indische Buurt/De Hoogte": None,
        "Groningen": 60.7,
    }
    assert {rate.weight.period for rate in rates.values()} == {"2024"}


def test_crimes_of_de_hoogte_are_absent_so_the_sum_is_incomplete_and_not_453(published):
    published(PEOPLE, CRIME)

    for key in ("misdrijven", "misdrijven_per_1000"):
        found = figures("Indische Buurt/De Hoogte", key)
        assert [figure.state for figure in found] == [FigureState.INCOMPLETE] * 5
        assert {figure.value for figure in found} == {None}
        assert {figure.absent for figure in found} == {("BU00140300",)}
    cemetery = area_series(["BU00141004"], ["misdrijven_per_1000"])["misdrijven_per_1000"]
    assert {figure.state for figure in cemetery.figures} == {FigureState.TOO_SMALL}
    assert cemetery.latest.weight.total == 5


def test_homes_weighed_by_households(published):
    published(CHOICE)

    assert {area: (rounded(area, "woz", 0), rounded(area, "koopwoningen", 1)) for area in AREAS} == {
        "Selwerd": ([225], [21.0]),
        "Beijum": ([225], [48.3]),
        "De Wijert": ([298], [48.9]),
        "Indische Buurt/De Hoogte": ([230], [13.1]),
        "Groningen": ([300], [40.0]),
    }
    assert figures("Beijum", "woz")[0].weight.key == "huishoudens"


def test_health_weighed_by_inhabitants(published):
    outcomes = published(PEOPLE, HEALTH, HEALTH_2020, HEALTH_2012)

    newest = outcomes[2]
    assert (newest.areas, newest.columns, newest.figures, newest.missing) == (17_341, 32, 530_304, {"missing": 24_608})
    assert published(HEALTH_2020)[0].status == "unchanged"

    other = {"ervaren_gezondheid": "50090NED"}
    assert {area: rounded(area, "ervaren_gezondheid", 1, series=other)[-1] for area in AREAS} == {
        "Selwerd": 73.5,
        "Beijum": 73.5,
        "De Wijert": 78.0,
        "Indische Buurt/De Hoogte": 73.9,
        "Groningen": 79.9,
    }
    assert {area: rounded(area, "eenzaam", 1)[-1] for area in AREAS} == {
        "Selwerd": 56.7,
        "Beijum": 51.3,
        "De Wijert": 49.7,
        "Indische Buurt/De Hoogte": 54.1,
        "Groningen": 48.6,
    }
    assert {area: rounded(area, "moeite_met_rondkomen", 1) for area in AREAS} == {
        "Selwerd": [34.3, 22.9],
        "Beijum": [36.4, 19.6],
        "De Wijert": [24.9, 14.8],
        "Indische Buurt/De Hoogte": [42.7, 27.1],
        "Groningen": [29.2, 17.5],
    }
    assert figures("Selwerd", "eenzaam")[-1].state is FigureState.ESTIMATED
    assert_two_tables_keep_two_values()


def assert_two_tables_keep_two_values():
    """Selwerd in 2020 is 73.5 in one table and 72.7 in the other; the series is of one of them."""
    assert rounded("Selwerd", "ervaren_gezondheid", 1) == [73.6, 72.7, 72.7, 62.7, 69.4]
    both = Observation.objects.current().of_areas(AREAS["Selwerd"])
    both = both.filter(indicator__key="ervaren_gezondheid", period="2020")
    assert dict(both.values_list("release__table_id", "value")) == {"50150NED": 72.7, "50090NED": 73.5}
    trend = Observation.objects.trend("BU00141000", "ervaren_gezondheid")
    assert [figure.value for figure in trend] == [73.6, 72.7, 72.7, 62.7, 69.4]
    found = area_series(AREAS["Selwerd"], ["ervaren_gezondheid"])["ervaren_gezondheid"]
    assert found.change(found.at("2020"), found.at("2024")).value is None


def test_benefits_in_2015(published):
    published(MAP_2015, TOWNS_2015)

    assert {area: rounded(area, "bijstand", 0) for area in AREAS} == {
        "Selwerd": [540],
        "Beijum": [1120],
        "De Wijert": [500],
        "Indische Buurt/De Hoogte": [1580],
        "Groningen": [11030],
    }


# Where a buurt stands


def test_selwerd_stands_among_the_country_and_among_buurten_as_urban_and_as_large(published):
    """Its urbanity is known from 2015 alone, its number of inhabitants of 2024: the nearest that cover the country."""
    published("cbs/kwb_2019_amsterdam.csv", MAP_2015, PEOPLE, CHOICE)

    woz = area_series(AREAS["Selwerd"], ["woz"])["woz"]
    standing = ranks({woz.indicator: woz.latest})["woz"]

    assert str(standing.comparison) == "zeer sterk stedelijk, 4.000 of meer inwoners"
    assert standing.country.areas > 11_000
    assert 20 <= standing.alike.areas < standing.country.areas
