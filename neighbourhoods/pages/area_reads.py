"""Reads for pages: one area with all its figures, and one indicator on the map of a municipality."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from neighbourhoods.figures import Figure
from neighbourhoods.models import Area, Indicator, ReleaseColumn
from neighbourhoods.models.area import COUNTRY_CODE
from neighbourhoods.series import Book, read
from neighbourhoods.terms import Level


@dataclass(frozen=True, slots=True)
class MappedArea:
    """One area of a choropleth. `outline` is GeoJSON geometry, None when its boundary was never imported."""

    code: str
    name: str
    outline: dict[str, Any] | None
    figure: Figure


@dataclass(frozen=True, slots=True)
class IndicatorMap:
    """One indicator and period over all areas of a municipality, beside the municipality itself and the country.

    `period` is None when nothing was published, `periods` are those there are, oldest first; `division_year` is None
    when the areas themselves are not known.
    """

    indicator: Indicator
    period: str | None
    periods: tuple[str, ...]
    division_year: int | None
    areas: list[MappedArea]
    municipality: Figure
    country: Figure

    @property
    def values(self) -> list[float]:
        """The values that are known, smallest first: what classes of colour are made of."""
        return sorted(area.figure.value for area in self.areas if area.figure.value is not None)


def municipality_map(
    municipality_code: str,
    indicator: str,
    *,
    division_year: int | None,
    period: str | None = None,
    level: Level = Level.NEIGHBOURHOOD,
    until: date | None = None,
    catalogue: Sequence[Indicator] | None = None,
) -> IndicatorMap:
    """The areas of a municipality in name order, with one figure each: four queries, three with the `catalogue`.

    The newest period in which any of them has a value, unless `period` is another one of those. `until` leaves out
    what was published here after that day, and periods of later years. Raises KeyError for an unknown indicator.
    """
    areas = Area.objects.of_division(division_year or 0).within(municipality_code).filter(level=level).in_order()
    drawn = list(areas.values_list("code", "name", "outline"))
    codes = [code for code, *_ in drawn]
    places = [*codes, municipality_code, COUNTRY_CODE]
    book = read(places, [indicator], until=until, catalogue=catalogue, division_year=division_year)
    last = str(until.year if until else date.max.year)
    periods = [candidate for candidate in book.periods(indicator) if candidate[:4] <= last]
    published = tuple(candidate for candidate in periods if _has_any(book, codes, indicator, candidate))
    newest = published[-1] if published else None
    shown = period if period in published else newest
    when = shown or "0000"
    return IndicatorMap(
        indicator=book.indicators[indicator],
        period=shown,
        periods=published,
        division_year=division_year,
        areas=[MappedArea(code, name, outline, book.figure([code], indicator, when)) for code, name, outline in drawn],
        municipality=book.figure([municipality_code], indicator, when),
        country=book.figure([COUNTRY_CODE], indicator, when),
    )


def _has_any(book: Book, codes: Sequence[str], indicator: str, period: str) -> bool:
    return any(book.figure([code], indicator, period).value is not None for code in codes)


def newest_division(municipality_code: str) -> int | None:
    """The newest division in which the municipality has buurten; None when it has none. One query."""
    found = Area.objects.neighbourhoods().within(municipality_code).aggregate(newest=Max("division_year"))
    return found["newest"]


def mapped(catalogue: Sequence[Indicator]) -> list[Indicator]:
    """The indicators of which anything was published, a rate when all that it is made of was. One query."""
    columns = ReleaseColumn.objects.filter(is_current=True, indicator__isnull=False)
    known = set(columns.order_by().values_list("indicator__key", flat=True).distinct())
    return [
        indicator
        for indicator in catalogue
        if indicator.key in known or (indicator.numerator and {indicator.numerator, *indicator.divided_by} <= known)
    ]
