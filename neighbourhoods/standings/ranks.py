"""Reads: where figures of a buurt stand among the others, from the distributions that `quantiles` made."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from neighbourhoods.figures import Figure
from neighbourhoods.models import Indicator
from neighbourhoods.standings.classes import COMPARISONS, UNKNOWN, WHOLE_COUNTRY, Comparison

# `below` is the number just under the value: how many points are smaller, and how many are not larger.
RANKS = """
select asked.place, spread.comparison, spread.areas,
       width_bucket(asked.below, spread.points) + width_bucket(asked.value, spread.points)
from unnest(%(releases)s::int8[], %(indicators)s::int8[], %(comparisons)s::int2[], %(values)s::float8[],
            %(below)s::float8[]) with ordinality as asked (release, indicator, comparison, value, below, place)
join neighbourhoods_quantile spread on spread.release_id = asked.release
    and spread.indicator_id = asked.indicator and spread.comparison = any(array[0, asked.comparison])
"""


@dataclass(frozen=True, slots=True)
class Rank:
    """Of a hundred buurten, how many have a lower value, equals for half (0 to 100, in halves); out of `areas`."""

    percentile: float
    areas: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a figure stands in the country and among buurten alike; None where that cannot be said."""

    country: Rank | None = None
    alike: Rank | None = None
    comparison: Comparison | None = None


def ranks(figures: Mapping[Indicator, Figure | None]) -> dict[str, Standing]:
    """Where figures of one area, or of several buurten as one, stand, by key of the indicator: one query.

    Figures without a value, or from a file that does not cover the country, are left out. Several buurten are
    compared with those alike only when they are all of one class.
    """
    asked = [
        (indicator, figure.origin.release, figure.value, _class_of(figure))
        for indicator, figure in figures.items()
        if figure is not None and figure.value is not None and figure.origin and figure.origin.release
    ]
    if not asked:
        return {}
    indicators, releases, values, numbers = zip(*asked, strict=True)
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
    for place, comparison, areas, points in rows:
        percentile = min(max((points - 1) / 2, 0.0), 100.0)
        found.setdefault(place - 1, {})[comparison] = Rank(percentile, areas)
    return {
        indicators[place].key: Standing(
            ranked.get(WHOLE_COUNTRY), ranked.get(numbers[place]), COMPARISONS.get(numbers[place])
        )
        for place, ranked in found.items()
    }


def _array(numbers: Iterable[float]) -> str:
    """As PostgreSQL writes it; the driver takes longer to write out a list than the database to answer."""
    return f"{{{','.join(map(str, numbers))}}}"


def _class_of(figure: Figure) -> int:
    """What the area is compared with, when all of its buurten are of one class."""
    numbers = {part.comparison for part in figure.parts}
    return next((number for number in numbers if len(numbers) == 1 and number in COMPARISONS), UNKNOWN)
