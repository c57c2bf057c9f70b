"""Reads of own figures: what counts, how it is shown, and what waits. `approved` is what every page, file and report
asks; nothing else reads values that count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from neighbourhoods.disclosure import rules
from programmes.access import OwnFigureRights
from programmes.models import OwnFigure, OwnSeries, Programme
from programmes.own_figures import hiding
from wijkaanpak import charts, formats
from wijkaanpak.charts import Chart, Drawn, Missing, Point

PHONE = 330


@dataclass(frozen=True, slots=True)
class Track:
    """One series with its approved figures, the oldest first; `exact`: this reader may see small numbers of people."""

    series: OwnSeries
    figures: tuple[OwnFigure, ...]
    exact: bool = False

    @property
    def latest(self) -> OwnFigure | None:
        return self.figures[-1] if self.figures else None

    @property
    def supplier(self) -> str:
        """The partner, else the team: nobody is named to everybody."""
        return str(self.series.supplier or _("het wijkteam"))

    @property
    def latest_value(self) -> bool:
        """Whether the latest text is a number, to which a unit belongs."""
        return self.latest is not None and self.latest.value is not None

    @property
    def latest_text(self) -> str:
        return self.text(self.latest) if self.latest else ""

    def text(self, figure: OwnFigure) -> str:
        return value_text(figure, self.series, exact=self.exact)

    @property
    def finding(self) -> str:
        """From where to where it went, as the title of its drawing."""
        first, last = self.figures[0], self.figures[-1]
        text = _("Van %(base)s (%(first)s) naar %(now)s (%(last)s)")
        return text % {
            "base": self.text(first),
            "now": self.text(last),
            "first": first.period.label,
            "last": last.period.label,
        }

    @property
    def drawing(self) -> Drawn | None:
        """The figures through the periods; None while there are fewer than two."""
        return self._drawn(560)

    @property
    def small(self) -> Drawn | None:
        """The same drawing, smaller: for where several stand beside each other."""
        return self._drawn(480)

    def _drawn(self, width: float) -> Drawn | None:
        return Drawn(self._draw(width, ""), self._draw(PHONE, "-phone")) if len(self.figures) > 1 else None

    def _draw(self, width: float, suffix: str) -> Chart:
        points = [_point(figure, self.series, exact=self.exact) for figure in self.figures]
        return charts.trend(
            self.series.name,
            [charts.NamedLine(self.series.programme.area_name, points)],
            unit=self.series.unit,
            decimals=self.series.decimals,
            width=width,
            height=240,
            key=f"own-{self.series.pk}{suffix}",
        )


def approved(
    programme: Programme, *, of: OwnSeries | None = None, on: date | None = None, public: bool = False
) -> list[OwnFigure]:
    """What counts, with series, supplier and period: by name, the oldest period first. One query.

    `of`: one series. `on`: as it was known at the end of that day, of periods that had begun. `public`: what everybody
    may see. What is hidden of them is decided over all that counts, so that no two pages differ in it.
    """
    rows = OwnFigure.objects.approved(on).filter(series__programme=programme)
    rows = rows.select_related("series__programme", "series__supplier", "series__person", "period")
    found = list(rows.order_by("series__name", "series_id", "period__year", "period__quarter"))
    found = [figure for figure in found if on is None or figure.period.starts_on <= on]
    hiding.mark(found)
    return [
        figure
        for figure in found
        if (of is None or figure.series_id == of.pk) and (figure.series.is_public or not public)
    ]


def tracks(figures: Iterable[OwnFigure], rights: OwnFigureRights | None = None) -> list[Track]:
    """The figures by series, in the order in which they come. Without rights: as somebody outside sees them."""
    found: dict[int, list[OwnFigure]] = {}
    for figure in figures:
        found.setdefault(figure.series_id, []).append(figure)
    return [
        Track(rows[0].series, tuple(rows), rights is not None and rights.sees_all(rows[0].series))
        for rows in found.values()
    ]


def value_text(figure: OwnFigure, series: OwnSeries, *, exact: bool) -> str:
    """1.234,5; ‘niet bekend’; or that there are too few people for who may not see it."""
    if figure.value is None:
        return _("niet bekend")
    if figure.is_hidden and not exact:
        # Beside a total ‘minder dan 5’ would say too much: which of the two is hidden for the other.
        return _("te klein om te tonen") if figure.adds_up else _("minder dan %(few)d") % {"few": rules.MINIMUM}
    return formats.number(figure.value, series.decimals)


def _point(figure: OwnFigure, series: OwnSeries, *, exact: bool) -> Point:
    hidden = figure.is_hidden and not exact
    return Point(
        figure.period.moment,
        None if hidden else figure.value,
        Missing.TOO_SMALL if hidden else Missing.UNKNOWN,
        label=figure.period.label,
    )
