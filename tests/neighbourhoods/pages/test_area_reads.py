import pytest

from neighbourhoods.areas import divisions
from neighbourhoods.figures import FigureState
from neighbourhoods.pages import area_reads
from tests.neighbourhoods.areas.test_divisions import shapes
from tests.neighbourhoods.areas.test_geometry import NEXT, feature
from tests.neighbourhoods.support import PEOPLE, WOZ, crimes, kwb, publish

SELWERD, BEIJUM = "BU00141000", "BU00141100"


@pytest.fixture
def groningen_map(db, tmp_path):
    divisions.replace_division(shapes(feature(SELWERD), feature(BEIJUM, NEXT, buurtnaam="Beijum-West")), year=2024)
    rows = [
        ("Groningen", "GM0014", 1, 243768, 300),
        ("Selwerd", SELWERD, 1, 6580, 225),
        ("Beijum-West", BEIJUM, 1, 5855, 235),
        ("Paddepoel", "BU00141001", 1, 50, 240),
    ]
    publish(kwb(tmp_path, rows, (PEOPLE, WOZ)))
    publish(crimes(tmp_path, [(SELWERD, 2024, 355), (SELWERD, 2025, 374), ("BU00141001", 2025, 9)]))


def test_a_map_shows_each_buurt_with_its_own_figure_or_reason(groningen_map):
    found = area_reads.municipality_map("GM0014", "misdrijven_per_1000", division_year=2024)

    assert found.period == "2025"
    assert [(area.name, area.figure.state, area.outline is not None) for area in found.areas] == [
        ("Beijum-West", FigureState.NOT_READ, True),
        ("Paddepoel", FigureState.TOO_SMALL, False),
        ("Selwerd", FigureState.KNOWN, True),
    ]
    assert [round(value, 1) for value in found.values] == [56.8]


def test_a_map_of_an_earlier_period(groningen_map):
    found = area_reads.municipality_map("GM0014", "misdrijven", division_year=2024, period="2024")

    assert found.values == [355]


def test_a_map_of_what_was_never_published_is_empty_but_drawn(groningen_map):
    found = area_reads.municipality_map("GM0014", "leefbaarometer", division_year=2024)

    assert (found.period, found.values, len(found.areas)) == (None, [], 3)


def test_a_map_takes_four_queries(groningen_map, django_assert_num_queries):
    with django_assert_num_queries(4):
        area_reads.municipality_map("GM0014", "misdrijven", division_year=2024)
