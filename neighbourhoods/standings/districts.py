"""Wijken made of their buurten, for whoever is compared with wijken: the police publish no row for a wijk. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, eq=False, slots=True)
class Districts:
    """The wijken of two buurten or more; of one buurt it is the same ground. `of` gives the wijk of each buurt, as its
    place in `codes`, and -1 for none.
    """

    codes: tuple[str, ...]
    of: np.ndarray

    def added(self, values: np.ndarray) -> np.ndarray:
        """The values of buurten added up per wijk; NaN where a part is missing."""
        import numpy as np

        is_part = self.of >= 0
        return np.bincount(self.of[is_part], weights=values[is_part], minlength=len(self.codes))

    def mean(self, values: np.ndarray, inhabitants: np.ndarray) -> np.ndarray:
        """The values of buurten weighted by inhabitants; where nobody lives a value need not be known."""
        import numpy as np

        total = self.added(inhabitants)
        weighted = self.added(np.where(inhabitants == 0, 0.0, values * inhabitants))
        return np.divide(weighted, total, out=np.full(len(total), np.nan), where=total > 0)


def of(buurten: Collection[str]) -> Districts:
    """The wijken these buurten make up."""
    import numpy as np

    names = [f"WK{code[2:8]}" for code in buurten]
    codes, where, counts = np.unique(np.array(names, dtype=str), return_inverse=True, return_counts=True)
    place = np.where(counts > 1, np.cumsum(counts > 1) - 1, -1)
    return Districts(tuple(codes[counts > 1].tolist()), place[where])
