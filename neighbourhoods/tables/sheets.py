"""A table of text as it came out of a file, and what is too hostile to become one."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables.headers import Knows

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
MAX_ROWS = 1_000_000
MAX_COLUMNS = 250


@dataclass(frozen=True, slots=True)
class MergedCells:
    """Cells that Excel shows as one: the place of its corners, counting rows and columns from 1."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(slots=True)
class Sheet:
    """A table of text. `frame` has columns 0, 1, 2 …; its index counts lines below the header, from 0. It is None
    when nobody knows the header. `header_line` is the (last) line of the header, counting from 1.
    """

    header: tuple[str, ...] = ()
    frame: pd.DataFrame | None = None
    lines: list[int] | None = None
    header_line: int = 1
    refused: list[Refused] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    # In Excel, by place of the column: the rows, counted from the top of the sheet from 0, that show a percentage.
    percentages: dict[int, array[int]] = field(default_factory=dict)
    merged: list[MergedCells] = field(default_factory=list)  # in Excel
    guessed_at: int | None = None  # the first line that is no UTF-8, when all was read as Windows text for it

    def line(self, row: int) -> int:
        """The line in the file of a row of the frame."""
        return self.lines[row] if self.lines is not None else int(row) + 1 + self.header_line

    def lines_of(self, rows: np.ndarray) -> np.ndarray:
        """The lines of many rows at once."""
        import numpy as np

        known = np.array(self.lines, dtype=np.int32)[rows] if self.lines is not None else rows + 1 + self.header_line
        return known.astype(np.int32)


class Hostile(Exception):
    """The file is far bigger inside than outside, or not what its name says; `line` is where that shows, if known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        self.line = line
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where the table is and how it writes a fraction, as far as is known."""

    knows: Knows | None
    sheet: str
    header_row: int | None
    decimal: str = ""
    most_rows: int | None = None


def check_size(*, columns: int, rows: int = 0) -> None:
    """Raises Hostile when there is more than any table of areas has."""
    if columns > MAX_COLUMNS or rows > MAX_ROWS:
        reason = _("Het bestand heeft meer dan %(rows)d regels of %(columns)d kolommen. Deel het op.")
        raise Hostile(reason % {"rows": MAX_ROWS, "columns": MAX_COLUMNS})
