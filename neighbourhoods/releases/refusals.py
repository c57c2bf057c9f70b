"""Why figures that can be read are refused all the same: they cannot be true. Each reason has its line and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from neighbourhoods.models import Area, Indicator
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import Reading, cells
from neighbourhoods.tables.reading import MAX_REFUSALS
from neighbourhoods.terms import Combination

if TYPE_CHECKING:
    import numpy as np


class Refusal(Exception):
    """The figures cannot be published as asked; nothing was written. `count` may be more than what is listed."""

    def __init__(self, refused: Iterable[Refused]) -> None:
        found = sorted(refused, key=lambda refusal: refusal.line or 0)
        self.refused, self.count = found[:MAX_REFUSALS], len(found)
        super().__init__("; ".join(map(str, self.refused)))


def refuse_the_impossible(reading: Reading) -> None:
    """A number below zero where people are counted, a percentage above 100, in an own table half a person.

    Raises Refusal.
    """
    keys = {
        column.indicator for publication in reading.publications for column in publication.columns if column.indicator
    }
    known = {indicator.key: indicator for indicator in Indicator.objects.filter(key__in=keys)}
    is_own = bool(reading.layout and reading.layout.within)
    refused = [
        Refused(
            publication.line(row, place), column.header, f"{publication.codes[row]}, {publication.period}: {reason}"
        )
        for publication in reading.publications
        for place, column in enumerate(publication.columns)
        if column.indicator in known
        for row, reason in _impossible(publication.values[:, place], known[column.indicator], is_own=is_own)
    ]
    refused += _percentages_of_something_else(reading, known)
    if refused:
        raise Refusal(refused)


def _percentages_of_something_else(reading: Reading, known: Mapping[str, Indicator]) -> Iterator[Refused]:
    """Excel shows 21%, and that is no number of homes."""
    reason = _("Excel toont hier een percentage, maar ‘%(name)s’ is geen percentage (eenheid: %(unit)s).")
    columns = {column.header: column for publication in reading.publications for column in publication.columns}
    for header, line in reading.percentages.items():
        indicator = known.get(columns[header].indicator or "") if header in columns else None
        if indicator is not None and not cells.is_percentage(indicator.unit):
            yield Refused(line, header, reason % {"name": indicator.name, "unit": indicator.unit})


def _impossible(values: np.ndarray, indicator: Indicator, *, is_own: bool) -> Iterator[tuple[int, str]]:
    """The rows with a figure that cannot be true, and why it cannot."""
    known = values[values == values]
    if not len(known):
        return
    is_count = indicator.combination == Combination.SUM
    # For a national table its layout knows which columns hold whole numbers.
    is_whole = is_own and is_count and not indicator.decimals and cells.is_counted(indicator.unit)

    def reason(value: float) -> str | None:
        return cells.impossible(value, unit=indicator.unit, is_count=is_count, is_whole=is_whole)

    if reason(known.min()) or reason(known.max()) or (is_whole and (known % 1).any()):
        found = ((row, reason(value)) for row, value in enumerate(values.tolist()) if value == value)
        yield from ((row, why) for row, why in found if why)


def refuse_the_future(reading: Reading, at: datetime) -> None:
    """A year that did not begin yet is a typing error, and would be the newest for years. Raises Refusal."""
    reason = _("Er staan cijfers over %s in, en dat jaar is nog niet begonnen. Verbeter het jaar.")
    by_row = reading.layout.period if reading.layout else None
    refused = []
    for publication in reading.publications:
        if int(publication.period[:4]) > at.year:
            named = [column.header for column in publication.columns if column.period]
            line = publication.line(0) if by_row else None
            refused.append(Refused(line, by_row or next(iter(named), None), reason % publication.period))
    if refused:
        raise Refusal(refused)


def refuse_unknown_areas(reading: Reading) -> None:
    """A list of CBS may bring new areas; a table of a municipality may not, they would appear everywhere.

    Raises Refusal.
    """
    codes = {code for publication in reading.publications for code in publication.codes}
    unknown = codes - set(Area.objects.filter(code__in=codes).values_list("code", flat=True))
    reason = _("Gebied %s bestaat in geen enkele indeling. Verbeter de code of lees eerst de grenzen in.")
    column = reading.layout.code if reading.layout else None
    found = [
        (publication.line(row), code)
        for publication in reading.publications
        for row, code in enumerate(publication.codes)
    ]
    refused = [Refused(line, column, reason % code) for line, code in dict.fromkeys(found) if code in unknown]
    if refused:
        raise Refusal(refused)
