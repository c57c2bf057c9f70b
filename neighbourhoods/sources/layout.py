"""What a source tells about a file: which column is what, and which rows count. No pandas, no database."""

import re
from dataclasses import dataclass

from neighbourhoods import reference
from neighbourhoods.terms import Note


class UnknownFile(Exception):
    """No source knows this header."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One reason why a file is refused. `line` counts as a text editor or Excel does, the header is line 1."""

    line: int | None
    column: str | None
    reason: str

    def __str__(self) -> str:
        place = [f"regel {self.line}"] if self.line else []
        place += [f"kolom ‘{self.column}’"] if self.column else []
        return f"{', '.join(place)}: {self.reason}" if place else self.reason


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures. `whole` says that only whole numbers belong in it."""

    header: str
    title: str
    indicator: str | None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Only:
    """Rows count only when `column` holds `value`; `reason` is said when none does."""

    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read a file of one source. Column names are the headers as they stand in the file."""

    source: str
    code: str
    columns: tuple[Column, ...]
    name: str | None = None
    period: str | None = None
    boundary_change: str | None = None
    only: tuple[Only, ...] = ()
    note: Note = Note.PRESENT
    file_period: str | None = None
    table: str | None = None
    series: str = ""
    publisher: str = ""
    latest_is_provisional: bool = False


def column(source: str, header: str, *, whole: bool = False) -> Column:
    """A column with the indicator the catalogue gives it for this kind of file, if any."""
    name = reference.title(header)
    return Column(header, name[:200], reference.FIELDS.get((source, name)), whole)


def year_in(file_name: str) -> str | None:
    """The one year a file name speaks of, None when it names none or several."""
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", file_name))
    return years.pop() if len(years) == 1 else None
