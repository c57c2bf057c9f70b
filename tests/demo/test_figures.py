"""The figures that come with the demo are the real ones. No database: the files themselves."""

import json
from pathlib import Path

import pytest

FIGURES = Path(__file__).parents[2] / "demo" / "figures"
SELWERD = ("BU00141000",)
BEIJUM = ("BU00141100", "BU00141101")
DE_WIJERT = ("BU00140605", "BU00140606")
INDISCHE_BUURT_DE_HOOGTE = ("BU00140301", "BU00140300")


def column(name: str, indicator: str) -> dict[str, float | None]:
    release = json.loads((FIGURES / f"{name}.json").read_text("utf-8"))
    place = [c["indicator"] for c in release["columns"]].index(indicator)
    return {code: values[place] for code, values in release["rows"].items()}


def weighted(codes: tuple[str, ...], values: dict, weights: dict) -> float:
    total = sum(weights[code] for code in codes)
    return round(sum(values[code] * weights[code] for code in codes) / total, 1)


@pytest.mark.parametrize(
    ("codes", "people"),
    [
        (SELWERD, 6580),
        (BEIJUM, 11905),
        (DE_WIJERT, 7980),
        (INDISCHE_BUURT_DE_HOOGTE, 12580),
        (("GM0014",), 243768),
    ],
)
def test_inhabitants_of_2024_add_up(codes, people):
    inhabitants = column("inwoners_2024", "inwoners")

    assert sum(inhabitants[code] for code in codes) == people


@pytest.mark.parametrize(
    ("codes", "crimes"),
    [
        (SELWERD, [327, 325, 304, 355, 374]),
        (BEIJUM, [443, 419, 471, 471, 384]),
        (DE_WIJERT, [226, 231, 284, 327, 322]),
        (("GM0014",), [11378, 13454, 15011, 14952, 14805]),
    ],
)
def test_crimes_of_2021_to_2025_add_up(codes, crimes):
    years = [column(f"misdrijven_{year}", "misdrijven") for year in range(2021, 2026)]

    assert [sum(year[code] for code in codes) for year in years] == crimes


@pytest.mark.parametrize("year", range(2021, 2026))
def test_de_hoogte_is_absent_from_the_police_figures_and_not_zero(year):
    assert "BU00140300" not in column(f"misdrijven_{year}", "misdrijven")


@pytest.mark.parametrize(
    ("codes", "woz", "owned"),
    [
        (SELWERD, 225, 21.0),
        (BEIJUM, 225, 48.3),
        (DE_WIJERT, 298, 48.9),
        (INDISCHE_BUURT_DE_HOOGTE, 230, 13.1),
    ],
)
def test_housing_weighted_by_households(codes, woz, owned):
    households = column("kwb_2024", "huishoudens")

    assert round(weighted(codes, column("kwb_2024", "woz"), households)) == woz
    assert weighted(codes, column("kwb_2024", "koopwoningen"), households) == owned


@pytest.mark.parametrize(
    ("codes", "healthy", "lonely", "hard_2012", "hard_2020"),
    [
        (SELWERD, 73.5, 56.7, 34.3, 22.9),
        (BEIJUM, 73.5, 51.3, 36.4, 19.6),
        (DE_WIJERT, 78.0, 49.7, 24.9, 14.8),
        (INDISCHE_BUURT_DE_HOOGTE, 73.9, 54.1, 42.7, 27.1),
        (("GM0014",), 79.9, 48.6, 29.2, 17.5),
    ],
)
def test_health_monitor_weighted_by_inhabitants(codes, healthy, lonely, hard_2012, hard_2020):
    people = column("inwoners_2024", "inwoners")

    assert weighted(codes, column("gezondheidsmonitor_2020", "ervaren_gezondheid"), people) == healthy
    assert weighted(codes, column("gezondheidsmonitor_2020", "eenzaam"), people) == lonely
    assert weighted(codes, column("gezondheidsmonitor_2012", "moeite_met_rondkomen"), people) == hard_2012
    assert weighted(codes, column("gezondheidsmonitor_2020", "moeite_met_rondkomen"), people) == hard_2020


def test_benefits_of_2015_add_up():
    benefits = column("kwb_2015", "bijstand")

    sums = [sum(benefits[c] for c in codes) for codes in (SELWERD, BEIJUM, DE_WIJERT, INDISCHE_BUURT_DE_HOOGTE)]

    assert sums == [540, 1120, 500, 1580]
    assert benefits["GM0014"] == 11030


def test_the_revised_series_stays_apart_from_the_health_monitor():
    years = [
        column(f"ervaren_gezondheid_{year}", "ervaren_gezondheid")["BU00141000"]
        for year in (2012, 2016, 2020, 2022, 2024)
    ]

    assert years == [73.6, 72.7, 72.7, 62.7, 69.4]
    assert column("gezondheidsmonitor_2020", "ervaren_gezondheid")["BU00141000"] == 73.5


def test_every_release_says_where_it_comes_from():
    for path in FIGURES.glob("*.json"):
        release = json.loads(path.read_text("utf-8"))
        empty = [
            key
            for key in ("table", "source", "period", "status", "retrieved_on", "licence", "attribution")
            if not release[key]
        ]
        assert empty == [], path.name


def test_the_map_has_all_151_neighbourhoods_and_the_files_stay_small():
    outlines = json.loads((FIGURES / "groningen_2024.geojson").read_text("utf-8"))

    drawn = [f for f in outlines["features"] if f["geometry"]]

    assert len(drawn) == 151
    assert sum(path.stat().st_size for path in FIGURES.iterdir()) < 700_000
