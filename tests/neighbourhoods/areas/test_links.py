import pytest

from neighbourhoods.areas import crosswalk, divisions, links
from neighbourhoods.models import Area, AreaLink
from neighbourhoods.terms import LinkKind, LinkSource
from tests.neighbourhoods.areas.test_divisions import shapes
from tests.neighbourhoods.areas.test_geometry import NEXT, feature
from tests.neighbourhoods.support import kwb, publish

SELWERD, BEIJUM = "BU00141000", "BU00141100"
HEADER = "oude_code;oude_naam;nieuwe_code;nieuwe_naam;geometrie"
HALVES = [
    [[[6.5, 53.2], [6.54, 53.2], [6.54, 53.3], [6.5, 53.3], [6.5, 53.2]]],
    [[[6.54, 53.2], [6.6, 53.2], [6.6, 53.3], [6.54, 53.3], [6.54, 53.2]]],
]


def stored():
    rows = AreaLink.objects.order_by("earlier__code", "later__code")
    return [
        (link.earlier.code, link.later.code, LinkKind(link.kind)) for link in rows.select_related("earlier", "later")
    ]


def table(*lines):
    return crosswalk.read("\n".join([HEADER, *lines]))


# -- Another code since last year, as published ------------------------------------------------------------------------


def test_a_new_code_follows_the_name_within_its_wijk(db, tmp_path):
    publish(kwb(tmp_path, [("Selwerd", SELWERD, 1), ("Centrum", "BU00140000", 1)], (), name="kwb_2023.csv"))
    publish(kwb(tmp_path, [("Selwerd", "BU00141009", 2), ("Centrum", "BU00140000", 1)], (), name="kwb_2024.csv"))

    assert stored() == [
        ("BU00140000", "BU00140000", LinkKind.SAME),
        (SELWERD, "BU00141009", LinkKind.RECODED),
    ]


def test_two_of_the_same_name_are_not_guessed(db, tmp_path):
    rows = [("Centrum", "BU00140000", 1), ("Centrum", "BU00140100", 1)]
    publish(kwb(tmp_path, rows, (), name="kwb_2023.csv"))
    publish(kwb(tmp_path, [("Centrum", "BU00140200", 2)], (), name="kwb_2024.csv"))

    assert stored() == []


def test_a_name_in_another_gemeente_is_not_followed(db, tmp_path):
    publish(kwb(tmp_path, [("Centrum", "BU00030000", 1)], (), name="kwb_2023.csv"))
    publish(kwb(tmp_path, [("Centrum", "BU00140000", 2)], (), name="kwb_2024.csv"))

    assert stored() == []


def test_a_new_code_and_name_follow_the_outline(db):
    divisions.replace_division(shapes(feature("BU00030000", buurtnaam="Oud")), year=2023)
    divisions.replace_division(shapes(feature(SELWERD, buurtnaam="Nieuw", IND_WBI=2)), year=2024)

    assert stored() == [("BU00030000", SELWERD, LinkKind.RECODED)]


# -- A crosswalk -------------------------------------------------------------------------------------------------------


@pytest.fixture
def two_years(db):
    divisions.replace_division(
        shapes(feature("BU00140001"), feature("BU00140002", NEXT, buurtnaam="Beijum")), year=2019
    )
    divisions.replace_division(shapes(feature(SELWERD), feature(BEIJUM, NEXT, buurtnaam="Beijum")), year=2023)


def test_a_crosswalk_links_what_has_the_same_name(two_years):
    found = table(f"BU00140001;Selwerd;{SELWERD};Selwerd;", f"BU00140002;BEIJUM;{BEIJUM};beijum;")

    outcome = links.link_crosswalk(found.pairs, year=2019, later_year=2023)

    assert (outcome.added, outcome.kinds, outcome.left_out) == (2, {"recoded": 2}, [])
    assert stored()[0] == ("BU00140001", SELWERD, LinkKind.RECODED)
    assert links.link_crosswalk(found.pairs, year=2019, later_year=2023).added == 0


def test_a_code_that_means_another_area_is_left_out(two_years):
    elsewhere = "POLYGON ((5 52, 5.1 52, 5.1 52.1, 5 52.1, 5 52))"
    found = table(
        f"BU00140001;Paddepoel;{SELWERD};Selwerd;",
        f"BU00140002;Beijum;{BEIJUM};Beijum;{elsewhere}",
        f"BU00149999;Weg;{BEIJUM};Beijum;",
    )

    outcome = links.link_crosswalk(found.pairs, year=2019, later_year=2023)

    assert stored() == []
    assert [str(refusal) for refusal in outcome.left_out] == [
        "regel 2: BU00140001 heet in de indeling van 2019 anders (Selwerd).",
        "regel 3: BU00140002 is in de indeling van 2019 een ander gebied (Beijum).",
        "regel 4: BU00149999 staat niet in de indeling van 2019.",
    ]


def test_the_boundary_of_the_file_counts_for_more_than_a_name(two_years):
    here = '"SRID=4326;POLYGON ((6.5 53.2, 6.6 53.2, 6.6 53.3, 6.5 53.3, 6.5 53.2))"'

    links.link_crosswalk(table(f"BU00140001;Anders;{SELWERD};Ook anders;{here}").pairs, year=2019, later_year=2023)

    assert stored() == [("BU00140001", SELWERD, LinkKind.RECODED)]


def test_a_crosswalk_knows_parts_only_when_it_knows_all(two_years):
    whole = table(f"BU00140001;Selwerd;{SELWERD};Selwerd;", f"BU00140001;Selwerd;{BEIJUM};Beijum;")
    torn = table(f"BU00140001;Selwerd;{SELWERD};Selwerd;", "BU00140001;Selwerd;BU00149999;Weg;")

    assert links.link_crosswalk(whole.pairs, year=2019, later_year=2023, dry_run=True).kinds == {"split": 2}
    assert links.link_crosswalk(torn.pairs, year=2019, later_year=2023, dry_run=True).kinds == {"changed": 1}
    assert stored() == []


def test_a_crosswalk_that_merges(two_years):
    found = table(f"BU00140001;Selwerd;{SELWERD};Selwerd;", f"BU00140002;Beijum;{SELWERD};Selwerd;")

    assert links.link_crosswalk(found.pairs, year=2019, later_year=2023).kinds == {"merged": 2}


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (["Selwerd;x;BU00141000;y;"], (2, "oude_code")),
        (["BU00140001;x;WK001410;y;"], (2, "nieuwe_code")),
        (["BU00140001;x;BU00141000;y;POLYGON ((1 2"], (2, "geometrie")),
        (['BU00140001;x;BU00141000;y;"SRID=3857;POLYGON ((0 0, 1 0, 1 1, 0 0))"'], (2, "geometrie")),
        ([], (None, None)),
    ],
)
def test_a_crosswalk_that_cannot_be_read_is_refused(lines, where):
    refused = table(*lines).refused[0]

    assert (refused.line, refused.column) == where


def test_a_file_without_two_codes_is_no_crosswalk():
    assert crosswalk.read("code;naam\nBU00140001;Selwerd\n").refused[0].line == 1


# -- Maps over each other ----------------------------------------------------------------------------------------------


@pytest.fixture
def halved(db):
    divisions.replace_division(shapes(feature(SELWERD), feature(BEIJUM, NEXT)), year=2015)
    later = shapes(feature(SELWERD, HALVES[0]), feature("BU00141009", HALVES[1]), feature(BEIJUM, NEXT))
    divisions.replace_division(later, year=2024)


def test_maps_over_a_gap_of_years(halved):
    outcome = links.link_overlap(2015, 2024, metres=1)

    assert stored() == [
        (SELWERD, SELWERD, LinkKind.SPLIT),
        (SELWERD, "BU00141009", LinkKind.SPLIT),
        (BEIJUM, BEIJUM, LinkKind.SAME),
    ]
    assert (outcome.added, outcome.kinds) == (3, {"split": 2, "same": 1})
    link = AreaLink.objects.get(later__code="BU00141009")
    assert (link.source, round(link.of_earlier, 1), link.of_later) == (LinkSource.OVERLAP, 0.6, 1)


def test_a_new_look_replaces_an_old_one(halved):
    links.link_overlap(2015, 2024, metres=1)

    links.link_overlap(2015, 2024, metres=2000)

    assert stored() == []


def test_what_was_published_stays(halved):
    one, other = (Area.objects.get(code=SELWERD, division_year=year) for year in (2015, 2024))
    AreaLink.objects.create(earlier=one, later=other, kind=LinkKind.CHANGED, source=LinkSource.CROSSWALK)

    links.link_overlap(2015, 2024, metres=1)

    assert (SELWERD, SELWERD, LinkKind.CHANGED) in stored()


def test_a_dry_run_links_nothing(halved):
    assert links.link_overlap(2015, 2024, metres=1, dry_run=True).added == 3
    assert stored() == []


def test_a_second_map_of_the_same_year_may_hold_crumbs(halved):
    """Clipping left parts of which nothing but a point or a line remains once they are rounded to a metre."""
    point = [[6.7, 53.15], [6.700001, 53.15], [6.700001, 53.150001], [6.7, 53.15]]
    line = [[6.7, 53.16], [6.70001, 53.16], [6.70001, 53.160001], [6.7, 53.16]]
    divisions.replace_division(shapes(feature(BEIJUM, [[point], [line], NEXT], "MultiPolygon")), year=2015)

    outcome = links.link_overlap(2015, 2024, metres=1)

    assert outcome.kinds == {"split": 2, "same": 1}


@pytest.mark.parametrize("later_year", [2015, 2014])
def test_time_goes_one_way(db, later_year):
    with pytest.raises(links.SameYear):
        links.link_overlap(2015, later_year)
    with pytest.raises(links.SameYear):
        links.link_crosswalk([], year=2015, later_year=later_year)
