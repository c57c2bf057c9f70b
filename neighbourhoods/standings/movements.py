"""Reads: how areas changed beside comparable ones. A fixed number of queries, however many indicators are asked.

`windows` says which years of an area count, `country` has the same years of all buurten, `movement` judges.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from math import fsum
from statistics import mean

from neighbourhoods.models import Indicator
from neighbourhoods.models.area import COUNTRY_CODE
from neighbourhoods.series import Book, read
from neighbourhoods.standings import country, kept, movement, shifts, surroundings, windows
from neighbourhoods.standings import placebo as placebos
from neighbourhoods.standings.around import around
from neighbourhoods.standings.country import ColumnsOf, Field
from neighbourhoods.standings.movement import YEARS_IN_MEAN, Movement, MovementObstacle
from neighbourhoods.standings.peers import Subject
from neighbourhoods.standings.placebo import Alarms
from neighbourhoods.standings.quantiles import ADDRESSES, INHABITANTS
from neighbourhoods.standings.shifts import ShiftColumns, Sizes
from neighbourhoods.standings.surroundings import Description
from neighbourhoods.standings.windows import Window

FEW_YEARS = MovementObstacle.FEWER_THAN_FOUR_YEARS


def movements(
    codes: Sequence[str],
    keys: Sequence[str],
    *,
    since: int | None = None,
    until: date | None = None,
    division_year: int | None = None,
) -> dict[str, Movement]:
    """The areas `codes` as one, per key. Raises KeyError for an unknown key.

    `since` is the year to begin with, for values alone: a count is always judged over its newest four years. `until`
    takes figures as they stood here at the end of that day, of the area and of its peers.
    """
    book = open_book(codes, keys, until=until, division_year=division_year)
    return of_book(book, dict.fromkeys(keys, codes), since=since, until=until)


def open_book(
    codes: Sequence[str], keys: Sequence[str], *, until: date | None = None, division_year: int | None = None
) -> Book:
    """The figures of these areas and of the country, with those that say what the areas are like."""
    needed = list(dict.fromkeys([*keys, INHABITANTS, ADDRESSES]))
    return read([*codes, COUNTRY_CODE], needed, until=until, division_year=division_year)


def of_book(
    book: Book,
    codes: Mapping[str, Sequence[str]],
    *,
    since: int | None = None,
    until: date | None = None,
    columns: ColumnsOf | None = None,
    is_kept: bool = False,
    keeps_pool: bool = False,
) -> dict[str, Movement]:
    """The same from a book that holds the area already: `codes` are what it is made of, by key of the indicator.

    `columns` is what `columns_of` found of these indicators already. With `is_kept`, for pages, a judgement of the last
    hour with the very same figures is taken from the cache. With `keeps_pool`, for reports, it holds all that its peers
    were chosen from.
    """
    judging = ask(book, codes, since=since, until=until, columns=columns)
    return judging.answers(is_kept=is_kept, keeps_pool=keeps_pool)


def ask(
    book: Book,
    codes: Mapping[str, Sequence[str]],
    *,
    since: int | None = None,
    until: date | None = None,
    columns: ColumnsOf | None = None,
) -> Judging:
    """What `of_book` has to judge: at most one query."""
    found = {key: windows.of(book, made_of, book.indicators[key], since=since) for key, made_of in codes.items()}
    looked_up = [window.indicator for window in found.values() if window.obstacle in (None, FEW_YEARS)]
    if columns is None:
        columns = columns_of(looked_up, until) if looked_up else {}
    judged, asked = {}, {}
    for key, window in found.items():
        question = _question(book, codes[key], _with_gaps(window, columns), columns)
        if isinstance(question, Question):
            asked[key] = question
        else:
            judged[key] = question
    return Judging(tuple(codes), asked, judged)


@dataclass(frozen=True, slots=True)
class Judging:
    """What is to be judged of the figures in a book, and what cannot be, by `keys` of indicators in the order asked."""

    keys: tuple[str, ...]
    questions: Mapping[str, Question]
    unjudged: Mapping[str, Movement]

    @property
    def rests_on(self) -> tuple[object, ...]:
        """Equal when the answers are."""
        return self.keys, [question.digest for question in self.questions.values()], repr(self.unjudged)

    def answers(self, *, is_kept: bool = False, keeps_pool: bool = False) -> dict[str, Movement]:
        """The judgements: three queries at most, none with those that were kept."""
        answer = partial(_answers, keeps_pool=keeps_pool)
        found = {**self.unjudged, **kept.answers(self.questions, answer, is_kept=is_kept)}
        return {key: found[key] for key in self.keys}


@dataclass(frozen=True, slots=True)
class Question:
    """All that a judgement rests on: the area itself, and where the figures of all others stand."""

    window: Window
    subject: Subject
    now: float
    stands: ShiftColumns

    @property
    def digest(self) -> str:
        """The key of a kept judgement: equal when figures, window and version of the rule are equal."""
        about = (movement.RULE, movement.VERSION, self.window.indicator.key, self.window.years, self.window.measure)
        rest = (self.window.context, self.window.is_provisional, self.subject, self.now, self.stands)
        return "movement-around-" + hashlib.sha256(repr((*about, *rest)).encode()).hexdigest()


def _question(book: Book, codes: Sequence[str], window: Window, columns: ColumnsOf) -> Question | Movement:
    """What is to be judged, or the movement that cannot be."""
    if window.obstacle is not None:
        return _unjudged(window, window.obstacle)
    stands = shifts.find(window.indicator, window.base_periods, window.now_periods, columns)
    if isinstance(stands, MovementObstacle):
        return _unjudged(window, stands)
    base, now = (mean(figure.value or 0.0 for figure in figures) for figures in (window.base, window.now))
    subject = subject_of(book, codes, base, stands.described, stands.sizes)
    if isinstance(subject, MovementObstacle):
        return _unjudged(window, subject)
    return Question(window, subject, now, stands)


def _answers(asked: Mapping[str, Question], *, keeps_pool: bool) -> dict[str, Movement]:
    """The judgements, with the figures of all buurten read at once."""
    fields = shifts.fields([question.stands for question in asked.values()])
    return {
        key: _judged(question, fields[question.stands.described], keeps_pool=keeps_pool)
        for key, question in asked.items()
    }


def _with_gaps(window: Window, columns: ColumnsOf) -> Window:
    """Years in which others have a figure and this area has no row are no years too few: a part is missing."""
    if window.obstacle is not FEW_YEARS:
        return window
    last = window.now[-1].year
    years = {str(year) for year in range(last - windows.YEARS + 1, last + 1)}
    is_published = years <= set(columns.get(window.key, ()))
    return replace(window, obstacle=MovementObstacle.INCOMPLETE) if is_published else window


def placebo(indicator: Indicator) -> tuple[Alarms, ...]:
    """The rule for counts over all buurten of the country, in the newest four years; empty where it cannot be used."""
    columns = columns_of([indicator])
    periods = sorted(period for period in columns.get(indicator.numerator or indicator.key, ()) if len(period) == 4)
    four = periods[-windows.YEARS :]
    if not windows.is_counted(indicator) or len(four) < windows.YEARS:
        return ()
    stands = shifts.find(indicator, four[:YEARS_IN_MEAN], four[YEARS_IN_MEAN:], columns)
    if isinstance(stands, MovementObstacle):
        return ()
    field = country.read(stands.every).field(stands.described.inhabitants, stands.described.addresses)
    return placebos.placebo(field.areas, stands.of(field)) if field else ()


def columns_of(indicators: Sequence[Indicator], until: date | None = None) -> ColumnsOf:
    """Where it stands for the whole country what these indicators are made of. One query."""
    made_of = {key for indicator in indicators for key in (indicator.numerator or indicator.key, *indicator.divided_by)}
    return country.published({*made_of, INHABITANTS, ADDRESSES}, until)


def subject_of(
    book: Book, codes: Sequence[str], amount: float, about: Description, sizes: Sizes | None
) -> Subject | MovementObstacle:
    """The area as it is put beside its peers, or what stands in the way. `amount` is where it began."""
    around = surroundings.of(book, codes, about)
    if around is None:
        return MovementObstacle.NO_LIKENESS
    if sizes is None:
        return Subject(around.codes, around.inhabitants, around.urbanity, amount, 1.0, around.addresses)
    parts = [book.figure(codes, key, sizes.period).value for key in sizes.keys]
    known = [value for value in parts if value is not None]
    if len(known) < len(parts) or not fsum(known):
        return MovementObstacle.OTHER_DENOMINATOR
    return Subject(around.codes, around.inhabitants, around.urbanity, amount, fsum(known), around.addresses)


def _judged(question: Question, field: Field | None, *, keeps_pool: bool) -> Movement:
    window = question.window
    if field is None:
        return _unjudged(window, MovementObstacle.TOO_FEW_PEERS)
    went = question.stands.of(field)
    found = movement.judge(
        question.subject,
        question.now,
        field.areas,
        went,
        years=window.years,
        measure=window.measure,
        per=window.indicator.per if window.indicator.numerator else None,
        context=window.context,
        is_provisional=window.is_provisional,
        keeps_pool=keeps_pool,
    )
    is_told = found.verdict is not None and windows.is_counted(window.indicator)
    theirs = {peer.code: peer.change for peer in found.peers}
    beside = around(question.subject, field.areas, went.base, went.now, theirs) if is_told else None
    return replace(found, pool=question.stands.told(found.pool), around=beside)


def _unjudged(window: Window, obstacle: MovementObstacle) -> Movement:
    """A movement without a verdict. That the indicator never has one comes before any other obstacle."""
    reason = window.context or obstacle
    return Movement(window.measure, window.years, is_provisional=window.is_provisional, obstacle=reason)
