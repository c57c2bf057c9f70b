"""Reads: which own counts of people may not be shown, before anything is made of them.

`series.read` asks this once for all its rows, so pages, maps, downloads and reports cannot forget it. As long as only
national publishers have figures here it costs no query.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q

from neighbourhoods import disclosure
from neighbourhoods.models import Area, Indicator, Observation
from neighbourhoods.models.area import municipality_code
from neighbourhoods.published import Cell
from neighbourhoods.terms import Combination, Note

Group = tuple[int, str]
"""The id of an indicator and a period: what may be added up."""


def shield(cells: Iterable[Cell], indicators: Mapping[int, Indicator], *, until: date | None = None) -> list[Cell]:
    """The same figures; counts of people of our own that would give somebody away have no value and say ‘te klein’.

    Whether a count is safe depends on its whole gemeente, so that is read beside it: three queries, if there are any.
    """
    cells = [_possible(cell, indicators) for cell in cells]
    own = [cell for cell in cells if _is_own_count(cell, indicators)]
    if not own:
        return cells
    gone = _hidden(own, until)
    small = int(Note.TOO_SMALL)
    return [cell._replace(value=None, note=small) if (*_group(cell), cell.area) in gone else cell for cell in cells]


def _is_own_count(cell: Cell, indicators: Mapping[int, Indicator]) -> bool:
    is_count = indicators[cell.indicator].combination == Combination.SUM
    return is_count and cell.origin.publisher not in disclosure.PUBLISHERS


def _possible(cell: Cell, indicators: Mapping[int, Indicator]) -> Cell:
    """A count below zero, from before such a file was refused, is unknown."""
    if cell.value is None or cell.value >= 0 or not _is_own_count(cell, indicators):
        return cell
    return cell._replace(value=None, note=int(Note.MISSING))


def _group(cell: Cell) -> Group:
    return cell.indicator, cell.origin.period


def _hidden(own: Sequence[Cell], until: date | None) -> Collection[tuple[int, str, int]]:
    """(indicator, period, area) of every count that may not be shown, in the divisions these rows are in."""
    known = Area.objects.filter(pk__in={cell.area for cell in own}).values_list("code", "division_year")
    places = _gemeenten({(municipality_code(code), year) for code, year in known})
    counts: dict[Group, dict[tuple[int, str], tuple[int, float | None]]] = defaultdict(dict)
    for area, indicator, period, value in _observed(places, {_group(cell) for cell in own}, until):
        code, year = places[area]
        counts[indicator, period][year, code] = area, value
    gone = set()
    for group, found in counts.items():
        for year in {year for year, _code in found}:
            values = {code: value for (when, code), (_pk, value) in found.items() if when == year}
            values = {code: None if value is not None and value < 0 else value for code, value in values.items()}
            hidden = disclosure.hidden(values, disclosure.totals_of(values))
            gone |= {(*group, found[year, code][0]) for code in hidden}
    return gone


def _gemeenten(wanted: Collection[tuple[str, int]]) -> dict[int, tuple[str, int]]:
    """Every area of these gemeenten in these divisions: id → code and year."""
    asked = Q(pk__in=[])
    for code, year in wanted:
        inside = Q(code=code) | Q(code__startswith="WK" + code[2:]) | Q(code__startswith="BU" + code[2:])
        asked |= Q(division_year=year) & inside
    found = Area.objects.filter(asked).values_list("pk", "code", "division_year")
    return {pk: (code, year) for pk, code, year in found}


def _observed(
    places: Collection[int], groups: Collection[Group], until: date | None
) -> Iterable[tuple[int, int, str, float | None]]:
    """Oldest publication first, so that the newest counts, as in `series.read`."""
    published = Observation.objects.current()
    if until is not None:
        published = Observation.objects.filter(release__published_at__date__lte=until)
    return (
        published.filter(area_id__in=list(places), indicator_id__in={indicator for indicator, _period in groups})
        .filter(period__in={period for _indicator, period in groups})
        .exclude(release__table__publisher__in=disclosure.PUBLISHERS)
        .order_by("release__published_at", "release_id")
        .values_list("area_id", "indicator_id", "period", "value")
    )
