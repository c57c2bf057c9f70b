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
from neighbourhoods.models import Area, Indicator, Release, ReleaseColumn, ReleaseRow
from neighbourhoods.models.area import COUNTRY_CODE, municipality_code
from neighbourhoods.published import PublishedFigure
from neighbourhoods.terms import Combination, Note

Places = Mapping[int, tuple[str, int]]
"""Code and division of areas by id."""


def shield(
    cells: Iterable[PublishedFigure], indicators: Mapping[int, Indicator], places: Places, *, until: date | None = None
) -> list[PublishedFigure]:
    """The same figures; those of our own that would give somebody away have no value and say ‘te klein’.

    Whether a figure is safe depends on its whole gemeente, so that is read beside it: two queries, if there are any.
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
        if code in gone.get((cell.indicator, cell.origin.period, division), ()):
            return cell._replace(value=None, note=int(Note.TOO_SMALL))
        return cell if _is_possible(cell, indicators) else cell._replace(value=None, note=int(Note.MISSING))

    return [shielded(cell) if cell.origin.release in ours else cell for cell in cells]


def of_releases(releases: Sequence[Release]) -> dict[tuple[int, int], frozenset[str]]:
    """Release and position of a column → the codes of the areas whose figure may not be shown there.

    For pages about a publication itself, whether it still counts or not. A national table hides nothing. Four queries.
    """
    own = {release.pk: release for release in releases if rules.is_own_table(release.table_id, release.table.publisher)}
    if not own:
        return {}
    columns = list(ReleaseColumn.objects.filter(release__in=own, indicator__isnull=False).select_related("indicator"))
    indicators = {column.indicator.pk: column.indicator for column in columns if column.indicator}
    rows = ReleaseRow.objects.filter(release__in=own).values_list("release_id", "area__code", "values", "notes")
    sheets: dict[FigureOfYear, dict[str, float | None]] = defaultdict(dict)
    few: dict[FigureOfYear, set[str]] = defaultdict(set)
    for release, code, values, notes in rows:
        for column in columns:
            if column.release_id == release and column.indicator:
                sheet = column.indicator.pk, own[release].period, release
                sheets[sheet][code] = values[column.position - 1]
                if notes[column.position - 1] == Note.TOO_SMALL:
                    few[sheet].add(code)
    sheets = {sheet: _counted(values, indicators[sheet[0]]) for sheet, values in sheets.items()}
    keys = {people.divided_by(indicator) for indicator in indicators.values()}
    divisors = {indicator.pk: indicator for indicator in Indicator.objects.shared().filter(key__in=keys)}
    around = _around({municipality_code(code) for values in sheets.values() for code in values})
    known = [cell for cell in published.of(around, divisors) if cell.origin.series == divisors[cell.indicator].series]
    gone = people.hidden(sheets, indicators, _people(known, divisors, around), few)
    return {
        (column.release_id, column.position): gone[
            column.indicator.pk, own[column.release_id].period, column.release_id
        ]
        for column in columns
        if column.indicator
    }


def _counted(values: dict[str, float | None], indicator: Indicator) -> dict[str, float | None]:
    if indicator.combination != Combination.SUM:
        return values
    return {code: None if value is not None and value < 0 else value for code, value in values.items()}


def _is_possible(cell: PublishedFigure, indicators: Mapping[int, Indicator]) -> bool:
    """A count below zero, from before such a file was refused, is unknown."""
    return cell.value is None or cell.value >= 0 or indicators[cell.indicator].combination != Combination.SUM


def _beside(
    own: Sequence[PublishedFigure], indicators: Mapping[int, Indicator], places: Places, until: date | None
) -> tuple[dict[FigureOfYear, dict[str, float | None]], dict[FigureOfYear, set[str]], People]:
    """The figures of the whole gemeente for these indicators and for its own counts, those that were left out when they
    were read, and what it divides by.
    """
    series = {indicator.pk: indicator.series for indicator in indicators.values()} | {
        cell.indicator: cell.origin.series for cell in own
    }
    counts = {
        pk for pk, indicator in indicators.items() if indicator.is_own and indicator.combination == Combination.SUM
    }
    asked = counts | {cell.indicator for cell in own}
    keys = {people.divided_by(indicators[pk]) for pk in asked}
    divisors = {pk: indicator for pk, indicator in indicators.items() if indicator.key in keys}
    around = _around({municipality_code(places[cell.area][0]) for cell in own})
    found = published.of(around, asked | divisors.keys(), until)
    found = [cell for cell in found if cell.origin.series == series[cell.indicator]]
    sheets: dict[FigureOfYear, dict[str, float | None]] = defaultdict(dict)
    few: dict[FigureOfYear, set[str]] = defaultdict(set)
    for cell in found:
        if cell.indicator in asked and rules.is_own(cell.origin):
            code, division = around[cell.area]
            value = cell.value if _is_possible(cell, indicators) else None
            sheet = cell.indicator, cell.origin.period, division
            sheets[sheet][code] = value
            (few[sheet].add if cell.note == Note.TOO_SMALL else few[sheet].discard)(code)
    return sheets, few, _people(found, divisors, around)


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
