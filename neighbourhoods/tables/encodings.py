"""The bytes of a file to letters. What is not sure is said: one wrong byte may not quietly change every name."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from neighbourhoods.tables.sheets import Hostile

SNIFFED = 4096
WINDOWS = "cp1252"
ENCODINGS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", WINDOWS: WINDOWS}
# In letters of two bytes nearly every other byte of a table is NUL, on one side only.
SHARE_OF_NUL = 0.4


@dataclass(frozen=True, slots=True)
class Letters:
    """The text; `guessed_at` is the first line that is no UTF-8, when the file was taken for Windows text for it."""

    text: str
    guessed_at: int | None = None


def wide(head: bytes) -> str:
    """The name of the two-byte encoding a file begins in, empty for every other. Excel writes it with a mark, others
    without.
    """
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    head = head[:SNIFFED]
    first, second = head[0::2].count(0), head[1::2].count(0)
    if not first and second > SHARE_OF_NUL * len(head) / 2:
        return "utf-16-le"
    return "utf-16-be" if not second and first > SHARE_OF_NUL * len(head) / 2 else ""


def read(content: bytes, encoding: str = "") -> Letters:
    """The letters in one of ENCODINGS, or in what the bytes look like. Raises Hostile."""
    known = ENCODINGS.get(encoding) or wide(content) or ENCODINGS["utf-8"]
    guessed_at = None
    try:
        text = content.decode(known)
    except UnicodeDecodeError as error:
        guessed_at = content.count(b"\n", 0, error.start) + 1
        if encoding or known != ENCODINGS["utf-8"]:
            raise Hostile(unreadable(), guessed_at) from error
        text = _windows(content, guessed_at)
    if "\0" in text:
        raise Hostile(_("Dit is geen tekstbestand. Gebruik CSV, Excel (.xlsx) of GeoJSON."))
    if "\n" not in text:  # an old Mac ends its lines so
        text = text.replace("\r", "\n")
    return Letters(text, guessed_at)


def unreadable() -> str:
    """Why a line is refused of which the letters are not sure."""
    return _("De letters op deze regel zijn niet te lezen. Bewaar het bestand als CSV in UTF-8.")


def _windows(content: bytes, line: int) -> str:
    try:
        return content.decode(WINDOWS)
    except UnicodeDecodeError as error:
        raise Hostile(unreadable(), line) from error
