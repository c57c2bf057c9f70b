"""What a report is about, as asked; and how its days and amounts are written."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import date_format


@dataclass(frozen=True, slots=True)
class Frame:
    """The period, the day on which it is looked at, and what people wrote themselves."""

    period_start: date
    period_end: date
    reference_date: date
    frozen_at: datetime
    version: int = 1
    summary: str = ""
    decisions: tuple[str, ...] = ()
    registration_number: str = ""

    @property
    def at(self) -> date:
        return self.reference_date

    def holds(self, day: date | None) -> bool:
        """Whether a day falls in the period, and not after the reference date."""
        return day is not None and self.period_start <= day <= self.last

    @property
    def last(self) -> date:
        """The last day that is reported."""
        return min(self.period_end, self.reference_date)


def iso(day: date | None) -> str | None:
    """A day as the snapshot writes it."""
    return day.isoformat() if day else None


def words(day: date) -> str:
    """7 maart 2026"""
    return date_format(day, "j F Y")


def whole(amount: Decimal | None) -> int | None:
    """Whole euros; halves go up."""
    return None if amount is None else int(amount.quantize(Decimal(1), ROUND_HALF_UP))
