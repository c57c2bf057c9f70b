"""From a series of figures to the lines of a picture, with what breaks them."""

import itertools
from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from neighbourhoods.figures import Figure, Method, State
from neighbourhoods.profiles import Row, breaks
from neighbourhoods.series import Series
from neighbourhoods.terms import Combination
from wijkaanpak import charts
from wijkaanpak.charts import Chart, Missing, Point

MISSING = {State.TOO_SMALL: Missing.TOO_SMALL, State.INCOMPLETE: Missing.INCOMPLETE}


def trend(row: Row, *, area: str, municipality: str) -> Chart | None:
    """The area, its gemeente and the Netherlands; None when there is only one year to show.

    A number of people or crimes stands alone: beside that of a whole country it is a flat line.
    """
    series = row.series
    if sum(figure.value is not None for figure in series.figures) < 2:
        return None
    is_count = row.figure.method is Method.SUM
    others = [] if is_count else [(municipality, series.municipality), (_("Nederland"), series.country)]
    own = charts.Series(area, points(series.figures, breaks(series)))
    lines = [own, *(one for one in (_plain(name, found, series) for name, found in others) if _has_value(one))]
    indicator = series.indicator
    return charts.spark(
        indicator.name, lines, unit=indicator.unit, decimals=indicator.decimals, key=f"trend-{indicator.key}"
    )


def beside(rows: Sequence[tuple[str, Row]], key: str) -> Chart | None:
    """The same indicator of a few areas, each its own line; None for numbers and for what has one year only."""
    series = [charts.Series(name, points(row.series.figures, breaks(row.series))) for name, row in rows]
    indicator = rows[0][1].indicator
    is_count = indicator.combination == Combination.SUM
    if is_count or not any(sum(point.value is not None for point in one.points) > 1 for one in series):
        return None
    return charts.spark(
        indicator.name, series, unit=indicator.unit, decimals=indicator.decimals, width=300, height=110, key=key
    )


def points(figures: Sequence[Figure], broken: Collection[str]) -> list[Point]:
    """A point for each period; `broken` are those that may not be joined to the one before."""
    return [
        Point(
            figure.year,
            figure.value,
            missing=MISSING.get(figure.state, Missing.UNKNOWN),
            break_before=figure.period in broken,
        )
        for figure in figures
    ]


def _plain(name: str, figures: Sequence[Figure], series: Series) -> charts.Series:
    """A line to compare with: it breaks where the method did."""
    broken = {
        after.period
        for before, after in itertools.pairwise(figures)
        if any(before.year < year <= after.year for year in series.indicator.breaks)
    }
    return charts.Series(name, points(figures, broken))


def _has_value(series: charts.Series) -> bool:
    return any(point.value is not None for point in series.points)
