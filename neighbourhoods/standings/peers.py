"""Which areas an area is compared with when it changes: as large, as urban, and from the same start. Pure.

Nobody picks peers. They follow from the rule below, anew for each window of years, and are listed with the judgement.
Shapes: every array of an `Areas` and every array that goes with it has one place per area, in the order of `Areas`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neighbourhoods.standings import classes

if TYPE_CHECKING:
    import numpy as np

PEERS = 60
"""So many are looked at: those that started nearest."""
FEWEST_PEERS = 40
"""With fewer than this there is no judgement."""
SIZE_APART = (2, 3)
"""From two thirds to one and a half times the inhabitants."""
URBANITY_APART = 1
"""As urban, or one class more or less."""
FEWEST_INHABITANTS = 100
"""A smaller area is not judged: one burglary there is a record."""
DISTRICTS_FROM = 12_000
"""From so many inhabitants on wijken are peers as well; there are too few buurten of that size."""
MOST_INHABITANTS = 40_000
"""A larger area is not judged: there is too little like it."""


@dataclass(frozen=True, eq=False, slots=True)
class Areas:
    """Buurten and wijken that may be peers, smallest first; `made` puts them in that order.

    `addresses` is how many there are per km² around an address, and `urbanity` what that comes to: 1 to 5, 0 for not
    known; `rank` is the place of each code among all codes in alphabetical order.
    `places` says where a code stands, and `within` which places lie in a wijk or gemeente.
    """

    codes: tuple[str, ...]
    inhabitants: np.ndarray
    addresses: np.ndarray
    urbanity: np.ndarray
    is_district: np.ndarray
    rank: np.ndarray
    places: Mapping[str, int]
    within: Mapping[str, Collection[int]]

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, eq=False, slots=True)
class Starts:
    """Where each area began: `amount` divided by `size` is what is compared. NaN where that is not known.

    Of a count `size` is what it is a rate of, such as inhabitants; of a value that is comparable by itself it is 1.
    Kept apart, because the quotient of two products of whole numbers is exact: equals stay equal on any scale.
    """

    amount: np.ndarray
    size: np.ndarray


@dataclass(frozen=True, slots=True)
class Subject:
    """The area that is judged: its `codes` (also those of another division), and where it began as `Starts` has it.

    `addresses` is what `urbanity` came from, for who makes the judgement again.
    """

    codes: tuple[str, ...]
    inhabitants: float
    urbanity: int
    amount: float
    size: float
    addresses: float | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """All that peers were chosen from, so that anybody can choose again: the subject, and each area that could be one.

    Of each its code, inhabitants, addresses, and the amount and size with which it began, in the order of the codes.
    `files` are the digests of the files that this stood in.
    """

    subject: Subject
    areas: tuple[tuple[str, float, float, float, float], ...]
    files: tuple[str, ...] = ()


def made(codes: Collection[str], inhabitants: np.ndarray, addresses: np.ndarray) -> tuple[Areas, np.ndarray]:
    """Areas from what was published, and the place in what was given of each of them.

    `addresses` are the addresses per km² around an address. NaN stands for not known.
    """
    import numpy as np

    given = np.array(list(codes), dtype=str)
    order = np.lexsort((given, inhabitants))
    ordered = given[order]
    rank = np.empty(len(ordered), dtype=np.int64)
    rank[np.argsort(ordered)] = np.arange(len(ordered))
    names = ordered.tolist()
    within = defaultdict(list)
    for place, code in enumerate(names):
        within[f"GM{code[2:6]}"].append(place)
        within[f"WK{code[2:8]}"].append(place)
    density = np.asarray(addresses, dtype=float)[order]
    areas = Areas(
        codes=tuple(names),
        inhabitants=np.asarray(inhabitants, dtype=float)[order],
        addresses=density,
        urbanity=classes.urbanities(density),
        is_district=np.char.startswith(ordered, "WK"),
        rank=rank,
        places={code: place for place, code in enumerate(names)},
        within=within,
    )
    return areas, order


def candidates(areas: Areas, subject: Subject) -> np.ndarray:
    """The places of all areas that are as large and as urban as the subject and have no ground in common with it."""
    import numpy as np

    less, more = SIZE_APART
    first = int(np.searchsorted(areas.inhabitants * more, subject.inhabitants * less, side="left"))
    last = int(np.searchsorted(areas.inhabitants * less, subject.inhabitants * more, side="right"))
    urbanity = areas.urbanity[first:last]
    is_alike = (urbanity > 0) & (np.abs(urbanity - subject.urbanity) <= URBANITY_APART)
    if subject.inhabitants < DISTRICTS_FROM:
        is_alike &= ~areas.is_district[first:last]
    for place in own(areas, subject.codes):
        if first <= place < last:
            is_alike[place - first] = False
    return first + np.flatnonzero(is_alike)


def nearest(areas: Areas, places: np.ndarray, starts: Starts, subject: Subject) -> np.ndarray:
    """Of these places the PEERS that began nearest to the subject, nearest first; of two as near the first code.

    Near is in proportion (the absolute logarithm of the quotient): half as much is as far away as twice as much. To
    order by the larger start divided by the smaller one is the same. Starts must be known and above zero.
    """
    import numpy as np

    theirs = starts.amount[places] * subject.size
    ours = subject.amount * starts.size[places]
    apart = np.maximum(theirs, ours) / np.minimum(theirs, ours)
    if len(places) > PEERS:
        # All that are not farther than the last that counts; the rest need not be put in order.
        within = apart <= np.partition(apart, PEERS - 1)[PEERS - 1]
        places, apart = places[within], apart[within]
    return places[np.lexsort((areas.rank[places], apart))][:PEERS]


def pool(areas: Areas, places: np.ndarray, starts: Starts, subject: Subject) -> Pool:
    """The areas at these places as what the peers of the subject were chosen from."""
    import numpy as np

    ordered = places[np.argsort(areas.rank[places])]
    columns = (areas.inhabitants[ordered], areas.addresses[ordered], starts.amount[ordered], starts.size[ordered])
    codes = [areas.codes[place] for place in ordered.tolist()]
    return Pool(subject, tuple(zip(codes, *(column.tolist() for column in columns), strict=True)))


def own(areas: Areas, codes: Collection[str]) -> set[int]:
    """The places that have ground in common with these codes: themselves, what lies in them and what they lie in."""
    found: set[int] = set()
    for code in codes:
        found.update(areas.within.get(code, ()))
        found.update(areas.places[area_code] for area_code in (code, f"WK{code[2:8]}") if area_code in areas.places)
    return found
