"""Money per source or year: what is committed and what is still open."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkaanpak.charts import palette, svg, words
from wijkaanpak.charts.chart import Chart, Number, Table
from wijkaanpak.charts.labels import text_width, wrap
from wijkaanpak.charts.marks import Draw, filled, hatch, legend, pattern
from wijkaanpak.charts.words import _

BAR = 20


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """Euros of one source or year. Rows with the same `group` stand together under its name."""

    label: str
    committed: Number | None
    open: Number | None = 0
    group: str = ""


def money_bars(label: str, rows: Sequence[MoneyRow], *, message: str = "", width: float = 480, key: str = "") -> Chart:
    """Stacked bars on one scale; an unknown amount is said, not drawn. Raises ValueError below zero."""
    amounts = [(_euros(row.committed), _euros(row.open)) for row in rows]
    most = max(((committed or 0) + (rest or 0) for committed, rest in amounts), default=0)
    names = [wrap(row.label, width * 0.3) for row in rows]
    left = 12 + max((text_width(line) for name in names for line in name), default=0)
    shown = [_shown(committed, rest) for committed, rest in amounts]
    room = 12 + max((text_width(value) for value in shown), default=0)
    scale = (width - left - room) / most if most else 0
    parts = [pattern("open", hatch(palette.AREA, width=1.4))]
    top, group = 6.0, ""
    for row, name, (committed, rest), written in zip(rows, names, amounts, shown, strict=True):
        if row.group != group:
            group = row.group
            if group:
                parts.append(svg.text(0, top + 18, wrap(group, width, bold=True, most=1)[0], bold=True))
            top += 28 if group else 10
        tall = max(BAR + 12, len(name) * 17 + 8)
        middle = top + tall / 2
        parts.append(svg.lines(left - 10, middle, name, leading=17, anchor="end"))
        parts.append(_bar(left, middle, (committed or 0) * scale, (rest or 0) * scale))
        end = left + ((committed or 0) + (rest or 0)) * scale
        ink = palette.MUTED if committed is None and rest is None else palette.INK
        parts.append(svg.text(end + 8, middle + 5, written, fill=ink))
        top += tall
    if rows:
        entries: list[tuple[Draw, str]] = [(_committed, _("toegezegd")), (_open, _("nog open"))]
        body, below = legend(entries, left, top + 16, width - left)
        parts.append(body)
        top += below + 6
    else:
        parts.append(svg.text(width / 2, 26, _("Nog geen geld vastgelegd"), fill=palette.MUTED, anchor="middle"))
        top = 44
    message = words.sentence(message or _message(label, rows, amounts))
    picture = svg.document(parts, width=width, height=top + 4, message=message, key=key)
    return Chart(picture, message, _table(label, rows, amounts))


def _euros(value: Number | None) -> float | None:
    amount = words.finite(value)
    if amount is not None and amount < 0:
        raise ValueError(f"an amount is zero or more, not {amount}")
    return amount


def _bar(left: float, middle: float, committed: float, rest: float) -> str:
    top = middle - BAR / 2
    parts = [svg.line(left, top - 2, left, top + BAR + 2)]
    if committed:
        parts.append(svg.rect(left, top, max(committed, 1), BAR, fill=palette.AREA))
    if rest:
        start = left + committed
        parts.append(svg.rect(start, top + 0.5, max(rest, 1), BAR - 1, fill=filled("open"), stroke=palette.AREA))
    return "".join(parts)


def _committed(x: float, y: float) -> str:
    return svg.rect(x - 9, y - 7, 18, 14, fill=palette.AREA)


def _open(x: float, y: float) -> str:
    return svg.rect(x - 9, y - 7, 18, 14, fill=filled("open"), stroke=palette.AREA)


def _cell(amount: float | None) -> str:
    return _("onbekend") if amount is None else words.euro(amount)


def _shown(committed: float | None, rest: float | None) -> str:
    if committed is None and rest is None:
        return _("onbekend")
    if rest is not None and not rest:
        return _cell(committed)
    return _("%(committed)s + %(open)s open") % {"committed": _cell(committed), "open": _cell(rest)}


def _message(label: str, rows: Sequence[MoneyRow], amounts: Sequence[tuple[float | None, float | None]]) -> str:
    if not rows:
        return f"{label}: {_('nog geen geld vastgelegd')}"
    told = []
    for row, (committed, rest) in zip(rows, amounts, strict=True):
        name = f"{row.group} {row.label}".strip()
        told.append(
            _("%(name)s %(committed)s toegezegd, %(open)s nog open")
            % {"name": name, "committed": _cell(committed), "open": _cell(rest)}
        )
    return f"{label}: {'; '.join(told)}"


def _table(label: str, rows: Sequence[MoneyRow], amounts: Sequence[tuple[float | None, float | None]]) -> Table:
    def exact(amount: float | None) -> str:
        return _("onbekend") if amount is None else f"€{words.NBSP}{words.number(amount)}"

    cells = []
    for row, (committed, rest) in zip(rows, amounts, strict=True):
        both = None if committed is None or rest is None else committed + rest
        name = f"{row.group}: {row.label}" if row.group else row.label
        cells.append((name, exact(committed), exact(rest), exact(both)))
    headers = ("", _("Toegezegd"), _("Nog open"), _("Samen"))
    return Table(label, headers, tuple(cells), (1, 2, 3))
