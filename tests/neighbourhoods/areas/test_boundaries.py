"""Every file with boundaries among the real ones: stored, or refused for the reason its README gives.

The largest, all buurten of 2015, is in test_neighbourhoods_of_2015.py.
"""

import json

import pytest

from neighbourhoods.areas import crosswalk, geometry, links
from neighbourhoods.models import Area, AreaLink
from neighbourhoods.tables import opening
from tests.neighbourhoods.commands.test_import_links import run
from tests.neighbourhoods.test_golden import DATA

# What stands in each file: areas, and boundaries that cross themselves and are repaired.
MAPS = {
    "nl_wijken_2015.geojson.gz": (2015, 2_796, 11),
    "nl_gemeenten_2015.geojson.gz": (2015, 393, 2),
    "groningen_regio_buurten_2015.geojson": (2015, None, 0),
    "nl_wijken_2022.geojson.gz": (2022, 3_340, None),
    "nl_gemeenten_2022.geojson.gz": (2022, 345, 1),
    "nl_gemeenten_2022_pdok.geojson": (2022, 343, 5),
    "groningen_buurten_2024_benaderd.geojson": (2024, 151, 0),
}
CROSSWALK = "amsterdam_buurtcodes_2015_2022.csv"


def real(name):
    path = DATA / "grenzen" / name
    if not path.is_file():
        pytest.skip(f"{name} is not in {DATA}")
    return path


def store(name, year):
    """How many areas the map has, which are all there now, and how many of them were repaired."""
    code, said, complaint = run("import_areas", real(name), "--year", year, "--json")

    found = json.loads(said)
    assert (code, complaint, found["refused"], found["status"]) == (0, "", [], "published")
    assert Area.objects.filter(geometry__isnull=False).count() == found["areas"]
    return found["areas"], sum("is hersteld" in notice for notice in found["notices"])


@pytest.mark.parametrize("name", MAPS)
def test_a_real_map_is_stored(db, name):
    year, count, repaired = MAPS[name]

    stored, mended = store(name, year)

    assert count in (None, stored)
    assert repaired in (None, mended)


def test_points_and_lines_of_the_region_are_dropped_and_said(db):
    found = geometry.read(opening.features(real("groningen_regio_buurten_2015.geojson").read_bytes()))

    dropped = [notice for notice in found.notices if "weggelaten" in notice]
    assert len(found.shapes) == 625
    assert [text.split(" weggelaten")[0] for text in sorted(dropped)] == [
        "1 keer ‘MultiLineString’",
        "2 keer ‘LineString’",
        "2 keer ‘Point’",
    ]


def test_the_crosswalk_of_amsterdam_is_also_a_map_in_metres(db):
    code, said, _ = run("import_areas", real(CROSSWALK), "--year", 2023, "--json")

    found = json.loads(said)
    assert (code, found["areas"]) == (0, 439)
    assert any("Rijksdriehoeksmeters" in notice for notice in found["notices"])
    west, south = Area.objects.get(code="BU0363AE01").geometry["coordinates"][0][0]
    assert (west, south) == pytest.approx((4.9011, 52.3762), abs=0.005)


def test_the_centre_points_of_the_crosswalk_agree(db):
    """Its own columns lat and lon, made by others, against our conversion of its metres."""
    import csv

    import shapely

    with real(CROSSWALK).open(encoding="utf-8-sig", newline="") as lines:
        rows = {row["BUURTCODE_CBS_2022"]: row for row in csv.DictReader(lines)}
    pairs = crosswalk.read(real(CROSSWALK).read_text("utf-8-sig")).pairs
    for shape in geometry.read(crosswalk.features(pairs)).shapes:
        middle = shapely.geometry.shape(shape.geometry).centroid
        row = rows[shape.code]
        assert (middle.x, middle.y) == pytest.approx((float(row["longitude"]), float(row["latitude"])), abs=0.00003)


def test_gemeenten_that_merged_are_known_from_their_maps(db):
    for name in ("nl_gemeenten_2015.geojson.gz", "nl_gemeenten_2022.geojson.gz"):
        run("import_areas", real(name), "--year", MAPS[name][0])

    links.link_overlap(2015, 2022)

    rows = AreaLink.objects.filter(later__code="GM1980")  # Dijk en Waard, of Heerhugowaard and Langedijk
    assert {(link.earlier.code, link.kind) for link in rows} == {("GM0398", "merged"), ("GM0416", "merged")}
