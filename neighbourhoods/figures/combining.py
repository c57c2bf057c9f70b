"""From the figures of buurten to the figure of an area."""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from neighbourhoods.figures.figure import Denominator, Figure, FigureState, Method, Part, Rule, Weight
from neighbourhoods.terms import Combination, Note

_STATE_OF_NOTE = {
    Note.PRESENT: FigureState.KNOWN,
    Note.ESTIMATED: FigureState.ESTIMATED,
    Note.MISSING: FigureState.MISSING,
    Note.SECRET: FigureState.SECRET,
    Note.TOO_SMALL: FigureState.TOO_SMALL,
    Note.NOT_APPLICABLE: FigureState.NOT_APPLICABLE,
    Note.NOT_PUBLISHED: FigureState.NOT_PUBLISHED,
}


def combine(
    codes: Iterable[str],
    parts: Mapping[str, Part],
    rule: Rule,
    *,
    period: str,
    denominators: Iterable[Denominator] = (),
) -> Figure:
    """The figure of the buurten `codes` together, as far as the rule allows.

    `denominators` stand in order of preference: the first complete one counts, and no further one is asked for.
    Raises ValueError without codes.
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
    return Figure(None, FigureState.NOT_COMBINABLE, period, Method.PUBLISHED, codes, found, absent=absent)


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


def _lacking(codes: tuple[str, ...], parts: Mapping[str, Part]) -> FigureState:
    """Why there is no value while some parts lack one: the reason they share, else incomplete. Of parts that are all
    without a figure, some of them not published yet or not read, nothing is known.
    """
    reasons = {_STATE_OF_NOTE[parts[code].note] if code in parts else FigureState.NOT_READ for code in codes}
    if len(reasons) > 1 and reasons <= {FigureState.MISSING, FigureState.NOT_PUBLISHED, FigureState.NOT_READ}:
        return FigureState.MISSING
    return reasons.pop() if len(reasons) == 1 else FigureState.INCOMPLETE


def _standing(parts: Iterable[Part]) -> FigureState:
    return FigureState.ESTIMATED if any(part.note == Note.ESTIMATED for part in parts) else FigureState.KNOWN


def _published(
    codes: tuple[str, ...],
    parts: Mapping[str, Part],
    rule: Rule,
    period: str,
    denominators: Iterable[Denominator],
) -> Figure:
    found = _found(codes, parts)
    absent = _absent(codes, parts)
    if absent:
        return Figure(None, _lacking(codes, parts), period, Method.PUBLISHED, codes, found, absent=absent)
    if rule.combination == Combination.WEIGHTED_MEAN:
        weight = _weight(codes, denominators)
        if weight and weight.total < rule.minimum:
            return Figure(None, FigureState.TOO_SMALL, period, Method.PUBLISHED, codes, found, weight)
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
    denominators: Iterable[Denominator],
) -> Figure:
    method = Method.WEIGHTED_MEAN
    found = _found(codes, parts)
    used = _complete(codes, denominators)
    if used is None:
        absent = _absent(codes, parts)
        state = _lacking(codes, parts) if absent else FigureState.INCOMPLETE
        return Figure(None, state, period, method, codes, found, absent=absent)
    counted = tuple(code for code in codes if used.parts[code].value)
    weight = _weigh(codes, used)
    if weight.total < rule.minimum:
        return Figure(None, FigureState.TOO_SMALL, period, method, codes, found, weight)
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
    denominators: Iterable[Denominator],
) -> Figure:
    found = _found(codes, parts)
    absent = _absent(codes, parts)
    weight = _weight(codes, denominators)
    if weight and weight.total < rule.minimum:
        return Figure(None, FigureState.TOO_SMALL, period, Method.RATE, codes, found, weight)
    if absent:
        return Figure(None, _lacking(codes, parts), period, Method.RATE, codes, found, weight, absent)
    if weight is None:
        return Figure(None, FigureState.INCOMPLETE, period, Method.RATE, codes, found)
    count = fsum(_values(found))
    if 0 < count < rule.events:
        return Figure(None, FigureState.TOO_SMALL, period, Method.RATE, codes, found, weight)
    value = count / weight.total * rule.per
    return Figure(value, _standing(found), period, Method.RATE, codes, found, weight)


def _complete(codes: tuple[str, ...], denominators: Iterable[Denominator]) -> Denominator | None:
    """The first denominator with a count for every buurt."""
    return next((denominator for denominator in denominators if not _absent(codes, denominator.parts)), None)


def _weigh(codes: tuple[str, ...], used: Denominator) -> Weight:
    parts = _found(codes, used.parts)
    origin = next((part.origin for part in parts if part.origin), None)
    return Weight(used.key, used.period, fsum(_values(parts)), origin, parts)


def _weight(codes: tuple[str, ...], denominators: Iterable[Denominator]) -> Weight | None:
    used = _complete(codes, denominators)
    return None if used is None else _weigh(codes, used)


def _values(parts: Iterable[Part]) -> list[float]:
    return [part.value for part in parts if part.value is not None]
