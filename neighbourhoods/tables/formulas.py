"""Formulas in an Excel sheet: refused by cell. What one gave when the file was saved need not be what it gives."""

import re
import zipfile
from collections.abc import Iterator

FORMULA = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f[\s>/]')
PIECE = 2**20
OVERLAP = 1000
FIRST_SHEET = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?r:id="([^"]+)"')


def of_first_sheet(archive: zipfile.ZipFile) -> Iterator[tuple[int, str]]:
    """Line and letters of the column of each cell with a formula. The sheet is unpacked a piece at a time."""
    names = archive.namelist()
    wanted = _first_sheet(archive)
    for name in [wanted] if wanted in names else [one for one in names if one.startswith("xl/worksheets/sheet")]:
        yield from _of_part(archive, name)


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """The part that holds the first sheet; nothing when the workbook does not say so in the usual way."""
    found = FIRST_SHEET.search(archive.read("xl/workbook.xml"))
    relations = "xl/_rels/workbook.xml.rels"
    if found is None or relations not in archive.namelist():
        return ""
    for relation in re.findall(rb"<(?:\w+:)?Relationship\s[^>]*>", archive.read(relations)):
        if b'Id="' + found.group(1) + b'"' in relation:
            target = re.search(rb'Target="/?(?:xl/)?([^"]+)"', relation)
            return f"xl/{target.group(1).decode()}" if target else ""
    return ""


def _of_part(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[int, str]]:
    seen: set[tuple[int, str]] = set()
    with archive.open(name) as part:
        rest = b""
        while piece := part.read(PIECE):
            text = rest + piece
            for found in FORMULA.finditer(text):
                place = int(found.group(2)), found.group(1).decode()
                if place not in seen:
                    seen.add(place)
                    yield place
            rest = text[-OVERLAP:]
