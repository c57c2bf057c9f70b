"""One change among those of others: a strip of dots, ours marked, and a band in which changes are ordinary."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wijkaanpak.charts import palette, svg, words
from wijkaanpak.charts.chart import Chart, Table
from wijkaanpak.charts.labels import text_width, wrap
from wijkaanpak.charts.marks import Draw, legend, shape
from wijkaanpak.charts.scale import Axis, axis
from wijkaanpak.charts.words import _

EDGE = 14.0
RADIUS = 4.0
APART = 2 * RADIUS + 0.8
ASIDE = 16.0
"""So much lower than the area itself stands what lies around it."""
FEWEST_LEVELS = 5
"""The band is at least so many dots high, also where there are few."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One area and by how much it changed."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Ordinary:
    """From which change down, and from which up, something stands out; changes in between are ordinary. `label` says so
    in the words of who draws it, rounded as elsewhere on the page.
    """

    low: float
    high: float
    label: str = ""


def peer_strip(
    label: str,
    own: Dot,
    peers: Sequence[Dot],
    *,
    ordinary: Ordinary | None = None,
    around: Dot | None = None,
    unit: str = "%",
    decimals: int = 0,
    message: str = "",
    table: Table | None = None,
    width: float = 480,
    key: str = "",
) -> Chart:
    """Each peer is a dot above its change, stacked where dots would lie on each other; `own` is a diamond above them.
    `around` is an open square at the same height as a line of its own: what happened in the areas around it.

    `message` says what is seen, and `table` is printed beside it; without them the picture makes its own.
    """
    said = words.sentence(message or _message(label, own, peers, unit, decimals))
    told = table or _table(label, own, peers, unit, decimals)
    # The scale holds the band and zero as well: without zero nobody sees what rose and what fell.
    bounds = [ordinary.low, ordinary.high] if ordinary else []
    apart = [own, *peers, *([around] if around else [])]
    scale = axis([*(dot.value for dot in apart), *bounds, 0.0], count=4 if width < 400 else 6)

    def x(value: float) -> float:
        return scale.at(value, EDGE, width - EDGE)

    # How high the picture is follows from the highest stack, and from how many lines the name of the area takes.
    places = _stacked(sorted(x(dot.value) for dot in peers))
    levels = max([level for _at, level in places], default=0) + 1
    name = wrap(f"{own.label} {_change(own.value, decimals, unit)}", width - 2 * EDGE, bold=True, most=2)
    top = 14.0 + 17 * len(name)
    base = top + 22 + (ASIDE if around else 0) + max(levels, FEWEST_LEVELS) * APART
    # The band first, then the dots: what is drawn later lies on top.
    parts = []
    if ordinary:
        parts.append(_band(x(ordinary.low), x(ordinary.high), top + 18, base))
    parts.append(svg.line(EDGE, base, width - EDGE, base))
    parts.append(svg.line(x(0), top + 18, x(0), base, stroke=palette.AXIS, dash="2 3"))
    parts += [_dot(at, base - RADIUS - 2 - level * APART) for at, level in places]
    if around:
        beside = x(around.value)
        parts.append(svg.line(beside, top + 8 + ASIDE, beside, base, stroke=palette.AREA, width=1.5, dash="4 3"))
        parts.append(_around(beside, top + 8 + ASIDE))
    at = x(own.value)
    parts.append(svg.line(at, top + 14, at, base, stroke=palette.AREA, width=2))
    parts.append(_own(at, top + 8))
    # The name stands above its diamond, moved inwards where it would run out of the picture.
    half = max(text_width(row, bold=True) for row in name) / 2
    middle = min(max(at, half + 4), width - half - 4)
    parts.append(svg.lines(middle, 8 + 17 * len(name) / 2, name, leading=17, anchor="middle", bold=True))
    parts += _ticks(scale, x, base, width, unit)
    keys, tall = legend(_entries(own, peers, ordinary, around, unit, decimals), EDGE, base + 42, width - 2 * EDGE)
    parts.append(keys)
    return Chart(svg.document(parts, width=width, height=base + 34 + tall, message=said, key=key), said, told)


def _stacked(places: Sequence[float]) -> list[tuple[float, int]]:
    """Each place, from left to right, with the lowest level on which it touches no other."""
    ends: list[float] = []
    found = []
    for at in places:
        level = next((level for level, end in enumerate(ends) if at - end >= APART), len(ends))
        ends[level : level + 1] = [at]
        found.append((at, level))
    return found


def _band(left: float, right: float, top: float, base: float) -> str:
    """Shaded, with an upright on both sides: what is ordinary is seen without colour as well."""
    sides = [svg.line(at, top, at, base, stroke=palette.BOTH, width=1.2) for at in (left, right)]
    return svg.rect(left, top, right - left, base - top, fill=palette.AREA_TINT) + "".join(sides)


def _dot(x: float, y: float) -> str:
    return shape("circle", x, y, RADIUS, fill=palette.COUNTRY)


def _own(x: float, y: float) -> str:
    return shape("diamond", x, y, RADIUS + 2, fill=palette.AREA)


def _around(x: float, y: float) -> str:
    return shape("square", x, y, RADIUS + 1, fill=palette.PAPER, stroke=palette.AREA)


def _ticks(scale: Axis, x: Callable[[float], float], base: float, width: float, unit: str) -> list[str]:
    parts = []
    for tick in scale.ticks:
        shown = _change(tick, scale.decimals, unit)
        half = text_width(shown, svg.SMALL) / 2
        at = min(max(x(tick), half), width - half)
        parts.append(svg.line(x(tick), base, x(tick), base + 4))
        parts.append(svg.text(at, base + 18, shown, size=svg.SMALL, fill=palette.MUTED, anchor="middle"))
    return parts


def _entries(
    own: Dot, peers: Sequence[Dot], ordinary: Ordinary | None, around: Dot | None, unit: str, decimals: int
) -> list[tuple[Draw, str]]:
    entries: list[tuple[Draw, str]] = [(_own, own.label)]
    entries.append((_dot, _("%(count)s gebieden die erop lijken") % {"count": words.number(len(peers))}))
    if around:
        entries.append((_around, around.label))
    if ordinary:
        low, high = (_change(limit, decimals, unit) for limit in (ordinary.low, ordinary.high))
        said = _("gewoon: tussen %(low)s en %(high)s") % {"low": low, "high": high}
        entries.append((_band_sample, ordinary.label or said))
    return entries


def _band_sample(x: float, y: float) -> str:
    return _band(x - 7, x + 7, y - 7, y + 7)


def _change(value: float, decimals: int, unit: str) -> str:
    """+15,9 %: a change has its sign, and a unit that is short enough to repeat."""
    sign = "+" if value > 0 and words.number(value, decimals).strip("0,") else ""
    return sign + words.amount(value, decimals, unit)


def _message(label: str, own: Dot, peers: Sequence[Dot], unit: str, decimals: int) -> str:
    text = _("%(label)s: %(own)s %(change)s; van %(count)s gebieden veranderden er %(more)s meer en %(less)s minder")
    return text % {
        "label": label,
        "own": own.label,
        "change": _change(own.value, decimals, unit),
        "count": words.number(len(peers)),
        "more": words.number(sum(dot.value > own.value for dot in peers)),
        "less": words.number(sum(dot.value < own.value for dot in peers)),
    }


def _table(label: str, own: Dot, peers: Sequence[Dot], unit: str, decimals: int) -> Table:
    """From the largest rise to the largest fall, with the area itself where it stands."""
    ordered = sorted([own, *peers], key=lambda dot: -dot.value)
    rows = tuple((dot.label, _change(dot.value, decimals, unit)) for dot in ordered)
    return Table(label, (_("Gebied"), _("Verandering")), rows, numeric=(1,))
