"""Where a buurt stands among the others: distributions made when figures are published. `ranks` reads them.

A distribution holds the 101 percentiles of one indicator over all buurten of the country, and over those of each class
of `classes`. It is made from one release alone. Of what is not published but computed per buurt, a rate, the rates of
all buurten are computed here with the same numerator, denominator and minimum as everywhere else. The figure of
several buurten together is placed among single buurten: no other areas of its kind exist.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from neighbourhoods.figures import nearest_period
from neighbourhoods.models import Indicator, Quantile, Release, ReleaseColumn
from neighbourhoods.models.quantile import POINTS
from neighbourhoods.series.book import FARTHEST_DENOMINATOR
from neighbourhoods.standings import classes
from neighbourhoods.standings.classes import COMPARISONS, UNKNOWN, WHOLE_COUNTRY
from neighbourhoods.terms import Combination
from wijkaanpak import binary_copy

if TYPE_CHECKING:
    import numpy as np

# A file of one province says nothing about the country: there are some fourteen thousand buurten.
LEAST_OF_COUNTRY = 5_000
LEAST_OF_CLASS = 20
INHABITANTS, ADDRESSES = "inwoners", "adressendichtheid"

COPY = "copy neighbourhoods_quantile (release_id, indicator_id, comparison, areas, points) from stdin (format binary)"
FIGURES = "select area_id, {wanted} from neighbourhoods_releaserow where release_id = %s"
CODES = """
select id, code from neighbourhoods_area
where division_year = (select division_year from neighbourhoods_release where id = %s)
"""
CLASSIFY = """
update neighbourhoods_releaserow figures set comparison = nullif(found.comparison, -1)
from unnest(%(codes)s::text[], %(numbers)s::int2[]) as found (code, comparison)
join neighbourhoods_area area on area.code = found.code and area.division_year = %(year)s
where figures.release_id = %(release)s and figures.area_id = area.id
  and figures.comparison is distinct from nullif(found.comparison, -1)
"""


def comparisons(release: Release, codes: Sequence[str], figures: Mapping[str, np.ndarray]) -> np.ndarray:
    """The class of each area as `classes` numbers it, UNKNOWN for what is no buurt.

    From the figures of the release itself (by key of the indicator), else from those of the nearest division that has
    them for the whole country.
    """
    import numpy as np

    addresses, inhabitants = (
        figures[key] if key in figures else _borrowed(release, key, codes) for key in (ADDRESSES, INHABITANTS)
    )
    numbers = classes.numbers(classes.urbanities(addresses), classes.sizes(inhabitants))
    return np.where(_are_buurten(codes), numbers, UNKNOWN).astype(np.int16)


def make(release: Release, codes: Sequence[str], kinds: np.ndarray, figures: Mapping[str, np.ndarray]) -> int:
    """Store the distributions of a release whose columns are stored; returns how many.

    Shapes: `kinds` one number per area as `comparisons` gives, `figures` per key one value per area, NaN for none.
    """
    import numpy as np

    measured = {indicator.key: indicator for indicator in Indicator.objects.all()}
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
    content = binary_copy.spread(np.concatenate(keys), np.concatenate(points))
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        copy.write(content)
    return sum(map(len, keys))


def complete(release: Release, keys: Iterable[str]) -> int:
    """Make again what rests on the figures `keys` of a release that was published or withdrawn: the classes of those
    that borrow from it, and the rates it is the denominator of. Returns of how many releases.
    """
    resting = {*_rated(release, keys), *(_borrowing(release) if {ADDRESSES, INHABITANTS}.intersection(keys) else ())}
    for dependent in sorted(resting, key=lambda dependent: dependent.pk):
        rebuild(dependent)
    return len(resting)


@transaction.atomic
def rebuild(release: Release) -> int:
    """Make the classes and distributions of a release again with what is published now; returns how many."""
    Release.objects.select_for_update().get(pk=release.pk)  # two publications may rest on it at once
    columns = dict(release.columns.filter(indicator__isnull=False).values_list("indicator__key", "position"))
    codes, values = _read(release.pk, list(columns.values()))
    figures = {key: values[:, place] for place, key in enumerate(columns)}
    kinds = comparisons(release, codes, figures)
    classify(release, codes, kinds.tolist())
    release.quantiles.all().delete()
    return make(release, codes, kinds, figures)


def classify(release: Release, codes: Sequence[str], numbers: Sequence[int]) -> None:
    """Store the class of each area of a release, numbered as `classes` does; UNKNOWN is none. One query."""
    found = {"codes": list(codes), "numbers": list(numbers), "year": release.division_year, "release": release.pk}
    with connection.cursor() as cursor:
        cursor.execute(CLASSIFY, found)


def _national() -> QuerySet[Release]:
    """Releases that count and cover the country: a file of one gemeente tells nothing about the others."""
    return Release.objects.current().filter(Exists(Quantile.objects.filter(release=OuterRef("pk"))))


def _rated(release: Release, keys: Iterable[str]) -> list[Release]:
    """National releases of about that year with the numerator of a rate that is divided by one of these."""
    rates = [rate for rate in Indicator.objects.all() if set(rate.divided_by).intersection(keys)]
    numerators = ReleaseColumn.objects.filter(
        release=OuterRef("pk"), is_current=True, indicator__key__in={rate.numerator for rate in rates}
    )
    year = int(release.period[:4])
    found = _national().filter(Exists(numerators)).exclude(pk=release.pk) if rates else ()
    return [rated for rated in found if abs(int(rated.period[:4]) - year) <= FARTHEST_DENOMINATOR]


def _borrowing(release: Release) -> list[Release]:
    """National releases that have the classes of their buurten from this one, or had them while it counted."""
    found = []
    for borrower in _national().exclude(pk=release.pk):
        own = set(borrower.columns.filter(is_current=True).values_list("indicator__key", flat=True))
        lent = {_nearest(borrower, key) for key in (ADDRESSES, INHABITANTS) if key not in own}
        if lent and (release.withdrawn_at or release.pk in {pk for pk, _position in filter(None, lent)}):
            found.append(borrower)
    return found


def _nearest(release: Release, key: str) -> tuple[int, int] | None:
    """The release, and the place in its rows, that tells this about the whole country on the nearest division."""
    covers = Quantile.objects.filter(
        release=OuterRef("release_id"), indicator=OuterRef("indicator_id"), comparison=WHOLE_COUNTRY
    )
    columns = ReleaseColumn.objects.filter(Exists(covers), is_current=True, indicator__key=key)
    told = columns.exclude(release=release).values_list("release_id", "position", "release__division_year")
    near = min(told, key=lambda column: (abs(column[2] - release.division_year), -column[0]), default=None)
    return near and near[:2]


def _borrowed(release: Release, key: str, codes: Sequence[str]) -> np.ndarray:
    """A figure of another release for each of these codes, NaN where it has none."""
    import numpy as np

    near = _nearest(release, key)
    if near is None:
        return np.full(len(codes), np.nan)
    lent = _of_codes(*near)
    return np.array([lent.get(code, math.nan) for code in codes])


def _of_codes(release: int, position: int) -> dict[str, float]:
    """One column of a release by code, NaN for none."""
    codes, values = _read(release, [position])
    return dict(zip(codes, values[:, 0].tolist(), strict=True))


def _rates(
    release: Release, codes: Sequence[str], figures: Mapping[str, np.ndarray], measured: Iterable[Indicator]
) -> dict[int, np.ndarray]:
    """Per rate (by pk) its value per area; NaN where the denominator is unknown or too small to show a rate."""
    import numpy as np

    rates = [
        indicator
        for indicator in measured
        if indicator.combination == Combination.RATE and indicator.numerator in figures
    ]
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
    merged: dict[str, float] = {}
    for pk, position in published:
        merged |= _of_codes(pk, position)
    return np.array([merged.get(code, math.nan) for code in codes])


def _read(release: int, positions: Sequence[int]) -> tuple[list[str], np.ndarray]:
    """The codes of a release, and its figures: areas x `positions`, NaN for none.

    Two plain reads: of rows that were written a moment ago there are no statistics, and a join can then take minutes.
    """
    import numpy as np

    wanted = ", ".join(f'"values"[{position:d}]' for position in positions)
    with connection.cursor() as cursor:
        cursor.execute(FIGURES.format(wanted=wanted or "null"), [release])
        rows = cursor.fetchall()
        cursor.execute(CODES, [release])
        codes = dict(cursor.fetchall())
    values = np.array([row[1 : len(positions) + 1] for row in rows], dtype=float).reshape(len(rows), len(positions))
    return [codes[row[0]] for row in rows], values


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
