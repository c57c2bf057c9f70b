"""Reads for pages: one area with all its figures, and one indicator on the map of a municipality."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from neighbourhoods.figures import Figure
from neighbourhoods.models import Area, Indicator
from neighbourhoods.series import Series, area_series, read
from neighbourhoods.terms import Level


@dataclass(frozen=True, slots=True)
class Profile:
    """One area and every indicator published about it."""

    area: Area
    series: dict[str, Series]


@dataclass(frozen=True, slots=True)
class MapArea:
    """One area of a choropleth. `outline` is GeoJSON geometry, None when its boundary was never imported."""

    code: str
    name: str
    outline: dict[str, Any] | None
    figure: Figure


@dataclass(frozen=True, slots=True)
class IndicatorMap:
    """One indicator and period over all areas of a municipality. `period` is None when nothing was published."""

    indicator: Indicator
    period: str | None
    areas: list[MapArea]

    @property
    def values(self) -> list[float]:
        """The values that are known, smallest first: what classes of colour are made of."""
        return sorted(area.figure.value for area in self.areas if area.figure.value is not None)


def profile(area: Area, indicators: Sequence[str] | None = None) -> Profile:
    """The figures of one area beside its gemeente and the country: three queries."""
    return Profile(area, area_series([area.code], indicators, division_year=area.division_year))


def municipality_map(
    municipality_code: str,
    indicator: str,
    *,
    division_year: int,
    period: str | None = None,
    level: Level = Level.NEIGHBOURHOOD,
    catalogue: Sequence[Indicator] | None = None,
) -> IndicatorMap:
    """The areas of a municipality in name order, with one figure each: four queries. The newest period by default.

    `catalogue` is what was read of it already.
    """
    areas = Area.objects.of_division(division_year).within(municipality_code).filter(level=level).in_order()
    drawn = list(areas.values_list("code", "name", "outline"))
    codes = [code for code, *_ in drawn]
    book = read(codes, [indicator], catalogue=catalogue, division_year=division_year)
    published = book.periods(indicator)
    shown = period or (published[-1] if published else None)
    return IndicatorMap(
        book.indicators[indicator],
        shown,
        [
            MapArea(code, name, outline, book.figure([code], indicator, shown or "0000"))
            for code, name, outline in drawn
        ],
    )


def outlines(codes: Sequence[str], *, division_year: int) -> dict[str, dict[str, Any]]:
    """The simplified boundaries of areas by code, as GeoJSON geometry; one query, areas without boundary left out."""
    areas = Area.objects.of_division(division_year).filter(code__in=codes, outline__isnull=False)
    return dict(areas.values_list("code", "outline"))
