"""Values side by side as horizontal bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkaanpak.charts import palette, svg, words
from wijkaanpak.charts.chart import Chart, Missing, Number, Reference, Table
from wijkaanpak.charts.labels import text_width, wrap
from wijkaanpak.charts.marks import shape
from wijkaanpak.charts.words import _

BAR = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. Without a value it shows why; `highlighted` is the one the reader comes for."""

    label: str
    value: Number | None
    highlighted: bool = False
    missing: Missing = Missing.UNKNOWN


def bars(
    label: str,
    rows: Sequence[Bar],
    *,
    unit: str = "",
    decimals: int | None = None,
    reference: Reference | None = None,
    message: str = "",
    width: float = 480,
    key: str = "",
) -> Chart:
    """Bars from zero, in the order given; below zero they go to the left. The reference is a dashed line."""
    found = [words.finite(row.value) for row in rows]
    known = [value for value in found if value is not None]
    if decimals is None:
        decimals = words.decimals_for([*known, *([reference.value] if reference else [])])
    # Zero always counts: bars that start elsewhere make a small difference look large.
    measured = [*known, 0.0, *([float(reference.value)] if reference else [])]
    low, high = min(measured), max(measured)
    shown = [
        words.missing(row.missing) if value is None else words.amount(value, decimals, unit)
        for row, value in zip(rows, found, strict=True)
    ]
    # Names and figures are measured first: the bars get the room that these leave. Negative bars have their figures on
    # the left, so that the room for figures is needed on both sides.
    names = [wrap(row.label, width * 0.36, bold=row.highlighted) for row in rows]
    left = 12 + max(
        (text_width(line, bold=row.highlighted) for row, name in zip(rows, names, strict=True) for line in name),
        default=0,
    )
    room = 12 + max((text_width(value, bold=True) for value in shown), default=0)
    start = left + (room if low < 0 else 0)
    end = width - room
    any_bigger = high > low

    def x(value: float) -> float:
        return start + (value - low) / (high - low) * (end - start) if any_bigger else start

    top = 34.0 if reference else 8.0
    parts: list[str] = []
    # Written figures are kept apart until the end: the line of the reference may run under them, not through them.
    written_values: list[str] = []
    at = top
    for row, name, value, written in zip(rows, names, found, shown, strict=True):
        tall = max(BAR + 12, len(name) * 17 + 8)
        middle = at + tall / 2
        parts.append(svg.lines(left - 10, middle, name, leading=17, anchor="end", bold=row.highlighted))
        if value is None:
            parts.append(svg.text(x(0) + 8, middle + 5, written, fill=palette.MUTED))
        else:
            fill = palette.AREA if row.highlighted or not any(bar.highlighted for bar in rows) else palette.BOTH
            begin, stop = sorted((x(0), x(value)))
            parts.append(svg.rect(begin, middle - BAR / 2, max(stop - begin, 1.5), BAR, fill=fill))
            beside, anchor = (stop + 7, "start") if value >= 0 else (begin - 7, "end")
            if reference:
                # A ground of paper below the figure, where the line of the reference may pass.
                room = text_width(written, bold=row.highlighted) + 4
                written_values.append(svg.rect(beside - (2 if value >= 0 else room - 2), middle - 9, room, 18))
            written_values.append(svg.text(beside, middle + 5, written, anchor=anchor, bold=row.highlighted))
        at += tall
    if not rows:
        parts.append(svg.text(width / 2, at + 24, _("Nog geen cijfers"), fill=palette.MUTED, anchor="middle"))
        at += 44
    else:
        parts.append(svg.line(x(0), top - 2, x(0), at + 2))
    if reference and rows:
        parts.append(_reference(reference, x(float(reference.value)), top, at, width, decimals, unit))
    parts += written_values
    message = words.sentence(message or _message(label, rows, shown, reference, decimals, unit))
    picture = svg.document(parts, width=width, height=at + 8, message=message, key=key)
    # The table has what the picture has, the reference as well, for readers who cannot see it.
    cells = [(row.label, value) for row, value in zip(rows, shown, strict=True)]
    if reference:
        cells.append((reference.label, words.amount(reference.value, decimals, unit)))
    caption = f"{label} ({unit})" if len(unit) > 4 else label
    return Chart(picture, message, Table(caption, (_("Naam"), _("Waarde")), tuple(cells), (1,)))


def _reference(
    reference: Reference, x: float, top: float, bottom: float, width: float, decimals: int, unit: str
) -> str:
    value = words.amount(reference.value, decimals, unit)
    room = width - text_width(value, svg.SMALL, True) - 12
    name = f"{wrap(reference.label, room, size=svg.SMALL, bold=True, most=1)[0]} {value}"
    half = text_width(name, svg.SMALL, True) / 2
    at = min(max(x, half + 2), width - half - 2)
    return (
        svg.line(x, top - 2, x, bottom, stroke=palette.PAPER, width=4)
        + svg.line(x, top - 6, x, bottom, stroke=palette.MUNICIPALITY, width=1.6, dash="5 3")
        + shape("down", x, top - 8, 4.5, fill=palette.MUNICIPALITY)
        + svg.text(at, 16, name, size=svg.SMALL, fill=palette.MUNICIPALITY, anchor="middle", bold=True)
    )


def _message(
    label: str,
    rows: Sequence[Bar],
    shown: Sequence[str],
    reference: Reference | None,
    decimals: int,
    unit: str,
) -> str:
    told = [f"{row.label} {value}" for row, value in zip(rows, shown, strict=True)]
    sentence = f"{label}: {words.listing(told) if told else _('nog geen cijfers')}"
    if len(unit) > 4:
        sentence += f" ({unit})"
    if reference:
        sentence += f"; {reference.label} {words.amount(reference.value, decimals, unit)}"
    return sentence
