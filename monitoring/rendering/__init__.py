"""Snapshot → HTML → PDF. Reads the snapshot and nothing else: the same snapshot gives the same bytes."""

from monitoring.rendering.document import (
    CHAPTERS,
    UnknownSchema,
    context,
    html,
    render,
)

__all__ = [
    "CHAPTERS",
    "UnknownSchema",
    "context",
    "html",
    "render",
]
