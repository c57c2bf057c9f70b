"""Shapes, patterns and keys: what makes a picture readable without its colours."""

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from wijkaanpak.charts import palette, svg
from wijkaanpak.charts.labels import text_width, wrap
from wijkaanpak.charts.svg import ID, n

Draw = Callable[[float, float], str]


def _polygon(corners: Sequence[tuple[float, float]]) -> Callable[[float, float, float], str]:
    def path(x: float, y: float, r: float) -> str:
        return "M" + "L".join(f"{n(x + dx * r)} {n(y + dy * r)}" for dx, dy in corners) + "Z"

    return path


def _regular(count: int, turn: float = 0, inner: float = 1) -> list[tuple[float, float]]:
    return [
        (
            sin(2 * pi * (i + turn) / count) * (inner if i % 2 else 1),
            -cos(2 * pi * (i + turn) / count) * (inner if i % 2 else 1),
        )
        for i in range(count)
    ]


_PATHS = {
    "square": _polygon([(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]),
    "triangle": _polygon([(0, -1.1), (1.1, 0.85), (-1.1, 0.85)]),
    "diamond": _polygon([(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)]),
    "down": _polygon([(0, 1.1), (1.1, -0.85), (-1.1, -0.85)]),
    "hexagon": _polygon(_regular(6, 0.5)),
    "pentagon": _polygon(_regular(5)),
    "star": _polygon([(x * 1.3, y * 1.3) for x, y in _regular(10, 0, 0.5)]),
    "plus": _polygon(
        [
            *((-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35)),
            *((0.35, 1), (-0.35, 1), (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35)),
        ]
    ),
}


def shape(
    name: str,
    x: float,
    y: float,
    r: float,
    *,
    fill: str,
    stroke: str = "",
    width: float = 1.5,
    dash: str = "",
) -> str:
    """A shape round (x, y) with about the area of a circle of radius r."""
    extra = f' stroke="{stroke}" stroke-width="{n(width)}" stroke-linejoin="round"' if stroke else ""
    if dash:
        extra += f' stroke-dasharray="{dash}"'
    if name == "circle":
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{fill}"{extra}/>'
    return f'<path d="{_PATHS[name](x, y, r)}" fill="{fill}"{extra}/>'


def pattern(name: str, marks: str, *, size: float = 6) -> str:
    """A tile of `marks`, to lay over a colour with `filled(name)`.

    Without a ground of its own: in print the edges of tiles with a ground show as a grid of hair lines.
    """
    side = n(size)
    return f'<pattern id="{ID}-{name}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">{marks}</pattern>'


def filled(name: str) -> str:
    """The value of `fill` for a pattern of this picture."""
    return f"url(#{ID}-{name})"


def hatch(colour: str, *, width: float = 1.2, size: float = 6, is_falling: bool = False) -> str:
    """Diagonal lines that join over the edges of their tile, rising to the right or falling."""
    s, h = size, size / 2
    path = f"M{n(-h)} {n(h)}L{n(h)} {n(-h)}M0 {n(s)}L{n(s)} 0M{n(h)} {n(s + h)}L{n(s + h)} {n(h)}"
    if is_falling:
        path = f"M{n(s + h)} {n(h)}L{n(h)} {n(-h)}M{n(s)} {n(s)}L0 0M{n(h)} {n(s + h)}L{n(-h)} {n(h)}"
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{n(width)}"/>'


SAMPLE_WIDE = 24
BETWEEN = 18.0
ROW = 15.0  # from one line of a long entry to the next


def legend(
    entries: Sequence[tuple[Draw, str]], x: float, y: float, room: float, *, leading: float = 22, gap: float = BETWEEN
) -> tuple[str, float]:
    """Samples with their words, flowing over lines from (x, y centre). Gives the SVG and its height."""
    parts: list[str] = []
    left, middle, below = x, y, 0.0
    for draw, label in entries:
        rows = wrap(label, room - SAMPLE_WIDE, size=svg.SMALL, most=2)
        wide = SAMPLE_WIDE + max(text_width(row, svg.SMALL) for row in rows)
        if left > x and left + wide > x + room:
            left, middle, below = x, middle + leading + below, 0.0
        parts.append(draw(left + 8, middle))
        for number, row in enumerate(rows):
            at = middle + 4.6 + number * ROW
            parts.append(svg.text(left + 22, at, row, size=svg.SMALL, fill=palette.INK))
        left, below = left + wide + gap, max(below, (len(rows) - 1) * ROW)
    return "".join(parts), (middle - y + leading + below) if entries else 0
