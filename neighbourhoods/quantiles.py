"""Where a buurt stands among the others: distributions made when figures are published, and percentiles read from them.

A distribution holds the 101 percentiles of one indicator over all buurten of the country, and over those of each class
of `classes`. It is made from one release alone. Of what is not published but computed per buurt, a rate, the rates of
all buurten are computed here with the same numerator, denominator and minimum as everywhere else. The figure of
several buurten together is placed among single buurten: no other areas of its kind exist.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef

from neighbourhoods import blocks, classes
from neighbourhoods.book import FARTHEST_DENOMINATOR
from neighbourhoods.classes import COMPARISONS, UNKNOWN, WHOLE_COUNTRY, Comparison
from neighbourhoods.figures import Figure, nearest_period
from neighbourhoods.models import Indicator, Quantile, Release, ReleaseColumn
from neighbourhoods.models.quantile import POINTS
from neighbourhoods.terms import Combination

if TYPE_CHECKING:
    import numpy as np

# A file of one province says nothing about the country: there are some fourteen thousand buurten.
LEAST_OF_COUNTRY = 5_000
LEAST_OF_CLASS = 20
INHABITANTS, ADDRESSES = "inwoners", "adressendichtheid"

COPY = "copy neighbourhoods_quantile (release_id, indicator_id, comparison, areas, points) from stdin (format binary)"
FIGURES = """
select area.code, {wanted} from neighbourhoods_releaserow figures
join neighbourhoods_area area on area.id = figures.area_id where figures.release_id = %s
"""
CLASSIFY = """
update neighbourhoods_releaserow figures set comparison = nullif(found.comparison, -1)
from unnest(%(codes)s::text[], %(numbers)s::int2[]) as found (code, comparison)
join neighbourhoods_area area on area.code = found.code and area.division_year = %(year)s
where figures.release_id = %(release)s and figures.area_id = area.id
  and figures.comparison is distinct from nullif(found.comparison, -1)
"""
# `below` is the number just under the value: how many points are smaller, and how many are not larger.
RANKS = """
select asked.place, spread.comparison, spread.areas,
       width_bucket(asked.below, spread.points) + width_bucket(asked.value, spread.points)
from unnest(%(releases)s::int8[], %(indicators)s::int8[], %(comparisons)s::int2[], %(values)s::float8[],
            %(below)s::float8[]) with ordinality as asked (release, indicator, comparison, value, below, place)
join neighbourhoods_quantile spread on spread.release_id = asked.release
    and spread.indicator_id = asked.indicator and spread.comparison in (0, asked.comparison)
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
    with connection.cursor() as cursor:
        cursor.execute(
            RANKS,
            {
                "releases": list(releases),
                "indicators": [one.pk for one in indicators],
                "comparisons": list(numbers),
                "values": list(values),
                "below": [math.nextafter(value, -math.inf) for value in values],
            },
        )
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


def _class_of(figure: Figure) -> int:
    """What the area is compared with, when all of its buurten are of one class."""
    numbers = {part.comparison for part in figure.parts}
    return next((one for one in numbers if len(numbers) == 1 and one in COMPARISONS), UNKNOWN)


def comparisons(release: Release, codes: Sequence[str], figures: Mapping[str, np.ndarray]) -> np.ndarray:
    """The class of each area as `classes` numbers it, UNKNOWN for what is no buurt.

    From the figures of the release itself (by key of the indicator), else from those of the nearest division.
    """
    import numpy as np

    urbanity = classes.urbanities(figures[ADDRESSES]) if ADDRESSES in figures else None
    size = classes.sizes(figures[INHABITANTS]) if INHABITANTS in figures else None
    if urbanity is None or size is None:
        borrowed = _known(release)
        there = np.array([borrowed.get(code, UNKNOWN) for code in codes], dtype=np.int16)
        known_urbanity, known_size = classes.apart(there)
        urbanity = known_urbanity if urbanity is None else urbanity
        size = known_size if size is None else size
    return np.where(_are_buurten(codes), classes.numbers(urbanity, size), UNKNOWN).astype(np.int16)


def make(release: Release, codes: Sequence[str], kinds: np.ndarray, figures: Mapping[str, np.ndarray]) -> int:
    """Store the distributions of a release whose columns are stored; returns how many.

    Shapes: `kinds` one number per area as `comparisons` gives, `figures` per key one value per area, NaN for none.
    """
    import numpy as np

    measured = {one.key: one for one in Indicator.objects.all()}
    all_figures = {measured[key].pk: values for key, values in figures.items() if key in measured}
    all_figures |= _rates(release, codes, figures, measured.values())
    counted = _are_buurten(codes) & ((kinds == UNKNOWN) | (kinds % 10 != classes.Size.FEW))
    enough = {
        pk: values[counted]
        for pk, values in all_figures.items()
        if np.count_nonzero(~np.isnan(values[counted])) >= LEAST_OF_COUNTRY
    }
    if not enough:
        return 0
    indicators = np.array(list(enough))
    values, kinds = np.stack(list(enough.values())), kinds[counted]
    keys, points = [], []
    for number in (WHOLE_COUNTRY, *COMPARISONS):
        chosen = values if number == WHOLE_COUNTRY else values[:, kinds == number]
        areas, quantiles = _quantiles(chosen)
        kept = areas >= LEAST_OF_CLASS
        keys.append(
            np.column_stack(
                [np.full(kept.sum(), release.pk), indicators[kept], np.full(kept.sum(), number), areas[kept]]
            )
        )
        points.append(quantiles[kept])
    content = blocks.spread(np.concatenate(keys), np.concatenate(points))
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        copy.write(content)
    return sum(map(len, keys))


def complete(release: Release, keys: Iterable[str]) -> int:
    """Make again what waited for the figures of `release`: classes of buurten, denominators of rates. Returns how many
    releases that were; nothing waits for figures that are neither.
    """
    denominators = {key for one in Indicator.objects.all() for key in one.divided_by}
    if not denominators.union([ADDRESSES, INHABITANTS]).intersection(keys):
        return 0
    year = int(release.period[:4])
    waiting = [one for one in _waiting() if one != release and abs(int(one.period[:4]) - year) <= FARTHEST_DENOMINATOR]
    for one in waiting:
        rebuild(one)
    return len(waiting)


@transaction.atomic
def rebuild(release: Release) -> int:
    """Make the classes and distributions of a release again with what is published now; returns how many."""
    columns = dict(release.columns.filter(indicator__isnull=False).values_list("indicator__key", "position"))
    codes, figures = _read(release, columns)
    kinds = comparisons(release, codes, figures)
    classify(release, codes, kinds.tolist())
    release.quantiles.all().delete()
    return make(release, codes, kinds, figures)


def classify(release: Release, codes: Sequence[str], numbers: Sequence[int]) -> None:
    """Store the class of each area of a release, numbered as `classes` does; UNKNOWN is none. One query."""
    found = {"codes": list(codes), "numbers": list(numbers), "year": release.division_year, "release": release.pk}
    with connection.cursor() as cursor:
        cursor.execute(CLASSIFY, found)


def _waiting() -> list[Release]:
    """Current releases of the whole country without any class, or with a count of which the rate is not there."""
    made = Quantile.objects.filter(release=OuterRef("pk"))
    national = Release.objects.current().filter(Exists(made))
    unclassed = national.exclude(Exists(made.exclude(comparison=WHOLE_COUNTRY)))
    rates = Indicator.objects.filter(combination=Combination.RATE).values_list("pk", "numerator")
    unrated = [
        national.filter(Exists(made.filter(indicator__key=numerator))).exclude(Exists(made.filter(indicator=rate)))
        for rate, numerator in rates
    ]
    return sorted({one for queryset in (unclassed, *unrated) for one in queryset}, key=lambda one: one.pk)


def _known(release: Release) -> dict[str, int]:
    """The classes of the release that tells them best: with both urbanity and size, of the nearest division."""
    columns = ReleaseColumn.objects.filter(is_current=True, indicator__key__in=[ADDRESSES, INHABITANTS])
    telling: dict[tuple[int, int], set[str]] = {}
    for pk, year, key in columns.exclude(release=release).values_list(
        "release_id", "release__division_year", "indicator__key"
    ):
        telling.setdefault((pk, year), set()).add(key)
    if not telling:
        return {}
    best, _year = min(
        telling, key=lambda one: (ADDRESSES not in telling[one], abs(one[1] - release.division_year), -one[0])
    )
    with connection.cursor() as cursor:
        cursor.execute(FIGURES.format(wanted="figures.comparison") + "and figures.comparison is not null", [best])
        return dict(cursor.fetchall())


def _rates(
    release: Release, codes: Sequence[str], figures: Mapping[str, np.ndarray], measured: Iterable[Indicator]
) -> dict[int, np.ndarray]:
    """Per rate (by pk) its value per area; NaN where the denominator is unknown or too small to show a rate."""
    import numpy as np

    rates = [one for one in measured if one.combination == Combination.RATE and one.numerator in figures]
    if not rates:
        return {}
    needed = {key for rate in rates for key in rate.divided_by}
    columns = ReleaseColumn.objects.filter(
        is_current=True, indicator__key__in=needed, table__series=F("indicator__series")
    ).order_by("release__published_at", "release_id")
    published: dict[str, dict[str, list[tuple[int, int]]]] = {key: {} for key in needed}
    for key, period, pk, position in columns.values_list("indicator__key", "period", "release_id", "position"):
        published[key].setdefault(period, []).append((pk, position))
    found = {}
    counts: dict[tuple[str, str], np.ndarray] = {}
    for rate in rates:
        known = set.intersection(*(set(published[key]) for key in rate.divided_by))
        period = nearest_period(release.period, known, at_most=FARTHEST_DENOMINATOR)
        if period is None:
            continue
        for key in rate.divided_by:
            if (key, period) not in counts:
                counts[key, period] = _counts(release, codes, figures.get(key), published[key][period])
        total = np.sum([counts[key, period] for key in rate.divided_by], axis=0)
        total = np.where(total >= max(rate.minimum, 1), total, np.nan)
        found[rate.pk] = figures[rate.numerator] / total * rate.per
    return found


def _counts(
    release: Release, codes: Sequence[str], own: np.ndarray | None, published: list[tuple[int, int]]
) -> np.ndarray:
    """A count per area from what was published last."""
    import numpy as np

    if own is not None and published[-1][0] == release.pk:
        return own
    merged: dict[str, float | None] = {}
    with connection.cursor() as cursor:
        for pk, position in published:
            cursor.execute(FIGURES.format(wanted=f'figures."values"[{position:d}]'), [pk])
            merged |= dict(cursor.fetchall())
    return np.array([merged.get(code) for code in codes], dtype=float)


def _read(release: Release, columns: Mapping[str, int]) -> tuple[list[str], dict[str, np.ndarray]]:
    """Codes of a release, and its figures by key of the indicator."""
    import numpy as np

    wanted = ", ".join(f'figures."values"[{position:d}]' for position in columns.values())
    with connection.cursor() as cursor:
        cursor.execute(FIGURES.format(wanted=wanted or "null"), [release.pk])
        rows = cursor.fetchall()
    codes = [row[0] for row in rows]
    values = np.array([row[1 : len(columns) + 1] for row in rows], dtype=float).reshape(len(rows), len(columns))
    return codes, {key: values[:, place] for place, key in enumerate(columns)}


def _quantiles(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of indicators × areas: how many areas have a value, and their 101 points (indicators × points)."""
    import numpy as np

    ordered = np.sort(values, axis=1)  # NaN comes last
    areas = ordered.shape[1] - np.isnan(ordered).sum(axis=1)
    if ordered.shape[1] == 0:
        return areas, np.full((len(values), POINTS), np.nan)
    last = np.maximum(areas - 1, 0)[:, None]
    place = np.linspace(0.0, 1.0, POINTS)[None, :] * last
    low = place.astype(np.int64)
    under = np.take_along_axis(ordered, low, axis=1)
    over = np.take_along_axis(ordered, np.minimum(low + 1, last), axis=1)
    # Equals stay exactly equal, so that a tie is recognised.
    return areas, np.where(under == over, under, under + (over - under) * (place - low))


def _are_buurten(codes: Sequence[str]) -> np.ndarray:
    import numpy as np

    return np.array([code.startswith("BU") for code in codes], dtype=bool)
