"""Disclosure control: which counts of people may not be shown, so that no small one can be worked out. Pure.

**What it is for.** Counts that we make public ourselves: figures of the municipality's own tables and surveys, own
figures of a programme, counts of initiatives. Nothing from 1 to 4 people is shown. Zero is shown: it describes nobody.

**What it is not for.** Figures that a national publisher already made public. Statistics Netherlands rounds counts
below the gemeente to fives and leaves out what would give somebody away; the police, RIVM and the ministry publish
their own. Hiding here what stands there protects nobody. ‘Te klein’ at a *rate* with fewer than 100 inhabitants under
it is another rule, of reliability: 13 crimes among 5 inhabitants are not 2,800 per 1,000. Its count and its population
are both public and stay visible, so that rule asks for no second figure to go.

**Subtraction.** A hidden part of a shown total is the total minus the rest. So a second figure goes too: the smallest
shown one in that sum, a part rather than the total, by code when equal. What a total leaves for its hidden parts
together is itself a count of people and is never under the limit either, nor so low that each of them must be one.
Both are then called ‘te klein om te tonen’: a reason of its own would tell which of the two is the small one. What
turns out not to be needed is shown again.

**More than counts.** A figure that may be shown from so many inhabitants on only is kept in the same way where there
are fewer: nobody can work it out, and what is left over is about enough inhabitants. That holds for means as well,
which are sums once they are multiplied by the inhabitants that everybody knows.

**How far it goes.** Nobody can work out a small count exactly by adding and subtracting what is shown here, in one
hierarchy or in overlapping ones such as programme areas (checked by solving the equations, not by a rule of thumb).
It does not stop somebody who knows a hidden neighbour already, nor comparing two publications of the same.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from neighbourhoods.terms import MINIMUM

OWN_TABLE = re.compile(r"GM[0-9]{4}-")
# Their figures are public already, under these names in `reference/tables.toml`.
PUBLISHERS = frozenset({"CBS", "RIVM", "Politie", "BZK", "DUO"})

Values = Mapping[str, float | None]
"""Counts of people by the code of their area; None is unknown to everybody, so to a reader too."""


@dataclass(frozen=True, slots=True)
class Total:
    """The count of `code` is that of its `parts` together, and a reader can know that."""

    code: str
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """What decides whether a figure may be shown, by the code of its area.

    `values` are the people that a figure counts, or is about. `people` are the inhabitants of its area: with fewer than
    `fewest`, but not none, it is not shown. `also` may not be shown for another reason.
    """

    values: Values
    minimum: float = MINIMUM
    people: Values = field(default_factory=dict)
    fewest: float = 0
    also: Collection[str] = ()

    @property
    def small(self) -> frozenset[str]:
        """The codes whose figure may not be shown, nor worked out."""
        there = {code: value for code, value in self.values.items() if value is not None}
        few = {code for code in there if is_small(self.people.get(code), minimum=self.fewest)}
        small = {code for code, value in there.items() if is_small(value, minimum=self.minimum)}
        return frozenset(few | small | (self.values.keys() & set(self.also)))


class Sourced(Protocol):
    """Anything with a publisher, such as `figures.Origin`."""

    @property
    def table(self) -> str: ...

    @property
    def publisher(self) -> str: ...


def is_own(origin: Sourced | None) -> bool:
    """Whether we are the ones who make this figure public; a figure without origin is ours."""
    return origin is None or is_own_table(origin.table, origin.publisher)


def is_own_table(code: str, publisher: str) -> bool:
    """Whether a table is one of our own: by its code, whoever it says published it, or by who published it."""
    return publisher not in PUBLISHERS or OWN_TABLE.match(code) is not None


def is_small(count: float | None, *, minimum: float = MINIMUM) -> bool:
    """From 1 to 4 people. Zero is nobody, None is unknown."""
    return count is not None and 0 < count < minimum


def totals_of(codes: Iterable[str]) -> tuple[Total, ...]:
    """Buurt < wijk < gemeente < land, from the codes themselves, over the areas that are there."""
    known = set(codes)
    parts: dict[str, set[str]] = {}
    for code in known:
        above = next((wider for wider in _above(code) if wider in known), None)
        if above is not None:
            parts.setdefault(above, set()).add(code)
    return tuple(Total(code, frozenset(inner)) for code, inner in sorted(parts.items()))


def withheld(known: Known, totals: Iterable[Total]) -> frozenset[str]:
    """The codes that may not be shown: those that are small, and what would give them away.

    `totals` may overlap (programme areas beside wijken). The order of values and `totals` makes no difference.
    Raises ValueError for a negative count.
    """
    values = known.values
    if any(value is not None and value < 0 for value in values.values()):
        raise ValueError("A count of people is never negative.")
    sums = _usable(values, totals)
    small, gone = known.small, set(known.small)
    while weak := _weak(known, sums, small, gone):
        chosen = _next(values, weak, gone)
        if chosen is None:  # the sums contradict each other, so nothing follows from them
            break
        gone.add(chosen)
    for spare in sorted(gone - small, key=lambda code: (-(values[code] or 0), code)):
        if not _weak(known, sums, small, gone - {spare}):
            gone.remove(spare)
    return frozenset(gone)


def derivable(unknown: Collection[str], totals: Sequence[Total]) -> frozenset[str]:
    """The unknown counts that follow from the known ones: whose equation can be solved for them alone."""
    rows = [{code for code in (total.code, *total.parts) if code in unknown} for total in totals]
    found: set[str] = set()
    while lone := {next(iter(row)) for row in rows if len(row) == 1}:
        found |= lone
        rows = [row - lone for row in rows]
    left = [total for total, row in zip(totals, rows, strict=True) if row]
    within = [part for total in left for part in total.parts if part in unknown]
    # In one hierarchy nothing more follows; where sums share a part they have to be solved together.
    return frozenset(found if len(within) == len(set(within)) else found | _solved(set(unknown) - found, left))


def _solved(unknown: Collection[str], totals: Iterable[Total]) -> set[str]:
    columns = {code: place for place, code in enumerate(sorted(unknown))}
    rows = [_row(total, columns) for total in totals]
    names = {place: code for code, place in columns.items()}
    return {names[next(iter(row))] for row in _reduced(rows) if len(row) == 1}


def _above(code: str) -> Iterator[str]:
    """The codes an area may be a part of, nearest first."""
    if code.startswith("BU"):
        yield "WK" + code[2:8]
    if code.startswith(("BU", "WK")):
        yield "GM" + code[2:6]
    if not code.startswith("NL"):
        yield "NL00"


def _usable(values: Values, totals: Iterable[Total]) -> list[Total]:
    """The sums that have a row for every part, always in the same order. A sum without parts says nothing."""
    found = [
        total
        for total in totals
        if total.parts and total.code in values and all(part in values for part in total.parts)
    ]
    return sorted(found, key=lambda total: (total.code, sorted(total.parts)))


def _weak(known: Known, sums: list[Total], small: frozenset[str], gone: Collection[str]) -> list[Total]:
    """The sums that still give something away; empty when everything is safe."""
    unknown = {code for code, value in known.values.items() if value is None} | set(gone)
    found = small & derivable(unknown, sums)
    if found:
        return _reaching(found, sums, unknown)
    parts = {total.code: total for total in sums}
    return [total for total in sums if total.code not in unknown and _tells(total, known, parts, gone)]


def _tells(total: Total, known: Known, sums: Mapping[str, Total], gone: Collection[str]) -> bool:
    """Whether what a shown total leaves for all that is hidden in it is too little to hide it."""
    values = known.values
    bottom = list(_bottom(total, values, sums, gone))
    hidden = [code for code in bottom if code in gone]
    least = len(hidden)  # nobody is shown as zero, so each of them is taken to be one or more
    if any(values[code] is None for code in bottom):
        shown = sum(values[code] or 0 for code in bottom if code not in gone)
        return 0 < (values[total.code] or 0) - shown <= least
    left = sum(values[code] or 0 for code in hidden)
    people = [known.people.get(code) for code in hidden]
    crowd = None if None in people else sum(number or 0 for number in people)
    return (left > 0 and (left < known.minimum or left <= least)) or is_small(crowd, minimum=known.fewest)


def _reaching(found: frozenset[str], sums: list[Total], unknown: Collection[str]) -> list[Total]:
    """The sums a reader went through to find these: those that share unknown counts with them, step by step."""
    reached, chain = set(found), list[Total]()
    while more := [total for total in sums if total not in chain and reached & {total.code, *total.parts}]:
        chain += more
        reached |= {code for total in more for code in (total.code, *total.parts) if code in unknown}
    return chain


def _next(values: Values, weak: list[Total], gone: Collection[str]) -> str | None:
    """The smallest shown count in these sums, a part before a total.

    Hiding a zero would hide nothing, so a zero comes last: only where a total is not the sum of its parts.
    """
    places = {total.code: 1 for total in weak} | {part: 0 for total in weak for part in total.parts}
    shown = [(values[code] or 0, place, code) for code, place in places.items() if code not in gone]
    chosen = min((entry for entry in shown if entry[0]), default=None) or max(shown, default=None)
    return chosen[2] if chosen and values[chosen[2]] is not None else None


def _bottom(
    total: Total, values: Values, sums: Mapping[str, Total], gone: Collection[str], above: frozenset[str] = frozenset()
) -> Iterator[str]:
    """The parts of a total; of a part that is not shown, its own. Two counts that are the same hold each other."""
    above |= {total.code}
    for part in total.parts - above:
        if part in sums and (part in gone or values[part] is None):
            yield from _bottom(sums[part], values, sums, gone, above)
        else:
            yield part


def _row(total: Total, columns: Mapping[str, int]) -> dict[int, Fraction]:
    row = {columns[part]: Fraction(1) for part in total.parts if part in columns}
    if total.code in columns:
        row[columns[total.code]] = Fraction(-1)
    return row


def _reduced(rows: list[dict[int, Fraction]]) -> list[dict[int, Fraction]]:
    """Gauss-Jordan on sparse rows, exact."""
    solved: dict[int, dict[int, Fraction]] = {}
    for row in rows:
        for pivot in [place for place in row if place in solved]:
            _subtract(row, solved[pivot], row[pivot])
        if not row:
            continue
        pivot = min(row)
        scale = row[pivot]
        row = {place: value / scale for place, value in row.items()}
        for other in solved.values():
            if pivot in other:
                _subtract(other, row, other[pivot])
        solved[pivot] = row
    return list(solved.values())


def _subtract(row: dict[int, Fraction], other: Mapping[int, Fraction], times: Fraction) -> None:
    for place, value in other.items():
        left = row.get(place, Fraction(0)) - times * value
        if left:
            row[place] = left
        else:
            row.pop(place, None)
