"""Formulas in an Excel sheet: refused by cell. What one gave when the file was saved need not be what it gives."""

import re
import zipfile
from collections.abc import Iterator

from defusedxml.ElementTree import iterparse

FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
PIECE = 2**20
OVERLAP = 1000


def of_part(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[int, str]]:
    """Line and letters of the column of each cell with a formula in one part of a workbook: the sheet that is read."""
    if mentions(archive, name, FORMULA):  # nearly none has, and its bytes alone tell
        yield from _found(archive, name)


def mentions(archive: zipfile.ZipFile, name: str, marks: re.Pattern[bytes]) -> bool:
    """Whether a part may hold something that is written like this."""
    with archive.open(name) as part:
        rest = b""
        while piece := part.read(PIECE):
            text = rest + piece
            if b"\0" in text or marks.search(text):  # NUL: letters of two bytes, which only a parser reads
                return True
            rest = text[-OVERLAP:]
    return False


def _found(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[int, str]]:
    """A row or cell that does not say where it is stands behind the one before."""
    from openpyxl.utils import get_column_letter
    from openpyxl.utils.cell import coordinate_to_tuple

    line, column, is_in_cell = 0, 0, False
    with archive.open(name) as part:
        for event, element in iterparse(part, ("start", "end")):
            tag, said = element.tag.rpartition("}")[2], element.get("r")
            if event == "end":
                is_in_cell = is_in_cell and tag != "c"
                if tag == "row":
                    element.clear()
            elif tag == "row":
                line, column = int(said) if said else line + 1, 0
            elif tag == "c":
                is_in_cell = True
                line, column = coordinate_to_tuple(said) if said else (line, column + 1)
            elif tag == "f" and is_in_cell:
                yield line, get_column_letter(column)
