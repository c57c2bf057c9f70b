"""Boundaries over the network: which are asked, what happens on a bad day, and what is never believed."""

import pytest

from neighbourhoods import ogc
from neighbourhoods.areas import geometry
from neighbourhoods.ogc import boundaries
from tests.support.ogc_server import feature, square


def codes(fetched):
    return sorted({geometry.code_of(each) for each in fetched.features})


def questions(maps, collection):
    return [path for path in maps.asked if f"/collections/{collection}/items" in path]


def test_the_whole_country_is_three_collections(maps):
    fetched = ogc.fetch(2025)

    own = ["BU00141000", "BU00141001", "BU19661000", "BU19661001", "GM0014", "GM1966", "WK001410", "WK196610"]
    assert codes(fetched) == own


def test_one_gemeente_is_asked_by_its_surroundings_and_neighbours_are_left_out(maps):
    fetched = ogc.fetch(2025, municipality="GM0014")

    assert codes(fetched) == ["BU00141000", "BU00141001", "GM0014", "WK001410"]
    [asked] = questions(maps, "buurten")
    assert "bbox=6.500%2C53.200%2C6.520%2C53.220" in asked


def test_what_pdok_sends_is_read_as_a_file_is(maps):
    found = geometry.read(ogc.fetch(2025, municipality="GM0014").features)

    named = {shape.code: (shape.name, shape.boundary_change) for shape in found.shapes}
    assert found.refused == []
    assert named == {
        "BU00141000": ("Selwerd", 1),
        "BU00141001": ("Paddepoel", 1),
        "GM0014": ("Groningen", None),
        "WK001410": ("Noordwest", 1),
    }
    assert found.notices == ["1 keer ‘water of buitenland’ weggelaten: alleen vlakken zijn gebieden."]


def test_pages_are_followed_to_the_last(maps):
    maps.page = 1

    fetched = ogc.fetch(2025)

    assert len(fetched.features) == 9
    assert len(questions(maps, "buurten")) == 4


def test_a_server_that_is_busy_is_asked_again_after_the_time_it_names(maps, waited):
    maps.faults = [("/wijken/items", "503"), ("/buurten/items", "429")]

    fetched = ogc.fetch(2025)

    assert len(fetched.features) == 9
    assert waited == [7.0, 7.0]


def break_at(maps, part):
    """This part of the question is broken off half-way, each time it is asked."""
    maps.faults = [(part, "break")] * 5
    with pytest.raises(ogc.Trouble, match=r"127\.0\.0\.1 geeft geen antwoord"):
        ogc.fetch(2025)


def test_after_a_break_it_goes_on_with_the_page_that_was_missing(maps):
    maps.page = 1
    break_at(maps, "/buurten/items?f=json&limit=200&cursor=2")
    maps.asked.clear()

    fetched = ogc.fetch(2025)

    assert len(fetched.features) == 9
    assert [path.partition("cursor=")[2] for path in questions(maps, "buurten")] == ["2", "3"]
    assert questions(maps, "gemeenten") == questions(maps, "wijken") == []


def test_stored_pages_go_when_the_boundaries_are_safe(maps, settings):
    fetched = ogc.fetch(2025)
    before = len(list(settings.ODATA_FOLDER.glob("*/*")))

    fetched.done()

    assert (before, list(settings.ODATA_FOLDER.glob("*/*"))) == (3, [])


def test_a_map_that_was_changed_meanwhile_is_not_mixed_with_the_old_pages(maps):
    maps.page = 1
    break_at(maps, "/buurten/items?f=json&limit=200&cursor=2")
    maps.updated = "2026-06-01T02:00:00Z"
    maps.asked.clear()

    ogc.fetch(2025)

    assert len(questions(maps, "buurten")) == 4


def test_a_link_that_lost_its_meaning_is_forgotten_so_that_the_next_attempt_begins_anew(maps):
    maps.page = 1
    break_at(maps, "/buurten/items?f=json&limit=200&cursor=2")
    maps.faults = [("cursor=2", "400")]

    with pytest.raises(ogc.Trouble, match="antwoordt met code 400"):
        ogc.fetch(2025)
    maps.asked.clear()
    fetched = ogc.fetch(2025)

    assert len(fetched.features) == 9
    assert len(questions(maps, "buurten")) == 4


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("cut", "niet compleet: rond WK196610 ontbreken gebieden"),
        ("short", "zegt dat er 3 gebieden op een pagina staan, maar het zijn er 2"),
        ("html", "anders dan JSON"),
        ("stranger", r"andere server \(169\.254\.169\.254\)"),
    ],
)
def test_an_answer_that_is_not_whole_or_not_theirs_is_refused(maps, fault, words):
    maps.page = 2
    maps.faults = [("/buurten/items", fault)]

    with pytest.raises(ogc.Trouble, match=words):
        ogc.fetch(2025)


def test_after_a_map_that_was_not_complete_all_of_it_is_asked_again(maps):
    maps.page = 2
    maps.faults = [("/buurten/items", "cut")]
    with pytest.raises(ogc.Trouble):
        ogc.fetch(2025)

    assert len(ogc.fetch(2025).features) == 9


def test_boundaries_of_another_year_are_refused(maps):
    maps.years[2025]["wijken"][0]["properties"]["jaar"] = 2024

    with pytest.raises(ogc.Trouble, match="grenzen van 2024 in plaats van 2025"):
        ogc.fetch(2025)


def test_a_year_that_pdok_does_not_have(maps):
    with pytest.raises(ogc.Trouble, match="heeft de indeling van 1999 niet"):
        ogc.fetch(1999)


def test_a_gemeente_that_is_not_there(maps):
    with pytest.raises(ogc.Trouble, match="geen gemeente GM9999 in de indeling van 2025"):
        ogc.fetch(2025, municipality="GM9999")


@pytest.mark.parametrize("geometry", [None, {"type": "Polygon", "coordinates": [["west"]]}])
def test_a_gemeente_without_a_boundary_has_no_surroundings(maps, geometry):
    maps.years[2025]["gemeenten"] = [feature(2025, geometry, gemeentecode="GM0014")]

    with pytest.raises(ogc.Trouble, match="gemeente zonder grens"):
        ogc.fetch(2025, municipality="GM0014")


@pytest.mark.parametrize("item", ["geen gebied", {"properties": "x"}, {"properties": {}, "geometry": []}])
def test_what_is_no_feature_is_refused(maps, item):
    client = boundaries.OgcClient(maps.template.format(year=2025))

    with pytest.raises(ogc.Trouble, match="vorm die wij niet kennen"):
        client.page_of({"features": [item]})


def test_the_box_goes_round_all_parts_of_a_gemeente():
    parts = [feature(2025, square(6.50049, 53.2)), feature(2025, square(6.7, 53.39))]

    assert boundaries._surroundings(parts) == {"bbox": "6.500,53.200,6.720,53.410"}
