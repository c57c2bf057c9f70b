"""Is the work meant for the place, for the people, or for both?"""

from wijkaanpak.charts import palette, svg, words
from wijkaanpak.charts.chart import Chart, Number, Table
from wijkaanpak.charts.labels import text_width
from wijkaanpak.charts.marks import filled, hatch, pattern, shape
from wijkaanpak.charts.words import _

BAR = 34


def balance(
    label: str,
    *,
    place: Number,
    both: Number,
    people: Number,
    unknown: Number = 0,
    unit: str = "",
    message: str = "",
    width: float = 480,
    key: str = "",
) -> Chart:
    """One bar from place to people, with what does both in the middle; counts, or euros with unit '€'.

    The pointer below marks where the weight lies, half of `both` counted on either side. Raises ValueError below zero.
    """
    values = [words.finite(value) or 0.0 for value in (place, both, people)]
    # A share of a negative total would draw a bar outside the picture.
    if min(values) < 0:
        raise ValueError("a balance weighs zero or more")
    total, ways = sum(values), (_("de plek"), _("allebei"), _("de mens"))
    shown = [words.euro(value) if unit == "€" else words.amount(value, 0, unit) for value in values]
    # What is unknown is weighed nowhere: it is said below the bar and has a row of its own in the table.
    rest = words.finite(unknown) or 0.0
    nothing = _("Nog van geen maatregel bekend") if rest else _("Nog geen maatregelen")
    parts = [pattern("both", hatch(palette.AREA, width=1.4))]
    if total:
        parts += _bar(values, shown, ways, total, width)
    else:
        # An empty bar keeps the place of the picture on the page, with the reason in it.
        parts.append(svg.rect(0.5, 30, width - 1, BAR, fill=palette.BAND, stroke=palette.GRID))
        parts.append(svg.text(width / 2, 52, nothing, fill=palette.MUTED, anchor="middle"))
    height = 100.0
    if rest:
        note = words.euro(rest) if unit == "€" else words.amount(rest, 0, unit)
        parts.append(svg.text(0, 116, f"{_('onbekend')}: {note}", size=svg.SMALL, fill=palette.MUTED))
        height = 126
    # Who cannot see the picture reads the same three shares in the sentence and in the table.
    if not message:
        told = [f"{value} {_('voor %(what)s') % {'what': way}}" for value, way in zip(shown, ways, strict=True)]
        message = f"{label}: {words.listing(told) if total else nothing[:1].lower() + nothing[1:]}"
        message += f"; {_('onbekend')} {words.number(rest)}" if rest else ""
    message = words.sentence(message)
    picture = svg.document(parts, width=width, height=height, message=message, key=key)
    rows = [
        (way[:1].upper() + way[1:], value, _share(amount, total))
        for way, value, amount in zip(ways, shown, values, strict=True)
    ]
    if rest:
        rows.append((_("Onbekend"), words.euro(rest) if unit == "€" else words.number(rest), ""))
    table = Table(label, (_("Gericht op"), _("Aantal") if unit != "€" else _("Bedrag"), _("Deel")), tuple(rows), (1, 2))
    return Chart(picture, message, table)


def _share(amount: float, total: float) -> str:
    return words.amount(100 * amount / total, 0, "%") if total else ""


def _bar(values: list[float], shown: list[str], ways: tuple[str, str, str], total: float, width: float) -> list[str]:
    parts, left = [], 0.0
    looks = ((palette.PLACE, palette.PAPER), (filled("both"), palette.INK), (palette.PEOPLE, palette.PAPER))
    for index, (value, written, (fill, ink)) in enumerate(zip(values, shown, looks, strict=True)):
        wide = width * value / total
        if value:
            edge = palette.AREA if index == 1 else ""
            parts.append(svg.rect(left + 1, 30, max(wide - 2, 1), BAR, fill=fill, stroke=edge))
            room = text_width(written, bold=True)
            middle = left + wide / 2
            if wide > room + 12:
                if index == 1:
                    parts.append(svg.rect(middle - room / 2 - 5, 36, room + 10, BAR - 12, radius=3))
                parts.append(svg.text(middle, 52, written, fill=ink, anchor="middle", bold=True))
        left += wide
    parts.append(svg.text(0, 18, f"{ways[0]} {shown[0]}", fill=palette.PLACE, bold=True))
    parts.append(svg.text(width / 2, 18, f"{ways[1]} {shown[1]}", anchor="middle", bold=True))
    parts.append(svg.text(width, 18, f"{ways[2]} {shown[2]}", fill=palette.PEOPLE, anchor="end", bold=True))
    weight = (values[2] + values[1] / 2) / total * width
    parts.append(svg.line(0, 74, width, 74, stroke=palette.GRID))
    parts.append(svg.line(width / 2, 68, width / 2, 80, stroke=palette.AXIS))
    at = min(max(weight, 8), width - 8)
    parts.append(shape("triangle", at, 76, 7, fill=palette.INK))
    note = _("zwaartepunt")
    half = text_width(note, svg.SMALL) / 2
    middle = min(max(at, half), width - half)
    parts.append(svg.text(middle, 97, note, size=svg.SMALL, fill=palette.MUTED, anchor="middle"))
    return parts
