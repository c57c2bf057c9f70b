"""What own rates and means tell of few people is not shown either, and does not follow from what is."""

from copy import copy
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.disclosure import rules
from neighbourhoods.disclosure.people import divided_by, hidden, per
from neighbourhoods.models import Indicator

COUNT, RATE, MEAN = 1, 2, 3
ABOUT = "2025", 2024
INDICATORS = {
    COUNT: Indicator(key="eigen_meldingen", unit="aantal", combination="sum", counts_people="number", minimum=100),
    RATE: Indicator(
        key="eigen_per_1000", unit="per 1.000 inwoners", combination="none", counts_people="share", minimum=100
    ),
    MEAN: Indicator(
        key="eigen_cijfer",
        unit="cijfer",
        combination="weighted_mean",
        weights=["inwoners"],
        counts_people="nobody",
        minimum=100,
    ),
}


@dataclass(frozen=True)
class Town:
    """Inhabitants and a count of each area of a gemeente."""

    people: dict[str, int]
    counts: dict[str, int]

    @property
    def totals(self) -> tuple[rules.Total, ...]:
        return rules.totals_of(self.people)

    @property
    def rates(self) -> dict[str, float]:
        return {code: round(self.counts[code] / people * 1000, 3) for code, people in self.people.items()}

    def gone(self, **sheets) -> dict[int, frozenset[str]]:
        kinds = {"count": COUNT, "rate": RATE, "mean": MEAN}
        asked = {(kinds[name], *ABOUT): values for name, values in sheets.items()}
        found = hidden(asked, INDICATORS, lambda _key, code, _period: self.people[code])
        return {sheet[0]: codes for sheet, codes in found.items()}

    def left(self, values: dict[str, int], gone: frozenset[str]) -> list[float]:
        """What each shown total leaves for what is hidden below it."""
        under = {total.code: total.parts for total in self.totals}

        def below(code: str) -> float:
            return sum(below(part) if part in under else values[part] for part in under[code] if part in gone)

        return [below(code) for code in under if code not in gone]


@st.composite
def towns(draw) -> Town:
    buurt = st.tuples(st.integers(1, 150) | st.integers(100, 3000), st.integers(0, 12) | st.integers(0, 60))
    wijken = draw(st.lists(st.lists(buurt, min_size=1, max_size=4), min_size=1, max_size=3))
    people: dict[str, int] = {}
    counts: dict[str, int] = {}
    for number, buurten in enumerate(wijken):
        for place, (some, count) in enumerate(buurten):
            people[f"BU0014{number:02}{place:02}"], counts[f"BU0014{number:02}{place:02}"] = some, count
        for table in (people, counts):
            table[f"WK0014{number:02}"] = sum(table[f"BU0014{number:02}{place:02}"] for place in range(len(buurten)))
    for table in (people, counts):
        table["GM0014"] = sum(value for code, value in table.items() if code.startswith("WK"))
    return Town(people, counts)


def solvable(town: Town, gone: frozenset[str]) -> set[str]:
    columns = sorted(gone)
    rows = [[(code in total.parts) - (code == total.code) for code in columns] for total in town.totals]
    table = np.array(rows, dtype=float).reshape(len(rows), len(columns))
    if not table.size:
        return set()
    rank, unit = np.linalg.matrix_rank(table), np.eye(len(columns))
    return {
        code for place, code in enumerate(columns) if np.linalg.matrix_rank(np.vstack([table, unit[place]])) == rank
    }


def fewer(values: dict[str, int], than: int) -> set[str]:
    return {code for code, value in values.items() if 0 < value < than}


@given(towns())
def test_a_mean_of_few_people_cannot_be_worked_out_with_the_inhabitants(town):
    gone = town.gone(mean=dict.fromkeys(town.people, 7.1))[MEAN]

    small = fewer(town.people, 100)
    assert small <= gone
    assert not small & solvable(town, gone)
    assert not any(0 < left < 100 for left in town.left(town.people, gone))


@given(towns())
def test_a_rate_never_tells_a_count_that_is_hidden(town):
    """Somebody who knows the inhabitants knows a count when the count or the rate is shown."""
    gone = town.gone(count=town.counts, rate=town.rates)

    small, unknown = fewer(town.counts, 5), gone[COUNT] & gone[RATE]
    assert small <= unknown
    assert not small & solvable(town, unknown)
    assert not any(0 < left < 5 for left in town.left(town.counts, unknown))


@given(towns())
def test_nor_does_a_rate_of_which_the_count_is_nowhere(town):
    gone = town.gone(rate=town.rates)[RATE]

    small = fewer(town.counts, 10) | {code for code in fewer(town.people, 100) if town.counts[code]}
    assert small <= gone
    assert not small & solvable(town, gone)
    assert not any(0 < left < 9.9 for left in town.left(town.counts, gone))


@pytest.mark.parametrize(("events", "is_shown"), [(0, True), (9, False), (10, True)])
def test_a_rate_asks_ten_events(events, is_shown):
    town = Town({"BU00140000": 1000}, {"BU00140000": events})

    assert ("BU00140000" not in town.gone(rate=town.rates)[RATE]) is is_shown


def test_how_few_people_and_events_is_said_with_the_indicator():
    town = Town({"BU00140000": 1000}, {"BU00140000": 12})
    stricter = {pk: copy(indicator) for pk, indicator in INDICATORS.items()}
    for indicator in stricter.values():
        indicator.fewest_people, indicator.fewest_events = 15, 20

    asked = {(COUNT, *ABOUT): town.counts, (RATE, *ABOUT): town.rates}
    found = hidden(asked, stricter, lambda _key, code, _period: town.people[code])

    assert [set(codes) for codes in found.values()] == [{"BU00140000"}, {"BU00140000"}]


@given(towns())
def test_nor_does_a_count_where_fewer_people_live_than_it_asks(town):
    gone = town.gone(count=town.counts)[COUNT]

    small = fewer(town.counts, 5) | fewer(town.people, 100)
    assert small <= gone
    assert not {code for code in small if town.counts[code]} & solvable(town, gone)
    assert not any(0 < left < 100 for left in town.left(town.people, gone))


@dataclass(frozen=True)
class Year:
    """Counts by period and area, the year being its months together."""

    counts: dict[str, dict[str, int]]

    @property
    def cells(self) -> dict[tuple[str, str], int]:
        return {(period, code): value for period, values in self.counts.items() for code, value in values.items()}

    @property
    def totals(self) -> list[tuple[tuple[str, str], list[tuple[str, str]]]]:
        """A total and its parts: of areas in each period, of months in each area."""
        areas = rules.totals_of(self.counts["2024"])
        months = [period for period in self.counts if period != "2024"]
        found = [
            ((period, total.code), [(period, part) for part in total.parts])
            for period in self.counts
            for total in areas
        ]
        return found + [(("2024", code), [(month, code) for month in months]) for code in self.counts["2024"]]

    def gone(self) -> set[tuple[str, str]]:
        sheets = {(COUNT, period, 2024): values for period, values in self.counts.items()}
        found = hidden(sheets, INDICATORS, lambda *_about: 1000)
        return {(sheet[1], code) for sheet, codes in found.items() for code in codes}


@st.composite
def years(draw) -> Year:
    shape = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    codes = [f"BU0014{wijk:02}{place:02}" for wijk, size in enumerate(shape) for place in range(size)]
    months = {}
    for month in range(draw(st.integers(1, 3))):
        values = {code: draw(st.integers(0, 8) | st.integers(0, 40)) for code in codes}
        for wijk in range(len(shape)):
            values[f"WK0014{wijk:02}"] = sum(values[code] for code in codes if code.startswith(f"BU0014{wijk:02}"))
        values["GM0014"] = sum(values[code] for code in codes)
        months[f"2024-{month + 1:02}"] = values
    return Year({"2024": {code: sum(month[code] for month in months.values()) for code in values}} | months)


@given(years())
def test_a_year_and_its_months_do_not_tell_each_other(year):
    gone = year.gone()

    small = {cell for cell, value in year.cells.items() if 0 < value < 5}
    assert small <= gone
    assert not small & solved(year, gone)
    assert not small & told_by_bounds(year, gone)


def solved(year: Year, gone: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """What follows from adding and subtracting."""
    columns = sorted(gone)
    rows = [[(cell in parts) - (cell == total) for cell in columns] for total, parts in year.totals]
    table = np.array(rows, dtype=float).reshape(len(rows), len(columns))
    if not table.size:
        return set()
    _u, sizes, directions = np.linalg.svd(table)
    free = directions[(sizes > 1e-9).sum() :]  # every way in which the hidden ones may differ together
    return {cell for place, cell in enumerate(columns) if not np.any(np.abs(free[:, place]) > 1e-9)}


def told_by_bounds(year: Year, gone: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """What follows when somebody knows that a hidden count is at least one."""
    least = {cell: 1.0 if cell in gone else float(value) for cell, value in year.cells.items()}
    most = {cell: float("inf") if cell in gone else float(value) for cell, value in year.cells.items()}
    for _step in range(2 * len(least)):
        before = dict(least), dict(most)
        for total, parts in year.totals:
            least[total] = max(least[total], sum(least[code] for code in parts))
            most[total] = min(most[total], sum(most[code] for code in parts))
            for part in parts:
                least[part] = max(least[part], least[total] - sum(most[other] for other in parts if other != part))
                most[part] = min(most[part], most[total] - sum(least[other] for other in parts if other != part))
        if before == (least, most):
            break
    return {cell for cell in gone if least[cell] == most[cell]}


def test_a_rate_of_something_else_stays_where_a_count_is_hidden():
    town = Town({"BU00140000": 6580}, {"BU00140000": 3})

    assert town.gone(count=town.counts, rate={"BU00140000": 52.0}) == {COUNT: {"BU00140000"}, RATE: frozenset()}


def test_a_share_is_hidden_while_nobody_here_knows_of_how_many_people():
    found = hidden({(RATE, *ABOUT): {"BU00140000": 0.4, "BU00140001": 0}}, INDICATORS, lambda *_about: None)

    assert list(chain.from_iterable(found.values())) == ["BU00140000"]


@pytest.mark.parametrize(
    ("unit", "number"),
    [
        ("%", 100),
        ("per 1.000 inwoners", 1000),
        ("meldingen per 100 woningen", 100),
        ("procent van de huishoudens", 100),
        ("promille", 1000),
        ("‰ van de inwoners", 1000),
        ("procentpunt", None),
        ("cijfer", None),
        ("per km²", None),
    ],
)
def test_a_unit_says_of_how_many(unit, number):
    assert per(unit) == number


A, B, WIJK = "BU00140000", "BU00140001", "WK001400"


@pytest.mark.parametrize(
    ("rate", "year", "is_shown"),
    [(40.04, "2025", False), (42, "2025", False), (42.1, "2025", True), (60, "2025", True), (40.04, "2024", True)],
)
def test_a_rate_is_hidden_where_it_tells_a_count_that_is_hidden_and_only_there(rate, year, is_shown):
    """40 goes with 3; of 1,000 people a rate of 40.04 is about those 40, and one of 60 or of another year is not."""
    asked = {(COUNT, *ABOUT): {A: 3, B: 40, WIJK: 43}, (RATE, year, 2024): {A: 900, B: rate, WIJK: None}}

    gone = hidden(asked, INDICATORS, lambda *_about: 1000)

    assert gone[COUNT, *ABOUT] == {A, B}
    assert gone[RATE, year, 2024] == (frozenset() if is_shown else {B})


@pytest.mark.parametrize(("rate", "is_shown"), [(13, False), (13.5, True)])
def test_of_a_count_below_twenty_one_more_is_about_as_many(rate, is_shown):
    asked = {(COUNT, *ABOUT): {A: 3, B: 12, WIJK: 15}, (RATE, *ABOUT): {A: 900, B: rate, WIJK: None}}

    assert hidden(asked, INDICATORS, lambda *_about: 1000)[RATE, *ABOUT] == (frozenset() if is_shown else {B})


def test_a_figure_of_which_nobody_said_what_it_counts_is_hidden():
    unsaid = {5: Indicator(key="eigen", unit="kinderen", combination="sum")}

    assert hidden({(5, *ABOUT): {A: 400}}, unsaid, lambda *_about: 1000) == {(5, *ABOUT): {A}}


def test_what_was_left_out_when_it_was_read_is_about_one_at_least():
    gone = hidden(
        {(COUNT, *ABOUT): {A: None, B: 40, WIJK: 43}}, INDICATORS, lambda *_about: 1000, {(COUNT, *ABOUT): [A]}
    )

    assert gone == {(COUNT, *ABOUT): {A, B}}


@pytest.mark.parametrize(
    ("unit", "weights", "key"),
    [
        ("per 100 woningen", [], "woningen"),
        ("% van de huishoudens", [], "huishoudens"),
        ("%", [], "inwoners"),
        ("%", ["woningen"], "woningen"),
    ],
)
def test_a_unit_says_of_what(unit, weights, key):
    assert divided_by(Indicator(unit=unit, weights=weights)) == key
