"""What the difference between two figures means, or why they cannot be compared."""

import itertools
from collections.abc import Iterable
from math import isclose

from neighbourhoods.figures.figure import ComparisonObstacle, Difference, Figure, FigureState, Link, Method, Verdict
from neighbourhoods.figures.lineage import Lineage
from neighbourhoods.terms import Direction


def change(
    before: Figure,
    after: Figure,
    *,
    decimals: int,
    breaks: Iterable[int] = (),
    links: Lineage | Iterable[Link] = (),
) -> Difference:
    """`after` minus `before`; not comparable over a method break, another table or a moved boundary.

    A break in a year means: figures from that year on were measured differently from those before. Whether a change is
    better it never says: only `standings.movement` judges, beside peers. MODELLED is what a model estimated.
    """
    found = _difference(before, after, Direction.CONTEXT, decimals, _between(before, after, breaks, links))
    if found.value == 0:
        return Difference(0.0, Verdict.SAME)
    if found.value and FigureState.ESTIMATED in (before.state, after.state):
        return Difference(found.value, Verdict.MODELLED)
    return found


def distance(figure: Figure, reference: Figure, *, direction: Direction, decimals: int) -> Difference:
    """`figure` minus the reference (gemeente or Nederland) in the same period; counts have no distance."""
    obstacle = _unlike(reference, figure, reference=True)
    if obstacle is None and figure.period != reference.period:
        obstacle = ComparisonObstacle.OTHER_PERIOD
    if obstacle is None and figure.method is Method.SUM:
        obstacle = ComparisonObstacle.COUNT
    return _difference(reference, figure, direction, decimals, obstacle)


def same_outline(before: Figure, after: Figure, links: Lineage | Iterable[Link]) -> bool:
    """Whether two figures are about the same ground, whatever codes it had."""
    if before.origin is None or after.origin is None:
        return True
    there = Lineage.of(links).at(after.codes, after.origin.division_year, before.origin.division_year)
    return there is not None and set(there) == set(before.codes)


def broken(
    line: Iterable[Figure], breaks: Iterable[int], links: Lineage | Iterable[Link]
) -> dict[str, ComparisonObstacle]:
    """The periods of a line whose figure may not be joined to the known one before it, and why."""
    breaks, lineage = tuple(breaks), Lineage.of(links)
    known = [figure for figure in line if figure.value is not None]
    found = {after.period: _between(before, after, breaks, lineage) for before, after in itertools.pairwise(known)}
    return {period: obstacle for period, obstacle in found.items() if obstacle is not None}


def _between(
    before: Figure, after: Figure, breaks: Iterable[int], links: Lineage | Iterable[Link]
) -> ComparisonObstacle | None:
    return (
        _unlike(before, after)
        or _break_between(before, after, breaks)
        or (None if same_outline(before, after, links) else ComparisonObstacle.BOUNDARY)
    )


def _unlike(figure: Figure, other: Figure, *, reference: bool = False) -> ComparisonObstacle | None:
    if figure.value is None or other.value is None:
        return ComparisonObstacle.NO_VALUE
    if figure.origin and other.origin and figure.origin.series != other.origin.series:
        return ComparisonObstacle.OTHER_SERIES
    if not reference and figure.method is not other.method:
        return ComparisonObstacle.OTHER_METHOD
    if not reference and figure.weight and other.weight and figure.weight.key != other.weight.key:
        return ComparisonObstacle.OTHER_METHOD
    return None


def _break_between(before: Figure, after: Figure, breaks: Iterable[int]) -> ComparisonObstacle | None:
    first, last = sorted((before.year, after.year))
    return ComparisonObstacle.METHOD_BREAK if any(first < year <= last for year in breaks) else None


def _difference(
    base: Figure, figure: Figure, direction: Direction, decimals: int, obstacle: ComparisonObstacle | None
) -> Difference:
    if obstacle is not None or base.value is None or figure.value is None:
        verdict = Verdict.UNKNOWN if obstacle in (None, ComparisonObstacle.NO_VALUE) else Verdict.NOT_COMPARABLE
        return Difference(None, verdict, obstacle)
    difference = round(figure.value, decimals) - round(base.value, decimals)
    if isclose(difference, 0, abs_tol=10 ** -(decimals + 3)):
        return Difference(0.0, Verdict.SAME if direction != Direction.CONTEXT else Verdict.CONTEXT)
    if direction == Direction.CONTEXT:
        return Difference(difference, Verdict.CONTEXT)
    better = (difference > 0) == (direction == Direction.HIGHER)
    return Difference(difference, Verdict.BETTER if better else Verdict.WORSE)
