"""The top of any table: where its header stands, its columns, and what stands in them. To make a mapping from."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from neighbourhoods.sources import uncoded
from neighbourhoods.tables import cells, headers, opening, strangers, texts

TOP = 40
HEAD = 64 * 1024
"""So much of a text is read, unpacked: forty lines of the widest table we know are 40 kB."""
EXAMPLES = 3
PERIOD = re.compile(r"(peil|meet|verslag)?ja(ar|ren)|perioden?|meetperiode|peilmoment", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sample:
    """The columns with the first things that stand in them. `header_row` counts from 1; `sheet` is empty for a CSV."""

    columns: tuple[tuple[str, tuple[str, ...]], ...]
    header_row: int
    sheet: str
    code_column: str
    period_column: str


def take(file_name: str, content: bytes, *, sheet: str = "") -> Sample:
    """Look into a CSV or Excel file, of which `sheet` or the first one counts. Raises opening.Hostile, also when no
    cell at its top is the code of an area.
    """
    if file_name.lower().removesuffix(".gz").endswith((".json", ".geojson")):
        raise opening.Hostile(_("Dit is een kaart of een JSON-bestand dat wij niet kennen. Bewaar de tabel als CSV."))
    is_workbook = content[:4] == b"PK\x03\x04"
    rows = _top_of_workbook(file_name, content, sheet) if is_workbook else _top_of_text(opening.head(content, HEAD))
    found = _sample(sheet, rows)
    if found is None:
        reason = _("Onder een regel met namen van kolommen hoort de code van een gebied te staan, zoals BU00141000.")
        raise opening.Hostile(_without_codes(rows) or reason)
    return found


def trouble(file_name: str, content: bytes) -> str:
    """Why no mapping can be made of a file, empty when one can."""
    try:
        take(file_name, content)
    except opening.Hostile as hostile:
        return str(hostile)
    return ""


def _without_codes(rows: list[list[str]]) -> str:
    """What stands in a table instead of codes, as far as that can be told."""
    header = next((number for number, row in enumerate(rows) if sum(bool(cell.strip()) for cell in row) > 1), None)
    if header is None:
        return ""
    names = rows[header]
    return uncoded.reason(names) or strangers.of_table(names, rows[header + 1 :])


def _names(rows: list[list[str]], line: int, under: list[list[str]]) -> list[str]:
    """The names on a line; joined with the line above or below it when a column has no name, or that of another."""
    width = max(len(row) for row in under)
    filled = [place for place in range(width) if any(len(row) > place and row[place].strip() for row in under)]

    def tells_apart(names: list[str]) -> bool:
        found = [names[place] if place < len(names) else "" for place in filled]
        return all(found) and len(set(found)) == len(found)

    found = headers.around(rows[: len(rows) - len(under)], line + 1, tells_apart)
    return list(found.names) if found else [cell.strip() for cell in rows[line]]


def _top_of_text(content: bytes) -> list[list[str]]:
    text, _unquoted = texts.without_outer_quotes(opening.text(content, may_guess=True), headers.DELIMITERS)
    lines = text.splitlines()[:TOP]
    delimiter = max(headers.DELIMITERS, key=lambda mark: sum(line.count(mark) for line in lines))
    try:
        return list(csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter))
    except csv.Error as error:
        raise opening.Hostile(_("In het begin van dit bestand staat een tekst die veel te lang is.")) from error


def _top_of_workbook(file_name: str, content: bytes, sheet: str) -> list[list[str]]:
    """The first rows, also the empty ones, so that the number of a row is that of its line."""
    found = opening.read(file_name, content, name=sheet, header_row=1, most_rows=TOP + 1)
    if found.frame is None or any(refusal.line is None for refusal in found.refused):
        raise opening.Hostile(str(found.refused[0]) if found.refused else _("Dit blad is leeg."))
    rows: list[list[str]] = [list(found.header)]
    for number, cells_of_row in zip(found.frame.index[:TOP], found.frame.head(TOP).to_numpy().tolist(), strict=True):
        rows += [[] for _line in range(len(rows) + 1, found.line(number))]
        rows.append([str(cell) for cell in cells_of_row])
    return rows


def _sample(sheet: str, rows: list[list[str]]) -> Sample | None:
    first, place = next(
        ((number, place) for number, row in enumerate(rows) for place, cell in enumerate(row) if cells.area_code(cell)),
        (0, 0),
    )
    # The header is the last row above the first area that has a name for its column and for another one.
    above = [number for number in range(first) if len(rows[number]) > place and rows[number][place].strip()]
    named = [number for number in above if sum(bool(cell.strip()) for cell in rows[number]) > 1]
    if not named:
        return None
    under = rows[first:]
    header = _names(rows, named[-1], under)
    columns = []
    periods = []
    for column, name in enumerate(header):
        if name:
            texts = [row[column].strip() for row in under if len(row) > column and row[column].strip()]
            columns.append((name[:200], tuple(dict.fromkeys(texts))[:EXAMPLES]))
            if texts and all(cells.period(text) for text in texts):
                periods.append(name[:200])
    # A number of people can look like a year too; what is called one is one.
    called = [name for name in periods if PERIOD.fullmatch(name)]
    return Sample(tuple(columns), named[-1] + 1, sheet, header[place][:200], next(iter(called or periods), ""))
