import pytest
from django.db import IntegrityError, transaction

from neighbourhoods.areas import divisions, geometry
from neighbourhoods.models import Area
from neighbourhoods.models.area import district_code, municipality_code, sort_key
from neighbourhoods.terms import Level
from tests.neighbourhoods.areas.test_geometry import NEXT, feature
from tests.neighbourhoods.support import kwb, publish


def shapes(*features):
    return geometry.read(features).shapes


def test_a_division_is_stored_with_its_outlines(db):
    division = divisions.replace_division(shapes(feature(), feature("BU00141100", NEXT)), year=2024)

    area = Area.objects.get(code="BU00141000")
    assert (division.status, division.added, division.changed, division.same) == ("published", 2, 0, 0)
    assert (area.name, area.level, area.division_year) == ("Selwerd", Level.NEIGHBOURHOOD, 2024)
    assert area.geometry["type"] == area.outline["type"] == "Polygon"


def test_the_same_division_again_changes_nothing(db):
    divisions.replace_division(shapes(feature()), year=2024)

    assert divisions.replace_division(shapes(feature()), year=2024).status == "unchanged"


def test_other_years_and_other_areas_stay(db):
    divisions.replace_division(shapes(feature()), year=2023)
    divisions.replace_division(shapes(feature("BU00141100", NEXT)), year=2024)

    division = divisions.replace_division(shapes(feature(buurtnaam="Selwerd e.o.")), year=2024)

    assert (division.added, Area.objects.count()) == (1, 3)
    assert Area.objects.get(division_year=2023).name == "Selwerd"


def test_a_map_draws_areas_that_figures_made(db, tmp_path):
    publish(kwb(tmp_path, [("Selwerd", "BU00141000", 1, 6580)]))
    made = Area.objects.get()

    division = divisions.replace_division(shapes(feature(coordinates=NEXT)), year=2024)

    drawn = Area.objects.get()
    assert (division.changed, drawn.pk, drawn.boundary_change) == (1, made.pk, 1)
    assert drawn.geometry is not None


def test_areas_within_a_municipality(db):
    publishable = [feature(), feature("BU00030000", NEXT), feature("WK001410"), feature("GM0014")]
    for drawn in publishable:
        divisions.replace_division(shapes(drawn), year=2024)

    assert {area.code for area in Area.objects.within("GM0014")} == {"BU00141000", "WK001410"}
    assert {area.code for area in Area.objects.within("WK001410").neighbourhoods()} == {"BU00141000"}


@pytest.mark.parametrize(
    "broken",
    [{"code": "Selwerd"}, {"code": "BU0014100"}, {"level": "municipality"}, {"outline": {"type": "Polygon"}}],
)
def test_database_refuses(db, broken):
    good = {"code": "BU00141000", "division_year": 2024, "level": Level.NEIGHBOURHOOD, "name": "x", "sort_key": "x"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.create(**good | broken)


def test_codes_tell_where_an_area_lies():
    assert (municipality_code("BU0363AA01"), municipality_code("GM0014"), municipality_code("NL00")) == (
        "GM0363",
        "GM0014",
        "NL00",
    )
    assert district_code("BU00141000") == "WK001410"


def test_names_sort_as_people_look_them_up():
    names = ["Wijk 10", "’s-Gravenhage", "Ámsterdam", "Wijk 9", "Zwolle"]

    assert sorted(names, key=sort_key) == ["Ámsterdam", "’s-Gravenhage", "Wijk 9", "Wijk 10", "Zwolle"]
