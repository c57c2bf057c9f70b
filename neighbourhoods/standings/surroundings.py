"""What an area is like: how many people live there and how urban it is. That decides who its peers are. No queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from neighbourhoods.figures import nearest_period
from neighbourhoods.series import Book
from neighbourhoods.standings import classes
from neighbourhoods.standings.country import ColumnsOf, StoredColumn
from neighbourhoods.standings.quantiles import ADDRESSES, INHABITANTS


@dataclass(frozen=True, slots=True)
class Description:
    """Where it stands for the whole country what areas are like: the columns, and of which periods they are."""

    inhabitants: StoredColumn
    addresses: StoredColumn
    period: str
    addresses_period: str


@dataclass(frozen=True, slots=True)
class AreaTraits:
    """`codes` are what the area went by; `urbanity` is 1 to 5, from `addresses`: density weighted by inhabitants."""

    codes: tuple[str, ...]
    inhabitants: float
    urbanity: int
    addresses: float


def described(columns: ColumnsOf, year: int) -> Description | None:
    """The inhabitants and address density nearest to a year; None when one of them was never published."""
    found = [nearest(columns, key, year) for key in (INHABITANTS, ADDRESSES)]
    if found[0] is None or found[1] is None:
        return None
    return Description(columns[INHABITANTS][found[0]], columns[ADDRESSES][found[1]], found[0], found[1])


def nearest(columns: ColumnsOf, key: str, year: int) -> str | None:
    return nearest_period(str(year), columns.get(key, ()))


def of(book: Book, codes: Sequence[str], description: Description) -> AreaTraits | None:
    """The areas `codes` as one; None when their inhabitants or how urban they are is not known."""
    import numpy as np

    people = book.figure(codes, INHABITANTS, description.period)
    density = book.figure(codes, ADDRESSES, description.addresses_period)
    found = {part.code: part.value for part in density.parts}
    weighed = [(part.value or 0.0, found.get(part.code)) for part in people.parts]
    if people.value is None or any(number and value is None for number, value in weighed):
        return None
    total = fsum(number for number, _value in weighed)
    mean = fsum(number * (value or 0.0) for number, value in weighed) / total if total else density.value
    if mean is None:
        return None
    return AreaTraits(
        tuple(sorted({*codes, *people.codes, *density.codes})),
        people.value,
        int(classes.urbanities(np.array([mean]))[0]),
        mean,
    )
