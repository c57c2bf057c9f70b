"""The demo holds one city, and still says where its buurten stand among those of the country."""

import pytest

from demo import publications
from neighbourhoods.areas.places import Place
from neighbourhoods.models import Quantile
from neighbourhoods.pages import profiles
from neighbourhoods.standings.classes import Size, Urbanity

SELWERD = Place("Selwerd", "neighbourhood", (), code="BU00141000")


@pytest.fixture(scope="module")
def _demo(rows_of_module: None) -> None:
    publications.load(with_country=False)


@pytest.fixture
def demo(_demo: None, db: None) -> None:
    """The figures of Groningen, and where they stand in the country."""


def test_selwerd_stands_among_the_buurten_of_the_country_and_those_alike(demo):
    found = profiles.standings(profiles.of(SELWERD))

    assert {"woz", "eenzaam", "ervaren_gezondheid", "misdrijven_per_1000"} <= set(found)
    homes = found["woz"]
    assert homes.country is not None
    assert homes.alike is not None
    assert homes.comparison is not None
    assert homes.country.areas > 10_000 > homes.alike.areas
    assert homes.country.percentile < 15
    assert (homes.comparison.urbanity, homes.comparison.size) == (Urbanity.VERY_STRONG, Size.VERY_LARGE)


def test_what_is_a_number_of_people_stands_nowhere(demo):
    assert not {"inwoners", "misdrijven", "huishoudens"} & set(profiles.standings(profiles.of(SELWERD)))


def test_loading_again_changes_nothing(demo):
    before = Quantile.objects.count()

    publications.load(with_country=False)

    assert Quantile.objects.count() == before
