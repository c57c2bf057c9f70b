"""How numbers, money, years and dates look in Dutch: plain values in, text out."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache, lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

DUTCH = str.maketrans(",.", ".,")

STAGES = {
    None: _lazy("niet te beoordelen"),
    1: _lazy("afwezig"),
    2: _lazy("begin"),
    3: _lazy("op weg"),
    4: _lazy("op orde"),
}

Number = int | float | Decimal


def number(value: Number | None, decimals: int = 0) -> str:
    """1234.5 with one decimal → ‘1.234,5’; halves round up; None → ‘onbekend’.

    Raises `ValueError` for something that is not a number: a figure that cannot be read may not look like one.
    """
    if value is None:
        return _("onbekend")
    try:
        exact = Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f"not a number: {value!r}") from error
    if not exact.is_finite():
        raise ValueError(f"not a number: {value!r}")
    shown = rounded(exact, decimals)
    text = f"{abs(shown):,.{decimals}f}".translate(DUTCH)
    return f"{MINUS}{text}" if shown < 0 else text


def rounded(value: Number, decimals: int = 0) -> Decimal:
    """As `number` writes it: halves round away from zero, and nothing is minus zero."""
    found = Decimal(str(value)).quantize(_step(decimals), ROUND_HALF_UP)
    return found if found else abs(found)


@cache
def _step(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def euro(value: Number | None, decimals: int = 0) -> str:
    """12500 → ‘€ 12.500’, with a space that does not break."""
    return number(value) if value is None else f"€{NBSP}{number(value, decimals)}"


def exact_euro(value: Number) -> str:
    """12500 → ‘€ 12.500’, 100.5 → ‘€ 100,50’: what a record, a page and a letter say of one amount is the same."""
    return euro(value, 0 if value == round(value) else 2)


def percent(share: Number | None, decimals: int = 0) -> str:
    """A share of one: 0.456 → ‘46 %’. A figure that already is a percentage goes through `number`."""
    return number(share) if share is None else f"{number(Decimal(str(share)) * 100, decimals)}{NBSP}%"


def years(count: Number | None) -> str:
    """1 → ‘1 jaar’, 15 → ‘15 jaar’."""
    if count is None:
        return number(count)
    return ngettext("%(count)s jaar", "%(count)s jaar", int(count)) % {"count": number(count)}


def date_words(value: date | datetime | None) -> str:
    """7 maart 2026; of a moment the date here in the Netherlands; None → ‘onbekend’."""
    if value is None:
        return _("onbekend")
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return _day_words(value.year, value.month, value.day, get_language())


@lru_cache(maxsize=4096)
def _day_words(year: int, month: int, day: int, language: str | None) -> str:
    """A list names a few days many times, and their words take longer than the rest of a cell."""
    return date_format(date(year, month, day), "j F Y").replace(" ", NBSP, 1)


def stage_label(stage: int | None) -> str:
    """The word for a stage of the scale 1 to 4; None is not a stage but ‘niet te beoordelen’."""
    return str(STAGES[stage])
