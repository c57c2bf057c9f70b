"""A ring around a point among lines, with its name where no line runs through it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wijkaanpak.charts import palette, svg
from wijkaanpak.charts.labels import text_width
from wijkaanpak.charts.marks import shape

RADIUS, MARKER = 6.5, 4.0
CLEAR = 5.0
"""So far the name stays from any line, where it can."""
FAR = 14.0
"""A name this far from its ring has a line to it, or it would seem to be of what lies beside it."""
STEPS = (*range(22, 90, 6), *range(-14, -90, -6))
"""How far below its ring, or above it, the name may stand."""
Runs = Callable[[float, float], Sequence[tuple[float, float]]]
"""Between which heights lines run, of what lies between two places from left to right."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a name may stand."""

    left: float
    right: float
    top: float
    bottom: float


def ring(x: float, y: float) -> str:
    return shape("circle", x, y, RADIUS, fill="none", stroke=palette.TARGET, width=1.6)


def named_ring(name: str, x: float, y: float, room: Room, runs: Runs) -> str:
    """A ring at (x, y) and its name: as near as it stays clear of every line, and where that is nowhere with the most
    room.
    """
    wide = text_width(name, svg.SMALL)
    left, at = _place(x, y, wide, room, runs)
    starts, ends = (at + 4, y - RADIUS) if at < y else (at - 12, y + RADIUS)
    lead = ""
    if abs(starts - ends) > FAR:
        near = min(max(x, left), left + wide)
        lead = svg.polyline([(near, starts), (x, ends)], stroke=palette.TARGET, width=0.8)
    behind = svg.rect(left - 2, at - 12, wide + 4, 16, opacity=0.85)
    return ring(x, y) + lead + behind + svg.text(left, at, name, size=svg.SMALL, fill=palette.TARGET)


def _place(x: float, y: float, wide: float, room: Room, runs: Runs) -> tuple[float, float]:
    """Where the name begins, and on which height: the nearest place that is clear, or else the clearest."""
    places = []
    for wanted in (x - wide / 2, x + 12, x - wide - 12):
        left = max(min(wanted, room.right - wide), room.left)
        near = runs(left - CLEAR, left + wide + CLEAR)
        away = abs(left + wide / 2 - x) / 2
        places += [(-abs(step - 5) - away, left, y + step, near) for step in STEPS if room.top < y + step < room.bottom]
    best = (-1000.0, 0.0, x, y + STEPS[0])
    for nearness, left, at, near in sorted(places, key=lambda place: place[:3], reverse=True):
        clear = min([CLEAR, *[max(low - (at + 4), at - 12 - high) for low, high in near]])
        best = max(best, (clear, nearness, left, at))
        if clear == CLEAR:
            break
    return best[2:]
