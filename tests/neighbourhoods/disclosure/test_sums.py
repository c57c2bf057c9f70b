"""Counts that add up are found in the numbers, and none of them tells another that is hidden."""

from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.disclosure import rules, sums
from neighbourhoods.disclosure.people import hidden, sums_of
from neighbourhoods.disclosure.rules import Known
from neighbourhoods.disclosure.sums import Sum
from neighbourhoods.models import Indicator

GIRLS, BOYS, CHILDREN, TREES = 1, 2, 3, 4
BUURTEN = ["BU00140000", "BU00140001", "BU00140002"]


def over(*values: float | None) -> dict[str, float | None]:
    return dict(zip(BUURTEN, values, strict=False))


def parts(found: list[Sum[int]]) -> set[tuple[int, frozenset[int]]]:
    return {(one.total, one.parts) for one in found}


def test_a_total_is_found_by_its_numbers():
    found = sums.found({GIRLS: over(3, 20, 8), BOYS: over(40, 31, 9), CHILDREN: over(43, 51, 17), TREES: over(5, 1, 2)})

    assert parts(found) == {(CHILDREN, frozenset({GIRLS, BOYS}))}


def test_one_area_where_it_does_not_add_up_is_no_total():
    assert sums.found({GIRLS: over(3, 20), BOYS: over(40, 31), CHILDREN: over(43, 52)}) == []


def test_only_areas_that_have_them_all_are_looked_at():
    found = sums.found({GIRLS: over(3, None, 8), BOYS: over(40, 31), CHILDREN: over(43, 60, 99)})

    assert parts(found) == {(CHILDREN, frozenset({GIRLS, BOYS}))}


def test_a_total_may_have_two_sets_of_parts():
    sheets = {GIRLS: over(3, 20), BOYS: over(40, 31), CHILDREN: over(43, 51), 5: over(13, 11), 6: over(30, 40)}

    assert parts(sums.found(sheets)) == {(CHILDREN, frozenset({GIRLS, BOYS})), (CHILDREN, frozenset({5, 6}))}


def test_the_same_numbers_twice_are_the_same_count_but_one_number_is_chance():
    assert parts(sums.found({GIRLS: over(3, 20), BOYS: over(3, 20)})) == {
        (GIRLS, frozenset({BOYS})),
        (BOYS, frozenset({GIRLS})),
    }
    assert sums.found({GIRLS: over(12), BOYS: over(12)}) == []


def test_nothing_is_a_total_of_zeros():
    assert sums.found({GIRLS: over(0, 0), BOYS: over(0, 0), CHILDREN: over(0, 0)}) == []
    assert sums.found({GIRLS: over(7, 0), BOYS: over(0, 0)}) == []


@pytest.mark.parametrize(("total", "is_found"), [(50.1, True), (50.2, True), (50.3, False)])
def test_shares_that_were_rounded_add_up_but_for_that(total, is_found):
    """Three figures, each at most 0.05 off."""
    found = sums.found({GIRLS: over(20.4, 3), BOYS: over(29.7, 4), CHILDREN: over(total + 0.0499, 7)}, rounded=0.05)

    assert bool(found) is is_found


def test_six_parts_are_found_and_seven_are_not():
    six = {key: over(2**key, 3**key) for key in range(1, 7)}
    total = {9: over(sum(2**key for key in six), sum(3**key for key in six))}
    seven = six | {7: over(2**7, 3**7)}
    more = {9: over(sum(2**key for key in seven), sum(3**key for key in seven))}

    assert parts(sums.found(six | total)) == {(9, frozenset(six))}
    assert sums.found(seven | more) == []


def test_a_search_without_end_is_given_up(monkeypatch):
    monkeypatch.setattr(sums, "MOST_STEPS", 2)

    assert sums.found({GIRLS: over(3, 20), BOYS: over(40, 31), CHILDREN: over(43, 51), TREES: over(1, 1)}) == []


@pytest.mark.parametrize(("steps", "totals"), [(10, [CHILDREN, 5]), (11, [CHILDREN, 5, 5])])
def test_each_sheet_that_is_taken_off_is_a_step(monkeypatch, steps, totals):
    """One that is more than the total is not tried at all."""
    monkeypatch.setattr(sums, "MOST_STEPS", steps)
    sheets = {GIRLS: over(3, 20), BOYS: over(40, 31), CHILDREN: over(43, 51), TREES: over(1, 1), 5: over(44, 52)}
    sheets |= {6: over(90, 90)}

    assert [one.total for one in sums.found(sheets)] == totals


def test_what_adds_up_gives_the_smallest_next_away():
    sheets = {GIRLS: Known(over(3)), BOYS: Known(over(40)), CHILDREN: Known(over(43))}
    gone = {GIRLS: frozenset(BUURTEN[:1]), BOYS: frozenset(), CHILDREN: frozenset()}

    more = sums.given_away(sheets, gone, [Sum(CHILDREN, frozenset({GIRLS, BOYS}))])

    assert more == {BOYS: {BUURTEN[0]}}


def test_where_a_part_is_not_known_nothing_is_given_away():
    sheets = {GIRLS: Known(over(3)), BOYS: Known({}), CHILDREN: Known(over(43))}
    gone = {GIRLS: frozenset(BUURTEN[:1]), BOYS: frozenset(), CHILDREN: frozenset()}

    assert sums.given_away(sheets, gone, [Sum(CHILDREN, frozenset({GIRLS, BOYS}))]) == {}


def test_a_change_that_can_be_below_zero_is_no_count():
    assert sums.found({GIRLS: over(-3, 20), BOYS: over(43, 31), CHILDREN: over(40, 51)}) == []
    assert sums.found({GIRLS: over(-3, 20), BOYS: over(-3, 20)}) == []
    assert parts(sums.found({GIRLS: over(0, 20), BOYS: over(43, 31), CHILDREN: over(43, 51)})) == {
        (CHILDREN, frozenset({GIRLS, BOYS}))
    }


def test_what_is_nowhere_is_no_part():
    found = sums.found({0: over(0, 0), GIRLS: over(3, 20), BOYS: over(40, 31), CHILDREN: over(43, 51)})

    assert parts(found) == {(CHILDREN, frozenset({GIRLS, BOYS}))}


def test_one_number_that_is_another_is_chance_also_beside_zeros():
    assert sums.found({GIRLS: over(12, 0), BOYS: over(12, 0)}) == []


COUNTS = {
    pk: Indicator(key=key, unit="kinderen", combination="sum", counts_people="number", minimum=5, parts=total)
    for pk, key, total in (
        (GIRLS, "meisjes", []),
        (BOYS, "jongens", []),
        (CHILDREN, "kinderen", ["meisjes", "jongens"]),
    )
}


@st.composite
def families(draw) -> dict[int, dict[str, int]]:
    """Girls, boys and children of each buurt, wijk and the gemeente."""
    shape = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    codes = [f"BU0014{wijk:02}{place:02}" for wijk, size in enumerate(shape) for place in range(size)]
    sheets: dict[int, dict[str, int]] = {}
    for pk in (GIRLS, BOYS):
        values = {code: draw(st.integers(0, 8) | st.integers(0, 40)) for code in codes}
        for wijk in range(len(shape)):
            values[f"WK0014{wijk:02}"] = sum(values[code] for code in codes if code.startswith(f"BU0014{wijk:02}"))
        sheets[pk] = values | {"GM0014": sum(values[code] for code in codes)}
    return sheets | {CHILDREN: {code: sheets[GIRLS][code] + sheets[BOYS][code] for code in sheets[GIRLS]}}


@given(families())
def test_areas_and_totals_together_do_not_tell_a_small_count(sheets):
    asked = {(pk, "2024", 2024): values for pk, values in sheets.items()}
    gone = hidden(asked, COUNTS, lambda *_about: 1000)

    unknown = {(pk, code) for (pk, _period, _year), codes in gone.items() for code in codes}
    small = {(pk, code) for pk, values in sheets.items() for code, value in values.items() if 0 < value < 5}
    assert small <= unknown
    assert not small & solved(sheets, unknown)


def solved(sheets: dict[int, dict[str, int]], unknown: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """What somebody with a pencil finds: every hidden count that adding and subtracting leaves one value for."""
    rows = [({(pk, total.code)}, {(pk, part) for part in total.parts}) for pk in sheets for total in totals(sheets)]
    rows += [({(CHILDREN, code)}, {(GIRLS, code), (BOYS, code)}) for code in sheets[CHILDREN]]
    columns = sorted(unknown)
    if not columns:
        return set()
    table = np.array([[(cell in inner) - (cell in total) for cell in columns] for total, inner in rows], dtype=float)
    _u, sizes, directions = np.linalg.svd(table)
    free = directions[(sizes > 1e-9).sum() :]
    return {cell for place, cell in enumerate(columns) if not np.any(np.abs(free[:, place]) > 1e-9)}


def totals(sheets: dict[int, dict[str, int]]) -> tuple[rules.Total, ...]:
    return rules.totals_of(sheets[CHILDREN])


def test_a_grid_of_which_each_line_has_two_unknowns_may_still_be_solved():
    """Two buurten of girls and boys are tied in a ring; the lone small one hangs on it and follows."""
    girls, boys = {"BU00140000": 3, "BU00140001": 7, "WK001400": 10}, {"BU00140000": 9, "BU00140001": 8, "WK001400": 17}
    children = {code: girls[code] + boys[code] for code in girls}
    asked = {(pk, "2024", 2024): values for pk, values in ((GIRLS, girls), (BOYS, boys), (CHILDREN, children))}

    gone = hidden(asked, COUNTS, lambda *_about: 1000)

    unknown = {(sheet[0], code) for sheet, codes in gone.items() for code in codes}
    assert (GIRLS, "BU00140000") in unknown
    assert not {(GIRLS, "BU00140000")} & solved({GIRLS: girls, BOYS: boys, CHILDREN: children}, unknown)


def test_yes_and_no_are_everybody_together():
    """0.1 % of 2,000 households is two of them, and 99.9 % says so too."""
    shares = {
        pk: Indicator(key=key, unit="%", combination="none", counts_people="share")
        for pk, key in ((GIRLS, "ja"), (BOYS, "nee"))
    }
    asked = {(GIRLS, "2024", 2024): over(0.1, 30), (BOYS, "2024", 2024): over(99.9, 70)}

    gone = hidden(asked, shares, lambda *_about: 2000)

    assert {sheet[0]: set(codes) for sheet, codes in gone.items()} == {GIRLS: {BUURTEN[0]}, BOYS: {BUURTEN[0]}}
    assert [len(one.parts) for one in sums_of(asked, shares)] == [2]


def test_counts_of_different_years_are_no_sum():
    asked = {(pk, str(2020 + pk), 2024): values for pk, values in ((1, over(3)), (2, over(40)), (3, over(43)))}

    assert sums_of(asked, COUNTS) == []
    assert set(chain.from_iterable(hidden(asked, COUNTS, lambda *_about: 1000).values())) == {BUURTEN[0]}


def test_a_total_that_was_said_to_count_nobody_counts_its_parts():
    said = COUNTS | {CHILDREN: Indicator(key="kinderen", unit="aantal", combination="sum", counts_people="nobody")}
    asked = {(pk, "2024", 2024): values for pk, values in ((1, over(3)), (2, over(40)), (3, over(43)))}

    gone = hidden(asked, said, lambda *_about: 1000)

    assert [set(codes) for codes in gone.values()] == [{BUURTEN[0]}, {BUURTEN[0]}, set()]


def test_sums_of_what_counts_nobody_are_nobodys_business():
    trees = {
        pk: Indicator(key=str(pk), unit="bomen", combination="sum", counts_people="nobody", minimum=5)
        for pk in (1, 2, 3)
    }
    asked = {(pk, "2024", 2024): values for pk, values in ((1, over(3)), (2, over(40)), (3, over(43)))}

    assert not any(hidden(asked, trees, lambda *_about: 1000).values())
    assert sums.found({1: over(-3), 2: over(40), 3: over(37)}) == []


def shares(*figures: dict[str, float | None]) -> list[Sum[tuple[int, str, int]]]:
    """The sums among percentages of which 1 is the first."""
    asked = {(pk, "2024", 2024): values for pk, values in enumerate(figures, start=1)}
    said = {pk: Indicator(key=str(pk), unit="%", combination="none", counts_people="share") for pk, *_about in asked}
    return sums_of(asked, said)


@pytest.mark.parametrize(
    ("figures", "is_everybody"),
    [
        ((33, 66), True),  # each at most 0.5 off, and so is everybody: 1.5 together
        ((33, 65), False),
        ((33.3, 33.3, 33.2), True),
        ((33.3, 66.5), False),
        ((33.25, 66.73), False),
        ((33.2512, 66.748), True),
        ((33.2512, 65.0), False),
        ((33.25, 66.75, None), True),
    ],
)
def test_shares_are_everybody_as_far_as_they_were_rounded(figures, is_everybody):
    assert bool(shares(*(over(value, value) for value in figures))) is is_everybody


def test_everybody_is_a_total_and_never_a_part():
    (one,) = shares(over(100, 100))

    assert one.parts == {(1, "2024", 2024)}
    assert one.total[0] < 0


def test_shares_that_are_everybody_are_shown_when_nobody_is_told_by_them():
    said = {pk: Indicator(key=str(pk), unit="%", combination="none", counts_people="share") for pk in (1, 2)}
    asked = {(1, "2024", 2024): over(3.0, 30), (2, "2024", 2024): over(97.0, 70)}

    assert not any(hidden(asked, said, lambda *_about: 2000).values())


def counts(*figures: dict[str, float | None], **said: object) -> list[frozenset[int]]:
    """The parts of the sums among counts; the third is as `said`."""
    asked = {(pk, "2024", 2024): values for pk, values in enumerate(figures, start=1)}
    third = {"key": "kinderen", "unit": "aantal", "combination": "sum", "counts_people": "number"}
    found = sums_of(asked, COUNTS | {CHILDREN: Indicator(**third | said)})
    return [frozenset(part[0] for part in one.parts) for one in found]


def test_counts_add_up_exactly_or_are_said_to():
    near = over(3), over(40), over(44)

    assert counts(*near) == []
    assert counts(*near, parts=["meisjes", "jongens"]) == [{GIRLS, BOYS}]
    assert counts(*near, parts=["meisjes"]) == [{GIRLS}]
    assert counts(*near, parts=["meisjes", "nergens"]) == []
    assert counts(*near, parts=["nergens"]) == []
    assert counts(*near, parts=["meisjes"], counts_people="nobody") == []


def test_a_mark_that_is_two_counts_together_is_chance():
    both = over(3, 20), over(40, 31), over(43, 51)

    assert counts(*both, combination="none", counts_people="nobody") == []
    assert counts(*both, combination="sum", counts_people="nobody") == [{GIRLS, BOYS}]


FAMILY = [Sum(CHILDREN, frozenset({GIRLS, BOYS}))]
GRID = {
    GIRLS: Known({"BU00140000": 3, "BU00140001": 7, "WK001400": 10}),
    BOYS: Known({"BU00140000": 9, "BU00140001": 8, "WK001400": 17}),
    CHILDREN: Known({"BU00140000": 12, "BU00140001": 15, "WK001400": 27}),
}
SMALL = {GIRLS: frozenset({"BU00140000"}), BOYS: frozenset(), CHILDREN: frozenset()}


def test_what_areas_and_totals_tell_only_together_takes_one_more():
    """The boys of the wijk less those of one buurt are those of the other; with its children they tell its girls."""
    gone = {GIRLS: frozenset(BUURTEN[:2]), BOYS: frozenset(BUURTEN[:1]), CHILDREN: frozenset()}

    more = sums.together(GRID, SMALL, gone, FAMILY)

    unknown = {(pk, code) for pk, codes in gone.items() for code in {*codes, *more.get(pk, ())}}
    assert more
    assert (GIRLS, BUURTEN[0]) not in solved({pk: dict(sheet.values) for pk, sheet in GRID.items()}, unknown)


def test_what_they_do_not_tell_is_left_as_it_is():
    gone = {GIRLS: frozenset(BUURTEN[:2]), BOYS: frozenset(BUURTEN[:2]), CHILDREN: frozenset()}

    assert sums.together(GRID, SMALL, gone, FAMILY) == {}
