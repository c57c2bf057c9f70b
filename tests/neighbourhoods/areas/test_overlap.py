"""How areas continue, from squares of some hundred metres laid over each other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from neighbourhoods.areas import overlap
from neighbourhoods.terms import LinkKind

EAST, NORTH = 6.5, 53.2
STEP = 0.01  # some 670 metres east, 1,100 north


def cell(column, row, *, columns=1.0, rows=1.0, moved=0.0):
    west, south = EAST + column * STEP + moved, NORTH + row * STEP + moved
    return box(west, south, west + columns * STEP, south + rows * STEP)


def kinds(earlier, later, metres=1.0):
    return {(link.earlier, link.later): link.kind for link in overlap.links(earlier, later, metres=metres)}


def test_the_same_square_is_the_same_area():
    assert kinds({"BU1": cell(0, 0)}, {"BU1": cell(0, 0)}) == {("BU1", "BU1"): LinkKind.SAME}


def test_the_same_square_with_another_code_is_recoded():
    assert kinds({"BU1": cell(0, 0)}, {"BU9": cell(0, 0)}) == {("BU1", "BU9"): LinkKind.RECODED}


def test_two_that_fill_one_are_its_parts():
    halves = {"BU1": cell(0, 0, columns=0.4), "BU2": cell(0.4, 0, columns=0.6)}

    assert set(kinds({"BU1": cell(0, 0)}, halves).values()) == {LinkKind.SPLIT}
    assert set(kinds(halves, {"BU1": cell(0, 0)}).values()) == {LinkKind.MERGED}


def test_a_part_that_is_on_no_map_is_no_split():
    assert kinds({"BU1": cell(0, 0)}, {"BU1": cell(0, 0, columns=0.4)}) == {("BU1", "BU1"): LinkKind.CHANGED}


def test_a_border_that_moved_by_a_third_changed_both():
    earlier = {"BU1": cell(0, 0), "BU2": cell(1, 0)}
    later = {"BU1": cell(0, 0, columns=1.3), "BU2": cell(1.3, 0, columns=0.7)}

    assert kinds(earlier, later) == {
        ("BU1", "BU1"): LinkKind.CHANGED,
        ("BU2", "BU1"): LinkKind.CHANGED,
        ("BU2", "BU2"): LinkKind.CHANGED,
    }


def test_a_sliver_is_no_link():
    assert kinds({"BU1": cell(0, 0), "BU2": cell(1, 0)}, {"BU1": cell(0, 0, columns=1.02)}, metres=1) == {
        ("BU1", "BU1"): LinkKind.SAME
    }


def test_a_coarse_map_knows_of_no_same_area_and_only_of_plain_changes():
    nudged = cell(0, 0, moved=0.0003)

    assert kinds({"BU1": cell(0, 0)}, {"BU1": nudged}, metres=1) == {("BU1", "BU1"): LinkKind.CHANGED}
    assert kinds({"BU1": cell(0, 0)}, {"BU1": nudged}, metres=34) == {}
    assert kinds({"BU1": cell(0, 0)}, {"BU1": cell(0, 0)}, metres=34) == {}
    assert kinds({"BU1": cell(0, 0)}, {"BU1": cell(0, 0, columns=0.3)}, metres=34) == {("BU1", "BU1"): LinkKind.CHANGED}


def test_precision_is_measured_from_what_kept_its_code():
    earlier = {f"BU{column}{row}": cell(column, row) for column in range(6) for row in range(6)}
    drawn = {code: cell(int(code[2]), int(code[3]), moved=0.0004) for code in earlier}
    drawn["BU00"] = cell(0, 0, columns=0.3)

    then, now = overlap._Side(earlier), overlap._Side(drawn)

    assert 20 < overlap.precision(then, now, overlap._pairs(then, now)) < 80
    assert not any(kind is LinkKind.SAME for kind in kinds(earlier, drawn, metres=None).values())


def test_two_good_maps_with_one_change_are_good_maps():
    earlier = {f"BU{column}{row}": cell(column, row) for column in range(6) for row in range(6)}
    later = earlier | {"BU00": cell(0, 0, columns=0.5), "BU99": cell(0.5, 0, columns=0.5)}

    found = kinds(earlier, later, metres=None)

    assert found["BU11", "BU11"] is LinkKind.SAME
    assert found["BU00", "BU00"] is found["BU00", "BU99"] is LinkKind.SPLIT


def test_nothing_over_nothing_is_nothing():
    assert overlap.links({}, {"BU1": cell(0, 0)}) == []


CUTS = st.lists(st.integers(1, 39), max_size=4, unique=True).map(sorted)


def strip(cuts, first):
    edges = [0, *cuts, 40]
    places = pairwise(edges)
    return {f"BU{first + n}": cell(a / 10, 0, columns=(b - a) / 10) for n, (a, b) in enumerate(places)}


@given(CUTS, CUTS, st.sampled_from([1.0, 10.0, 40.0, 200.0]))
def test_time_runs_both_ways(cuts, later_cuts, metres):
    """Later over earlier says the same, with splits for mergers."""
    turned = {LinkKind.SPLIT: LinkKind.MERGED, LinkKind.MERGED: LinkKind.SPLIT}
    earlier, later = strip(cuts, 1), strip(later_cuts, 1)

    there = kinds(earlier, later, metres)
    back = kinds(later, earlier, metres)

    assert there == {(first, second): turned.get(kind, kind) for (second, first), kind in back.items()}


@given(CUTS, CUTS, st.randoms(use_true_random=False))
def test_order_does_not_matter(cuts, later_cuts, random):
    earlier, later = strip(cuts, 1), strip(later_cuts, 5)
    shuffled = [list(side.items()) for side in (earlier, later)]
    for side in shuffled:
        random.shuffle(side)

    assert overlap.links(*map(dict, shuffled), metres=1) == overlap.links(earlier, later, metres=1)


@given(CUTS, st.sampled_from([1.0, 10.0, 40.0, 200.0]), st.sampled_from([1.0, 10.0, 40.0, 200.0]))
def test_a_coarser_map_never_knows_more(cuts, metres, coarser):
    metres, coarser = sorted((metres, coarser))
    earlier, later = strip(cuts, 1), strip(cuts[:-1], 1)

    fine, coarse = kinds(earlier, later, metres), kinds(earlier, later, coarser)

    sure = {pair for pair, kind in coarse.items() if kind != LinkKind.CHANGED}
    assert all(fine[pair] == coarse[pair] for pair in sure)


@pytest.mark.parametrize("side", [0, 1])
def test_an_area_without_surface_is_left_out(side):
    sides = [{"BU1": cell(0, 0)}, {"BU1": cell(0, 0)}]
    sides[side]["BU2"] = cell(1, 0, columns=0)

    assert kinds(*sides) == {("BU1", "BU1"): LinkKind.SAME}
