"""Bytes of a file to a sheet of text: packing, encoding, delimiter, uneven lines. Hostile files are refused."""

from __future__ import annotations

import csv
import gzip
import io
import json
import warnings
import zipfile
import zlib
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import cells, formulas, headers, texts
from neighbourhoods.tables.headers import Header, Knows

if TYPE_CHECKING:
    import pandas as pd

MAX_BYTES = 300 * 2**20
MAX_ROWS = 1_000_000
MAX_COLUMNS = 250
ZIP_MAX_BYTES, ZIP_MAX_RATIO, ZIP_MAX_ENTRIES = 200 * 2**20, 100, 1_000
MOST_FORMULAS = 50
FOOTERS = ("bron", "source", "©")
NAMELESS = "code"  # what the areas of a JSON file without table are called


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

    def line(self, row: int) -> int:
        """The line in the file of a row of the frame."""
        return self.lines[row] if self.lines is not None else int(row) + 1 + self.header_line


class Hostile(Exception):
    """The file is far bigger inside than outside, or not what its name says."""


def read(
    file_name: str, content: bytes, knows: Knows | None = None, *, name: str = "", header_row: int | None = None
) -> Sheet:
    """The sheet of a CSV, Excel or JSON file, also packed with gzip. Trouble is in `refused`, never raised.

    `knows` looks at a header and tells whether it is one; without it, or when none is, the first line counts. `name` is
    the sheet of an Excel file, the first one when left out.
    """
    try:
        held = [content]
        del content  # the bytes are let go as soon as they are text: of a large file that is what fits in memory
        sheet = _read(file_name.lower(), held, _Wanted(knows, name, header_row))
    except Hostile as trouble:
        return Sheet(refused=[Refused(None, None, str(trouble))])
    if sheet.refused or sheet.frame is None:
        return sheet
    named = [name for name in sheet.header if name]
    for name in dict.fromkeys(name for name in named if named.count(name) > 1):
        sheet.refused.append(Refused(sheet.header_line, name, _("Deze kolom staat er twee keer in.")))
    if len(sheet.header) > MAX_COLUMNS or len(sheet.frame) > MAX_ROWS:
        reason = _("Het bestand heeft meer dan %(rows)d regels of %(columns)d kolommen. Deel het op.")
        sheet.refused.append(Refused(None, None, reason % {"rows": MAX_ROWS, "columns": MAX_COLUMNS}))
    return sheet


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Where the table is, as far as is known."""

    knows: Knows | None
    sheet: str
    header_row: int | None


def unpack(content: bytes) -> bytes:
    """The bytes inside a gzip file, the bytes themselves otherwise. Raises Hostile."""
    if content[:2] != b"\x1f\x8b":
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            unpacked = packed.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Hostile(_("Het gz-bestand is beschadigd. Haal het opnieuw op.")) from error
    if len(unpacked) > MAX_BYTES:
        raise Hostile(_("Het bestand is uitgepakt groter dan %d MB. Deel het op.") % (MAX_BYTES // 2**20))
    return unpacked


def _read(file_name: str, held: list[bytes], wanted: _Wanted) -> Sheet:
    content = held.pop()
    if content[:4] == b"PK\x03\x04":
        return _read_excel(content, wanted)
    text, notices = _decode(unpack(content))
    del content
    is_json = file_name.removesuffix(".gz").endswith((".geojson", ".json"))
    sheet = _read_json(text) if is_json else _read_csv(text, wanted)
    sheet.notices = notices + sheet.notices
    return sheet


def _decode(content: bytes) -> tuple[str, list[str]]:
    notices: list[str] = []
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError as error:
            raise Hostile(_("De letters in dit bestand zijn niet te lezen. Bewaar het als CSV in UTF-8.")) from error
        notices = [_("Het bestand is geen UTF-8; het is gelezen als Windows-tekst (cp1252). Controleer de namen.")]
    if "\0" in text:
        raise Hostile(_("Dit is geen tekstbestand. Gebruik CSV, Excel (.xlsx) of GeoJSON."))
    return text, notices


def _read_csv(text: str, wanted: _Wanted) -> Sheet:
    top = text[:1_000_000].split("\n", headers.DEEPEST + headers.TALLEST)
    found, known = _header(wanted, headers.in_text(top, wanted.knows) if wanted.knows else None, top)
    if len(found.names) < 2:
        raise Hostile(_("De eerste regel is geen kopregel met kolommen, gescheiden door ‘;’, ‘,’ of een tab."))
    header, delimiter = found.names, found.delimiter
    sheet = Sheet(header=header, header_line=found.last)
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


def _header(wanted: _Wanted, found: Header | None, top: list[str]) -> tuple[Header, bool]:
    """The header, and whether it is one: nobody says so, it was pointed at, or it is known."""
    if wanted.header_row is not None:
        return headers.of_line(top, wanted.header_row), True
    if found is not None:
        return found, True
    first = next((line for line in range(1, len(top)) if len(headers.of_line(top, line).names) > 1), 1)
    return headers.of_line(top, first if wanted.knows else 1), wanted.knows is None


def _even(text: str, delimiter: str, sheet: Sheet) -> str:
    """Look at each line: refuse those with too few or too many cells, drop blank lines and a source line."""
    width = len(sheet.header)
    kept, numbers = [], []
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    line = sheet.header_line
    for row in reader:
        if len(row) == width:
            kept.append(row)
            numbers.append(line)
        elif any(cell.strip() for cell in row):
            if len(row) < width and row[0].strip().lower().startswith(FOOTERS):
                sheet.notices.append(_("Regel %d is een bronvermelding en telt niet mee.") % line)
            elif len(sheet.refused) < 50:
                reason = _("De regel heeft %(found)d kolommen, de kopregel %(wanted)d.")
                sheet.refused.append(Refused(line, None, reason % {"found": len(row), "wanted": width}))
        line = reader.line_num + sheet.header_line
    sheet.lines = numbers[1:]
    even = io.StringIO(newline="")
    csv.writer(even, delimiter=delimiter, lineterminator="\n").writerows(kept)
    return even.getvalue()


def _read_excel(content: bytes, wanted: _Wanted) -> Sheet:
    import pandas as pd

    _refuse_a_bomb(content)
    options: dict[str, Any] = {"header": None, "dtype": str, "keep_default_na": False, "na_filter": False}
    try:
        with pd.ExcelFile(io.BytesIO(content)) as book:
            if wanted.sheet and wanted.sheet not in book.sheet_names:
                reason = _("Het blad ‘%(name)s’ staat niet in het bestand. Wel: %(names)s.")
                names = ", ".join(map(str, book.sheet_names))
                raise Hostile(reason % {"name": wanted.sheet, "names": names})
            if refused := _formulas(content, book.book[wanted.sheet or book.sheet_names[0]]):
                return Sheet(refused=refused)
            frame = pd.read_excel(book, sheet_name=wanted.sheet or 0, **options)
    except Hostile:
        raise
    except Exception as error:  # openpyxl raises whatever its XML meets; all of it means: unreadable
        raise Hostile(_("Het Excel-bestand is niet te lezen. Bewaar het opnieuw als .xlsx of CSV.")) from error
    if frame.empty:
        raise Hostile(_("Dit blad van het Excel-bestand is leeg."))
    top = frame.head(headers.DEEPEST + headers.TALLEST).astype(str).to_numpy().tolist()
    found = headers.in_rows(top, wanted.knows) if wanted.knows and wanted.header_row is None else None
    line = wanted.header_row or 1
    if line > len(frame):
        raise Hostile(_("Het bestand heeft geen regel %d met de namen van de kolommen.") % line)
    header = found or Header(tuple(str(name).strip() for name in frame.iloc[line - 1]), line)
    sheet = Sheet(header=header.names, header_line=header.last)
    if found is not None or wanted.header_row is not None or wanted.knows is None:
        frame = frame.iloc[header.last :].reset_index(drop=True)
        sheet.frame = frame[frame.ne("").any(axis=1)]
    return sheet


def _refuse_a_bomb(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile as error:
        raise Hostile(_("Het Excel-bestand is beschadigd. Haal het opnieuw op.")) from error
    inside = sum(entry.file_size for entry in entries)
    if len(entries) > ZIP_MAX_ENTRIES or inside > ZIP_MAX_BYTES or inside > ZIP_MAX_RATIO * len(content):
        raise Hostile(_("Het Excel-bestand is van binnen veel groter dan van buiten. Dat vertrouwen we niet."))
    if "xl/workbook.xml" not in {entry.filename for entry in entries}:
        raise Hostile(_("Dit is geen Excel-bestand (.xlsx). Gebruik CSV, Excel of GeoJSON."))


def _formulas(content: bytes, sheet: Any) -> list[Refused]:
    """The first cells of the sheet that is read that hold a formula, as refusals."""
    reason = _("Hier staat een formule. Plak in Excel de waarden in plaats van de formules en bewaar het opnieuw.")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        # Where openpyxl reads it from, so that no other sheet is looked at than the one that counts.
        places = list(islice(formulas.of_part(archive, sheet._worksheet_path), MOST_FORMULAS))
    return [Refused(line, letters, reason) for line, letters in places]


def _read_json(text: str) -> Sheet:
    """The properties of the features of a map, or figures by code of area. Line n is the n-th of them."""
    document = _document(text)
    if isinstance(document, dict) and "features" not in document:
        return _read_areas(document)
    rows = [feature.get("properties") or {} for feature in _features_of(document)]
    return _sheet([row if isinstance(row, dict) else {} for row in rows])


def _read_areas(document: dict[str, Any]) -> Sheet:
    """A JSON object of areas: code → column → figure. Any other object is known by its keys only."""
    if not document or not all(isinstance(one, dict) and cells.area_code(code) for code, one in document.items()):
        return Sheet(header=tuple(document))
    return _sheet([{NAMELESS: code, **figures} for code, figures in document.items()])


def _sheet(rows: list[dict[str, Any]]) -> Sheet:
    import pandas as pd

    header = tuple(dict.fromkeys(name for row in rows for name in row))
    texts = [[_text(row.get(name)) for name in header] for row in rows]
    return Sheet(header=header, frame=pd.DataFrame(texts, columns=range(len(header)), dtype=str), header_line=0)


def _document(text: str) -> Any:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Hostile(_("Het bestand is geen geldig GeoJSON. Haal het opnieuw op.")) from error


def features_of(text: str) -> list[dict[str, Any]]:
    """The features of a GeoJSON document. Raises Hostile when it is none."""
    return _features_of(_document(text))


def _features_of(document: Any) -> list[dict[str, Any]]:
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise Hostile(_("Het bestand is geen GeoJSON met een lijst van gebieden (FeatureCollection)."))
    return features


def text(content: bytes) -> str:
    """The text of a file, also packed with gzip. Raises Hostile."""
    return _decode(unpack(content))[0]


def features(content: bytes) -> list[dict[str, Any]]:
    """The features of a GeoJSON file, also packed with gzip. Raises Hostile."""
    return features_of(text(content))


def _text(value: object) -> str:
    return "" if value is None else str(value)
