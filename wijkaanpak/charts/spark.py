"""A small trend for beside a figure: lines with their names, and years; the numbers stand beside it already."""

from collections.abc import Sequence
from itertools import pairwise

from wijkaanpak.charts import lines, palette, svg, words
from wijkaanpak.charts.chart import Chart, NamedLine
from wijkaanpak.charts.labels import Item, spread, text_width, wrap
from wijkaanpak.charts.scale import axis
from wijkaanpak.charts.trend_words import message_of, table_of
from wijkaanpak.charts.words import _

EDGE = 7
FOOT = 21
HEAD = 16
"""Room above the lines for the word that says why they are cut."""
LEADING = 15
NAMES = 0.34
"""The most of the width that names may take."""


def spark(
    label: str,
    series: Sequence[NamedLine],
    *,
    unit: str = "",
    decimals: int | None = None,
    width: float = 320,
    height: float = 108,
    key: str = "",
) -> Chart:
    """The first series is the area itself. Each line has its name behind it; a dotted upright stands where a line may
    not be joined.
    """
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
    scale = axis(values, count=3, unit=unit)
    first, last = periods[0], periods[-1]
    named = [(index, line) for index, line in enumerate(series) if lines.known(line)]
    names = [wrap(line.label, width * NAMES, size=svg.SMALL, bold=index == 0, most=2) for index, line in named]
    right = width - EDGE - 8 - max(text_width(row, svg.SMALL, True) for rows in names for row in rows)
    cuts = sorted({(before + after) / 2 for before, after in _broken(series)})
    top = HEAD if cuts else 8

    def x(period: float) -> float:
        return EDGE + ((period - first) / (last - first) if last > first else 0.5) * (right - EDGE)

    def y(value: float) -> float:
        return scale.at(value, base - 8, top)

    # Several lines may break between the same two periods: one upright is enough, and one word.
    for number, at in enumerate(map(x, cuts)):
        parts.append(svg.line(at, top - 2, at, base, stroke=palette.AXIS, dash="2 3"))
        if number == 0:
            half = text_width(_("breuk"), svg.SMALL) / 2
            middle = min(max(at, half), width - half)
            parts.append(svg.text(middle, 11, _("breuk"), size=svg.SMALL, fill=palette.MUTED, anchor="middle"))
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
    ends = [(x(point.period), y(value)) for _index, line in named for point, value in lines.known(line)[-1:]]
    parts += _names([index for index, _line in named], names, ends, right + 8, base)
    parts += _years(x, first, last, width, height - 3)
    return Chart(svg.document(parts, width=width, height=height, message=message, key=key), message, table)


def _names(
    places: Sequence[int],
    names: Sequence[Sequence[str]],
    ends: Sequence[tuple[float, float]],
    left: float,
    base: float,
) -> list[str]:
    """The name of each line behind its end, in its colour, tied to it where it is not right beside it."""
    items = [Item(y, LEADING * len(rows)) for rows, (_x, y) in zip(names, ends, strict=True)]
    parts = []
    for index, rows, (x, y), centre in zip(places, names, ends, spread(items, 0, base), strict=True):
        colour = lines.look(index).colour
        if abs(centre - y) > 6 or left - x > 14:
            parts.append(svg.polyline([(x + 5, y), (left - 2, centre)], stroke=colour, width=0.8))
        parts.append(svg.lines(left, centre, rows, leading=LEADING, size=svg.SMALL, fill=colour, bold=index == 0))
    return parts


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
