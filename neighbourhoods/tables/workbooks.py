"""An Excel file to a sheet of text. Formulas and files that are far bigger inside are refused."""

from __future__ import annotations

import io
import zipfile
from array import array
from collections.abc import Sequence
from contextlib import closing
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import formulas, headers, markup, percentages
from neighbourhoods.tables.headers import Header
from neighbourhoods.tables.sheets import Hostile, Sheet, Wanted, check_size

if TYPE_CHECKING:
    import pandas as pd

ZIP_MAX_BYTES, ZIP_MAX_RATIO, ZIP_MAX_ENTRIES = 200 * 2**20, 100, 1_000
MOST_FORMULAS = 50
ERROR = "#FOUT"  # for #N/A, #DIV/0! and the like: no table means a figure, an area or a period by it
THOUSAND_DIGITS = 3
STREAMED = {"read_only": True, "data_only": True, "keep_links": False}
VISIBLE = "visible"
NUMERIC, FAULT = "n", "e"  # how openpyxl calls what stands in a cell


def read(content: bytes, wanted: Wanted) -> Sheet:
    """The sheet that is wanted, or the first that can be seen. Raises Hostile."""
    import openpyxl

    refuse_a_bomb(content)
    sheet = Sheet()
    try:
        # Read a row at a time: of a large sheet only the texts are kept, not the cells.
        with closing(openpyxl.load_workbook(io.BytesIO(content), **STREAMED)) as book:
            names = [worksheet.title for worksheet in book.worksheets]
            if wanted.sheet and wanted.sheet not in names:
                reason = _("Het blad ‘%(name)s’ staat niet in het bestand. Wel: %(names)s.")
                raise Hostile(reason % {"name": wanted.sheet, "names": ", ".join(names)})
            chosen = _chosen(book.worksheets, wanted.sheet, sheet)
            if refused := _formulas(content, chosen):
                return Sheet(refused=refused)
            frame = _frame(chosen, wanted, sheet)
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                marked = markup.of_part(archive, chosen._worksheet_path)
            sheet.merged = marked.merged
            sheet.notices += markup.notices(marked, width=frame.shape[1], height=frame.shape[0])
    except Hostile:
        raise
    except Exception as error:  # openpyxl raises whatever its XML meets; all of it means: unreadable
        raise Hostile(_("Het Excel-bestand is niet te lezen. Bewaar het opnieuw als .xlsx of CSV.")) from error
    if frame.empty:
        raise Hostile(_("Dit blad van het Excel-bestand is leeg."))
    top = frame.head(headers.DEEPEST + headers.TALLEST).astype(str).to_numpy().tolist()
    line = wanted.header_row or 1
    if line > len(frame):
        raise Hostile(_("Het bestand heeft geen regel %d met de namen van de kolommen.") % line)
    found = _header(top, wanted)
    header = found or Header(tuple(str(name).strip() for name in frame.iloc[line - 1]), line)
    sheet.header, sheet.header_line = header.names, header.last
    if found is not None or wanted.header_row is not None or wanted.knows is None:
        frame = frame.iloc[header.last :].reset_index(drop=True)
        sheet.frame = frame[frame.ne("").any(axis=1)]
    return sheet


def _chosen(sheets: Sequence[Any], wanted: str, found: Sheet) -> Any:
    """The sheet with the name that was asked for, else the first that somebody who opens the file sees; what is hidden
    is said. Raises Hostile.
    """
    if wanted:
        chosen = next(sheet for sheet in sheets if sheet.title == wanted)
        if chosen.sheet_state != VISIBLE:
            found.notices.append(
                _("Het blad ‘%s’ is verborgen in Excel. Toch is het gelezen: de koppeling noemt het.") % wanted
            )
        return chosen
    seen = [sheet for sheet in sheets if sheet.sheet_state == VISIBLE]
    if not seen:
        raise Hostile(_("Alle bladen van dit bestand zijn verborgen. Maak in Excel het blad met de cijfers zichtbaar."))
    if seen[0] is not sheets[0]:
        text = _(
            "Het eerste blad (‘%(hidden)s’) is verborgen in Excel en telt niet mee. Gelezen is ‘%(read)s’, het eerste "
            "blad dat zichtbaar is."
        )
        found.notices.append(text % {"hidden": sheets[0].title, "read": seen[0].title})
    return seen[0]


def _frame(chosen: Any, wanted: Wanted, sheet: Sheet) -> pd.DataFrame:
    """All cells as text, equal ones kept once; `sheet` gets to know which of them show a percentage."""
    import pandas as pd

    chosen.reset_dimensions()  # what a workbook says of its own size may be wrong
    texts: dict[str, str] = {}
    rows: list[list[str]] = []
    decimal = wanted.decimal or "."
    for number, cells in enumerate(islice(chosen.rows, wanted.most_rows)):
        found = []
        for place, cell in enumerate(cells):
            text = _text(cell, decimal)
            found.append(texts.setdefault(text, text))
            if cell.data_type == NUMERIC and cell.value is not None and percentages.is_shown_by(cell.number_format):
                sheet.percentages.setdefault(place, array("I")).append(number)
        while found and not found[-1]:
            found.pop()
        rows.append(found)
        check_size(columns=len(found), rows=len(rows))
    while rows and not rows[-1]:
        rows.pop()
    width = max(map(len, rows), default=0)
    for row in rows:
        row += [""] * (width - len(row))
    return pd.DataFrame(rows, columns=range(width), dtype=str)


def _text(cell: Any, decimal: str) -> str:
    """A cell as it would stand in a file of text. A number is beyond doubt in a workbook: it gets the decimal sign of
    its table, and never three decimals, which could be thousands. What Excel could not compute is no figure.
    """
    if cell.value is None:
        return ""
    if cell.data_type == FAULT:
        return ERROR
    if cell.data_type != NUMERIC:
        return str(cell.value)
    number = Decimal(repr(cell.value))
    is_percentage = percentages.is_shown_by(cell.number_format)
    if is_percentage is None:  # no number, so that it is refused where a figure is wanted
        return f"{number} ({cell.number_format})"
    whole, _point, part = f"{percentages.shown(number) if is_percentage else number:f}".partition(".")
    return f"{whole}{decimal}{part}{'0' if len(part) == THOUSAND_DIGITS else ''}" if part.strip("0") else whole


def _header(top: list[list[str]], wanted: Wanted) -> Header | None:
    if wanted.knows is None:
        return None
    if wanted.header_row is not None:
        return headers.around(top, wanted.header_row, wanted.knows)
    return headers.in_rows(top, wanted.knows)


def refuse_a_bomb(content: bytes) -> None:
    """Raises Hostile for what is no workbook, or is far larger inside than outside."""
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
