"""Reads: which figures of our own may not be shown, before anything is made of them.

`series.read` asks this once for all its rows, so pages, maps, downloads and reports cannot forget it. As long as only
national publishers have figures here it costs no query.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from django.db.models import Q

from neighbourhoods import published
from neighbourhoods.disclosure import people, rules
from neighbourhoods.disclosure.people import FigureOfYear, People
from neighbourhoods.figures import nearest_period
from neighbourhoods.models import Area, Indicator, ReleaseColumn
from neighbourhoods.models.area import COUNTRY_CODE, municipality_code
from neighbourhoods.published import PublishedFigure
from neighbourhoods.terms import Note, PeopleCounted

Places = Mapping[int, tuple[str, int]]
"""Code and division of areas by id."""


def shield(
    cells: Iterable[PublishedFigure], indicators: Mapping[int, Indicator], places: Places, *, until: date | None = None
) -> list[PublishedFigure]:
    """The same figures; those of our own that would give somebody away have no value and say ‘te klein’. Those of
    which nobody said whether they count people are not published yet.

    Whether a figure is safe depends on its whole gemeente, so that is read beside it: three queries, if there are any.
    `places` are the areas of the cells.
    """
    cells = list(cells)
    origins = {cell.origin.release: cell.origin for cell in cells}
    ours = {release for release, origin in origins.items() if rules.is_own(origin)}
    if not ours:
        return cells
    own = [cell for cell in cells if cell.origin.release in ours]
    sheets, few, divisors = _beside(own, indicators, places, until)
    gone = people.hidden(sheets, indicators, divisors, few)

    def shielded(cell: PublishedFigure) -> PublishedFigure:
        code, division = places[cell.area]
        if not indicators[cell.indicator].counts_people:
            return cell._replace(value=None, note=int(Note.NOT_PUBLISHED))
        if code in gone.get((cell.indicator, cell.origin.period, division), ()):
            return cell._replace(value=None, note=int(Note.TOO_SMALL))
        return cell if _is_possible(cell, indicators) else cell._replace(value=None, note=int(Note.MISSING))

    return [shielded(cell) if cell.origin.release in ours else cell for cell in cells]


def _is_possible(cell: PublishedFigure, indicators: Mapping[int, Indicator]) -> bool:
    """A count below zero, from before such a file was refused, is unknown."""
    counted = indicators[cell.indicator].counts_people == PeopleCounted.NUMBER
    return cell.value is None or cell.value >= 0 or not counted


def _beside(
    own: Sequence[PublishedFigure], indicators: Mapping[int, Indicator], places: Places, until: date | None
) -> tuple[dict[FigureOfYear, dict[str, float | None]], dict[FigureOfYear, set[str]], People]:
    """Every figure of the whole gemeente that is its own, those that were left out when they were read, and what they
    are divided by.

    Always every one of them, whatever was asked: what is hidden may not depend on the page that asks.
    """
    series = {indicator.pk: indicator.series for indicator in indicators.values()} | {
        cell.indicator: cell.origin.series for cell in own
    }
    columns = ReleaseColumn.objects.filter(owner__isnull=False, indicator__in=indicators)
    asked = {*columns.values_list("indicator", flat=True), *(cell.indicator for cell in own)}
    keys = {people.divided_by(indicators[pk]) for pk in asked}
    divisors = {pk: indicator for pk, indicator in indicators.items() if indicator.key in keys}
    around = _around({municipality_code(places[cell.area][0]) for cell in own})
    found = published.of(around, asked | divisors.keys(), until)
    chosen = {cell.indicator for cell in own}
    sheets: dict[FigureOfYear, dict[str, float | None]] = defaultdict(dict)
    few: dict[FigureOfYear, set[str]] = defaultdict(set)
    for cell in found:
        is_counted = cell.origin.series == series[cell.indicator] or cell.indicator not in chosen
        if cell.indicator in asked and rules.is_own(cell.origin) and is_counted:
            code, division = around[cell.area]
            value = cell.value if _is_possible(cell, indicators) else None
            sheet = cell.indicator, cell.origin.period, division
            sheets[sheet][code] = value
            (few[sheet].add if cell.note == Note.TOO_SMALL else few[sheet].discard)(code)
    national = [cell for cell in found if cell.origin.series == series[cell.indicator]]
    return sheets, few, _people(national, divisors, around)


def _people(found: Iterable[PublishedFigure], divisors: Mapping[int, Indicator], around: Places) -> People:
    """What the figures are divided by, of the nearest period that has it."""
    known: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for cell in found:
        if cell.indicator in divisors and cell.value is not None and not rules.is_own(cell.origin):
            known[divisors[cell.indicator].key, around[cell.area][0]][cell.origin.period] = cell.value

    @cache
    def people(key: str, code: str, period: str) -> float | None:
        there = known.get((key, code), {})
        nearest = nearest_period(period, there)
        return None if nearest is None else there[nearest]

    return people


def _around(gemeenten: Collection[str]) -> Places:
    """Every area of these gemeenten in every division."""
    asked = Q(code__in=gemeenten)
    for code in gemeenten:
        if code != COUNTRY_CODE:
            asked |= Q(code__startswith="WK" + code[2:]) | Q(code__startswith="BU" + code[2:])
    return {
        pk: (code, year) for pk, code, year in Area.objects.filter(asked).values_list("pk", "code", "division_year")
    }
