"""The figures of the demo in the catalogue: the golden values as the product computes them."""

import pytest

from demo import publications
from neighbourhoods.models import Area, Release
from neighbourhoods.series import area_series

SELWERD = ["BU00141000"]
BEIJUM = ["BU00141100", "BU00141101"]
INDISCHE_BUURT_DE_HOOGTE = ["BU00140301", "BU00140300"]


@pytest.fixture(scope="module")
def _loaded(rows_of_module: None) -> None:
    publications.load()


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

    assert (Release.objects.count(), Area.objects.count()) == before == (14, before[1])
    assert Area.objects.filter(division_year=2024).exclude(geometry=None).count() == 151


def test_areas_of_2024_have_their_names(loaded):
    assert Area.objects.get(code="BU00140300", division_year=2024).name == "De Hoogte"
    assert Area.objects.get(code="GM0014", division_year=2024).name == "Groningen"
