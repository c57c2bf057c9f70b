"""The area of a programme: dated sets of buurten, of which the past is never rewritten."""

from programmes.boundaries.writes import (
    Overtaken,
    TooEarly,
    Unchanged,
    draw,
    redraw,
)

__all__ = [
    "Overtaken",
    "TooEarly",
    "Unchanged",
    "draw",
    "redraw",
]
