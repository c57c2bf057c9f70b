"""Calendar arithmetic in months and years; every function takes its dates, none asks what day it is."""

from calendar import monthrange
from datetime import date


def add_months(start: date, months: int) -> date:
    """The same day so many months later (or earlier); the last day of the month where that day does not
    exist.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def completed_months(start: date, end: date) -> int:
    """Whole months between the two dates; negative when `end` lies before `start`."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - 1 if add_months(start, months) > end else months


def age_in_months(start: date, at: date) -> int:
    """Months since `start`, a started month counting as whole: 48 means at most 48 months old, one day more
    is 49.
    """
    months = completed_months(start, at)
    return months if add_months(start, months) >= at else months + 1


def completed_years(start: date, end: date) -> int:
    """Whole years between the two dates."""
    return completed_months(start, end) // 12


def in_past_months(moment: date | None, at: date, months: int) -> bool:
    """Does it lie in the months up to and including `at`? The day exactly so many months ago lies just
    outside.
    """
    return moment is not None and add_months(at, -months) < moment <= at


def age_text(start: date, at: date) -> str:
    """How long ago that is: "48 maanden", "ruim 48 maanden" from the day after, "minder dan 1 maand"."""
    months = completed_months(start, at)
    whole = f"{months} {'maand' if months == 1 else 'maanden'}"
    if add_months(start, months) == at:
        return whole
    return f"ruim {whole}" if months else "minder dan 1 maand"


def at_most_months_old(moment: date | None, at: date, months: int) -> bool:
    """Did it happen by `at`, and no longer ago than so many months? That very day still counts."""
    return moment is not None and add_months(at, -months) <= moment <= at


def is_past(moment: date | None, at: date) -> bool:
    """Has it happened on `at` or earlier?"""
    return moment is not None and moment <= at


def holds_at(start: date | None, end: date | None, at: date) -> bool:
    """Does a period hold at `at`? It needs a start; without an end it still runs; the last day counts."""
    return start is not None and start <= at and (end is None or end >= at)
