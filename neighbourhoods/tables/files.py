"""Bytes of a file to a sheet of text: packing, encoding, delimiter, uneven lines. Hostile files are refused."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from neighbourhoods.sources.layout import Refused

if TYPE_CHECKING:
    import pandas as pd

MAX_BYTES = 300 * 2**20
MAX_ROWS = 1_000_000
MAX_COLUMNS = 250
ZIP_MAX_BYTES, ZIP_MAX_RATIO, ZIP_MAX_ENTRIES = 200 * 2**20, 100, 1_000
FOOTERS = ("bron", "source", "©")


@dataclass(slots=True)
class Sheet:
    """A table of text. `frame` has columns 0, 1, 2 …; its index counts lines below the header, from 0."""

    header: tuple[str, ...] = ()
    frame: pd.DataFrame | None = None
    lines: list[int] | None = None
    refused: list[Refused] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def line(self, row: int) -> int:
        """The line in the file of a row of the frame: the header is line 1."""
        return self.lines[row] if self.lines is not None else int(row) + 2


class Hostile(Exception):
    """The file is far bigger inside than outside, or not what its name says."""


def read(file_name: str, content: bytes) -> Sheet:
    """The sheet of a CSV, Excel or GeoJSON file, also packed with gzip. Trouble is in `refused`, never raised."""
    try:
        sheet = _read(file_name.lower(), content)
    except Hostile as trouble:
        return Sheet(refused=[Refused(None, None, str(trouble))])
    if sheet.refused or sheet.frame is None:
        return sheet
    named = [name for name in sheet.header if name]
    for name in dict.fromkeys(name for name in named if named.count(name) > 1):
        sheet.refused.append(Refused(1, name, _("Deze kolom staat er twee keer in.")))
    if len(sheet.header) > MAX_COLUMNS or len(sheet.frame) > MAX_ROWS:
        reason = _("Het bestand heeft meer dan %(rows)d regels of %(columns)d kolommen. Deel het op.")
        sheet.refused.append(Refused(None, None, reason % {"rows": MAX_ROWS, "columns": MAX_COLUMNS}))
    return sheet


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


def _read(file_name: str, content: bytes) -> Sheet:
    if content[:4] == b"PK\x03\x04":
        return _read_excel(content)
    content = unpack(content)
    text, notices = _decode(content)
    is_map = file_name.removesuffix(".gz").endswith((".geojson", ".json"))
    sheet = _read_geojson(text) if is_map else _read_csv(text)
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


def _read_csv(text: str) -> Sheet:
    import pandas as pd

    head = text.partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    header = tuple(name.strip() for name in next(csv.reader([head.rstrip("\r")], delimiter=delimiter), []))
    if len(header) < 2:
        raise Hostile(_("De eerste regel is geen kopregel met kolommen, gescheiden door ‘;’, ‘,’ of een tab."))
    sheet = Sheet(header=header)
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    if any(line.count(delimiter) != len(header) - 1 for line in lines):
        text = _even(text, delimiter, sheet)
        if sheet.refused:
            return sheet
    sheet.frame = pd.read_csv(
        io.StringIO(text),
        sep=delimiter,
        header=0,
        names=list(range(len(header))),
        index_col=False,
        dtype=str,
        na_filter=False,
        skip_blank_lines=False,
    )
    return sheet


def _even(text: str, delimiter: str, sheet: Sheet) -> str:
    """Look at each line: refuse those with too few or too many cells, drop blank lines and a source line."""
    width = len(sheet.header)
    kept, numbers = [], []
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    line = 1
    for cells in reader:
        if len(cells) == width:
            kept.append(cells)
            numbers.append(line)
        elif any(cell.strip() for cell in cells):
            if len(cells) < width and cells[0].strip().lower().startswith(FOOTERS):
                sheet.notices.append(_("Regel %d is een bronvermelding en telt niet mee.") % line)
            elif len(sheet.refused) < 50:
                reason = _("De regel heeft %(found)d kolommen, de kopregel %(wanted)d.")
                sheet.refused.append(Refused(line, None, reason % {"found": len(cells), "wanted": width}))
        line = reader.line_num + 1
    sheet.lines = numbers[1:]
    even = io.StringIO(newline="")
    csv.writer(even, delimiter=delimiter, lineterminator="\n").writerows(kept)
    return even.getvalue()


def _read_excel(content: bytes) -> Sheet:
    import pandas as pd

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
    try:
        frame = pd.read_excel(io.BytesIO(content), header=None, dtype=str, keep_default_na=False, na_filter=False)
    except Exception as error:  # openpyxl raises whatever its XML meets; all of it means: unreadable
        raise Hostile(_("Het Excel-bestand is niet te lezen. Bewaar het opnieuw als .xlsx of CSV.")) from error
    if frame.empty:
        raise Hostile(_("Het eerste blad van het Excel-bestand is leeg."))
    header = tuple(str(name).strip() for name in frame.iloc[0])
    frame = frame.iloc[1:].reset_index(drop=True)
    filled = frame.ne("").any(axis=1)
    return Sheet(header=header, frame=frame[filled])


def _read_geojson(text: str) -> Sheet:
    """The properties of the features; line n is the feature after the n-1 before it."""
    import pandas as pd

    features = features_of(text)
    header = tuple(dict.fromkeys(name for feature in features for name in feature.get("properties") or {}))
    rows = [[_text((feature.get("properties") or {}).get(name)) for name in header] for feature in features]
    return Sheet(header=header, frame=pd.DataFrame(rows, columns=range(len(header)), dtype=str))


def features_of(text: str) -> list[dict[str, Any]]:
    """The features of a GeoJSON document. Raises Hostile when it is none."""
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Hostile(_("Het bestand is geen geldig GeoJSON. Haal het opnieuw op.")) from error
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
