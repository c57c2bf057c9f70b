"""Bytes of a file to a sheet of text: packing, encoding, delimiter, uneven lines. Hostile files are refused."""

from __future__ import annotations

import csv
import gzip
import io
import warnings
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import documents, encodings, headers, texts, workbooks
from neighbourhoods.tables.headers import Header, Knows
from neighbourhoods.tables.sheets import Hostile, Sheet, Wanted, check_size

if TYPE_CHECKING:
    import pandas as pd

MAX_BYTES = 300 * 2**20
GZIP, UTF_16 = b"\x1f\x8b", (b"\xff\xfe", b"\xfe\xff")
BROKEN = gettext_lazy("Het gz-bestand is beschadigd. Haal het opnieuw op.")
FOOTERS = ("bron", "source", "©")


def read(
    file_name: str,
    content: bytes,
    knows: Knows | None = None,
    *,
    name: str = "",
    header_row: int | None = None,
    encoding: str = "",
    decimal: str = "",
    most_rows: int | None = None,
) -> Sheet:
    """The sheet of a CSV, Excel or JSON file, also packed with gzip. Trouble is in `refused`, never raised.

    `knows` looks at a header and tells whether it is one; without it, or when none is, the first line counts. `name` is
    the sheet of an Excel file, the first one when left out. `encoding` is one of encodings.ENCODINGS and `decimal` the
    sign of fractions, when they are known. Of an Excel file no more than `most_rows` are read, where that is given.
    """
    try:
        held = [content]
        del content  # the bytes are let go as soon as they are text: of a large file that is what fits in memory
        sheet = _read(file_name.lower(), held, Wanted(knows, name, header_row, decimal, most_rows), encoding)
        if sheet.frame is not None:
            check_size(columns=len(sheet.header), rows=len(sheet.frame))
    except Hostile as trouble:
        return Sheet(refused=[Refused(trouble.line, None, str(trouble))])
    if sheet.refused or sheet.frame is None:
        return sheet
    named = [name for name in sheet.header if name]
    for name in dict.fromkeys(name for name in named if named.count(name) > 1):
        sheet.refused.append(Refused(sheet.header_line, name, _("Deze kolom staat er twee keer in.")))
    return sheet


def unpack(content: bytes) -> bytes:
    """The bytes inside a gzip file, the bytes themselves otherwise. Raises Hostile."""
    if content[:2] != GZIP:
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            unpacked = packed.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Hostile(BROKEN) from error
    if len(unpacked) > MAX_BYTES:
        raise Hostile(_("Het bestand is uitgepakt groter dan %d MB. Deel het op.") % (MAX_BYTES // 2**20))
    return unpacked


def head(content: bytes, most: int) -> bytes:
    """The first whole lines of a text, also packed with gzip, of `most` bytes together. Raises Hostile."""
    if content[:2] == GZIP:
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
                top = packed.read(most + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise Hostile(BROKEN) from error
    else:
        top = content[: most + 1]
    if len(top) <= most:
        return top
    # A letter of more than one byte may be cut in two; the end of a line is never inside one, but for UTF-16.
    whole = top[: most - most % 2] if top[:2] in UTF_16 else top[: top.rfind(b"\n") + 1]
    if not whole:
        raise Hostile(_("In het begin van dit bestand staat een tekst die veel te lang is."))
    return whole


def _read(file_name: str, held: list[bytes], wanted: Wanted, encoding: str) -> Sheet:
    content = held.pop()
    if content[:4] == b"PK\x03\x04":
        return workbooks.read(content, wanted)
    found = encodings.read(unpack(content), encoding)
    del content
    is_json = file_name.removesuffix(".gz").endswith((".geojson", ".json"))
    sheet = documents.read(found.text) if is_json else _read_csv(found.text, wanted)
    sheet.guessed_at = found.guessed_at
    return sheet


def _read_csv(text: str, wanted: Wanted) -> Sheet:
    text, unquoted = texts.without_outer_quotes(text, headers.DELIMITERS)
    top = text[:1_000_000].split("\n", headers.DEEPEST + headers.TALLEST)
    found, known = _header(wanted, headers.in_text(top, wanted.knows) if wanted.knows else None, top)
    if len(found.names) < 2:
        raise Hostile(_("De eerste regel is geen kopregel met kolommen, gescheiden door ‘;’, ‘,’ of een tab."))
    check_size(columns=len(found.names))
    header, delimiter = found.names, found.delimiter
    sheet = Sheet(header=header, header_line=found.last)
    if unquoted:
        said = _("Om %d regels stonden aanhalingstekens, alsof elke regel één cel was. Die zijn weggelaten.")
        sheet.notices.append(said % unquoted)
    if not known:
        return sheet
    if found.last > 1:
        text = text.split("\n", found.last - 1)[-1]
    is_even, count = True, 0
    for line in texts.lines(text):
        is_even = is_even and line.count(delimiter) == len(header) - 1
        count += 1
    sheet.frame = _frame(text, delimiter, len(header)) if is_even else None
    if sheet.frame is None or len(sheet.frame) != count - 1:
        text = _even(text, delimiter, sheet)
        sheet.frame = None if sheet.refused else _frame(text, delimiter, len(header))
    return sheet


def _frame(text: str, delimiter: str, width: int) -> pd.DataFrame | None:
    """All cells as text; None when a quote that is never closed takes lines or cells together."""
    import pandas as pd

    with warnings.catch_warnings():
        warnings.simplefilter("error", pd.errors.ParserWarning)
        try:
            return pd.read_csv(
                texts.Pieces(text),
                sep=delimiter,
                header=0,
                names=list(range(width)),
                index_col=False,
                dtype=str,
                na_filter=False,
                skip_blank_lines=False,
            )
        except (pd.errors.ParserWarning, pd.errors.ParserError):
            return None


def _header(wanted: Wanted, found: Header | None, top: list[str]) -> tuple[Header, bool]:
    """The header, and whether it is sure: somebody pointed at it, a source knows it, or any first line will do."""
    if wanted.header_row is not None:
        return headers.around_line(top, wanted.header_row, wanted.knows), True
    if found is not None:
        return found, True
    first = next((line for line in range(1, len(top)) if len(headers.of_line(top, line).names) > 1), 1)
    return headers.of_line(top, first if wanted.knows else 1), wanted.knows is None


def _even(text: str, delimiter: str, sheet: Sheet) -> str:
    """Look at each line: refuse those with too few or too many cells, drop blank lines and a source line."""
    width = len(sheet.header)
    kept, numbers = [], []
    for line, row in _rows(text, delimiter, sheet):
        if len(row) == width:
            kept.append(row)
            numbers.append(line)
        elif any(cell.strip() for cell in row):
            if len(row) < width and row[0].strip().lower().startswith(FOOTERS):
                sheet.notices.append(_("Regel %d is een bronvermelding en telt niet mee.") % line)
            elif len(sheet.refused) < 50:
                reason = _("De regel heeft %(found)d kolommen, de kopregel %(wanted)d.")
                sheet.refused.append(Refused(line, None, reason % {"found": len(row), "wanted": width}))
    sheet.lines = numbers[1:]
    even = io.StringIO(newline="")
    csv.writer(even, delimiter=delimiter, lineterminator="\n").writerows(kept)
    return even.getvalue()


def _rows(text: str, delimiter: str, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on; ends with a refusal at a line that is none."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    line = sheet.header_line
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + sheet.header_line
    except csv.Error:
        reason = _("Deze regel is niet te lezen: een veel te lange tekst, of een regeleinde te veel.")
        sheet.refused.append(Refused(line, None, reason))


def text(content: bytes, *, may_guess: bool = False) -> str:
    """The text of a file, also packed with gzip. Raises Hostile, also when its letters are not sure."""
    found = encodings.read(unpack(content))
    if found.guessed_at is not None and not may_guess:
        raise Hostile(encodings.unreadable(), found.guessed_at)
    return found.text


def features(content: bytes) -> list[dict[str, Any]]:
    """The features of a GeoJSON file, also packed with gzip. Raises Hostile."""
    return documents.features_of(text(content))
