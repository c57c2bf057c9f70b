"""A small trend for beside a figure: lines and years alone, for a row in which the numbers stand already."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from wijkaanpak.charts import lines, palette, svg, words
from wijkaanpak.charts.chart import Chart, NamedLine, Table
from wijkaanpak.charts.labels import text_width
from wijkaanpak.charts.marks import legend, legend_width
from wijkaanpak.charts.scale import axis
from wijkaanpak.charts.trend_words import message_of, table_of
from wijkaanpak.charts.words import _

EDGE = 7
FOOT = 21


def spark(
    label: str,
    series: Sequence[NamedLine],
    *,
    unit: str = "",
    decimals: int | None = None,
    width: float = 220,
    height: float = 84,
    key: str = "",
) -> Chart:
    """The first series is the area itself. A dotted upright stands where a line may not be joined."""
    values = [value for line in series for _point, value in lines.known(line)]
    if decimals is None:
        decimals = words.decimals_for(values)
    message = words.sentence(message_of(label, series, unit, decimals, None, None))
    table = table_of(label, series, unit, decimals, None, None)
    # Periods without a figure count too: the years below the lines are those that were looked at.
    periods = sorted({point.period for line in series for point in line.points})
    base = height - FOOT
    parts = [svg.line(0, base, width, base, stroke=palette.GRID)]
    if not values:
        nothing = _("Nog geen cijfers")
        parts.append(svg.text(width / 2, base / 2 + 5, nothing, size=svg.SMALL, fill=palette.MUTED, anchor="middle"))
        return Chart(svg.document(parts, width=width, height=height, message=message, key=key), message, table)
    scale = axis(values, count=3)
    first, last = periods[0], periods[-1]

    def x(period: float) -> float:
        return EDGE + ((period - first) / (last - first) if last > first else 0.5) * (width - 2 * EDGE)

    def y(value: float) -> float:
        return scale.at(value, base - 8, 8)

    # Several lines may break between the same two periods: one upright is enough.
    for at in sorted({x((before + after) / 2) for before, after in _broken(series)}):
        parts.append(svg.line(at, 2, at, base, stroke=palette.AXIS, dash="2 3"))
    # The line of the area itself is drawn last, so that it lies over those it is compared with.
    parts += [
        lines.draw(line, lines.look(index), x, y, radius=3, every=False)
        for index, line in reversed(list(enumerate(series)))
    ]
    # Gaps are marked for the area alone; marks of three lines on one foot could not be told apart.
    parts += [
        lines.gap(point.missing)(x(point.period), base)
        for line in series[:1]
        for point in line.points
        if words.finite(point.value) is None
    ]
    parts += _years(x, first, last, width, height - 3)
    return Chart(svg.document(parts, width=width, height=height, message=message, key=key), message, table)


def spark_key(names: Sequence[str], *, width: float = 480, key: str = "") -> Chart:
    """Which line is which, once for all small trends of a page, and what the dotted upright says. No wider than it is
    with everything on one line.
    """
    entries = [(lines.sample(lines.look(index)), name) for index, name in enumerate(names)]
    broken = _("breuk: ervoor en erna niet te vergelijken")
    entries.append((_upright, broken))
    width = min(width, ceil(legend_width([name for _draw, name in entries])) + 8)
    body, tall = legend(entries, 4, 12, width - 8)
    message = words.sentence(_("De lijnen: %(names)s") % {"names": words.listing(list(names))})
    picture = svg.document([body], width=width, height=tall + 4, message=message, key=key)
    return Chart(picture, message, Table(message, (_("Lijn"),), tuple((name,) for name in names)))


def _upright(x: float, y: float) -> str:
    return svg.line(x, y - 9, x, y + 9, stroke=palette.AXIS, width=1.4, dash="2 3")


def _broken(series: Sequence[NamedLine]) -> set[tuple[float, float]]:
    """Pairs of periods between which the first series may not be joined."""
    points = sorted(series[0].points, key=lambda point: point.period) if series else []
    return {(before.period, point.period) for before, point in pairwise(points) if point.break_before}


def _years(x: lines.Position, first: float, last: float, width: float, base: float) -> list[str]:
    half = text_width(f"{last:g}", svg.SMALL) / 2
    parts = []
    for year in {first, last}:
        at = min(max(x(year), half), width - half)
        parts.append(svg.text(at, base, f"{year:g}", size=svg.SMALL, fill=palette.MUTED, anchor="middle"))
    return sorted(parts)
