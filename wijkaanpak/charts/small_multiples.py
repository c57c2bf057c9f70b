"""Many indicators at a glance: a grid of small trends that share their years and their looks."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkaanpak.charts import lines, palette, svg, words
from wijkaanpak.charts.chart import Chart, Missing, NamedLine, Number, Table
from wijkaanpak.charts.labels import text_width, wrap
from wijkaanpak.charts.marks import legend
from wijkaanpak.charts.scale import axis
from wijkaanpak.charts.words import _

PLOT = 74
GAP = 28


@dataclass(frozen=True, slots=True)
class Panel:
    """One small trend. The series of all panels stand in the same order: area, municipality, country."""

    title: str
    series: Sequence[NamedLine]
    unit: str = ""
    decimals: int | None = None
    target: Number | None = None


def small_multiples(
    label: str,
    panels: Sequence[Panel],
    *,
    columns: int | None = None,
    message: str = "",
    width: float = 480,
    key: str = "",
) -> Chart:
    """Each panel has its own scale and shows its last figure large. `columns` None: as many as stay readable."""
    columns = columns or max(1, min(len(panels), int(width // 200)))
    wide = (width - GAP * (columns - 1)) / columns
    periods = [point.period for panel in panels for line in panel.series for point in line.points]
    span = (min(periods), max(periods)) if periods else (0.0, 0.0)
    names = list(dict.fromkeys((i, line.label) for panel in panels for i, line in enumerate(panel.series)))
    head, top = legend([(lines.sample(lines.look(i)), name) for i, name in names], 4, 14, width)
    parts = [head]
    top += 6
    if not panels:
        parts.append(svg.text(width / 2, 40, _("Nog geen cijfers"), fill=palette.MUTED, anchor="middle"))
        top = 60
    for start in range(0, len(panels), columns):
        row = panels[start : start + columns]
        titles = [wrap(panel.title, wide - 4, bold=True) for panel in row]
        tall = max(map(len, titles)) * 17
        for place, (panel, title) in enumerate(zip(row, titles, strict=True)):
            left = place * (wide + GAP)
            parts.append(svg.lines(left, top + 12 + (len(title) - 1) * 8.5, title, leading=17, bold=True))
            parts.append(_panel(panel, left, top + tall + 8, wide, span))
        top += tall + PLOT + 76
    message = words.sentence(message or _message(label, panels))
    picture = svg.document(parts, width=width, height=top - 8 if panels else top, message=message, key=key)
    return Chart(picture, message, _table(label, panels))


def _panel(panel: Panel, left: float, top: float, wide: float, span: tuple[float, float]) -> str:
    values = [value for line in panel.series for _point, value in lines.known(line)]
    decimals = words.decimals_for(values) if panel.decimals is None else panel.decimals
    base = top + 38 + PLOT
    parts = [svg.line(left, base, left + wide, base)]
    parts += _latest(panel, left, top, wide, decimals)
    if values:
        goal = words.finite(panel.target)
        scale = axis([*values, *([goal] if goal is not None else [])], count=3)
        first, last = span

        def x(period: float) -> float:
            return left + 6 + ((period - first) / (last - first) if last > first else 0.5) * (wide - 12)

        def y(value: float) -> float:
            return scale.at(value, base - 4, base - PLOT)

        if goal is not None:
            parts.append(svg.line(left, y(goal), left + wide, y(goal), stroke=palette.TARGET, width=1.4, dash="1 3"))
            aim = _("doel %(value)s") % {"value": words.amount(goal, decimals, panel.unit)}
            parts.append(svg.text(left + wide, y(goal) - 5, aim, size=svg.SMALL, fill=palette.TARGET, anchor="end"))
        parts += [
            lines.draw(line, lines.look(index), x, y, radius=3, every=False)
            for index, line in reversed(list(enumerate(panel.series)))
        ]
        for point in panel.series[0].points:
            if words.finite(point.value) is None:
                parts.append(lines.gap(point.missing)(x(point.period), base - 7))
        parts.append(svg.text(left, base + 16, f"{first:g}", size=svg.SMALL, fill=palette.MUTED))
        if last > first:
            end = left + wide
            parts.append(svg.text(end, base + 16, f"{last:g}", size=svg.SMALL, fill=palette.MUTED, anchor="end"))
    return "".join(parts)


def _latest(panel: Panel, left: float, top: float, wide: float, decimals: int) -> list[str]:
    """The last figure of the area, large, with its period; or why there is none."""
    latest = lines.known(panel.series[0])[-1:] if panel.series else []
    if not latest:
        return [svg.text(left, top + 16, _absent(panel), fill=palette.MUTED)]
    point, value = latest[0]
    shown = words.amount(value, decimals, panel.unit)
    used = text_width(shown, 20, True) + 8
    note = words.period(point) + (f", {panel.unit}" if len(panel.unit) > 4 else "")
    note = wrap(note, max(wide - used, 40), size=svg.SMALL, most=1)[0]
    return [
        svg.text(left, top + 16, shown, size=20, fill=palette.AREA, bold=True),
        svg.text(left + used, top + 16, note, size=svg.SMALL, fill=palette.MUTED),
    ]


def _absent(panel: Panel) -> str:
    """Why the area has no figure at all: the reason of its last point."""
    points = panel.series[0].points if panel.series else ()
    return words.missing(points[-1].missing if points else Missing.UNKNOWN)


def _message(label: str, panels: Sequence[Panel]) -> str:
    told = []
    for panel in panels:
        values = [value for line in panel.series for _point, value in lines.known(line)]
        decimals = words.decimals_for(values) if panel.decimals is None else panel.decimals
        found = lines.known(panel.series[0])[-1:] if panel.series else []
        shown = (
            f"{words.amount(found[0][1], decimals, panel.unit)} in {words.period(found[0][0])}"
            if found
            else _absent(panel)
        )
        told.append(f"{panel.title} {shown}")
    return f"{label}: {'; '.join(told)}" if told else f"{label}: {_('nog geen cijfers')}"


def _table(label: str, panels: Sequence[Panel]) -> Table:
    names = list(dict.fromkeys(line.label for panel in panels for line in panel.series))
    rows = []
    for panel in panels:
        values = [value for line in panel.series for _point, value in lines.known(line)]
        decimals = words.decimals_for(values) if panel.decimals is None else panel.decimals
        last = {line.label: lines.known(line)[-1:] for line in panel.series}
        cells = [
            f"{words.number(last[name][0][1], decimals)} ({words.period(last[name][0][0])})"
            if last.get(name)
            else _("onbekend")
            for name in names
        ]
        rows.append((panel.title, panel.unit, *cells))
    headers = (_("Indicator"), _("Eenheid"), *names)
    return Table(label, headers, tuple(rows), tuple(range(2, len(headers))))
