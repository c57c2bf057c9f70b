"""Numbers, dates and lists as a Dutch reader writes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

NBSP = "\N{NO-BREAK SPACE}"
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure counts: the word after one, and after any other number."""

    one: str
    many: str
    is_share: bool = False

    def text(self, figure: Decimal | int) -> str:
        """`80 %`, `1 maand`, `48 maanden`."""
        if self.is_share:
            return percent(Decimal(figure))
        return f"{number(figure)} {self.one if figure == 1 else self.many}".strip()


SHARE = Unit("%", "%", is_share=True)
COUNT = Unit("", "")
MONTH = Unit("maand", "maanden")
YEAR = Unit("jaar", "jaar")
FTE = Unit("fte", "fte")


def number(figure: Decimal | int) -> str:
    """A figure with a decimal comma and thousands apart by dots: `1.250`, `0,5`."""
    text = f"{Decimal(figure).normalize():,f}"
    return text.replace(",", "_").replace(".", ",").replace("_", ".")


def percent(share: Decimal) -> str:
    """A share of 1 in whole percents, rounded down, so that 79.6 % never reads as a met 80 %."""
    if 0 < share < Decimal("0.01"):
        return f"minder dan 1{NBSP}%"
    return f"{number((share * 100).to_integral_value(ROUND_FLOOR))}{NBSP}%"


def euro(amount: Decimal) -> str:
    """Whole euros, rounded down: `€ 1.250.000`."""
    return f"€{NBSP}{number(amount.to_integral_value(ROUND_FLOOR))}"


def day(moment: date) -> str:
    """`18 maart 2026`."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def listing(words: Iterable[str]) -> str:
    """`wonen, werk en onderwijs`; empty for no words."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} en {last}" if first else last
