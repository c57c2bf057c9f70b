"""The catalogue for staff, and indicators of the municipality itself."""

from programmes.figures_desk.indicators.writes import (
    NameTaken,
    NotOwn,
    define,
    redefine,
    series_of,
    table_of,
    values_of,
)

__all__ = ["NameTaken", "NotOwn", "define", "redefine", "series_of", "table_of", "values_of"]
