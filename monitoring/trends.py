"""From a series of figures to a line in a picture: the same on every page."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from neighbourhoods.figures import Figure, State
from neighbourhoods.series import Series
from wijkaanpak import charts
from wijkaanpak.charts import Chart, Missing, Point

MISSING = {State.TOO_SMALL: Missing.TOO_SMALL, State.INCOMPLETE: Missing.INCOMPLETE}


def lines(series: Series, *, area: str, municipality: str) -> list[charts.Series]:
    """The area, its gemeente and the Netherlands; a line breaks where the measuring or the boundary changed."""
    found = [
        charts.Series(area, _points(series.figures, series)),
        charts.Series(municipality, _points(series.municipality, series)),
        charts.Series(_("Nederland"), _points(series.country, series)),
    ]
    return [found[0], *(one for one in found[1:] if any(point.value is not None for point in one.points))]


def panel(series: Series, *, area: str, municipality: str, target: float | None = None) -> charts.Panel:
    indicator = series.indicator
    return charts.Panel(
        indicator.name,
        lines(series, area=area, municipality=municipality),
        unit=indicator.unit,
        decimals=indicator.decimals,
        target=target,
    )


def trend(
    series: Series,
    *,
    area: str,
    municipality: str,
    baseline: Point | None = None,
    target: Point | None = None,
    width: float = 480,
    key: str = "",
) -> Chart:
    indicator = series.indicator
    return charts.trend(
        indicator.name,
        lines(series, area=area, municipality=municipality),
        unit=indicator.unit,
        decimals=indicator.decimals,
        baseline=baseline,
        target=target,
        width=width,
        key=key,
    )


def _points(figures: Sequence[Figure], series: Series) -> list[Point]:
    broken = series.broken(figures)
    return [
        Point(
            figure.year,
            figure.value,
            missing=MISSING.get(figure.state, Missing.UNKNOWN),
            break_before=figure.period in broken,
        )
        for figure in figures
    ]
