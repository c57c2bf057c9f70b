"""Round numbers along an axis."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """Ticks at round values that hold all figures, and how many decimals each tick needs."""

    ticks: tuple[float, ...]
    decimals: int

    @property
    def low(self) -> float:
        return self.ticks[0]

    @property
    def high(self) -> float:
        return self.ticks[-1]

    def at(self, value: float, start: float, end: float) -> float:
        """Where a value lies between the coordinates of the lowest and the highest tick."""
        return start + (value - self.low) / (self.high - self.low) * (end - start)


MARK_UNITS = ("rapportcijfer", "rapportcijfers", "cijfer")
"""Marks as at school, from 1 to 10: 6.8 and 7.1 have to look as near to each other as they are."""
MARKS = Axis((1.0, 4.0, 7.0, 10.0), 0)


def axis(values: Sequence[float], *, count: int = 5, from_zero: bool = False, unit: str = "") -> Axis:
    """An axis of about `count` steps of 1, 2, 2.5 or 5 times a power of ten; of marks always from 1 to 10."""
    if unit.endswith(MARK_UNITS) and all(MARKS.low <= value <= MARKS.high for value in values):
        return MARKS
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if from_zero or 0 <= low <= 0.45 * high:
        low = min(low, 0.0)
        high = max(high, 0.0)
    if high - low <= abs(high) * 1e-9:
        pad = abs(high) * 0.1 or 1.0
        low, high = (low, high + pad) if low == 0 else (low - pad, high + pad)
    raw = (high - low) / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * 0.999)
    first, last = math.floor(low / step + 1e-12), math.ceil(high / step - 1e-12)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if abs(step * 10**decimals - round(step * 10**decimals)) > 1e-6:
        decimals += 1
    ticks = tuple(round(index * step, decimals + 2) for index in range(first, max(last, first + 1) + 1))
    return Axis(ticks, decimals)


def years(first: float, last: float, room: float, label: float = 44) -> list[int]:
    """Whole years to print along an axis of `room` wide, each needing `label`."""
    low, high = math.ceil(first), math.floor(last)
    if low > high:
        return []
    if low == high:
        return [low]
    most = max(room // label, 1)
    step = next((step for step in (1, 2, 4, 5, 10, 20, 50) if (last - first) / step <= most), 100)
    found = [year for year in range(low, high + 1) if (year - high) % step == 0]
    return found
