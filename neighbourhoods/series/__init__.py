"""Figures of areas through the years: `book` is where they stand, `reads` fills it."""

from neighbourhoods.series.reads import (
    Book,
    LinkKind,
    Mapping,
    Series,
    area_series,
    continued,
    read,
)

__all__ = [
    "Book",
    "LinkKind",
    "Mapping",
    "Series",
    "area_series",
    "continued",
    "read",
]
