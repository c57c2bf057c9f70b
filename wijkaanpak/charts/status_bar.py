"""Measures by light: on track, attention, obstacle, not to be judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from wijkaanpak.charts import palette, svg, words
from wijkaanpak.charts.chart import Chart, Table
from wijkaanpak.charts.labels import text_width, wrap
from wijkaanpak.charts.marks import Draw, filled, hatch, legend, pattern, shape
from wijkaanpak.charts.words import _

BAR = 30


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many measures stand at each light, for a whole programme or for one ambition."""

    label: str
    on_track: int = 0
    attention: int = 0
    obstacle: int = 0
    not_assessable: int = 0

    @property
    def counts(self) -> tuple[int, int, int, int]:
        return self.on_track, self.attention, self.obstacle, self.not_assessable


_LOOKS = (
    ("circle", palette.ON_TRACK),
    ("triangle", palette.ATTENTION),
    ("hexagon", palette.OBSTACLE),
    ("ring", palette.UNKNOWN),
)


def lights() -> tuple[str, str, str, str]:
    """The four lights in words."""
    return _("op schema"), _("aandacht"), _("knelpunt"), _("niet te beoordelen")


def counted(index: int, count: int) -> str:
    """So many at one light, in words."""
    if _LOOKS[index][1] == palette.OBSTACLE:
        told = ngettext("%(count)s knelpunt", "%(count)s knelpunten", count)
        return str(told % {"count": words.number(count)})
    return f"{words.number(count)} {lights()[index]}"


def light(index: int, x: float, y: float, r: float = 6, *, colour: str = "") -> str:
    """The shape of a light, as in the badge beside its word."""
    name, own = _LOOKS[index]
    if name == "ring":
        return shape("circle", x, y, r - 1, fill=palette.PAPER, stroke=colour or own, width=2)
    return shape(name, x, y, r, fill=colour or own)


def status_bar(
    label: str, rows: Sequence[StatusCount], *, message: str = "", width: float = 480, key: str = ""
) -> Chart:
    """One stacked bar for each row; a single row has its words in or below it, more rows share a key."""
    parts = [pattern("open", hatch(palette.AXIS, width=1.4))]
    if len(rows) == 1:
        body, height = _single(rows[0], width)
    else:
        body, height = _several(rows, width)
    message = words.sentence(message or _message(label, rows))
    picture = svg.document([*parts, body], width=width, height=height, message=message, key=key)
    headers = ("", *(name[:1].upper() + name[1:] for name in lights()), _("Totaal"))
    cells = tuple((row.label, *map(words.number, row.counts), words.number(sum(row.counts))) for row in rows)
    return Chart(picture, message, Table(label, headers, cells, (1, 2, 3, 4, 5)))


def _fits(index: int, count: int, wide: float) -> bool:
    """Whether a segment holds its words and not just its number."""
    return wide >= text_width(counted(index, count), bold=True) + 30


def _segments(row: StatusCount, x: float, y: float, wide: float, *, tells: bool = False) -> str:
    """`tells`: with words where they fit, for a bar that stands alone."""
    total = sum(row.counts)
    if not total:
        empty = svg.rect(x, y, wide, BAR, fill=palette.BAND, stroke=palette.GRID)
        return empty + svg.text(x + 10, y + BAR / 2 + 5, _("nog geen maatregelen"), size=svg.SMALL, fill=palette.MUTED)
    parts, left = [], x
    for index, count in enumerate(row.counts):
        share = wide * count / total
        if count:
            shown = counted(index, count) if tells and _fits(index, count, share) else words.number(count)
            parts.append(_segment(index, shown, left, y, share))
        left += share
    return "".join(parts)


def _segment(index: int, shown: str, x: float, y: float, wide: float) -> str:
    unknown = _LOOKS[index][0] == "ring"
    fill = filled("open") if unknown else _LOOKS[index][1]
    ink = palette.INK if unknown else palette.PAPER
    inner = max(wide - 2, 1)
    parts = [svg.rect(x + 1, y, inner, BAR, fill=fill, stroke=palette.AXIS if unknown else "")]
    middle = x + wide / 2
    room = text_width(shown, bold=True)
    if wide >= room + 28:
        if unknown:
            parts.append(svg.rect(middle - room / 2 - 13, y + 5, room + 25, BAR - 10, radius=3))
        own = palette.UNKNOWN if unknown else palette.PAPER
        parts.append(light(index, middle - room / 2 - 3, y + BAR / 2, 5.5, colour=own))
        parts.append(svg.text(middle + 8, y + BAR / 2 + 5, shown, fill=ink, anchor="middle", bold=True))
    elif wide >= room + 6:
        if unknown:
            parts.append(svg.rect(middle - room / 2 - 2, y + 5, room + 4, BAR - 10, radius=3))
        parts.append(svg.text(middle, y + BAR / 2 + 5, shown, fill=ink, anchor="middle", bold=True))
    return "".join(parts)


def _single(row: StatusCount, width: float) -> tuple[str, float]:
    """Words in the bar where they fit, and below it those that do not."""
    total = sum(row.counts)
    entries = [
        (_sample(index), counted(index, count))
        for index, count in enumerate(row.counts)
        if count and not _fits(index, count, width * count / total)
    ]
    body = _segments(row, 0, 6, width, tells=True)
    if not entries:
        return body, BAR + 12
    below, tall = legend(entries, 0, BAR + 26, width, gap=10)
    return body + below, BAR + 14 + tall


def _sample(index: int) -> Draw:
    def draw(x: float, y: float) -> str:
        return light(index, x, y)

    return draw


def _several(rows: Sequence[StatusCount], width: float) -> tuple[str, float]:
    names = [wrap(row.label, width * 0.38) for row in rows]
    left = 12 + max((text_width(line) for name in names for line in name), default=0)
    parts, top = [], 4.0
    for row, name in zip(rows, names, strict=True):
        tall = max(BAR + 12, len(name) * 17 + 8)
        parts.append(svg.lines(left - 10, top + tall / 2, name, leading=17, anchor="end"))
        parts.append(_segments(row, left, top + tall / 2 - BAR / 2, width - left))
        top += tall
    if not rows:
        parts.append(svg.text(0, 22, _("Nog geen maatregelen"), fill=palette.MUTED))
        return "".join(parts), 36
    used = [index for index in range(4) if any(row.counts[index] for row in rows)]
    body, below = legend([(_sample(index), lights()[index]) for index in used], 0, top + 16, width)
    return "".join(parts) + body, top + below + 6


def _message(label: str, rows: Sequence[StatusCount]) -> str:
    told = []
    for row in rows:
        parts = [counted(index, count) for index, count in enumerate(row.counts) if count]
        shown = words.listing(parts) if parts else _("nog geen maatregelen")
        told.append(f"{row.label} {shown}" if len(rows) > 1 else shown)
    return f"{label}: {'; '.join(told) if told else _('nog geen maatregelen')}"
