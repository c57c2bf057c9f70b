"""What a sheet of Excel says of its rows and cells beside what stands in them: which are hidden, which are merged."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from neighbourhoods.sources.layout import Layout
from neighbourhoods.tables import cells, formulas
from neighbourhoods.tables.reading import Reading
from neighbourhoods.tables.sheets import MergedCells, Sheet

MARKS = re.compile(rb"""hidden=["'](?:1|true)|<(?:\w+:)?mergeCell[\s>]""")
TRUE = ("1", "true")
SHOWN = 20


@dataclass(slots=True)
class Markup:
    """Rows by their number, columns by their letters."""

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    merged: list[MergedCells] = field(default_factory=list)


def of_part(archive: zipfile.ZipFile, name: str) -> Markup:
    """The markup of one part of a workbook: the sheet that is read."""
    from openpyxl.utils import get_column_letter
    from openpyxl.utils.cell import range_boundaries

    found = Markup()
    if not formulas.mentions(archive, name, MARKS):
        return found
    line = 0
    with archive.open(name) as part:
        for event, element in iterparse(part, ("start", "end")):
            tag = element.tag.rpartition("}")[2]
            if event == "end":
                if tag == "row":
                    element.clear()
                continue
            is_hidden = element.get("hidden") in TRUE
            if tag == "row":
                line = int(element.get("r") or line + 1)
                found.hidden_rows += [line] if is_hidden else []
            elif tag == "col" and is_hidden:
                first, last = int(element.get("min")), int(element.get("max"))
                # "All columns to the right" is how an empty part of a sheet is hidden.
                found.hidden_columns += map(get_column_letter, range(first, min(last, first + SHOWN) + 1))
            elif tag == "mergeCell":
                found.merged.append(MergedCells(*range_boundaries(element.get("ref"))))
    return found


def notices(markup: Markup, *, width: int, height: int) -> list[str]:
    """What is hidden within the table that was read. It counts all the same: somebody has to know that."""
    from openpyxl.utils import column_index_from_string

    rows = [row for row in markup.hidden_rows if row <= height]
    columns = [letters for letters in markup.hidden_columns if column_index_from_string(letters) <= width]
    found = []
    if rows:
        said = _("Verborgen in Excel, maar wel gelezen: regel %s. Horen die regels er niet bij? Haal ze dan weg.")
        found.append(said % _ranges(rows))
    if columns:
        found.append(_("Verborgen in Excel, maar wel gelezen: kolom %s.") % ", ".join(columns))
    return found


def _ranges(rows: Sequence[int]) -> str:
    """3, 4, 5 and 9 as ‘3 tot en met 5, 9’."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], row]
        else:
            runs.append([row])
    said = [(_("%d tot en met %d") % tuple(run)) if len(run) == 2 else str(run[0]) for run in runs]
    more = [_("en nog %d") % (len(said) - SHOWN)] if len(said) > SHOWN else []
    return ", ".join([*said[:SHOWN], *more])


def refuse_merged(sheet: Sheet, layout: Layout, reading: Reading) -> None:
    """Refuse cells that are merged in a row of an area: only the first of them holds a value, and nobody knows whether
    it is meant for the others. Above the table and in a note below it they do no harm.
    """
    from openpyxl.utils import get_column_letter

    if not sheet.merged or sheet.frame is None:
        return
    used = {layout.code, layout.period, layout.respondents, *(column.header for column in layout.columns)}
    codes = sheet.frame[sheet.header.index(layout.code)]
    of_areas = {sheet.line(row) for row, code in codes.items() if cells.area_code(code)}
    reason = _(
        "De cellen %(first)s tot en met %(last)s zijn samengevoegd. Alleen in de eerste staat iets, en wij weten niet "
        "of dat ook voor de andere geldt. Splits ze in Excel en vul elke cel."
    )
    for merged in sheet.merged:
        headers = [header for header in sheet.header[merged.left - 1 : merged.right] if header in used]
        if headers and of_areas.intersection(range(merged.top, merged.bottom + 1)):
            first, last = (
                f"{get_column_letter(column)}{row}"
                for column, row in ((merged.left, merged.top), (merged.right, merged.bottom))
            )
            reading.refuse(reason % {"first": first, "last": last}, merged.top, headers[0])
