"""The figures of the demo in the catalogue: the golden values as the product computes them."""

import pytest
from django.db import connection

from demo import publications
from neighbourhoods.models import Area, Release
from neighbourhoods.series import area_series
from neighbourhoods.standings.movement import MovementObstacle, MovementVerdict
from neighbourhoods.standings.movements import movements
from neighbourhoods.standings.precedents import precedent

SELWERD = ["BU00141000"]
BEIJUM = ["BU00141100", "BU00141101"]
DE_WIJERT = ["BU00140605", "BU00140606"]
INDISCHE_BUURT_DE_HOOGTE = ["BU00140301", "BU00140300"]


@pytest.fixture(scope="module")
def _loaded(rows_of_module: None) -> None:
    publications.load()
    connection.check_constraints()  # of all these rows once, and not after each test


@pytest.fixture
def loaded(_loaded: None, db: None) -> None:
    """The figures of the demo."""


def values(codes: list[str], key: str) -> list[float | None]:
    series = area_series(codes, [key])[key]
    decimals = series.indicator.decimals
    return [None if figure.value is None else round(figure.value, decimals) for figure in series.figures]


@pytest.mark.parametrize(
    ("codes", "key", "expected"),
    [
        (SELWERD, "misdrijven", [327, 325, 304, 355, 374]),
        (BEIJUM, "misdrijven", [443, 419, 471, 471, 384]),
        (BEIJUM, "koopwoningen", [48.3]),
        (BEIJUM, "moeite_met_rondkomen", [36.4, 19.6]),
        (SELWERD, "ervaren_gezondheid", [73.6, 72.7, 72.7, 62.7, 69.4]),
        (INDISCHE_BUURT_DE_HOOGTE, "misdrijven", [None] * 5),
    ],
)
def test_golden_values_as_the_product_computes_them(loaded, codes, key, expected):
    assert values(codes, key) == expected


def test_crime_rate_of_selwerd_in_2025(loaded):
    assert values(SELWERD, "misdrijven_per_1000")[-1] == 56.8


def test_a_second_load_changes_nothing(loaded):
    before = (Release.objects.count(), Area.objects.count())

    publications.load()

    assert (Release.objects.count(), Area.objects.count()) == before == (15, before[1])
    assert Area.objects.filter(division_year=2024).exclude(geometry=None).count() == 151


def test_areas_of_2024_have_their_names(loaded):
    assert Area.objects.get(code="BU00140300", division_year=2024).name == "De Hoogte"
    assert Area.objects.get(code="GM0014", division_year=2024).name == "Groningen"


@pytest.mark.parametrize(
    ("codes", "change", "more", "less", "verdict", "obstacle"),
    [
        (SELWERD, 15.9, 11, 49, MovementVerdict.ORDINARY, None),
        (BEIJUM, -3.9, 41, 19, MovementVerdict.ORDINARY, None),
        (DE_WIJERT, 26.0, 1, 59, MovementVerdict.RISEN_MORE, None),
        (INDISCHE_BUURT_DE_HOOGTE, None, None, None, None, MovementObstacle.INCOMPLETE),
    ],
)
def test_crime_is_judged_beside_sixty_real_buurten(loaded, codes, change, more, less, verdict, obstacle):
    found = movements(codes, ["misdrijven_per_1000"])["misdrijven_per_1000"]

    assert (found.change and round(found.change, 1), found.more, found.less) == (change, more, less)
    assert (found.verdict, found.obstacle) == (verdict, obstacle)


def test_the_nearest_peers_of_selwerd_have_their_names(loaded):
    nearest = movements(SELWERD, ["misdrijven"])["misdrijven"].peers[:3]

    names = dict(Area.objects.filter(division_year=2024).values_list("code", "name"))
    assert [peer.code for peer in nearest] == ["BU09350200", "BU05182561", "BU0363FJ04"]
    assert all(names[peer.code] != peer.code for peer in nearest)


@pytest.mark.parametrize(
    ("codes", "key", "since", "change", "more", "band"),
    [
        (SELWERD, "ervaren_gezondheid", None, 6.7, 5, (2.8, 8.2)),
        (SELWERD, "ervaren_gezondheid", 2012, -4.2, 36, None),
        (SELWERD, "eenzaam", None, 9.9, 13, None),
        (SELWERD, "moeite_met_rondkomen", None, -11.4, 10, None),
    ],
)
def test_health_is_beside_sixty_real_buurten_as_on_the_national_files(loaded, codes, key, since, change, more, band):
    found = movements(codes, [key], since=since)[key]

    assert (round(found.change, 1), found.more, len(found.peers)) == (change, more, 60)
    assert band in (None, (found.low, found.high))
    assert (found.verdict, found.obstacle) == (None, MovementObstacle.MODEL_ESTIMATE)


@pytest.mark.parametrize(
    ("codes", "key", "value", "year", "needed", "reached", "best"),
    [
        (SELWERD, "eenzaam", 46, 2030, -10.7, 0, -5.1),
        (SELWERD, "moeite_met_rondkomen", 17, 2030, -5.9, 4, -6.9),
    ],
)
def test_a_target_of_health_is_beside_what_sixty_real_buurten_did(
    loaded, codes, key, value, year, needed, reached, best
):
    found = precedent(codes, key, value, year)

    assert (round(found.needed, 1), found.reached, len(found.peers), round(found.best, 1)) == (
        needed,
        reached,
        60,
        best,
    )
