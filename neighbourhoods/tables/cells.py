"""One cell of a published file, as text: a value, a reason why there is none, or a refusal. Pure."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from neighbourhoods.sources.layout import Convention
from neighbourhoods.terms import Note, ReleaseStatus

# Missing is not zero, and secret is not missing: what publishers write instead of a figure.
MARKERS = {
    "": Note.MISSING,
    ".": Note.MISSING,
    "NA": Note.MISSING,
    "null": Note.MISSING,
    # The maps of CBS: no figure was published there, or not yet. Whether it ever comes, the file does not say.
    "-99995": Note.NOT_PUBLISHED,
    "-99999999": Note.NOT_PUBLISHED,
    "x": Note.SECRET,
    "X": Note.SECRET,
    "-99997": Note.SECRET,
    "n.v.t.": Note.NOT_APPLICABLE,
}
NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]{1,2})?")
# 1.234 can be 1234 or 1,234. In a column of whole numbers a guess would be off by a thousand.
THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}([.,][0-9]{3})+")
# With a known decimal sign the other one can only stand between thousands.
KNOWN = {
    ",": re.compile(r"-?([0-9]+|[0-9]{1,3}(\.[0-9]{3})+)(,[0-9]+)?"),
    ".": re.compile(r"-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?"),
}
LONGEST_WORD = 20
PERIOD = re.compile(
    r"(?:((?:19|20)[0-9]{2})(?:JJ00|\.0)?|((?:19|20)[0-9]{2})(?:MM|-)(0[1-9]|1[0-2]))(?P<stars>\*{0,2})"
)
STARS = {"": ReleaseStatus.UNSTATED, "*": ReleaseStatus.PROVISIONAL, "**": ReleaseStatus.REVISED}
CODE = re.compile(r"NL0[01]|GM[0-9]{4}|WK[0-9]{4}[0-9A-Z]{2}|BU[0-9]{4}[0-9A-Z]{4}")
AS_FOUND = Convention()
# Money, size, time and weight, of which a part is as good as a whole.
MEASURED = re.compile(
    r"[€²%]|\b(euro'?s?|k?m2?|(kilo)?meters?|ha|hectares?|uur|uren|kwh|kg|kilo|ton|liters?|1[. ]000)\b"
)
PERCENT = frozenset({"%", "procent", "percentage"})


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What one cell says. With `reason` the file is refused; otherwise `value` stands or `note` says why not.

    `sign` is the point or comma that was taken for a decimal sign; with `doubtful` it could stand between thousands
    as well, and only the other cells of the file can tell.
    """

    value: float | None = None
    note: Note = Note.PRESENT
    reason: str | None = None
    sign: str = field(default="", compare=False)
    doubtful: bool = field(default=False, compare=False)


def figure(text: str, *, whole: bool, note: Note, convention: Convention = AS_FOUND) -> ReadCell:
    """Read one figure. `note` is what a figure of this source is: counted (PRESENT) or ESTIMATED."""
    text = text.strip()
    for marker, meaning in convention.missing:
        if text == marker:
            return ReadCell(note=meaning)
    if text.endswith(".0") and text[:-2] in MARKERS:  # a map keeps its markers as floats
        text = text[:-2]
    if text in MARKERS:
        return ReadCell(note=MARKERS[text])
    if text == "-":  # Statistics Netherlands: nihil
        return ReadCell(0.0, note)
    if convention.decimal:
        return _known(text, whole=whole, note=note, decimal=convention.decimal)
    doubtful = THOUSANDS.fullmatch(text) is not None
    if whole and doubtful:
        return ReadCell(reason=ambiguous(text))
    if not NUMBER.fullmatch(text):
        return ReadCell(reason=_no_number(text))
    sign = "," if "," in text else "." if "." in text else ""
    return _number(text, text.replace(",", "."), whole, note, sign, doubtful=doubtful)


def is_word(text: str) -> bool:
    """Whether a text may say why there is no figure: it has no digit, and is about as short as "n.b." or "onbekend"."""
    return 0 < len(text.strip()) <= LONGEST_WORD and not any(map(str.isdigit, text))


def ambiguous(text: str) -> str:
    """The reason to refuse a cell that may be a thousand or a fraction."""
    reason = _("‘%s’ kan met of zonder decimalen bedoeld zijn. Schrijf het getal zonder punt of komma.")
    return reason % text.strip()


def impossible(value: float, *, unit: str, is_count: bool, is_whole: bool = False) -> str | None:
    """Why no figure in this unit can have this value; None when it can. A score may be negative, an amount of money
    may be large. `is_whole` says that things are counted one by one.
    """
    shown = f"{value:.12g}"
    if is_count and value < 0:
        return _("‘%s’: een aantal is nooit kleiner dan nul.") % shown
    if unit.strip().lower() in PERCENT and not 0 <= value <= 100:
        return _("‘%s’: een percentage ligt van 0 tot en met 100.") % shown
    if is_whole and value != int(value):
        return _("‘%s’ is geen heel getal.") % shown
    return None


def is_counted(unit: str) -> bool:
    """Whether there is no half of it: people and bicycles are counted, euros and kilometres are measured."""
    return MEASURED.search(unit.lower()) is None


def is_percentage(unit: str) -> bool:
    """Whether 21% is a figure in this unit."""
    return "%" in unit or unit.strip().lower() in PERCENT


def area_code(text: str) -> str | None:
    """The code as it is stored (the country is NL00 everywhere), None when it is no code of an area."""
    code = text.strip().upper()
    if not CODE.fullmatch(code):
        return None
    return "NL00" if code == "NL01" else code


def period(text: str) -> str | None:
    """2024 of 2024JJ00 or 2024*; 2024-03 of 2024MM03; None for anything else. From 1900 to 2099."""
    found = PERIOD.fullmatch(text.strip())
    if not found:
        return None
    year, month_year, month, _stars = found.groups()
    return year or f"{month_year}-{month}"


def status(text: str) -> ReleaseStatus:
    """How final the figures of a period are, as Statistics Netherlands marks it: 2024* is provisional, 2024** revised.
    Without a star nothing is said.
    """
    found = PERIOD.fullmatch(text.strip())
    return STARS[found.group("stars")] if found else ReleaseStatus.UNSTATED


def boundary_change(text: str) -> int | None:
    """`Indelingswijziging` 1, 2 or 3; None when the file says nothing."""
    text = text.strip()
    return int(text[0]) if text[:1] in ("1", "2", "3") and text[1:] in ("", ".0") else None


def _no_number(text: str) -> str:
    reason = _("‘%s’ is geen getal.") % text[:40]
    if not is_word(text):
        return reason
    return f"{reason} {_('Betekent het ‘onbekend’? Maak de cel dan leeg of zet er een punt in.')}"


def _known(text: str, *, whole: bool, note: Note, decimal: str) -> ReadCell:
    if is_word(text):
        return ReadCell(reason=_no_number(text))
    if not KNOWN[decimal].fullmatch(text):
        name = _("komma") if decimal == "," else _("punt")
        reason = _("‘%(text)s’ is geen getal met een %(name)s voor de decimalen.")
        return ReadCell(reason=reason % {"text": text[:40], "name": name})
    thousands = "." if decimal == "," else ","
    return _number(text, text.replace(thousands, "").replace(decimal, "."), whole, note, decimal)


def _number(text: str, plain: str, whole: bool, note: Note, sign: str, *, doubtful: bool = False) -> ReadCell:
    value = float(plain)
    if abs(value) >= 1e12:
        return ReadCell(reason=_("‘%s’ is groter dan een cijfer over een gebied kan zijn.") % text[:40])
    if whole and value != int(value):
        return ReadCell(reason=_("‘%s’ is geen heel getal.") % text)
    return ReadCell(value, note, sign=sign, doubtful=doubtful)
