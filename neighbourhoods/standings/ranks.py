"""Reads: where figures of a buurt stand among the others, from the distributions that `quantiles` made."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from neighbourhoods.figures import Figure
from neighbourhoods.models import Indicator
from neighbourhoods.models.quantile import POINTS
from neighbourhoods.standings.classes import CLASSES, COMPARISONS, UNKNOWN, WHOLE_COUNTRY, Comparison

# `below` is the number just under the value: how many points are smaller, and how many are not larger. Beside them the
# points on both sides of the value.
RANKS = """
select place, comparison, areas, points[76] - points[26], smaller, up_to, points[smaller], value, points[smaller + 1]
from (
select asked.place, spread.comparison, spread.areas, spread.points, asked.value,
       width_bucket(asked.below, spread.points) as smaller, width_bucket(asked.value, spread.points) as up_to
from unnest(%(releases)s::int8[], %(indicators)s::int8[], %(comparisons)s::int2[], %(values)s::float8[],
            %(below)s::float8[]) with ordinality as asked (release, indicator, comparison, value, below, place)
join neighbourhoods_quantile spread on spread.release_id = asked.release
    and spread.indicator_id = asked.indicator and spread.comparison = any(array[0, asked.comparison])
) as found
"""


@dataclass(frozen=True, slots=True)
class Rank:
    """Of a hundred buurten, how many have a lower value, equals for half (0 to 100); out of `areas`. Not rounded.

    `middle_half` is how far the middle half of those areas lies apart, in the unit of the figure.
    """

    percentile: float
    areas: int
    middle_half: float = 0.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a figure stands in the country and among buurten alike; None where that cannot be said.

    `classes` are those of its buurten, in order: one or more, none when that of a buurt is not known.
    """

    country: Rank | None = None
    alike: Rank | None = None
    comparison: Comparison | None = None
    classes: tuple[Comparison, ...] = ()

    def gap(self, difference: float) -> float | None:
        """How large a difference is beside what is usual: in widths of the middle half of those alike, else of the
        country. None where neither is known, or where half of all areas have the same value.
        """
        among = self.alike or self.country
        return abs(difference) / among.middle_half if among and among.middle_half else None


def ranks(figures: Mapping[Indicator, Figure | None]) -> dict[str, Standing]:
    """Where figures of one area, or of several buurten as one, stand, by key of the indicator: one query.

    Figures without a value, or from a file that does not cover the country, are left out. Several buurten are
    compared with those alike only when they are all of one class.
    """
    asked = [
        (indicator, figure.origin.release, figure.value, _classes_of(figure))
        for indicator, figure in figures.items()
        if figure is not None and figure.value is not None and figure.origin and figure.origin.release
    ]
    if not asked:
        return {}
    indicators, releases, values, kinds = zip(*asked, strict=True)
    # With buurten of two classes there is nothing that an area as a whole is alike to.
    only = [classes[0].number if len(classes) == 1 else UNKNOWN for classes in kinds]
    numbers = [number if number in COMPARISONS else UNKNOWN for number in only]
    columns = {
        "releases": releases,
        "indicators": [indicator.pk for indicator in indicators],
        "comparisons": numbers,
        "values": values,
        "below": [math.nextafter(value, -math.inf) for value in values],
    }
    with connection.cursor() as cursor:
        cursor.execute(RANKS, {name: _array(column) for name, column in columns.items()})
        rows = cursor.fetchall()
    found: dict[int, dict[int, Rank]] = {}
    for place, comparison, areas, middle_half, *spread in rows:
        found.setdefault(place - 1, {})[comparison] = Rank(_percentile(areas, *spread), areas, middle_half)
    return {
        indicators[place].key: Standing(
            ranked.get(WHOLE_COUNTRY), ranked.get(numbers[place]), COMPARISONS.get(numbers[place]), kinds[place]
        )
        for place, ranked in found.items()
    }


def _array(numbers: Iterable[float]) -> str:
    """As PostgreSQL writes it; the driver takes longer to write out a list than the database to answer."""
    return f"{{{','.join(map(str, numbers))}}}"


def _percentile(areas: int, smaller: int, up_to: int, under: float | None, value: float, over: float | None) -> float:
    """Of a hundred of so many areas, how many are below a value, equals for half.

    Between two points the areas are taken to lie evenly. Rounding here as well as on the page would make 42.9 into 44.
    """
    if up_to == 0:
        return 0.0
    if smaller == POINTS:
        return 100.0
    if up_to > smaller:
        point = (smaller + up_to - 1) / 2
    else:
        assert under is not None and over is not None  # noqa: S101 PT018 - it lies between the smallest and the largest
        point = smaller - 1 + (value - under) / (over - under)
    return 100 * (point / (POINTS - 1) * (areas - 1) + 0.5) / areas


def _classes_of(figure: Figure) -> tuple[Comparison, ...]:
    """The classes of the buurten of an area; none when one of them has no class."""
    numbers = sorted({UNKNOWN if part.comparison is None else part.comparison for part in figure.parts})
    return tuple(CLASSES[number] for number in numbers) if CLASSES.keys() >= set(numbers) else ()
