import pytest

from neighbourhoods.areas import geometry

SQUARE = [[[6.5, 53.2], [6.6, 53.2], [6.6, 53.3], [6.5, 53.3], [6.5, 53.2]]]
NEXT = [[[6.6, 53.2], [6.7, 53.2], [6.7, 53.3], [6.6, 53.3], [6.6, 53.2]]]
# Crosses itself in a corner: a tiny flap, the sort of thing rounding leaves behind.
FLAP = [
    [
        [6.5, 53.2],
        [6.6, 53.2],
        [6.6, 53.3],
        [6.55, 53.3],
        [6.5501, 53.3001],
        [6.5502, 53.2999],
        [6.5, 53.3],
        [6.5, 53.2],
    ]
]
BOW_TIE = [[[6.5, 53.2], [6.6, 53.3], [6.6, 53.2], [6.5, 53.3], [6.5, 53.2]]]


def feature(code="BU00141000", coordinates=SQUARE, kind="Polygon", **properties):
    properties = {"buurtcode": code, "buurtnaam": "Selwerd", "gemeentecode": "GM0014", **properties}
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def test_a_polygon_is_an_area():
    shape = geometry.read([feature(indelingswijzigingWijkenEnBuurten=1)]).shapes[0]

    assert (shape.code, shape.name, shape.boundary_change) == ("BU00141000", "Selwerd", 1)
    assert shape.geometry["type"] == shape.outline["type"] == "Polygon"
    assert sorted(map(tuple, shape.geometry["coordinates"][0])) == sorted(map(tuple, SQUARE[0]))


def test_points_and_lines_are_dropped_with_a_notice():
    found = geometry.read(
        [
            feature(),
            feature(coordinates=[6.5, 53.2], kind="Point"),
            feature(coordinates=SQUARE[0], kind="LineString"),
            {"properties": {}, "geometry": None},
        ]
    )

    assert len(found.shapes) == 1
    assert [kind for kind in ("Point", "LineString", "leeg") if any(kind in text for text in found.notices)] == [
        "Point",
        "LineString",
        "leeg",
    ]


def test_water_is_no_area():
    assert [shape.code for shape in geometry.read([feature(), feature("BU00149997", water="JA")]).shapes] == [
        "BU00141000"
    ]


def test_a_small_fault_is_repaired_and_named():
    found = geometry.read([feature(coordinates=FLAP)])

    assert found.refused == []
    assert "Selwerd (BU00141000)" in found.notices[0]


def test_a_boundary_that_makes_no_sense_is_refused_by_name():
    found = geometry.read([feature(), feature("BU00141100", BOW_TIE, buurtnaam="Beijum-West")])

    assert found.shapes == []
    assert [(refusal.line, "Beijum-West (BU00141100)" in refusal.reason) for refusal in found.refused] == [(2, True)]


@pytest.mark.parametrize(
    "coordinates", [[], [[[6.5, 53.2]]], "tekst", [[["a", "b"], ["c", "d"], ["e", "f"], ["a", "b"]]], None]
)
def test_a_boundary_that_cannot_be_read_is_refused(coordinates):
    assert geometry.read([feature(coordinates=coordinates)]).refused


def test_an_area_without_code_is_refused():
    assert geometry.read([feature("14", gemeentecode="")]).refused[0].line == 1


def test_parts_of_one_area_are_joined():
    found = geometry.read([feature(), feature(coordinates=NEXT)])

    assert len(found.shapes) == 1
    assert "samengevoegd" in found.notices[0]


def test_an_empty_map_is_refused():
    assert geometry.read([]).refused


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ({"BU_CODE": "BU00030000", "WK_CODE": "WK000300", "GM_CODE": "GM0003"}, "BU00030000"),
        ({"WK_CODE": "WK000300", "GM_CODE": "GM0003"}, "WK000300"),
        ({"gemeentecode": "GM0014"}, "GM0014"),
        ({"code": "GM0014", "name": "Groningen"}, "GM0014"),
        ({"statcode": "GM0014", "statnaam": "Groningen"}, "GM0014"),
    ],
)
def test_the_smallest_code_is_what_a_shape_is_about(properties, code):
    one = {"properties": properties, "geometry": {"type": "Polygon", "coordinates": SQUARE}}

    assert geometry.read([one]).shapes[0].code == code
