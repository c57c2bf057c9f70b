"""Whether a PDF is what it says: PDF/A-3a for the archive and PDF/UA-1 for every reader; and how full its pages are."""

import io
import re
from typing import Any

import page
import pypdf

# page-validation looks for the end of line before `endstream` and takes a carriage return that is the last byte of
# the data for half of it. Compressed data ends in one now and then, so the rule is checked here by what it means.
MISREAD = "PDFA3A-STREAM-LENGTH-001"
STREAM = re.compile(rb"\d+ 0 obj\n<<(?:(?!endobj).)*?/Length (\d+)(?:(?!endobj).)*?>>\nstream\n", re.DOTALL)

FOOT, HEAD = 68, 766  # of the text on an A4 sheet, in points from below; see @page in report.css


def failures(content: bytes) -> list[str]:
    """Every rule of both norms that is broken, in words."""
    found = [one for profile in ("ua1", "pdfa3a") for one in page.validate_pdf_bytes(content, profile=profile).failures]
    told = [f"{one.rule_id}: {one.message}" for one in found if one.rule_id != MISREAD]
    return told + [f"a stream of {length} bytes does not end there" for length in wrong_lengths(content)]


def wrong_lengths(content: bytes) -> list[int]:
    """The lengths after which no `endstream` follows, and -1 when not every stream was found."""
    starts = [(found.end(), int(found[1])) for found in STREAM.finditer(content)]
    wrong = [length for start, length in starts if content[start + length :][:10] != b"\nendstream"]
    return wrong if len(starts) == len(re.findall(rb"\nendstream\nendobj", content)) else [*wrong, -1]


def emptiness(content: bytes) -> list[float]:
    """Of each page which share below the last line is empty."""
    return [_empty(sheet) for sheet in pypdf.PdfReader(io.BytesIO(content)).pages]


def _empty(sheet: pypdf.PageObject) -> float:
    lines: list[float] = []

    def see(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        height = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        if text.strip() and height > FOOT + 2:
            lines.append(height)

    sheet.extract_text(visitor_text=see)
    return (min(lines, default=HEAD) - FOOT) / (HEAD - FOOT)
