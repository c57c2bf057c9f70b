"""When two numbers are the same: as far as a computer keeps them, or as they are printed."""

from typing import Any

TOLERANCE = 1e-9
"""In proportion: what rounding in another order of adding can make of a number, and no more."""


def same(one: Any, other: Any) -> bool:
    """Equal, or two numbers that differ no more than adding in another order does. None equals None alone."""
    if isinstance(one, bool) or isinstance(other, bool) or not (_is_number(one) and _is_number(other)):
        return bool(one == other)
    return bool(abs(one - other) <= TOLERANCE * max(1.0, abs(one), abs(other)))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)


def printed(text: str) -> float:
    """A number as Dutch people write it: `1.234,5 %`, with their minus. ValueError for anything else."""
    plain = text.replace("\N{MINUS SIGN}", "-").replace("\N{NO-BREAK SPACE}", "").replace("%", "")
    return float(plain.replace(".", "").replace(",", ".").strip())


def is_rounded(text: str, value: float, decimals: int) -> bool:
    """Whether the printed number is the value, rounded to so many decimals."""
    half: float = 0.5 / 10**decimals
    return abs(printed(text) - value) <= half * (1 + 1e-6) + TOLERANCE * abs(value)
