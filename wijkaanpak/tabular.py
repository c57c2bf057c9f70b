"""Tables as files: CSV as Dutch spreadsheets open it, and XLSX, both written while they are sent.

The XLSX is written by hand, a row at a time: several times as fast as openpyxl, and never more than a few rows in
memory. Text is stored as text, so nothing in it becomes a formula; in CSV a cell that would gets an apostrophe.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

Cell = str | int | float | Decimal | date | None
Row = Sequence[Cell]

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\0")
# What XML 1.0 does not allow at all.
_UNWRITABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
_CHUNK = 64 * 1024
_EPOCH = date(1899, 12, 30)
_LONGEST = 32_767


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: `widths` in characters, one for each column; the first row is its head and stays in view."""

    name: str
    rows: Iterable[Row]
    widths: Sequence[int]


def harmless(text: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.lstrip(" \n").startswith(_RISKY) else text


def csv_bytes(rows: Iterable[Row]) -> Iterator[bytes]:
    """UTF-8 with BOM, semicolons, decimal commas, lines that end in CRLF; about 64 kB at a time."""
    page = io.StringIO()
    page.write("\ufeff")
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_csv_cell(cell) for cell in row])
        if page.tell() > _CHUNK:
            yield _taken(page)
    yield _taken(page)


def xlsx_bytes(sheets: Sequence[Tab]) -> Iterator[bytes]:
    """A workbook with these sheets. Raises ValueError for a name that Excel refuses."""
    for sheet in sheets:
        if not 0 < len(sheet.name) <= 31 or set(sheet.name) & set("[]:*?/\\"):
            raise ValueError(f"not the name of a sheet: {sheet.name!r}")
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as book:  # type: ignore[call-overload]
        for name, content in _parts([sheet.name for sheet in sheets]).items():
            book.writestr(_entry(name), content)
        for number, sheet in enumerate(sheets, start=1):
            with book.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as part:
                for piece in _sheet(sheet):
                    part.write(piece.encode())
                    if sink.size > _CHUNK:
                        yield sink.taken()
    yield sink.taken()


class _Sink:
    """Where the zip is written to: it can only go on, and is emptied between."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0

    def write(self, piece: bytes) -> int:
        self.pieces.append(bytes(piece))
        self.size += len(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        pieces, self.pieces, self.size = self.pieces, [], 0
        return b"".join(pieces)


def _taken(page: io.StringIO) -> bytes:
    text = page.getvalue()
    page.seek(0)
    page.truncate()
    return text.encode()


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return str(cell).replace(".", ",")


def _entry(name: str) -> zipfile.ZipInfo:
    """Without the time of day: the same rows are the same bytes."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _sheet(sheet: Tab) -> Iterator[str]:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(sheet.widths, start=1)
    )
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )
    for number, row in enumerate(sheet.rows):
        yield f"<row>{''.join(_xlsx_cell(cell, is_head=number == 0) for cell in row)}</row>"
    yield "</sheetData></worksheet>"


def _xlsx_cell(cell: Cell, *, is_head: bool) -> str:
    if cell is None:
        return "<c/>"
    if isinstance(cell, str):
        style = ' s="1"' if is_head else ""
        text = escape(cell.translate(_UNWRITABLE)[:_LONGEST])
        return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(cell, date):
        return f'<c s="2"><v>{(cell - _EPOCH).days}</v></c>'
    return f"<c><v>{cell}</v></c>"


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/spreadsheetml/2006/main"
_LINKS = f"{_OFFICE}/officeDocument/2006/relationships"
_PACKAGE = f"{_OFFICE}/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts><fonts count="2">'
    '<font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
    '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def _parts(names: Sequence[str]) -> dict[str, str]:
    """The parts of the package round its sheets."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, names, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    styles = f'<Relationship Id="rId{len(names) + 1}" Type="{_LINKS}/styles" Target="styles.xml"/>'
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for number in numbers
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>{overrides}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}{styles}'
        "</Relationships>",
        "xl/styles.xml": _STYLES,
    }
