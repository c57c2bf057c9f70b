"""What happened in the buurten around an area while it changed: shown beside its change, never judged. Pure.

Around is the rest of its wijk, or of its gemeente where the area is a whole wijk. It lies beside those peers of the
area that are in another gemeente: what moved to a peer next door would hide here. Less here and more around may be
something that moved, or not. That these figures do not say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum, isnan
from typing import TYPE_CHECKING

from neighbourhoods.standings import peers

if TYPE_CHECKING:
    import numpy as np

    from neighbourhoods.standings.peers import Areas, Subject

PERCENT = 100
Part = tuple[str, float | None, float | None]
"""Of a buurt its code, its count at first and its count now; None where that is not known."""


class Shared(StrEnum):
    """What an area has in common with the buurten around it."""

    DISTRICT = "district"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class Around:
    """`change` is that of all `parts` together, in percent; None where one is not known or there was nothing at first.

    `places` is the number of wijken or gemeenten that the area lies in. Of the peers in other gemeenten, `compared`, so
    many changed `more` than this and `less`.
    """

    shared: Shared
    parts: tuple[Part, ...]
    places: int = 1
    base: float | None = None
    now: float | None = None
    change: float | None = None
    compared: int = 0
    more: int = 0
    less: int = 0


def around(
    subject: Subject, areas: Areas, base: np.ndarray, now: np.ndarray, compared: Mapping[str, float]
) -> Around | None:
    """The buurten around the subject; None where it is a whole gemeente. Counts are in the order of `areas`, and
    `compared` are the changes of its peers by code.
    """
    own = peers.own(areas, subject.codes)
    towns = {areas.codes[place][2:6] for place in own}
    for shared, length in ((Shared.DISTRICT, 8), (Shared.MUNICIPALITY, 6)):
        prefixes = {areas.codes[place][2:length] for place in own if not areas.is_district[place]}
        wider = [f"{'WK' if shared is Shared.DISTRICT else 'GM'}{prefix}" for prefix in prefixes]
        places = {place for code in wider for place in areas.within[code] if not areas.is_district[place]} - own
        parts = tuple(sorted((areas.codes[place], _known(base[place]), _known(now[place])) for place in places))
        if parts:
            return _told(
                shared, parts, len(wider), [change for code, change in compared.items() if code[2:6] not in towns]
            )
    return None


def _known(count: float) -> float | None:
    return None if isnan(count) else float(count)


def _told(shared: Shared, parts: tuple[Part, ...], places: int, elsewhere: Sequence[float]) -> Around:
    bases = [base for _code, base, _now in parts if base is not None]
    nows = [now for _code, _base, now in parts if now is not None]
    if len(bases) < len(parts) or len(nows) < len(parts) or not fsum(bases):
        return Around(shared, parts, places)
    base, now = fsum(bases), fsum(nows)
    change = (now / base - 1) * PERCENT
    more, less = sum(other > change for other in elsewhere), sum(other < change for other in elsewhere)
    return Around(shared, parts, places, base, now, change, len(elsewhere), more, less)
