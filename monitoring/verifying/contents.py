"""What is inside the PDF of a report: the frozen document, the tables, and the digest that its last page prints."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

DOCUMENT = "rapport.json"
CHAPTERS = ("schema", "head", "ambitions", "factors", "measures", "money", "appendices")
"""What every report has, whatever its age."""
PRINTED = re.compile(r"sha256([0-9a-f]{64})")
UNREADABLE = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, EOFError, OSError)
"""What reading can raise of a file that is not a PDF, or a broken one."""


class NotOurs(Exception):
    """The file is not a report of this platform; the message says what is missing, in words."""


@dataclass(frozen=True, slots=True)
class Contents:
    """`report` is the document, `digest` its sha256 and `printed` the one on paper, None where that is not found.

    `tables` are the CSV files by name, each a list of rows by the name of their column.
    """

    report: Mapping[str, Any]
    digest: str
    printed: str | None
    tables: Mapping[str, Sequence[Mapping[str, str]]]


def opened(content: bytes) -> Contents:
    """The files in a PDF. Raises NotOurs."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        files = {name: found[0] for name, found in reader.attachments.items()}
        printed = _printed(reader)
    except UNREADABLE as broken:
        raise NotOurs("Dit is geen pdf, of de pdf is beschadigd.") from broken
    if DOCUMENT not in files:
        raise NotOurs(f"In deze pdf zit geen {DOCUMENT}. Het is geen rapport van dit platform.")
    tables = {name: _rows(file) for name, file in files.items() if name.endswith(".csv")}
    return Contents(_document(files[DOCUMENT]), hashlib.sha256(files[DOCUMENT]).hexdigest(), printed, tables)


def _document(file: bytes) -> Mapping[str, Any]:
    try:
        found: Any = json.loads(file)
    except (ValueError, RecursionError) as broken:
        raise NotOurs(f"Het bestand {DOCUMENT} in deze pdf is niet te lezen.") from broken
    report: dict[str, Any] = found if isinstance(found, dict) else {}
    lacking = [name for name in CHAPTERS if name not in report]
    if lacking:
        raise NotOurs(f"Het bestand {DOCUMENT} in deze pdf is geen rapport. Er ontbreekt: {', '.join(lacking)}.")
    return report


def _printed(reader: pypdf.PdfReader) -> str | None:
    """The digest as it stands on paper, the last page first; a line may break it."""
    for page in reversed(reader.pages):
        if found := PRINTED.search("".join(page.extract_text().split())):
            return found[1]
    return None


def _rows(file: bytes) -> list[dict[str, str]]:
    """The rows of a table; a file that is no text has none."""
    text = file.decode("utf-8-sig", errors="replace")
    return [dict(row) for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")]
