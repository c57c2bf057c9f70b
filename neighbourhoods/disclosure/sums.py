"""Counts that are a total of others: which, found in the numbers themselves, and what such a total gives away. Pure.

Girls, boys and children in three columns: nobody has to say that the third is the first two together, a reader sees it.
So it is looked for, wherever parts add up in every area that has them all. What is rounded apart, or is a total in
words alone, is not found here: that somebody has to say (`Indicator.parts`).

A key is whatever tells two sheets of figures apart; within a sheet a figure has the code of its area or period.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from neighbourhoods.disclosure.rules import Known, Total, Values, derivable, totals_of, withheld

Key = TypeVar("Key", bound=Hashable)

MOST_PARTS = 6
# Steps before a search gives up: with many columns that nearly add up it would not end.
MOST_STEPS = 20_000
EXACT = 1e-6


@dataclass(frozen=True, slots=True)
class Sum(Generic[Key]):
    """`total` is its `parts` together, in every area."""

    total: Key
    parts: frozenset[Key]

    @property
    def members(self) -> frozenset[Key]:
        return self.parts | {self.total}


def found(sheets: Mapping[Key, Values], *, rounded: float = 0) -> list[Sum[Key]]:
    """The sums that the numbers themselves tell, as far as every figure is `rounded`, up or down, by so much."""
    sheets = {
        key: values
        for key, values in sheets.items()
        if not any(value is not None and value < 0 for value in values.values())
    }
    return [
        Sum(total, frozenset(parts))
        for total, values in sheets.items()
        for parts in _search(
            {code: value for code, value in values.items() if value is not None},
            {key: part for key, part in sheets.items() if key != total},
            rounded,
        )
    ]


def _search(total: Mapping[str, float], sheets: Mapping[Key, Values], rounded: float) -> Iterator[tuple[Key, ...]]:
    """Every choice of sheets that is this total: one after the other is taken off until nothing is left."""
    most = _slack(MOST_PARTS, rounded)
    candidates = [key for key, values in sheets.items() if _is_within(_left(total, values), total, most)]
    waiting: list[tuple[int, tuple[Key, ...], Mapping[str, float]]] = [(0, (), total)]
    steps = 0
    while waiting and steps < MOST_STEPS:
        start, chosen, left = waiting.pop()
        for place in range(start, len(candidates)):
            steps += 1
            parts = (*chosen, candidates[place])
            rest = _left(left, sheets[candidates[place]])
            if not _is_within(rest, left, most):
                continue
            if all(abs(value) <= _slack(len(parts), rounded) for value in rest.values()):
                if _is_telling(parts, sheets, rest):
                    yield parts
            elif len(parts) < MOST_PARTS:
                waiting.append((place + 1, parts, rest))


def _left(total: Mapping[str, float], part: Values) -> dict[str, float]:
    """What is left without this part, where both are known."""
    return {code: value - known for code, value in total.items() if (known := part.get(code)) is not None}


def _is_within(rest: Mapping[str, float], before: Mapping[str, float], slack: float) -> bool:
    """Whether something was taken off, and nowhere more than there was."""
    return any(value < before[code] for code, value in rest.items()) and all(value >= -slack for value in rest.values())


def _slack(parts: int, rounded: float) -> float:
    return (parts + 1) * rounded + EXACT


def _is_telling(parts: Iterable[Key], sheets: Mapping[Key, Values], codes: Iterable[str]) -> bool:
    """Two parts that are something somewhere, or one in two areas: one number that is another is chance."""
    codes = list(codes)
    return sum(1 for part in parts for code in codes if sheets[part][code]) > 1


def given_away(
    sheets: Mapping[Key, Known], gone: Mapping[Key, frozenset[str]], sums: Iterable[Sum[Key]]
) -> dict[Key, set[str]]:
    """What has to be hidden besides, so that in no area a total and its other parts tell what is hidden there."""
    more: dict[Key, set[str]] = defaultdict(set)
    for one in sums:
        for code in frozenset().union(*(gone[member] for member in one.members)):
            values = {member: sheets[member].values.get(code) for member in one.members}
            names = {str(place): member for place, member in enumerate([one.total, *_ordered(one.parts)])}
            lost = [name for name, member in names.items() if code in gone[member]]
            known = Known({name: values[member] for name, member in names.items()}, also=lost)
            for name in withheld(known, [Total("0", frozenset(names) - {"0"})]):
                if code not in gone[names[name]]:
                    more[names[name]].add(code)
    return more


def together(
    sheets: Mapping[Key, Known],
    small: Mapping[Key, frozenset[str]],
    gone: Mapping[Key, frozenset[str]],
    sums: Iterable[Sum[Key]],
) -> dict[Key, set[str]]:
    """The same where neither the areas alone nor the sums alone tell what is small, and both together do."""
    more: dict[Key, set[str]] = defaultdict(set)
    for family in _families(sums):
        members = _ordered(frozenset().union(*(one.members for one in family)))
        names = {member: f"{place}/" for place, member in enumerate(members)}
        cells = {names[key] + code: (key, code) for key in members for code in sheets[key].values}
        totals = [
            Total(names[key] + total.code, frozenset(names[key] + part for part in total.parts))
            for key in members
            for total in totals_of(sheets[key].values)
        ] + [
            Total(names[one.total] + code, frozenset(names[part] + code for part in one.parts))
            for one in family
            for code in sheets[one.total].values
            if all(code in sheets[part].values for part in one.parts)
        ]
        values = {name: sheets[key].values[code] for name, (key, code) in cells.items()}
        unknown = {name for name, (key, code) in cells.items() if values[name] is None or code in gone[key]}
        kept = {name for name, (key, code) in cells.items() if code in small[key]}
        if derivable(unknown, totals) & kept:
            for name in withheld(Known(values, also=kept), totals):
                key, code = cells[name]
                if code not in gone[key]:
                    more[key].add(code)
    return more


def _families(sums: Iterable[Sum[Key]]) -> list[list[Sum[Key]]]:
    """The sums that hang together, because they have a sheet in common."""
    families: list[list[Sum[Key]]] = []
    for one in sums:
        near = [family for family in families if any(one.members & other.members for other in family)]
        families = [family for family in families if family not in near]
        families.append([one, *(other for family in near for other in family)])
    return families


def _ordered(keys: Iterable[Key]) -> list[Key]:
    """Always in the same order, so that the same figures are hidden each time."""
    return sorted(keys, key=repr)
