"""The map on the public pages shows where the wijkaanpakken are, and colours nothing by a number of people."""

import json

from neighbourhoods.models import Area
from programmes.public.reads import current_codes, municipality_map, places_map
from tests.support.factories import ProgrammeAreaFactory, ProgrammeAreaMemberFactory, ProgrammeFactory


def outlined(code, name, west):
    ring = [[west, 53.2], [west + 0.01, 53.2], [west + 0.01, 53.21], [west, 53.21], [west, 53.2]]
    return code, name, {"type": "Polygon", "coordinates": [ring]}


BUURTEN = [outlined("BU1", "De Hoogte", 6.5), outlined("BU2", "Indische buurt", 6.51), outlined("BU3", "Selwerd", 6.52)]


def read(code, name, outline):
    """A buurt as it is read for the page."""
    area = Area(code=code, name=name)
    area.outline_text = outline and json.dumps(outline)
    return area


def test_the_map_names_each_wijkaanpak_once_and_lists_its_buurten():
    drawn = municipality_map(BUURTEN, {"Noord": ["BU1", "BU2"]})

    assert drawn.wide.message == "Waar de wijkaanpakken zijn: Noord (De Hoogte en Indische buurt)."
    assert drawn.wide.table.rows == (("Noord", "De Hoogte"), ("Noord", "Indische buurt"))
    assert drawn.wide.svg.count(">Noord</text>") == drawn.narrow.svg.count(">Noord</text>") == 1


def test_without_outlines_or_without_a_wijkaanpak_there_is_no_map():
    assert places_map([read("BU1", "De Hoogte", None)], {"Noord": ["BU1"]}) == ""
    assert places_map([read(*buurt) for buurt in BUURTEN], {"Noord": []}) == ""


def test_a_buurt_that_moved_or_is_called_otherwise_stands_on_the_map_at_once():
    drawn = places_map([read(*buurt) for buurt in BUURTEN], {"Noord": ["BU1"]})

    moved = [outlined("BU1", "De Hoogte", 6.4), *BUURTEN[1:]]
    renamed = [("BU1", "Hoogte", BUURTEN[0][2]), *BUURTEN[1:]]

    assert places_map([read(*buurt) for buurt in BUURTEN], {"Noord": ["BU1"]}) == drawn
    assert places_map([read(*buurt) for buurt in moved], {"Noord": ["BU1"]}) != drawn
    assert ">Hoogte<" in places_map([read(*buurt) for buurt in renamed], {"Noord": ["BU1"]})
    assert ">Zuid<" in places_map([read(*buurt) for buurt in BUURTEN], {"Zuid": ["BU1"]})


def test_the_buurten_of_all_wijkaanpakken_take_one_query(groningen, django_assert_num_queries):
    areas = ProgrammeAreaFactory.create_batch(4)
    for area in areas:
        for code in ("BU00140002", "BU00140001"):
            ProgrammeAreaMemberFactory(area=area, code=code)
    without = ProgrammeFactory()

    with django_assert_num_queries(1):
        found = current_codes([*(area.programme for area in areas), without])

    assert found[areas[0].programme_id] == ("BU00140001", "BU00140002")
    assert len(found) == 4
