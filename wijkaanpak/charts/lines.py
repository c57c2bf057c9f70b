"""What line charts share: runs of comparable figures, the look of each series, the marks of what is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wijkaanpak.charts import palette, svg, words
from wijkaanpak.charts.chart import Missing, NamedLine, Point
from wijkaanpak.charts.marks import Draw, shape

Position = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Look:
    """Colour, dashes and marker together: any one of them is enough to tell lines apart."""

    colour: str
    width: float
    dash: str
    marker: str
    solid: bool = False


_LOOKS = (
    Look(palette.AREA, 2.8, "", "circle", solid=True),
    Look(palette.MUNICIPALITY, 1.8, "7 3", "square"),
    Look(palette.COUNTRY, 1.8, "2 3", "triangle"),
    *(
        Look(colour, 1.8, dash, marker)
        for colour, dash, marker in zip(
            palette.OTHERS, ("9 3 2 3", "4 4", "12 3"), ("diamond", "down", "pentagon"), strict=True
        )
    ),
)


def look(index: int) -> Look:
    """The look of the series at this place: area, municipality, country, others."""
    return _LOOKS[index % len(_LOOKS)]


def known(series: NamedLine) -> list[tuple[Point, float]]:
    """Points that have a figure, in order of time."""
    found = [(point, words.finite(point.value)) for point in series.points]
    return sorted(((p, v) for p, v in found if v is not None), key=lambda pair: pair[0].period)


def runs(points: Sequence[Point]) -> list[list[tuple[float, float]]]:
    """Stretches of figures that may be joined by a line: parted by what is missing and by breaks."""
    found: list[list[tuple[float, float]]] = [[]]
    for point in sorted(points, key=lambda point: point.period):
        value = words.finite(point.value)
        if value is None or point.break_before:
            found.append([])
        if value is not None:
            found[-1].append((point.period, value))
    return [run for run in found if run]


def draw(
    series: NamedLine,
    style: Look,
    x: Position,
    y: Position,
    *,
    radius: float = 3.6,
    every: bool = True,
) -> str:
    """The line of one series with its markers: on every point, or on loose points and the last alone."""
    parts = []
    stretches = runs(series.points)
    for run in stretches:
        places = [(x(period), y(value)) for period, value in run]
        if len(places) > 1:
            parts.append(svg.polyline(places, stroke=style.colour, width=style.width, dash=style.dash))
        marked = places if every or len(places) == 1 else places[-1:] if run is stretches[-1] else []
        fill = style.colour if style.solid else palette.PAPER
        parts += [shape(style.marker, px, py, radius, fill=fill, stroke=style.colour, width=1.6) for px, py in marked]
    return "".join(parts)


def sample(style: Look) -> Draw:
    """A piece of the line, for a key."""

    def piece(x: float, y: float) -> str:
        fill = style.colour if style.solid else palette.PAPER
        return svg.line(x - 10, y, x + 10, y, stroke=style.colour, width=style.width, dash=style.dash) + shape(
            style.marker, x, y, 3.4, fill=fill, stroke=style.colour
        )

    return piece


def gap(reason: Missing) -> Draw:
    """The mark of a missing figure: a small ring (too small), a half disc (incomplete), else a cross."""

    def mark(x: float, y: float) -> str:
        if reason not in (Missing.TOO_SMALL, Missing.INCOMPLETE):
            return svg.line(x - 4, y - 4, x + 4, y + 4, stroke=palette.MUTED, width=1.6) + svg.line(
                x - 4, y + 4, x + 4, y - 4, stroke=palette.MUTED, width=1.6
            )
        if reason is Missing.TOO_SMALL:
            return shape("circle", x, y, 2.6, fill=palette.PAPER, stroke=palette.MUTED, width=1.6)
        ring = shape("circle", x, y, 5, fill=palette.PAPER, stroke=palette.MUTED, width=1.4)
        half = f"M{svg.n(x)} {svg.n(y - 5)}A5 5 0 0 0 {svg.n(x)} {svg.n(y + 5)}Z"
        return f'{ring}<path d="{half}" fill="{palette.MUTED}"/>'

    return mark
