"""Where it stands for the whole country from where to where every buurt went in some years. No queries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neighbourhoods.figures import nearest_period
from neighbourhoods.models import Indicator
from neighbourhoods.series.book import FARTHEST_DENOMINATOR
from neighbourhoods.standings import country, surroundings
from neighbourhoods.standings.country import ColumnsOf, Field, StoredColumn
from neighbourhoods.standings.movement import MovementObstacle, Shifts
from neighbourhoods.standings.peers import Pool
from neighbourhoods.standings.quantiles import INHABITANTS
from neighbourhoods.standings.surroundings import Description
from neighbourhoods.standings.windows import is_counted

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class Sizes:
    """The counts that together are what a count is divided by: the same on both sides of a change."""

    keys: tuple[str, ...]
    period: str
    columns: tuple[StoredColumn, ...]


@dataclass(frozen=True, slots=True)
class ShiftColumns:
    """The columns of a window: what areas are like, and what they were in its first and its last years. A value has no
    `sizes`.
    """

    described: Description
    base: tuple[StoredColumn, ...]
    now: tuple[StoredColumn, ...]
    sizes: Sizes | None

    @property
    def every(self) -> tuple[StoredColumn, ...]:
        sizes = self.sizes.columns if self.sizes else ()
        return (self.described.inhabitants, self.described.addresses, *self.base, *self.now, *sizes)

    def told(self, pool: Pool | None) -> Pool | None:
        """A pool with the digests of the files that these columns are in."""
        files = tuple(dict.fromkeys(column.sha256 for column in self.every))
        return replace(pool, files=files) if pool else None

    def of(self, field: Field) -> Shifts:
        """From where to where every area of the field went."""
        import numpy as np

        if self.sizes is None:
            return Shifts(field.values(self.base[0]), field.values(self.now[0]), np.ones(len(field.areas)))
        return Shifts(_mean(field, self.base), _mean(field, self.now), field.counts(self.sizes.columns))


def find(
    indicator: Indicator, base: Sequence[str], now: Sequence[str], columns: ColumnsOf
) -> ShiftColumns | MovementObstacle:
    """The columns of the periods `base` and `now`, or what stands in the way.

    What a count is divided by is of the period nearest to the newest, when that is near enough.
    """
    published = columns.get(indicator.numerator or indicator.key, {})
    year = int(now[-1][:4])
    described = surroundings.described(columns, year)
    if described is None or any(period not in published for period in (*base, *now)):
        return MovementObstacle.TOO_FEW_PEERS
    sizes = _sizes(indicator, columns, year) if is_counted(indicator) else None
    if is_counted(indicator) and sizes is None:
        return MovementObstacle.OTHER_DENOMINATOR
    first, last = (tuple(published[period] for period in periods) for periods in (base, now))
    return ShiftColumns(described, first, last, sizes)


def fields(asked: Collection[ShiftColumns]) -> dict[Description, Field | None]:
    """The buurten of the country with all that these columns hold, by what says how they are alike; read at once."""
    every = country.read(column for stands in asked for column in stands.every)
    return {
        about: every.field(about.inhabitants, about.addresses)
        for about in dict.fromkeys(stands.described for stands in asked)
    }


def _sizes(indicator: Indicator, columns: ColumnsOf, year: int) -> Sizes | None:
    keys = tuple(indicator.divided_by) or (INHABITANTS,)
    known = set.intersection(*(set(columns.get(key, ())) for key in keys))
    period = nearest_period(str(year), known, at_most=FARTHEST_DENOMINATOR)
    return Sizes(keys, period, tuple(columns[key][period] for key in keys)) if period else None


def _mean(field: Field, columns: Sequence[StoredColumn]) -> np.ndarray:
    """Of each area the mean of a count over some years."""
    import numpy as np

    return np.mean([field.counts([column]) for column in columns], axis=0)
