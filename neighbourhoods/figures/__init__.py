"""Figures of an area from the figures of its buurten. Pure: no database, no clock, no files.

A figure is a value or a stated reason why there is none; it always carries what it was made of. An incomplete
sum is not a lower sum: it has no value at all.
"""

from neighbourhoods.figures.combining import added, combine, nearest_period
from neighbourhoods.figures.comparing import broken, change, distance, same_outline
from neighbourhoods.figures.figure import (
    ComparisonObstacle,
    Denominator,
    Difference,
    Figure,
    FigureState,
    Link,
    Method,
    Origin,
    Part,
    Rule,
    Verdict,
    Weight,
)
from neighbourhoods.figures.lineage import Lineage

__all__ = [
    "ComparisonObstacle",
    "Denominator",
    "Difference",
    "Figure",
    "FigureState",
    "Lineage",
    "Link",
    "Method",
    "Origin",
    "Part",
    "Rule",
    "Verdict",
    "Weight",
    "added",
    "broken",
    "change",
    "combine",
    "distance",
    "nearest_period",
    "same_outline",
]
