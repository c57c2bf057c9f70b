"""Whether a PDF is what it says: PDF/A-3a for the archive and PDF/UA-1 for every reader; and how full its pages are."""

import io
import re
from collections.abc import Iterator
from typing import Any

import page
import pypdf

# page-validation looks for the end of line before `endstream` and takes a carriage return that is the last byte of
# the data for half of it. Compressed data ends in one now and then, so the rule is checked here by what it means.
MISREAD = "PDFA3A-STREAM-LENGTH-001"
STREAM = re.compile(rb"\d+ 0 obj\n<<(?:(?!endobj).)*?/Length (\d+)(?:(?!endobj).)*?>>\nstream\n", re.DOTALL)

Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
FOOT, HEAD = 68, 766  # of the text on an A4 sheet, in points from below; see @page in report.css


def failures(content: bytes) -> list[str]:
    """Every rule of both norms that is broken, in words."""
    found = [
        failure
        for profile in ("ua1", "pdfa3a")
        for failure in page.validate_pdf_bytes(content, profile=profile).failures
    ]
    told = [f"{failure.rule_id}: {failure.message}" for failure in found if failure.rule_id != MISREAD]
    return told + [f"a stream of {length} bytes does not end there" for length in wrong_lengths(content)]


def wrong_lengths(content: bytes) -> list[int]:
    """The lengths after which no `endstream` follows, and -1 when not every stream was found."""
    starts = [(start.end(), int(start[1])) for start in STREAM.finditer(content)]
    wrong = [length for start, length in starts if content[start + length :][:10] != b"\nendstream"]
    return wrong if len(starts) == len(re.findall(rb"\nendstream\nendobj", content)) else [*wrong, -1]


def with_files(content: bytes, files: dict[str, bytes]) -> bytes:
    """The same pages, with these files in place of those of the same name."""
    reader, writer, kept = pypdf.PdfReader(io.BytesIO(content)), pypdf.PdfWriter(), io.BytesIO()
    for sheet in reader.pages:
        writer.add_page(sheet)
    for name, (file, *_rest) in {**reader.attachments, **{name: [file] for name, file in files.items()}}.items():
        writer.add_attachment(name, file)
    writer.write(kept)
    return kept.getvalue()


def only_files(files: dict[str, bytes]) -> bytes:
    """A blank page with these files in it."""
    writer, kept = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=200, height=200)
    for name, file in files.items():
        writer.add_attachment(name, file)
    writer.write(kept)
    return kept.getvalue()


def emptiness(content: bytes) -> list[float]:
    """Of each page which share below the last line of text is empty; the text of a drawing counts where it stands."""
    found = []
    for sheet in pypdf.PdfReader(io.BytesIO(content)).pages:
        lines = [height for height in _heights(sheet, sheet.get_contents(), UPRIGHT) if height > FOOT + 2]
        found.append((min(lines, default=HEAD) - FOOT) / (HEAD - FOOT))
    return found


def _heights(owner: Any, stream: Any, around: Matrix) -> Iterator[float]:
    """The height of every piece of text in this stream, which has one instruction on a line, and in its drawings."""
    forms = owner["/Resources"].get("/XObject", {})
    now, text, before = around, around, []
    for line in stream.get_data().decode("latin-1").splitlines():
        *words, instruction = line.split(" ") if line else [""]
        match instruction:
            case "q":
                before.append(now)
            case "Q":
                now = before.pop()
            case "cm":
                now = _within(words, now)
            case "Tm":
                text = _within(words, now)
            case "Tj" | "TJ":
                yield text[5]
            case "Do" if forms[words[0]]["/Subtype"] == "/Form":
                yield from _heights(forms[words[0]], forms[words[0]], now)


def _within(words: list[str], outer: Matrix) -> Matrix:
    """The matrix that these six numbers make within another."""
    a, b, c, d, e, f = map(float, words)
    m, n, o, p, q, r = outer
    return (a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r)
