"""What neither the areas nor the totals tell alone, and both together do."""

import pytest

from neighbourhoods.disclosure import sums
from neighbourhoods.disclosure.rules import Known
from neighbourhoods.disclosure.sums import Sum

GIRLS, BOYS, CHILDREN = 1, 2, 3
BUURTEN = ["BU00140000", "BU00140001"]
WIJK = {
    GIRLS: {"WK001400": 9, "BU00140000": 3, "BU00140001": 6},
    BOYS: {"WK001400": 18, "BU00140000": 9, "BU00140001": 9},
    CHILDREN: {"WK001400": 27, "BU00140000": 12, "BU00140001": 15},
}


@pytest.mark.parametrize(
    ("boys", "besides"),
    [({"BU00140000"}, {BOYS: {"BU00140001"}}), ({"BU00140000", "BU00140001"}, {})],
    ids=["one boy too few", "enough"],
)
def test_the_wijk_and_the_children_together_give_away_one_more(boys, besides):
    """The boys of the second buurt are the wijk without the first, and so the girls there are children without boys."""
    small = {GIRLS: frozenset({"BU00140000"}), BOYS: frozenset(), CHILDREN: frozenset()}
    gone = {GIRLS: frozenset(BUURTEN), BOYS: frozenset(boys), CHILDREN: frozenset()}
    sheets = {key: Known(values) for key, values in WIJK.items()}

    more = sums.together(sheets, small, gone, [Sum(CHILDREN, frozenset({GIRLS, BOYS}))])

    assert more == besides


@pytest.mark.parametrize("elsewhere", [{}, {"een wijkaanpak": 3}], ids=["", "a figure that girls do not have"])
def test_what_tells_nothing_is_left_as_it_is(elsewhere):
    """Children are hidden in the place of boys: other figures than would be chosen now, and enough."""
    sheets = {key: Known(values) for key, values in WIJK.items()}
    sheets |= {key: Known(WIJK[key] | elsewhere) for key in (BOYS, CHILDREN)}
    small = {GIRLS: frozenset({"BU00140000"}), BOYS: frozenset(elsewhere), CHILDREN: frozenset(elsewhere)}
    gone = {GIRLS: frozenset(BUURTEN), BOYS: frozenset(elsewhere), CHILDREN: frozenset({*BUURTEN, *elsewhere})}

    assert sums.together(sheets, small, gone, [Sum(CHILDREN, frozenset({GIRLS, BOYS}))]) == {}


def test_families_that_have_nothing_to_do_with_each_other_are_all_looked_at():
    small = dict.fromkeys(range(1, 7), frozenset()) | dict.fromkeys((1, 4), frozenset({"BU00140000"}))
    gone = {1: frozenset(BUURTEN), 2: frozenset({"BU00140000"}), 3: frozenset()}
    gone |= {key + 3: codes for key, codes in gone.items()}
    sheets = {key + more: Known(values) for key, values in WIJK.items() for more in (0, 3)}

    more = sums.together(sheets, small, gone, [Sum(3, frozenset({1, 2})), Sum(6, frozenset({4, 5}))])

    assert more == {2: {"BU00140001"}, 5: {"BU00140001"}}
