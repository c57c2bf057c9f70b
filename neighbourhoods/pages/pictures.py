"""From a series of figures to the lines of a picture, with what breaks them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from neighbourhoods.figures import Figure, FigureState, Method
from neighbourhoods.pages.profiles import IndicatorRow
from neighbourhoods.series import Series
from neighbourhoods.terms import Combination
from wijkaanpak import charts
from wijkaanpak.charts import Chart, Missing, Point

MISSING = {FigureState.TOO_SMALL: Missing.TOO_SMALL, FigureState.INCOMPLETE: Missing.INCOMPLETE}


def trend(row: IndicatorRow, *, area: str, municipality: str) -> Chart | None:
    """The area, its gemeente and the Netherlands; None when there is only one year to show.

    A number of people or crimes stands alone: beside that of a whole country it is a flat line.
    """
    series = row.series
    if sum(figure.value is not None for figure in series.figures) < 2:
        return None
    is_count = row.figure.method is Method.SUM
    others = [] if is_count else [(municipality, series.municipality), (_("Nederland"), series.country)]
    own, *beside = (line(name, figures, series) for name, figures in [(area, series.figures), *others])
    lines = [own, *(other for other in beside if has_value(other))]
    indicator = series.indicator
    return charts.spark(
        indicator.localized_name,
        lines,
        unit=indicator.localized_unit,
        decimals=indicator.decimals,
        key=f"trend-{indicator.key}",
    )


def beside(rows: Sequence[tuple[str, IndicatorRow]], key: str) -> Chart | None:
    """The same indicator of a few areas, each its own line; None for numbers and for what has one year only."""
    series = [line(name, row.series.figures, row.series) for name, row in rows]
    indicator = rows[0][1].indicator
    is_count = indicator.combination == Combination.SUM
    if is_count or not any(sum(point.value is not None for point in place_line.points) > 1 for place_line in series):
        return None
    return charts.spark(
        indicator.localized_name,
        series,
        unit=indicator.localized_unit,
        decimals=indicator.decimals,
        width=300,
        height=110,
        key=key,
    )


def line(name: str, figures: Sequence[Figure], series: Series) -> charts.NamedLine:
    """One of the lines of a series: a point for each period, broken where it may not be joined to the one before."""
    broken = series.broken(figures)
    return charts.NamedLine(
        name,
        [
            Point(
                figure.year,
                figure.value,
                missing=MISSING.get(figure.state, Missing.UNKNOWN),
                break_before=figure.period in broken,
            )
            for figure in figures
        ],
    )


def has_value(line: charts.NamedLine) -> bool:
    """Whether there is anything to draw."""
    return any(point.value is not None for point in line.points)
