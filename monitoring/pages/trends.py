"""From a series of figures to a line in a picture: the same on every page."""

from django.utils.translation import gettext as _

from neighbourhoods.pages import pictures
from neighbourhoods.series import Series
from wijkaanpak import charts
from wijkaanpak.charts import Chart, Point


def lines(series: Series, *, area: str, municipality: str) -> list[charts.NamedLine]:
    """The area, its gemeente and the Netherlands; a line breaks where the measuring or the boundary changed."""
    own = pictures.line(area, series.figures, series)
    beside = [(municipality, series.municipality), (_("Nederland"), series.country)]
    others = (pictures.line(name, figures, series) for name, figures in beside)
    return [own, *(other for other in others if pictures.has_value(other))]


def panel(series: Series, *, area: str, municipality: str, target: float | None = None) -> charts.Panel:
    indicator = series.indicator
    return charts.Panel(
        indicator.localized_name,
        lines(series, area=area, municipality=municipality),
        unit=indicator.localized_unit,
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
        indicator.localized_name,
        lines(series, area=area, municipality=municipality),
        unit=indicator.localized_unit,
        decimals=indicator.decimals,
        baseline=baseline,
        target=target,
        width=width,
        key=key,
    )
