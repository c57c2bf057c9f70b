"""What a source tells about a file: which column is what, and which rows count. No pandas, no database."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from neighbourhoods import reference
from neighbourhoods.terms import Doubt, Note

# Behind the name of a gemeente. Of a province itself a source writes "(PV)" or "(provincie)".
PROVINCE = re.compile(r"(.+) \((gr|fr|dr|ov?|fl|gld?|ut?|nh|zh|zl?|nb|lb?)\.?\)")
# The gemeenten of a year: their names as `plain_name` writes them, and their codes.
Register = Callable[[int], Mapping[str, str]]


class UnknownFile(Exception):
    """No source knows this header. `reason` says what the file is instead, when that can be told."""

    def __init__(self, source: str = "", *, reason: str = "") -> None:
        self.reason = reason
        super().__init__(reason or source)


@dataclass(frozen=True, slots=True)
class Refused:
    """One reason why a file is refused. `line` counts as a text editor or Excel does, the header is line 1.

    A map has no lines that anybody can look up: there it counts the objects of the map, and `counted` says so. With a
    `doubt` the file may be right all the same: who says so is believed.
    """

    line: int | None
    column: str | None
    reason: str
    counted: str = "regel"
    doubt: Doubt | None = None

    def __str__(self) -> str:
        place = [f"{self.counted} {self.line}"] if self.line else []
        place += [f"kolom ‘{self.column}’"] if self.column else []
        return f"{', '.join(place)}: {self.reason}" if place else self.reason


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures. `whole` says that only whole numbers belong in it; `period` is set when a file has a
    column for each year instead of a line.
    """

    header: str
    title: str
    indicator: str | None
    whole: bool = False
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Only:
    """Rows count only when `column` holds one of `values`; `reason` is said when none does. How many others there are
    is said too, but for those with one of `elsewhere`: another layout of the same file reads them.
    """

    column: str
    values: tuple[str, ...]
    reason: str
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Convention:
    """How a file writes its figures. Without `decimal` both comma and point are read, and what could be a thousand
    as well as a fraction is refused. `missing` comes before the markers every publisher uses.
    """

    decimal: str = ""
    missing: tuple[tuple[str, Note], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read a file of one source. Column names are the headers as they stand in the file.

    `by_name` says that the column `code` holds names of gemeenten. `within` is the gemeente all areas must lie in.
    `beside` are layouts of other rows of the file, whose columns come beside these where those rows are there.
    `sheet` and `header_row` (counting from 1) are where the table stands, when that is known. `division_year` is the
    division of its areas, None for that of the period. `respondents` is the column that says of how many people the
    figures of a row are the answers.
    """

    source: str
    code: str
    columns: tuple[Column, ...]
    name: str | None = None
    period: str | None = None
    boundary_change: str | None = None
    respondents: str | None = None
    only: tuple[Only, ...] = ()
    note: Note = Note.PRESENT
    file_period: str | None = None
    table: str | None = None
    series: str = ""
    publisher: str = ""
    latest_is_provisional: bool = False
    by_name: bool = False
    within: str = ""
    division_year: int | None = None
    sheet: str = ""
    header_row: int | None = None
    convention: Convention = Convention()
    notices: tuple[str, ...] = ()
    beside: tuple["Layout", ...] = ()


def column(source: str, header: str, *, whole: bool = False) -> Column:
    """A column with the indicator the catalogue gives it for this kind of file, if any."""
    name = reference.title(header)
    return Column(header, name[:200], reference.indicator_of(source, header), whole)


def apart(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The same columns, each with a title of its own: of Appartement_48 (electricity) and Appartement_56 (gas) only the
    number tells that they are two.
    """
    titles = Counter((column.title, column.period) for column in columns)
    return tuple(
        replace(column, title=reference.words(column.header)[:200])
        if titles[column.title, column.period] > 1
        else column
        for column in columns
    )


def twins(columns: Sequence[Column]) -> list[tuple[Column, Column]]:
    """Pairs of columns, the first and a later one, that carry one indicator or one title for one period."""
    first: dict[tuple[str, str, str | None], Column] = {}
    found = []
    for column in columns:
        said = [("title", column.title), *([("indicator", column.indicator)] if column.indicator else [])]
        earlier = [first.setdefault((*identity, column.period), column) for identity in said]
        found += [(twin, column) for twin in earlier if twin is not column][:1]
    return found


def year_in(file_name: str) -> str | None:
    """The one year a file name speaks of, None when it names none or several."""
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", file_name))
    return years.pop() if len(years) == 1 else None


def plain_name(name: str) -> str:
    """The name of a gemeente as it is compared: Statistics Netherlands adds "(gemeente)" where a province has the same
    name, and an apostrophe comes in two forms.
    """
    plain = name.strip().replace("’", "'").replace("‘", "'").casefold()
    return " ".join(plain.removesuffix("(gemeente)").split())


def named(name: str, known: Mapping[str, str]) -> str | None:
    """The code of the gemeente of this name among those of a year, both as `plain_name` writes them.

    Statistics Netherlands says of which province a gemeente is where there is, or was, another of that name, and maps
    leave that out: "Hengelo (O.)" is Hengelo. Two that both say it must say the same.
    """
    if name in known:
        return known[name]
    bare, province = _apart(name)
    alike = {code for other, code in known.items() if _alike(_apart(other), bare, province)}
    return alike.pop() if len(alike) == 1 else None


def _apart(name: str) -> tuple[str, str]:
    """A name and the province behind it: "bergen (nh.)" becomes bergen and nh."""
    found = PROVINCE.fullmatch(name)
    return (found[1], found[2]) if found else (name, "")


def _alike(other: tuple[str, str], bare: str, province: str) -> bool:
    return other[0] == bare and (not other[1] or not province or other[1] == province)
