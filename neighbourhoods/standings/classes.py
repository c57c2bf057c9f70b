"""Which buurten are alike enough to compare: as urban, and about as many inhabitants. No database.

Urbanity is what Statistics Netherlands makes of the density of addresses, with its own five bounds. Buurten with
fewer than a hundred inhabitants are compared with nothing and do not stand in any distribution: one burglary there is
a record rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    import numpy as np

WHOLE_COUNTRY = 0  # in the place of a class: every buurt with enough inhabitants
UNKNOWN = -1
# Addresses per square kilometre around an address, and inhabitants: the lowest of each next class.
DENSITIES = (500, 1_000, 1_500, 2_500)
SIZES = (100, 500, 1_500, 4_000)


class Urbanity(IntegerChoices):
    """The five classes of Statistics Netherlands."""

    VERY_STRONG = 1, _("zeer sterk stedelijk")
    STRONG = 2, _("sterk stedelijk")
    MODERATE = 3, _("matig stedelijk")
    LITTLE = 4, _("weinig stedelijk")
    NONE = 5, _("niet stedelijk")


class Size(IntegerChoices):
    """Inhabitants of a buurt. FEW takes no part in comparisons."""

    FEW = 0, _("minder dan 100 inwoners")
    SMALL = 1, _("100 tot 500 inwoners")
    MEDIUM = 2, _("500 tot 1.500 inwoners")
    LARGE = 3, _("1.500 tot 4.000 inwoners")
    VERY_LARGE = 4, _("4.000 of meer inwoners")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One class of buurten: those as urban and as large as each other."""

    urbanity: Urbanity
    size: Size

    @property
    def number(self) -> int:
        return 10 * self.urbanity + self.size

    def __str__(self) -> str:
        return f"{self.urbanity.label}, {self.size.label}"


CLASSES = {
    comparison.number: comparison
    for comparison in (Comparison(urbanity, size) for urbanity in Urbanity for size in Size)
}
COMPARISONS = {number: comparison for number, comparison in CLASSES.items() if comparison.size != Size.FEW}


def urbanities(addresses: np.ndarray) -> np.ndarray:
    """1 to 5 per area from the addresses per km² around its addresses; 0 where that is not known (NaN)."""
    import numpy as np

    return np.where(np.isnan(addresses), 0, 5 - np.digitize(addresses, DENSITIES)).astype(np.int16)


def sizes(inhabitants: np.ndarray) -> np.ndarray:
    """0 to 4 per area from its number of inhabitants; UNKNOWN where that is not known (NaN)."""
    import numpy as np

    return np.where(np.isnan(inhabitants), UNKNOWN, np.digitize(inhabitants, SIZES)).astype(np.int16)


def numbers(urbanity: np.ndarray, size: np.ndarray) -> np.ndarray:
    """The number stored with each area: ten times the urbanity (0 when not known) plus the size, or UNKNOWN."""
    import numpy as np

    return np.where(size == UNKNOWN, UNKNOWN, 10 * urbanity + size).astype(np.int16)
