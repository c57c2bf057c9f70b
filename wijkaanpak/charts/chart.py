"""What every chart function gives back, and the plain values that several of them take."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Number = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a picture in words, to print beside it. All text is plain, not escaped."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    """Positions of the columns that are set to the right."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: `svg` is safe to print in a page, `message` is the sentence that is its title."""

    svg: str
    message: str
    table: Table


class Missing(StrEnum):
    """Why there is no figure. Never zero."""

    UNKNOWN = "unknown"
    TOO_SMALL = "too_small"
    INCOMPLETE = "incomplete"
    NOT_READ = "not_read"
    NOT_PUBLISHED = "not_published"


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series.

    `period` is a year (2024), or a fraction of it with a `label` to print (2024.5, "2e helft 2024").
    A point without value says why in `missing`. `break_before`: not comparable with what came before.
    """

    period: float
    value: Number | None
    missing: Missing = Missing.UNKNOWN
    break_before: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A named line. The first series of a chart is the area itself, then municipality, then country."""

    label: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Reference:
    """A value to compare with, such as that of the municipality."""

    label: str
    value: Number


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture drawn for a desk and once more for a phone, where it has to be read at 330 pixels."""

    wide: Chart
    narrow: Chart
