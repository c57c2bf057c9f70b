"""What the difference between two figures means, or why they cannot be compared."""

from collections.abc import Iterable, Mapping
from math import isclose

from neighbourhoods.figures.figure import Difference, Figure, Link, Method, Obstacle, Verdict
from neighbourhoods.terms import Direction, LinkKind


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
