"""Numbers, dates and lists as Dutch readers write them: 1.234,5 · € 1,2 mln · a, b en c."""

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi, gettext

from wijkaanpak.charts.chart import Missing, Number, Point

NBSP = "\u00a0"
MINUS = "\N{MINUS SIGN}"
_SPACE = re.compile("[\t\n\v\f\r \x1c-\x1f\x85\u2028\u2029]+")
_SWAP = str.maketrans(",.", ".,")


@lru_cache(maxsize=1024)
def _translated(language: str, text: str) -> str:
    return str(gettext(text))


def _(text: str) -> str:
    """The text in the reader's language. Django walks all its catalogues each time, a chart asks thirty times."""
    return _translated(get_language() or "", text)


@lru_cache(maxsize=4096)
def _day(language: str, value: date) -> str:
    return str(date_format(value, "j F Y"))


def one_line(text: str) -> str:
    """Words with one space between them; a no-break space stays what it is."""
    return _SPACE.sub(" ", text).strip(" ")


def finite(value: Number | None) -> float | None:
    """A float, or None for what is unknown: None, not-a-number, infinite."""
    if value is None:
        return None
    number = float(value)
    return number if math.isfinite(number) else None


def decimals_for(values: Iterable[Number | None]) -> int:
    """The fewest decimals (0 to 2) that tell these values honestly, one format for them all."""
    known = [number for number in map(finite, values) if number is not None]
    if all(abs(number - round(number)) < 0.005 for number in known):
        return 0
    return 2 if max(map(abs, known)) < 1 else 1


def number(value: Number, decimals: int = 0) -> str:
    """1234.5 → '1.234,5'; the minus is that of `formats`. Halves go away from zero, and nothing is minus zero."""
    shown = f"{abs(float(value)):,.{decimals}f}".translate(_SWAP)
    return f"{MINUS}{shown}" if value < 0 and shown.strip("0.,") else shown


def amount(value: Number, decimals: int = 0, unit: str = "") -> str:
    """A number with its unit, as long as the unit is short enough to repeat: '73,5 %', '€ 1.200'."""
    shown = number(value, decimals)
    if unit == "€":
        return f"€{NBSP}{shown}"
    return f"{shown}{NBSP}{unit}" if 0 < len(unit) <= 4 else shown


def euro(value: Number) -> str:
    """Short enough for a label: € 950 · € 12.500 · € 450.000 · € 1,2 mln."""
    size = abs(float(value))
    if size >= 999_500:
        return f"€{NBSP}{number(float(value) / 1_000_000, 1).removesuffix(',0')}{NBSP}{_('mln')}"
    return f"€{NBSP}{number(value)}"


def day(value: date) -> str:
    """7 maart 2026."""
    return _day(get_language() or "", value)


def period(point: Point) -> str:
    """The label of a point, or its year."""
    return point.label or f"{point.period:g}"


def missing(reason: Missing) -> str:
    """Why there is no figure, in a word."""
    words = {
        Missing.TOO_SMALL: _("te klein"),
        Missing.INCOMPLETE: _("onvolledig"),
        Missing.NOT_READ: _("niet ingelezen"),
        Missing.NOT_PUBLISHED: _("(nog) niet gepubliceerd"),
    }
    return words.get(reason, _("onbekend"))


def listing(items: Sequence[str]) -> str:
    """a, b en c."""
    if len(items) < 2:
        return "".join(items)
    return _("%(first)s en %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}


def apart(text: str) -> str:
    """Dutch words and numbers in a sentence from right to left, held together: ‘69,4 %’ does not become ‘% 69,4’."""
    return f"\u2068{text}\u2069" if get_language_bidi() else text


def sentence(text: str) -> str:
    """One line that starts with a capital and ends with a full stop."""
    text = one_line(text)
    start = text.startswith("\u2068")
    text = text[:start] + text[start : start + 1].upper() + text[start + 1 :]
    return text if text.endswith((".", "!", "?")) else f"{text}."
