"""One indicator through the years: the area against municipality and country, from baseline to target."""

from collections.abc import Sequence
from itertools import pairwise

from wijkaanpak.charts import lines, palette, svg, words
from wijkaanpak.charts.chart import Chart, Missing, NamedLine, Point, Table
from wijkaanpak.charts.labels import Item, spread, text_width, wrap
from wijkaanpak.charts.marks import Draw, legend, shape
from wijkaanpak.charts.named_ring import MARKER, Room, named_ring, ring
from wijkaanpak.charts.scale import MARKS, Axis, axis, years
from wijkaanpak.charts.trend_words import is_severed, message_of, table_of
from wijkaanpak.charts.words import _

LEADING = 16


def trend(
    label: str,
    series: Sequence[NamedLine],
    *,
    unit: str = "",
    decimals: int | None = None,
    baseline: Point | None = None,
    target: Point | None = None,
    path: Sequence[Point] = (),
    message: str = "",
    table: Table | None = None,
    width: float = 480,
    height: float = 300,
    key: str = "",
) -> Chart:
    """A line for each series; the first is the area itself.

    `label` names the indicator, `unit` is '%', '€', or words such as 'per 1.000 inwoners'. Without a `path` of its
    own the way to the target is a straight line from the baseline; there is none across a break in the line of the
    area, and the key then says that the baseline cannot be compared. `decimals` None: as few as the figures need.
    `message` and `table` are made here when left out; of a picture that is drawn twice the second takes those.
    """
    # Baseline, target and the way to it count for the scale, or they would fall outside the picture.
    extra = [point for point in (baseline, target, *path) if point is not None]
    values = [value for line in (*series, NamedLine("", extra)) for _point, value in lines.known(line)]
    if decimals is None:
        decimals = words.decimals_for(values)
    if not path and baseline and target and not is_severed(series, baseline):
        path = (baseline, target)
    # Without any figure there is one sentence to show: no room of a full picture for that.
    if not values:
        height = min(height, 150)
    sketch = _Sketch(series, values, extra, unit, decimals, width, height)
    # What is drawn later lies on top: frame and breaks below, then the way, then the lines with that of the area last,
    # and above all what is written beside them.
    parts = [sketch.frame(), sketch.breaks()]
    if len(lines.known(NamedLine("", path))) > 1:
        parts.append(sketch.way(path))
    parts += [
        lines.draw(line, lines.look(index), sketch.x, sketch.y, every=len(line.points) <= 16)
        for index, line in reversed(list(enumerate(series)))
    ]
    parts += [sketch.target(target), sketch.end_labels(path, target), sketch.baseline(baseline, path)]
    severed = baseline is not None and is_severed(series, baseline)
    # The key stands below the picture and makes it as high as its lines need.
    body, height = sketch.key(bool(path), severed)
    parts += [sketch.gaps(), body]
    message = words.sentence(message or message_of(label, series, unit, decimals, baseline, target))
    table = table or table_of(label, series, unit, decimals, baseline, target)
    picture = svg.document(parts, width=width, height=height, message=message, key=key)
    return Chart(picture, message, table)


class _Sketch:
    """The measures of one trend while it is drawn."""

    def __init__(
        self,
        series: Sequence[NamedLine],
        values: Sequence[float],
        extra: Sequence[Point],
        unit: str,
        decimals: int,
        width: float,
        height: float,
    ) -> None:
        self.series, self.unit, self.decimals = series, unit, decimals
        self.width, self.height = width, height
        self.axis: Axis = axis(values, count=4, unit=unit)
        self.periods = sorted(point.period for line in (*series, NamedLine("", extra)) for point in line.points)
        self.known = bool(values)
        self.top = 52.0 if any(point.break_before for line in series for point in line.points) else 34.0
        self.missing = [point for point in series[0].points if words.finite(point.value) is None] if series else []
        self.bottom = height - 28 - (18 if self.missing else 0)
        self.left = 12 + max(text_width(words.number(tick, self.axis.decimals), svg.SMALL) for tick in self.axis.ticks)
        self.ends = [
            (index, line.label, lines.known(line)[-1]) for index, line in enumerate(series) if lines.known(line)
        ]
        self.names = [self._name(name, value) for _index, name, (_point, value) in self.ends]
        self.name_width = max((w for _rows, w in self.names), default=0.0)
        self.last = max((point.period for _i, _n, (point, _v) in self.ends), default=0.0)
        self.right = width - 62 if extra else width - 16
        self.inside = bool(self.ends) and self.x(self.last) + self.name_width + 26 <= self.right
        if self.ends and not self.inside:
            self.right = width - max(self.name_width + 16, 62 if extra else 0)

    def _name(self, name: str, value: float) -> tuple[tuple[str, ...], float]:
        room = min(self.width * 0.3, 150)
        shown = words.amount(value, self.decimals, self.unit)
        rows = wrap(f"{name} {shown}", room, bold=True)
        if len(rows) > 1:
            rows = (*wrap(name, room, bold=True, most=2), shown)
        return rows, max(text_width(row, bold=True) for row in rows)

    def x(self, period: float) -> float:
        first, last = (self.periods[0], self.periods[-1]) if self.periods else (0, 0)
        start, end = self.left + 12, self.right - 8
        return (start + end) / 2 if first == last else start + (period - first) / (last - first) * (end - start)

    def y(self, value: float) -> float:
        return self.axis.at(value, self.bottom, self.top)

    def frame(self) -> str:
        unit = self.unit[:1].upper() + self.unit[1:] if len(self.unit) > 4 else self.unit
        # Of an axis that starts elsewhere than at zero the reader must know: it makes differences look larger.
        if self.known and self.axis.low > 0 and self.axis is not MARKS:
            low = words.number(self.axis.low, words.decimals_for([self.axis.low]))
            begins = _("de as begint bij %(low)s") % {"low": low}
            unit = f"{unit} · {begins}" if unit else words.sentence(begins).removesuffix(".")
        parts = (
            [svg.text(4, 16, wrap(unit, self.width - 8, size=svg.SMALL, most=1)[0], size=svg.SMALL, fill=palette.MUTED)]
            if unit
            else []
        )
        for tick in self.axis.ticks if self.known else ():
            at = self.y(tick)
            parts.append(svg.line(self.left, at, self.right, at, stroke=palette.GRID))
            shown = words.number(tick, self.axis.decimals)
            parts.append(svg.text(self.left - 7, at + 4.6, shown, size=svg.SMALL, fill=palette.MUTED, anchor="end"))
        parts.append(svg.line(self.left, self.bottom, self.right, self.bottom, stroke=palette.AXIS))
        if not self.known:
            middle = (self.left + self.right) / 2
            nothing = _("Nog geen cijfers")
            parts.append(svg.text(middle, (self.top + self.bottom) / 2, nothing, fill=palette.MUTED, anchor="middle"))
        return "".join([*parts, *self._periods()])

    def _periods(self) -> list[str]:
        base = self.height - 8
        named = {point.period: point.label for line in self.series for point in line.points if point.label}
        if named:
            ticks = [(period, named.get(period, f"{period:g}")) for period in sorted({*self.periods})]
        elif self.periods:
            room = self.right - self.left
            ticks = [(year, str(year)) for year in years(self.periods[0], self.periods[-1], room)]
        else:
            ticks = []
        parts, edge = [], self.width + 1.0
        for period, shown in reversed(ticks):
            half = text_width(shown, svg.SMALL) / 2
            at = max(min(self.x(period), self.width - half), half)
            if at + half + 6 > edge:
                continue
            edge = at - half
            parts.append(svg.line(self.x(period), self.bottom, self.x(period), self.bottom + 4))
            parts.append(svg.text(at, base, shown, size=svg.SMALL, fill=palette.MUTED, anchor="middle"))
        return parts

    def breaks(self) -> str:
        parts, edge = [], 0.0
        found = set()
        for line in self.series:
            points = sorted(line.points, key=lambda point: point.period)
            found |= {(before.period + point.period) / 2 for before, point in pairwise(points) if point.break_before}
        for period in sorted(found):
            at = self.x(period)
            parts.append(svg.line(at, self.top - 8, at, self.bottom, stroke=palette.MUTED, dash="2 4"))
            half = text_width(_("breuk"), svg.SMALL) / 2
            if at - half > edge:
                parts.append(
                    svg.text(at, self.top - 13, _("breuk"), size=svg.SMALL, fill=palette.MUTED, anchor="middle")
                )
                edge = at + half + 6
        return "".join(parts)

    def way(self, path: Sequence[Point]) -> str:
        places = [(self.x(point.period), self.y(value)) for point, value in lines.known(NamedLine("", path))]
        return svg.polyline(places, stroke=palette.TARGET, width=1.6, dash="1 4")

    def target(self, target: Point | None) -> str:
        value = words.finite(target.value) if target else None
        if target is None or value is None:
            return ""
        x, y = self.x(target.period), self.y(value)
        ring = shape("diamond", x, y, 6.5, fill=palette.PAPER, stroke=palette.TARGET, width=1.8)
        return ring + shape("diamond", x, y, 2.6, fill=palette.TARGET)

    def end_labels(self, path: Sequence[Point], target: Point | None) -> str:
        """Names and last values behind the lines; the target's in the margin."""
        start = self.x(self.last) + 18 if self.inside else self.right + 10
        items = [
            Item(self.y(value), LEADING * len(rows) + 4)
            for (_index, _name, (_point, value)), (rows, _w) in zip(self.ends, self.names, strict=True)
        ]
        looks = [
            (lines.look(index).colour, rows) for (index, _n, _e), (rows, _w) in zip(self.ends, self.names, strict=True)
        ]
        origins = [(self.x(point.period), self.y(value)) for _i, _n, (point, value) in self.ends]
        parts: list[str] = []
        aim = words.finite(target.value) if target else None
        if target and aim is not None:
            rows: tuple[str, ...] = (_("doel"), words.amount(aim, self.decimals, self.unit))
            if self.inside:
                middle = min(max(self.y(aim), self.top - 6), self.bottom - 18)
                parts.append(self._names(self.right + 4, middle, rows, palette.TARGET))
            else:
                items.append(Item(self.y(aim), LEADING * 2 + 4))
                looks.append((palette.TARGET, rows))
                origins.append((self.x(target.period), self.y(aim)))
        count = len(items)
        if self.inside:
            items += self._obstacles(path, start, self.name_width)
        centres = spread(items, self.top - 14, self.bottom + 4)[:count]
        for (colour, written), (x, y), centre in zip(looks, origins, centres, strict=True):
            if abs(centre - y) > 9 or start - x > 30:
                parts.append(
                    svg.polyline([(x + 6, y), (start - 7, centre), (start - 3, centre)], stroke=colour, width=0.8)
                )
            parts.append(self._names(start, centre, written, colour))
        return "".join(parts)

    def _names(self, x: float, y: float, rows: Sequence[str], colour: str) -> str:
        return svg.lines(x, y, rows, leading=LEADING, fill=colour, bold=True)

    def _obstacles(self, path: Sequence[Point], start: float, wide: float) -> list[Item]:
        """The way to the target where it runs through the labels."""
        way = [(self.x(point.period), self.y(value)) for point, value in lines.known(NamedLine("", path))]
        crossed = []
        for (x1, y1), (x2, y2) in pairwise(way):
            if x2 > start and x1 < start + wide and x2 > x1:
                ends = [y1 + (min(max(x, x1), x2) - x1) / (x2 - x1) * (y2 - y1) for x in (start, start + wide)]
                crossed += ends
        if not crossed:
            return []
        return [Item((min(crossed) + max(crossed)) / 2, max(crossed) - min(crossed) + 4, fixed=True)]

    def baseline(self, baseline: Point | None, path: Sequence[Point]) -> str:
        value = words.finite(baseline.value) if baseline else None
        if baseline is None or value is None:
            return ""
        name = _("nulmeting %(value)s") % {"value": words.amount(value, self.decimals, self.unit)}
        edge = self.x(self.last) + 8 if self.inside else self.right
        every = (*self.series, NamedLine("", path))
        return named_ring(
            name,
            self.x(baseline.period),
            self.y(value),
            Room(self.left + 3, edge, self.top, self.bottom - 4),
            lambda left, right: [run for line in every for run in self._runs(line, left, right)],
        )

    def _runs(self, line: NamedLine, left: float, right: float) -> list[tuple[float, float]]:
        """Between which heights each stretch of a line runs, of what lies between two places."""
        found: list[tuple[float, float]] = []
        for run in lines.runs(line.points):
            places = [(self.x(period), self.y(value)) for period, value in run]
            found += [(y - MARKER, y + MARKER) for x, y in places if left <= x <= right]
            for (x1, y1), (x2, y2) in pairwise(places):
                if x1 < right and x2 > left and x1 < x2:
                    ends = [y1 + (min(max(x, x1), x2) - x1) / (x2 - x1) * (y2 - y1) for x in (left, right)]
                    found.append((min(ends), max(ends)))
        return found

    def gaps(self) -> str:
        middle = self.bottom + 14
        return "".join(lines.gap(point.missing)(self.x(point.period), middle) for point in self.missing)

    def key(self, has_path: bool, severed: bool) -> tuple[str, float]:
        reasons = [reason for reason in Missing if any(point.missing is reason for point in self.missing)]
        entries: list[tuple[Draw, str]] = [(lines.gap(reason), words.missing(reason)) for reason in reasons]
        if has_path:
            entries.append((_way_sample, _("pad naar het doel")))
        if severed:
            entries.append((ring, _("nulmeting, niet te vergelijken met nu")))
        body, tall = legend(entries, self.left - 2, self.height + 10, self.width - self.left)
        return body, self.height + tall


def _way_sample(x: float, y: float) -> str:
    return svg.line(x - 9, y, x + 9, y, stroke=palette.TARGET, width=1.6, dash="1 4")
