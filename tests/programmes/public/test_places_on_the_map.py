"""The map on the public pages shows where the wijkaanpakken are, and colours nothing by a number of people."""

from neighbourhoods.models import Area
from programmes.public.reads import municipality_map


def area(code, name, west):
    ring = [[west, 53.2], [west + 0.01, 53.2], [west + 0.01, 53.21], [west, 53.21], [west, 53.2]]
    return Area(code=code, name=name, outline={"type": "Polygon", "coordinates": [ring]})


BUURTEN = [area("BU1", "De Hoogte", 6.5), area("BU2", "Indische buurt", 6.51), area("BU3", "Selwerd", 6.52)]


def test_the_map_names_each_wijkaanpak_once_and_lists_its_buurten():
    drawn = municipality_map(BUURTEN, {"Noord": ["BU1", "BU2"]})

    assert drawn.wide.message == "Waar de wijkaanpakken zijn: Noord (De Hoogte en Indische buurt)."
    assert drawn.wide.table.rows == (("Noord", "De Hoogte"), ("Noord", "Indische buurt"))
    assert drawn.wide.svg.count(">Noord</text>") == drawn.narrow.svg.count(">Noord</text>") == 1


def test_without_outlines_or_without_a_wijkaanpak_there_is_no_map():
    assert municipality_map([Area(code="BU1", name="De Hoogte")], {"Noord": ["BU1"]}) is None
    assert municipality_map(BUURTEN, {}) is None
