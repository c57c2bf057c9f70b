"""Figures of an area from the figures of its buurten. Pure: no database, no clock, no files.

A figure is a value or a stated reason why there is none; it always carries what it was made of. An incomplete
sum is not a lower sum: it has no value at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import fsum, isclose

from neighbourhoods.terms import Combination, Direction, LinkKind, Note, Status


class State(StrEnum):
    """Why a figure has a value, or why it has none."""

    KNOWN = "known"
    ESTIMATED = "estimated"
    MISSING = "missing"
    SECRET = "secret"  # noqa: S105
    TOO_SMALL = "too_small"
    NOT_APPLICABLE = "not_applicable"
    INCOMPLETE = "incomplete"
    NOT_COMBINABLE = "not_combinable"


class Method(StrEnum):
    """How a value came about."""

    PUBLISHED = "published"
    SUM = "sum"
    WEIGHTED_MEAN = "weighted_mean"
    RATE = "rate"


class Verdict(StrEnum):
    """What a difference means. CONTEXT has no colour; NOT_COMPARABLE and UNKNOWN are ‘niet te beoordelen’."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    CONTEXT = "context"
    NOT_COMPARABLE = "not_comparable"
    UNKNOWN = "unknown"


class Obstacle(StrEnum):
    """Why two figures cannot be compared."""

    NO_VALUE = "no_value"
    OTHER_SERIES = "other_series"
    OTHER_METHOD = "other_method"
    OTHER_PERIOD = "other_period"
    METHOD_BREAK = "method_break"
    BOUNDARY = "boundary"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a published figure stands."""

    table: str
    series: str
    period: str
    division_year: int
    status: Status = Status.UNSTATED
    retrieved_on: date | None = None
    release: int | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One published figure of one buurt. `value` is None unless the note is PRESENT or ESTIMATED."""

    code: str
    value: float | None
    note: Note = Note.PRESENT
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """How an indicator may be combined. `minimum` is the smallest denominator that may be shown."""

    combination: Combination
    per: float = 1
    minimum: float = 100


@dataclass(frozen=True, slots=True)
class Denominator:
    """A candidate to weigh or divide by: one named count of one period, per buurt."""

    key: str
    period: str
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Weight:
    """The denominator that was used, with its total over the buurten."""

    key: str
    period: str
    total: float
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of one area in one period. `value` is unrounded; None says `state` explains why."""

    value: float | None
    state: State
    period: str
    method: Method
    codes: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    weight: Weight | None = None
    absent: tuple[str, ...] = field(default=())

    @property
    def year(self) -> int:
        return int(self.period[:4])

    @property
    def origin(self) -> Origin | None:
        """The origin of the first part that has one; parts of one figure share table and period."""
        return next((part.origin for part in self.parts if part.origin), None)

    @property
    def origins(self) -> tuple[Origin, ...]:
        return tuple(dict.fromkeys(part.origin for part in self.parts if part.origin))


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure against another. `value` is None when they cannot be compared; then `obstacle` says why."""

    value: float | None
    verdict: Verdict
    obstacle: Obstacle | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Area `code` of `year` continues as `later_code` in `later_year`."""

    code: str
    year: int
    later_code: str
    later_year: int
    kind: LinkKind


_STATE_OF_NOTE = {
    Note.PRESENT: State.KNOWN,
    Note.ESTIMATED: State.ESTIMATED,
    Note.MISSING: State.MISSING,
    Note.SECRET: State.SECRET,
    Note.TOO_SMALL: State.TOO_SMALL,
    Note.NOT_APPLICABLE: State.NOT_APPLICABLE,
}


def combine(
    codes: Iterable[str],
    parts: Mapping[str, Part],
    rule: Rule,
    *,
    period: str,
    denominators: Sequence[Denominator] = (),
) -> Figure:
    """The figure of the buurten `codes` together, as far as the rule allows.

    `denominators` stand in order of preference: the first complete one counts. Raises ValueError without codes
    """
    codes = tuple(sorted(set(codes)))
    if not codes:
        raise ValueError("An area needs at least one buurt.")
    if rule.combination == Combination.RATE:
        return _rate(codes, parts, rule, period, denominators)
    if len(codes) == 1:
        return _published(codes, parts, rule, period, denominators)
    if rule.combination == Combination.SUM:
        return _sum(codes, parts, period)
    if rule.combination == Combination.WEIGHTED_MEAN:
        return _weighted_mean(codes, parts, rule, period, denominators)
    found = _found(codes, parts)
    absent = _absent(codes, parts)
    return Figure(None, State.NOT_COMBINABLE, period, Method.PUBLISHED, codes, found, absent=absent)


def change(
    before: Figure,
    after: Figure,
    *,
    direction: Direction,
    decimals: int,
    breaks: Iterable[int] = (),
    links: Iterable[Link] = (),
) -> Difference:
    """`after` minus `before`; not comparable over a method break, another table or a moved boundary.

    A break in a year means: figures from that year on were measured differently from those before.
    """
    obstacle = (
        _unlike(before, after)
        or _break_between(before, after, breaks)
        or _boundary_between(before, after, tuple(links))
    )
    return _difference(before, after, direction, decimals, obstacle)


def distance(figure: Figure, reference: Figure, *, direction: Direction, decimals: int) -> Difference:
    """`figure` minus the reference (gemeente or Nederland) in the same period; counts have no distance."""
    obstacle = _unlike(reference, figure, reference=True)
    if obstacle is None and figure.period != reference.period:
        obstacle = Obstacle.OTHER_PERIOD
    if obstacle is None and figure.method is Method.SUM:
        obstacle = Obstacle.COUNT
    return _difference(reference, figure, direction, decimals, obstacle)


def same_area(codes: Iterable[str], year: int, later_year: int, links: Iterable[Link]) -> bool:
    """Whether the areas `codes` of `later_year` already had this outline in `year`, by the known links."""
    if year == later_year:
        return True
    if year > later_year:
        year, later_year = later_year, year
    steady = {
        (link.later_code, link.later_year): link for link in links if link.kind in (LinkKind.SAME, LinkKind.RECODED)
    }
    return all(_reaches(code, later_year, year, steady) for code in codes)


def added(parts: Sequence[Part]) -> Part:
    """Counts of one area added up; without a value when one of them has none."""
    lacking = next((part for part in parts if part.value is None), None)
    if lacking is not None:
        return lacking
    estimated = any(part.note == Note.ESTIMATED for part in parts)
    note = Note.ESTIMATED if estimated else Note.PRESENT
    return Part(parts[0].code, fsum(_values(parts)), note, parts[0].origin)


def nearest_period(wanted: str, periods: Iterable[str], *, at_most: int | None = None) -> str | None:
    """The period closest to `wanted` in years, the earlier of two equals; None when all are too far."""
    year = int(wanted[:4])
    ranked = sorted((abs(int(period[:4]) - year), period) for period in set(periods))
    if not ranked or (at_most is not None and ranked[0][0] > at_most):
        return None
    return ranked[0][1]


def _found(codes: tuple[str, ...], parts: Mapping[str, Part]) -> tuple[Part, ...]:
    return tuple(parts[code] for code in codes if code in parts)


def _absent(codes: tuple[str, ...], parts: Mapping[str, Part]) -> tuple[str, ...]:
    return tuple(code for code in codes if code not in parts or parts[code].value is None)


def _lacking(codes: tuple[str, ...], parts: Mapping[str, Part]) -> State:
    """Why there is no value while some parts lack one: the reason they share, else incomplete."""
    reasons = {_STATE_OF_NOTE[parts[code].note] if code in parts else State.MISSING for code in codes}
    return reasons.pop() if len(reasons) == 1 else State.INCOMPLETE


def _standing(parts: Iterable[Part]) -> State:
    return State.ESTIMATED if any(part.note == Note.ESTIMATED for part in parts) else State.KNOWN


def _published(
    codes: tuple[str, ...],
    parts: Mapping[str, Part],
    rule: Rule,
    period: str,
    denominators: Sequence[Denominator],
) -> Figure:
    found = _found(codes, parts)
    absent = _absent(codes, parts)
    if absent:
        return Figure(None, _lacking(codes, parts), period, Method.PUBLISHED, codes, found, absent=absent)
    if rule.combination == Combination.WEIGHTED_MEAN:
        weight = _weight(codes, denominators)
        if weight and weight.total < rule.minimum:
            return Figure(None, State.TOO_SMALL, period, Method.PUBLISHED, codes, found, weight)
    method = Method.SUM if rule.combination == Combination.SUM else Method.PUBLISHED
    return Figure(found[0].value, _standing(found), period, method, codes, found)


def _sum(codes: tuple[str, ...], parts: Mapping[str, Part], period: str) -> Figure:
    found = _found(codes, parts)
    absent = _absent(codes, parts)
    if absent:
        return Figure(None, _lacking(codes, parts), period, Method.SUM, codes, found, absent=absent)
    return Figure(fsum(_values(found)), _standing(found), period, Method.SUM, codes, found)


def _weighted_mean(
    codes: tuple[str, ...],
    parts: Mapping[str, Part],
    rule: Rule,
    period: str,
    denominators: Sequence[Denominator],
) -> Figure:
    method = Method.WEIGHTED_MEAN
    found = _found(codes, parts)
    used = _complete(codes, denominators)
    if used is None:
        absent = _absent(codes, parts)
        state = _lacking(codes, parts) if absent else State.INCOMPLETE
        return Figure(None, state, period, method, codes, found, absent=absent)
    counted = tuple(code for code in codes if used.parts[code].value)
    weight = _weigh(codes, used)
    if weight.total < rule.minimum:
        return Figure(None, State.TOO_SMALL, period, method, codes, found, weight)
    absent = _absent(counted, parts)
    if absent:
        return Figure(None, _lacking(counted, parts), period, method, codes, found, weight, absent)
    products = [
        value * share
        for value, share in zip(
            _values(parts[code] for code in counted),
            _values(used.parts[code] for code in counted),
            strict=True,
        )
    ]
    return Figure(fsum(products) / weight.total, _standing(found), period, method, codes, found, weight)


def _rate(
    codes: tuple[str, ...],
    parts: Mapping[str, Part],
    rule: Rule,
    period: str,
    denominators: Sequence[Denominator],
) -> Figure:
    found = _found(codes, parts)
    absent = _absent(codes, parts)
    weight = _weight(codes, denominators)
    if weight and weight.total < rule.minimum:
        return Figure(None, State.TOO_SMALL, period, Method.RATE, codes, found, weight)
    if absent:
        return Figure(None, _lacking(codes, parts), period, Method.RATE, codes, found, weight, absent)
    if weight is None:
        return Figure(None, State.INCOMPLETE, period, Method.RATE, codes, found)
    value = fsum(_values(found)) / weight.total * rule.per
    return Figure(value, _standing(found), period, Method.RATE, codes, found, weight)


def _complete(codes: tuple[str, ...], denominators: Sequence[Denominator]) -> Denominator | None:
    """The first denominator with a count for every buurt."""
    return next((one for one in denominators if not _absent(codes, one.parts)), None)


def _weigh(codes: tuple[str, ...], used: Denominator) -> Weight:
    parts = _found(codes, used.parts)
    origin = next((part.origin for part in parts if part.origin), None)
    return Weight(used.key, used.period, fsum(_values(parts)), origin)


def _weight(codes: tuple[str, ...], denominators: Sequence[Denominator]) -> Weight | None:
    used = _complete(codes, denominators)
    return None if used is None else _weigh(codes, used)


def _values(parts: Iterable[Part]) -> list[float]:
    return [part.value for part in parts if part.value is not None]


def _unlike(one: Figure, other: Figure, *, reference: bool = False) -> Obstacle | None:
    if one.value is None or other.value is None:
        return Obstacle.NO_VALUE
    if one.origin and other.origin and one.origin.series != other.origin.series:
        return Obstacle.OTHER_SERIES
    if not reference and one.method is not other.method:
        return Obstacle.OTHER_METHOD
    if not reference and one.weight and other.weight and one.weight.key != other.weight.key:
        return Obstacle.OTHER_METHOD
    return None


def _break_between(before: Figure, after: Figure, breaks: Iterable[int]) -> Obstacle | None:
    first, last = sorted((before.year, after.year))
    return Obstacle.METHOD_BREAK if any(first < year <= last for year in breaks) else None


def _boundary_between(before: Figure, after: Figure, links: tuple[Link, ...]) -> Obstacle | None:
    if before.origin is None or after.origin is None:
        return None
    years = before.origin.division_year, after.origin.division_year
    return None if same_area(after.codes, *years, links) else Obstacle.BOUNDARY


def _reaches(code: str, year: int, goal: int, steady: Mapping[tuple[str, int], Link]) -> bool:
    while year > goal:
        link = steady.get((code, year))
        if link is None:
            return False
        code, year = link.code, link.year
    return year == goal


def _difference(
    base: Figure, figure: Figure, direction: Direction, decimals: int, obstacle: Obstacle | None
) -> Difference:
    if obstacle is not None or base.value is None or figure.value is None:
        verdict = Verdict.UNKNOWN if obstacle in (None, Obstacle.NO_VALUE) else Verdict.NOT_COMPARABLE
        return Difference(None, verdict, obstacle)
    difference = round(figure.value, decimals) - round(base.value, decimals)
    if isclose(difference, 0, abs_tol=10 ** -(decimals + 3)):
        return Difference(0.0, Verdict.SAME if direction != Direction.CONTEXT else Verdict.CONTEXT)
    if direction == Direction.CONTEXT:
        return Difference(difference, Verdict.CONTEXT)
    better = (difference > 0) == (direction == Direction.HIGHER)
    return Difference(difference, Verdict.BETTER if better else Verdict.WORSE)
