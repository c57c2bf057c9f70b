"""What neither the areas nor the totals tell alone, and both together do."""

import pytest

from neighbourhoods.disclosure import sums
from neighbourhoods.disclosure.people import hidden, sums_of
from neighbourhoods.disclosure.rules import Known
from neighbourhoods.disclosure.sums import Sum
from neighbourhoods.models import Indicator

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


def test_three_that_were_left_out_are_three_people_at_least_and_take_a_fourth():
    count = {1: Indicator(key="meldingen", unit="aantal", combination="sum", counts_people="number", minimum=0)}
    left_out = [f"BU0014000{place}" for place in range(3)]
    values = dict.fromkeys(left_out) | {"BU00140003": 40, "WK001400": 46}

    gone = hidden({(1, "2025", 2024): values}, count, lambda *_about: 1000, {(1, "2025", 2024): left_out})

    assert gone[1, "2025", 2024] == {*left_out, "BU00140003"}


def test_three_shares_that_were_rounded_are_a_sum_as_far_as_each_may_be_off():
    """0.05 for each of four figures."""
    shares = {
        pk: Indicator(key=f"deel {pk}", unit="%", combination="none", counts_people="share") for pk in range(1, 5)
    }
    values = {1: (10.1, 3.1), 2: (20.2, 4.2), 3: (30.3, 5.3), 4: (60.8, 12.6)}
    sheets = {(pk, "2025", 2024): dict(zip(BUURTEN, both, strict=True)) for pk, both in values.items()}

    [found] = sums_of(sheets, shares)

    assert (found.total[0], sorted(part[0] for part in found.parts)) == (4, [1, 2, 3])
