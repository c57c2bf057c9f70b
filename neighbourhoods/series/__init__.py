"""Figures of areas through the years: `book` is where they stand, `reads` fills it."""

from neighbourhoods.series.book import Book, Series
from neighbourhoods.series.reads import area_series, continued, read

__all__ = ["Book", "Series", "area_series", "continued", "read"]
