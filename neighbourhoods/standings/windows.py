"""From figures of one area to what is judged of it: which years count, and what stands in the way. No queries.

`movements` looks up the same years for the whole country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from neighbourhoods import reference
from neighbourhoods.disclosure.rules import OWN_TABLE
from neighbourhoods.figures import ComparisonObstacle, Figure, FigureState, same_outline
from neighbourhoods.figures import broken as broken_in
from neighbourhoods.models import Indicator
from neighbourhoods.series import Book
from neighbourhoods.standings.movement import YEARS_IN_MEAN, ChangeUnit, MovementObstacle
from neighbourhoods.terms import Combination, Direction, Note, ReleaseStatus

YEARS = 2 * YEARS_IN_MEAN
"""So many years in a row are looked at, half of them on each side."""
MODELLED = frozenset({reference.LIVEABILITY, reference.LIVEABILITY_CLASSES})
"""Series of which every figure is the outcome of a model; of other series each figure says so itself."""
SURVEYS = frozenset({"85146NED"})
"""Series of what people answered, of which nobody publishes how many answered in each area."""
OBSTACLES = {
    ComparisonObstacle.BOUNDARY: MovementObstacle.BOUNDARY,
    ComparisonObstacle.METHOD_BREAK: MovementObstacle.BREAK,
}


@dataclass(frozen=True, slots=True)
class Window:
    """What is judged of one indicator of one area: its figures from `base` years to `now` years.

    `key` is the published indicator that is looked at, of a rate its numerator. `context` is why there may be no
    verdict. `obstacle` is why nothing can be judged at all; the rest is then as far as it is known.
    """

    indicator: Indicator
    measure: ChangeUnit
    key: str
    base: tuple[Figure, ...] = ()
    now: tuple[Figure, ...] = ()
    context: MovementObstacle | None = None
    obstacle: MovementObstacle | None = None

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(figure.year for figure in (*self.base, *self.now))

    @property
    def base_periods(self) -> tuple[str, ...]:
        return tuple(figure.period for figure in self.base)

    @property
    def now_periods(self) -> tuple[str, ...]:
        return tuple(figure.period for figure in self.now)

    @property
    def is_provisional(self) -> bool:
        return any(
            origin.status in (ReleaseStatus.PROVISIONAL, ReleaseStatus.REVISED)
            for figure in self.now
            for origin in figure.origins
        )


def is_counted(indicator: Indicator) -> bool:
    """Whether it is a count or a rate, which the rule for counts can judge."""
    return indicator.combination in (Combination.SUM, Combination.RATE)


def of(book: Book, codes: Sequence[str], indicator: Indicator, *, since: int | None = None) -> Window:
    """The window of the areas `codes` as one: the newest four years of a count, the newest two figures of a value.

    `since` takes a value from that year on instead. The book holds the indicator and, of a rate, its numerator.
    """
    measure = ChangeUnit.PERCENT if is_counted(indicator) else ChangeUnit.POINTS
    window = Window(indicator, measure, indicator.numerator or indicator.key)
    if indicator.direction == Direction.CONTEXT:
        return replace(window, obstacle=MovementObstacle.NO_RULE)
    line = yearly(book, codes, window.key)
    newest = next((figure for figure in reversed(line) if figure.is_covered), None)
    if newest is None:
        return replace(window, obstacle=_not_covered(indicator))
    line = line[: line.index(newest) + 1]
    return _of_counts(window, line, book) if is_counted(indicator) else _of_values(window, line, book, since)


def yearly(book: Book, codes: Sequence[str], key: str) -> tuple[Figure, ...]:
    """The figures of whole years, oldest first."""
    return tuple(book.figure(codes, key, period) for period in book.periods(key) if len(period) == len("2024"))


def _not_covered(indicator: Indicator) -> MovementObstacle:
    """What stands in the way where nothing was published about the area."""
    if indicator.series in MODELLED:
        return MovementObstacle.MODEL_ESTIMATE
    return MovementObstacle.INCOMPLETE


def _of_counts(window: Window, line: tuple[Figure, ...], book: Book) -> Window:
    """The newest four years in a row, when all are known and measured alike."""
    first = line[-1].year - YEARS + 1
    four = tuple(figure for figure in line if figure.year >= first)
    if len(four) < YEARS:
        return replace(window, base=four[:-1], now=four[-1:], obstacle=MovementObstacle.FEWER_THAN_FOUR_YEARS)
    window = replace(window, base=four[:YEARS_IN_MEAN], now=four[YEARS_IN_MEAN:])
    without = next((figure for figure in four if figure.value is None), None)
    if without is not None:
        return replace(window, obstacle=lacking(without))
    broken = next(iter(broken_in(four, window.indicator.breaks, book.links).values()), None)
    if broken is not None:
        return replace(window, obstacle=OBSTACLES.get(broken, MovementObstacle.BREAK))
    is_modelled = any(figure.state is FigureState.ESTIMATED for figure in four)
    return replace(window, context=MovementObstacle.MODEL_ESTIMATE if is_modelled else None)


def _of_values(window: Window, line: tuple[Figure, ...], book: Book, since: int | None) -> Window:
    """From one measurement to the newest: context, where a model estimated them; of others nothing is judged yet."""
    series = window.indicator.series
    tables = {origin.table for figure in line for origin in figure.origins}
    if series in SURVEYS or window.indicator.is_own or any(OWN_TABLE.match(table) for table in tables):
        return replace(window, obstacle=MovementObstacle.SURVEY_WITHOUT_ANSWERS)
    if series not in MODELLED and not any(part.note == Note.ESTIMATED for figure in line for part in figure.parts):
        return replace(window, obstacle=MovementObstacle.NO_RULE)
    now = line[-1]
    if now.state is FigureState.NOT_COMBINABLE:
        return replace(window, obstacle=MovementObstacle.MODEL_ESTIMATE)
    if now.value is None:
        return replace(window, now=(now,), obstacle=lacking(now))
    earlier = [figure for figure in line[:-1] if figure.value is not None and since in (None, figure.year)]
    if not earlier:
        return replace(window, now=(now,), obstacle=MovementObstacle.ONE_MEASUREMENT)
    window = replace(window, base=(earlier[-1],), now=(now,), context=MovementObstacle.MODEL_ESTIMATE)
    if not same_outline(earlier[-1], now, book.links) and book.links.links:
        return replace(window, obstacle=MovementObstacle.BOUNDARY)
    return window


def lacking(figure: Figure) -> MovementObstacle:
    """What stands in the way when a figure has no value."""
    return MovementObstacle.TOO_SMALL if figure.state is FigureState.TOO_SMALL else MovementObstacle.INCOMPLETE
