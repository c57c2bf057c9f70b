"""Nobody can work out a small count of people from what is shown, and nothing is hidden without need."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from neighbourhoods.disclosure import rules
from neighbourhoods.disclosure.rules import Known, Total, Values, is_small, withheld
from neighbourhoods.figures import Origin


@dataclass(frozen=True)
class Places:
    values: dict[str, float | None]
    totals: tuple[Total, ...]


def hidden(values: Values, totals: Iterable[Total]) -> frozenset[str]:
    """What is hidden where nothing but the count decides."""
    return withheld(Known(values), totals)


def wijk(**values: float | None) -> Places:
    """One total `w` over its parts."""
    found = {"w": sum(value or 0 for value in values.values()), **values}
    return Places(found, (Total("w", frozenset(values)),))


@st.composite
def hierarchies(draw, *, programmes: int = 0) -> Places:
    """A gemeente of wijken of buurten, and programme areas that take buurten from anywhere."""
    counts = draw(
        st.lists(st.lists(st.integers(0, 9) | st.integers(0, 60), min_size=1, max_size=4), min_size=1, max_size=4)
    )
    values: dict[str, float | None] = {"GM0014": sum(chain.from_iterable(counts))}
    for number, buurten in enumerate(counts):
        values[f"WK0014{number:02}"] = sum(buurten)
        values |= {f"BU0014{number:02}{place:02}": count for place, count in enumerate(buurten)}
    totals = list(rules.totals_of(values))
    buurten = sorted(code for code in values if code.startswith("BU"))
    for number in range(draw(st.integers(0, programmes))):
        members = draw(st.sets(st.sampled_from(buurten), min_size=1, max_size=4))
        values[f"programme-{number}"] = sum(values[code] or 0 for code in members)
        totals.append(Total(f"programme-{number}", frozenset(members)))
    return Places(values, tuple(totals))


def solvable(places: Places, gone: frozenset[str]) -> set[str]:
    """What somebody with a pencil finds: the hidden counts whose unit vector lies in the row space."""
    columns = sorted(gone)
    rows = [[(code in total.parts) - (code == total.code) for code in columns] for total in places.totals]
    if not rows or not columns:
        return set()
    table = np.array(rows, dtype=float)
    rank = np.linalg.matrix_rank(table)
    unit = np.eye(len(columns))
    return {
        code for place, code in enumerate(columns) if np.linalg.matrix_rank(np.vstack([table, unit[place]])) == rank
    }


def small_codes(places: Places) -> set[str]:
    return {code for code, value in places.values.items() if is_small(value)}


def left_over(places: Places, gone: frozenset[str]) -> list[tuple[float, int]]:
    """What each shown wijk or gemeente leaves for the hidden buurten under it, and how many those are."""
    under = {total.code: total.parts for total in places.totals if total.code[:2] in ("GM", "WK")}

    def hidden_in(code: str) -> list[str]:
        inside = [hidden_in(part) if part in under else [part] for part in under[code] if part in gone]
        return list(chain.from_iterable(inside))

    found = [hidden_in(code) for code in under if code not in gone]
    return [(sum(places.values[code] or 0 for code in hidden), len(hidden)) for hidden in found]


def told_by_bounds(places: Places, gone: frozenset[str]) -> set[str]:
    """What somebody finds who knows that a hidden count is at least one: the counts of which one value is left."""
    least = {code: 1.0 if code in gone else value or 0.0 for code, value in places.values.items()}
    most = {code: float("inf") if code in gone else value or 0.0 for code, value in places.values.items()}
    for _step in range(3 * len(least)):
        before = dict(least), dict(most)
        for total in places.totals:
            low, high = sum(least[part] for part in total.parts), sum(most[part] for part in total.parts)
            least[total.code], most[total.code] = max(least[total.code], low), min(most[total.code], high)
            for part in total.parts:
                others_low = sum(least[other] for other in total.parts if other != part)
                others_high = sum(most[other] for other in total.parts if other != part)
                least[part] = max(least[part], least[total.code] - others_high)
                most[part] = min(most[part], most[total.code] - others_low)
        if before == (least, most):
            break
    return {code for code in gone if least[code] == most[code]}


def safe(places: Places, gone: frozenset[str]) -> bool:
    return (
        small_codes(places) <= gone
        and not small_codes(places) & solvable(places, gone)
        and not any(is_small(left) or 0 < left <= count for left, count in left_over(places, gone))
    )


@given(hierarchies())
def test_no_small_count_follows_from_what_is_shown(places):
    assert safe(places, hidden(places.values, places.totals))


@given(hierarchies())
def test_nor_from_what_is_possible_at_all(places):
    assert not small_codes(places) & told_by_bounds(places, hidden(places.values, places.totals))


@given(hierarchies(programmes=3))
def test_nor_from_programme_areas_that_overlap(places):
    gone = hidden(places.values, places.totals)

    assert small_codes(places) <= gone
    assert not small_codes(places) & solvable(places, gone)


@given(hierarchies())
def test_nothing_is_hidden_that_could_have_been_shown(places):
    gone = hidden(places.values, places.totals)

    for code in gone - small_codes(places):
        assert not safe(places, gone - {code}), f"{code} was hidden for nothing"


@given(hierarchies(programmes=2), st.randoms(use_true_random=False))
def test_the_order_of_areas_and_sums_makes_no_difference(places, chance):
    values, totals = list(places.values.items()), list(places.totals)
    chance.shuffle(values)
    chance.shuffle(totals)

    assert hidden(dict(values), totals) == hidden(places.values, places.totals)


@given(hierarchies(programmes=2))
def test_without_a_small_count_everything_is_shown(places):
    values = {code: value * 5 for code, value in places.values.items()}

    assert hidden(values, places.totals) == frozenset()


def test_the_smallest_next_goes_with_a_lone_small_one():
    assert hidden(*both(wijk(a=3, b=40, c=12, d=7))) == {"a", "d"}


def test_equal_ones_go_by_code():
    assert hidden(*both(wijk(a=3, c=8, b=8))) == {"a", "b"}


def test_two_small_ones_protect_each_other():
    assert hidden(*both(wijk(a=3, b=4, c=12))) == {"a", "b"}


def test_two_small_ones_that_are_too_few_together_take_a_third():
    """14 minus 12 would say: one person here and one there."""
    assert hidden(*both(wijk(a=1, b=1, c=12, d=30))) == {"a", "b", "c"}


def test_as_many_people_as_hidden_buurten_take_one_more():
    """Five hidden buurten and five people together: then each of them is one."""
    assert hidden(*both(wijk(a=1, b=1, c=1, d=1, e=1, f=9))) == {"a", "b", "c", "d", "e", "f"}


def test_one_more_than_nobody_knows_is_one():
    """The wijk leaves 1 for a hidden buurt and one that nobody knows: the hidden one is not zero, so it is 1."""
    values, totals = {"w": 10, "a": 1, "b": None, "c": 9}, (Total("w", frozenset("abc")),)

    assert hidden(values, totals) == {"a", "c"}


@pytest.mark.parametrize("values", [{"w": 9, "a": 1, "b": None, "c": 9}, {"w": 0, "a": 1, "b": None}])
def test_a_total_that_leaves_nothing_tells_nothing(values):
    """Files do hold it: what is hidden is not what is left."""
    assert hidden(values, (Total("w", frozenset(values) - {"w"}),)) == {"a"}


@pytest.mark.parametrize(
    ("values", "totals", "expected"),
    [
        ({"a": 8, "b": 20, "w": 28, "x": 3}, {"w": "ab", "x": "ab"}, "awx"),
        ({"a": 0, "b": 5, "w": 3, "x": 5}, {"w": "a", "x": "ab"}, "abw"),
        ({"a": 3, "b": 8, "w": 0, "x": 11, "y": None}, {"w": "a", "x": "ab", "y": "a"}, "abx"),
    ],
)
def test_where_files_contradict_themselves_as_little_is_hidden_as_it_takes(values, totals, expected):
    """One of two spare ones is shown again: the largest; and nothing of a sum that has nothing to do with it."""
    assert hidden(values, [Total(code, frozenset(parts)) for code, parts in totals.items()]) == set(expected)


@pytest.mark.parametrize(
    ("values", "people", "fewest", "expected"),
    [
        ({"w": 13, "a": 4, "b": 9, "c": 0}, {"a": 100, "b": 100, "c": 3}, 5, "abc"),
        ({"w": 22, "a": 20, "b": 2}, {"a": 0, "b": 0}, 10, "ab"),
    ],
    ids=["a zero of few people", "where nobody lives"],
)
def test_nobody_is_not_taken_for_somebody(values, people, fewest, expected):
    total = Total("w", frozenset(values) - {"w"})

    assert withheld(Known(values, people=people, fewest=fewest), [total]) == set(expected)


def test_how_few_live_somewhere_hides_nothing_unless_it_is_asked():
    """An estimate may be less than one."""
    assert withheld(Known({"a": 20}, people={"a": 0.5}), []) == frozenset()


def test_what_is_not_there_is_not_hidden():
    known = Known({"w": 60, "a": None, "b": 20, "c": 30}, people={"a": 3, "b": 200, "c": 200}, fewest=5)

    assert withheld(known, (Total("w", frozenset("abc")),)) == frozenset()


def test_a_total_that_is_not_what_its_parts_are_is_hidden_too():
    """Files do hold a zero above a three."""
    assert hidden({"w": 0, "a": 3}, (Total("w", frozenset("a")),)) == {"a", "w"}


def test_with_nothing_but_zeros_beside_it_the_total_is_small_too():
    assert hidden(*both(wijk(a=3, b=0))) == {"a", "w"}


def test_a_zero_is_shown_and_never_hides_another():
    assert hidden(*both(wijk(a=0, b=2, c=9))) == {"b", "c"}


def test_a_part_that_nobody_knows_protects_as_well():
    assert hidden(*both(wijk(a=3, b=None, c=9))) == {"a"}


def test_a_hidden_wijk_may_not_give_away_its_buurt():
    """One wijk of one buurt: the gemeente minus the other wijk is that buurt."""
    values = {"GM0014": 53, "WK001400": 3, "WK001401": 50, "BU00140000": 3, "BU00140100": 30, "BU00140101": 20}

    gone = hidden(values, rules.totals_of(values))

    assert gone == {"WK001400", "BU00140000", "WK001401", "BU00140101"}


def test_a_ring_of_programme_areas_is_seen_through():
    """Two unknowns in each sum, and still solvable: a + b, b + c and a + c give all three."""
    values = {"a": 3.0, "b": 8.0, "c": 9.0, "ab": 11.0, "bc": 17.0, "ac": 12.0, "abc": 20.0}
    totals = [Total(code, frozenset(code)) for code in ("ab", "bc", "ac", "abc")]

    gone = hidden(values, totals)

    assert "a" in gone
    assert "a" not in rules.derivable(gone, totals)


@given(st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=2), min_size=1, max_size=6))
@example([frozenset("ab"), frozenset("bcd"), frozenset("ac"), frozenset("ac")])
def test_what_follows_from_sums_is_what_somebody_with_a_pencil_finds(sums):
    totals = tuple(Total(f"sum {number}", parts) for number, parts in enumerate(sums))
    unknown = frozenset("abcdef")

    assert rules.derivable(unknown, totals) == solvable(Places({}, totals), unknown)


def test_two_counts_that_are_the_same_are_hidden_together():
    """Each is all that the other consists of."""
    totals = (Total("a", frozenset("b")), Total("b", frozenset("a")), Total("w", frozenset("ac")))

    assert hidden({"a": 3, "b": 3, "c": 20, "w": 23}, totals) == {"a", "b", "c"}


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="never negative"):
        hidden({"a": -1}, [])


def test_totals_follow_from_codes_also_where_a_wijk_is_left_out():
    codes = ["GM0014", "WK001410", "BU00141000", "BU00141100"]

    assert rules.totals_of(codes) == (
        Total("GM0014", frozenset({"WK001410", "BU00141100"})),
        Total("WK001410", frozenset({"BU00141000"})),
    )


def test_gemeenten_are_together_the_country_and_the_country_is_part_of_nothing():
    assert rules.totals_of(["NL00", "GM0014", "GM0363"]) == (Total("NL00", frozenset({"GM0014", "GM0363"})),)


def test_a_sum_of_which_a_part_has_no_row_says_nothing():
    """The rest may be that part: hiding one more would hide it without need."""
    lacking = Total("w", frozenset({"a", "b", "c"}))

    assert hidden({"w": 60, "a": 3, "b": 40}, [lacking]) == {"a"}
    assert hidden({"a": 3, "b": 40}, [Total("w", frozenset({"a", "b"}))]) == {"a"}


def test_only_what_we_publish_ourselves_is_ours_to_hide():
    def origin(publisher: str) -> Origin:
        return Origin(table="x", series="x", period="2025", division_year=2024, publisher=publisher)

    assert [
        rules.is_own(source) for source in (origin("CBS"), origin("Politie"), origin("Gemeente Groningen"), None)
    ] == [
        False,
        False,
        True,
        True,
    ]


def test_a_table_of_a_municipality_is_its_own_whoever_it_says_has_published_it():
    assert rules.is_own(Origin(table="GM0014-peiling", series="x", period="2025", division_year=2024, publisher="CBS"))


def both(places: Places) -> tuple[dict[str, float | None], tuple[Total, ...]]:
    return places.values, places.totals
