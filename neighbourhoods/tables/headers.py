"""Where the header of a table stands: often below a title, sometimes over two or three lines. Pure."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Knows = Callable[[list[str]], bool]

DELIMITERS = ";,\t"
DEEPEST = 15  # lines at the top in which a header may begin
TALLEST = 3  # lines a header may take


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns; `last` is the line they end on, counting from 1."""

    names: tuple[str, ...]
    last: int = 1
    delimiter: str = ""


def in_rows(rows: Sequence[Sequence[str]], knows: Knows) -> Header | None:
    """The first header somebody knows: of one line if there is one, else of two or three joined as a path."""
    for height in range(1, TALLEST + 1):
        for start in range(min(DEEPEST, len(rows) - height + 1)):
            names = joined(rows[start : start + height])
            if len(names) > 1 and knows(list(names)):
                return Header(names, start + height)
    return None


def in_text(lines: Sequence[str], knows: Knows) -> Header | None:
    """The same in lines of text, of which the delimiter is not known either."""
    top = [line.rstrip("\r\n") for line in lines[: DEEPEST + TALLEST]]
    for delimiter in sorted(DELIMITERS, key=lambda mark: -sum(line.count(mark) for line in top)):
        found = in_rows(list(_cells(top, delimiter)), knows)
        if found is not None:
            return Header(found.names, found.last, delimiter)
    return None


def around(rows: Sequence[Sequence[str]], number: int, knows: Knows) -> Header | None:
    """The header somebody knows that line `number` is part of: that line alone, or joined with those around it."""
    for height in range(1, TALLEST + 1):
        for start in range(max(0, number - height), min(number, len(rows) - height + 1)):
            names = joined(rows[start : start + height])
            is_title = height > 1 and sum(bool(cell.strip()) for cell in rows[start]) < 2
            if not is_title and knows(list(names)):
                return Header(names, start + height)
    return None


def of_line(lines: Sequence[str], number: int = 1) -> Header:
    """The header on a line that is known; of a line that is not there it is empty."""
    line = lines[number - 1].rstrip("\r\n") if number <= len(lines) else ""
    delimiter = max(DELIMITERS, key=line.count)
    return Header(tuple(cell.strip() for cell in next(_cells([line], delimiter), [])), number, delimiter)


def around_line(lines: Sequence[str], number: int, knows: Knows | None) -> Header:
    """The header that a line of text is part of, as far as somebody knows; else that line alone."""
    alone = of_line(lines, number)
    found = (
        around(list(_cells([line.rstrip("\r\n") for line in lines], alone.delimiter)), number, knows) if knows else None
    )
    return Header(found.names, found.last, alone.delimiter) if found else alone


def joined(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One name per column: "Wonen" above "Koopwoningen" becomes "Wonen/Koopwoningen". A name holds for the empty
    cells to the right of it, except on the last line.
    """
    width = max((len(row) for row in rows), default=0)
    whole = [[cell.strip() for cell in row] + [""] * (width - len(row)) for row in rows]
    for row in whole[:-1]:
        for place in range(1, width):
            row[place] = row[place] or row[place - 1]
    return tuple("/".join(dict.fromkeys(filter(None, column))) for column in zip(*whole, strict=True))


def _cells(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    for line in lines:
        try:
            yield next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:  # a cell far too long for a name, or a line that ends in its middle
            yield []
