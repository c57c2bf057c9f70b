"""Reads: how often a target was reached before, by areas that once stood where this one stands today.

A fixed number of queries, however many targets are asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from statistics import mean

from neighbourhoods.figures import Figure
from neighbourhoods.models import Indicator
from neighbourhoods.models.area import COUNTRY_CODE
from neighbourhoods.series import Book
from neighbourhoods.standings import kept, shifts, targets, windows
from neighbourhoods.standings.country import ColumnsOf, Field
from neighbourhoods.standings.movement import YEARS_IN_MEAN, ChangeUnit, MovementObstacle
from neighbourhoods.standings.movements import columns_of, open_book, subject_of
from neighbourhoods.standings.peers import Subject
from neighbourhoods.standings.shifts import ShiftColumns
from neighbourhoods.standings.targets import Precedent


@dataclass(frozen=True, slots=True)
class AskedTarget:
    """What an indicator should be, and in which year."""

    key: str
    value: float
    year: int


@dataclass(frozen=True, slots=True)
class ReachQuestion:
    """All that an answer rests on: the target, where the area stands, and where the figures of all others stand."""

    asked: Precedent
    subject: Subject
    stands: ShiftColumns
    country: float
    per: float | None

    @property
    def digest(self) -> str:
        """The key of a kept answer: equal when target, figures, window and version of the rule are equal."""
        about = (self.asked, self.subject, self.stands, self.country, self.per)
        return "precedent-" + hashlib.sha256(repr(about).encode()).hexdigest()


def precedent(
    codes: Sequence[str],
    key: str,
    value: float,
    year: int,
    *,
    until: date | None = None,
    division_year: int | None = None,
) -> Precedent:
    """What areas did that once stood where the areas `codes`, as one, stand today; the target is `value` in `year`.

    `until` takes figures as they stood here at the end of that day. Raises KeyError for an unknown key.
    """
    book = open_book(codes, [key], until=until, division_year=division_year)
    asked = AskedTarget(key, value, year)
    return of_book(book, codes, [asked], until=until)[asked]


def of_book(
    book: Book,
    codes: Sequence[str],
    asked: Iterable[AskedTarget],
    *,
    until: date | None = None,
    columns: ColumnsOf | None = None,
    is_kept: bool = False,
    keeps_pool: bool = False,
) -> dict[AskedTarget, Precedent]:
    """The same of many targets, from a book that holds the area and the country already.

    `columns` is what `columns_of` found of these indicators already. With `is_kept`, for pages, an answer of the last
    hour from the very same figures is taken from the cache. With `keeps_pool`, for reports, it holds all that its peers
    were chosen from.
    """
    wanted = list(dict.fromkeys(asked))
    if columns is None:
        indicators = {target.key: book.indicators[target.key] for target in wanted}
        columns = columns_of(list(indicators.values()), until) if indicators else {}
    questions: dict[AskedTarget, ReachQuestion] = {}
    found: dict[AskedTarget, Precedent] = {}
    for target in wanted:
        question = _question(target, book, codes, columns)
        if isinstance(question, ReachQuestion):
            questions[target] = question
        else:
            found[target] = question
    found |= kept.answers(questions, partial(_answers, keeps_pool=keeps_pool), is_kept=is_kept)
    return {target: found[target] for target in wanted}


def _question(target: AskedTarget, book: Book, codes: Sequence[str], columns: ColumnsOf) -> ReachQuestion | Precedent:
    """What is to be answered, or the answer that it cannot be."""
    indicator = book.indicators[target.key]
    is_counted = windows.is_counted(indicator)
    asked = Precedent(ChangeUnit.PERCENT if is_counted else ChangeUnit.POINTS, target.value, target.year)
    line = windows.yearly(book, codes, indicator.numerator or target.key)
    today = _today(line, YEARS_IN_MEAN if is_counted else 1)
    if isinstance(today, MovementObstacle):
        return replace(asked, obstacle=today)
    if not indicator.numerator:
        asked = replace(asked, today=mean(figure.value or 0.0 for figure in today))
        if targets.is_reached(asked.today or 0.0, target.value, indicator.direction):
            return replace(asked, obstacle=MovementObstacle.ALREADY_REACHED)
    stretch = _stretch(indicator, book, columns, at_most=target.year - today[-1].year)
    if isinstance(stretch, MovementObstacle):
        return replace(asked, obstacle=stretch)
    base, now = stretch
    years = tuple(int(period) for period in (*base, *now))
    asked = replace(asked, years=years, span=int(now[0]) - int(base[0]))
    stands = shifts.find(indicator, base, now, columns)
    if isinstance(stands, MovementObstacle):
        return replace(asked, obstacle=stands)
    return _placed(asked, book, codes, indicator, today, stands)


def _today(line: Sequence[Figure], years: int) -> tuple[Figure, ...] | MovementObstacle:
    """The figures of the newest so many years in a row."""
    newest = next((figure for figure in reversed(line) if figure.is_covered), None)
    if newest is None:
        return MovementObstacle.INCOMPLETE
    found = tuple(figure for figure in line if newest.year - years < figure.year <= newest.year)
    without = next((figure for figure in found if figure.value is None), None)
    if without is not None:
        return windows.lacking(without)
    return found if len(found) == years else MovementObstacle.ONE_MEASUREMENT


def _stretch(
    indicator: Indicator, book: Book, columns: ColumnsOf, *, at_most: int
) -> tuple[list[str], list[str]] | MovementObstacle:
    """The first and the last periods of the longest window; of a count two years on each side, and no break between.

    A value is compared beside the country, so its windows are between years of which the figure of the country is
    known: a column that was empty in one of them is no measurement.
    """
    published = columns.get(indicator.numerator or indicator.key, {})
    known = {int(period) for period in published if len(period) == len("2024")}
    if not windows.is_counted(indicator):
        of_country = (book.figure([COUNTRY_CODE], indicator.key, str(year)) for year in known)
        known = {figure.year for figure in of_country if figure.value is not None} or known
    length = YEARS_IN_MEAN if windows.is_counted(indicator) else 1
    if length > 1:
        known = {year for year in known if year >= max(indicator.breaks, default=0)}
    starts = [year for year in known if known.issuperset(range(year, year + length))]
    if max(starts, default=0) - min(starts, default=0) < length:
        return MovementObstacle.ONE_MEASUREMENT if len(known) < 2 else MovementObstacle.FEWER_THAN_FOUR_YEARS
    found = targets.window(starts, at_least=length, at_most=at_most)
    if found is None:
        return MovementObstacle.TOO_SOON
    base, now = ([str(year) for year in range(start, start + length)] for start in found)
    return base, now


def _placed(
    asked: Precedent,
    book: Book,
    codes: Sequence[str],
    indicator: Indicator,
    today: Sequence[Figure],
    stands: ShiftColumns,
) -> ReachQuestion | Precedent:
    """Of a value today's gap to the country says where the peers began, and what the country did is left out."""
    level = mean(figure.value or 0.0 for figure in today)
    change = 0.0
    if asked.measure is ChangeUnit.POINTS:
        periods = [str(asked.years[0]), str(asked.years[-1]), today[-1].period]
        known = [book.figure([COUNTRY_CODE], indicator.key, period).value for period in periods]
        first, last, newest = known
        if first is None or last is None or newest is None:
            return replace(asked, obstacle=MovementObstacle.NO_COUNTRY)
        change = last - first
        level = level - newest + first
    subject = subject_of(book, codes, level, stands.described, stands.sizes)
    if isinstance(subject, MovementObstacle):
        return replace(asked, obstacle=subject)
    per = float(indicator.per) if indicator.numerator else None
    if per:
        today_rate = subject.amount / subject.size * per
        asked = replace(asked, today=today_rate)
        if targets.is_reached(today_rate, asked.value, indicator.direction):
            return replace(asked, obstacle=MovementObstacle.ALREADY_REACHED)
    return ReachQuestion(asked, subject, stands, change, per)


def _answers(questions: Mapping[AskedTarget, ReachQuestion], *, keeps_pool: bool) -> dict[AskedTarget, Precedent]:
    """The answers, with the figures of all buurten read at once."""
    fields = shifts.fields([question.stands for question in questions.values()])
    return {
        target: _answer(question, fields[question.stands.described], keeps_pool=keeps_pool)
        for target, question in questions.items()
    }


def _answer(question: ReachQuestion, field: Field | None, *, keeps_pool: bool) -> Precedent:
    if field is None:
        return replace(question.asked, obstacle=MovementObstacle.TOO_FEW_PEERS)
    found = targets.precedent(
        question.asked,
        question.subject,
        field.areas,
        question.stands.of(field),
        country=question.country,
        per=question.per,
        keeps_pool=keeps_pool,
    )
    return replace(found, pool=question.stands.told(found.pool))
