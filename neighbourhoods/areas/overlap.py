"""How the areas of one division continue in another, from how their polygons lie over each other. Pure.

Two maps of the same boundary never lie exactly on each other: they were rounded, simplified, or drawn by hand. So each
judgement carries a margin. Of an area with outline `L` and surface `S`, a line that may be `p` metres off puts at most
`L × p / S` of the surface on the wrong side. With `share` the part of an area that lies within another:

- **within**: share - margin ≥ SURE. Even if the map errs as far as it can, less than a twentieth lies elsewhere.
- **not within**: share + margin < SURE. Even a map that errs in favour does not cover it.
- anything between is **not known**, and what is not known becomes no link.

From those, for an earlier area E and a later area L:

- *same* (equal codes) or *recoded* (other code): E within L and L within E;
- *split*: two or more later areas are each within E, and E is within those together;
- *merged*: two or more earlier areas are each within L, and L is within those together;
- *changed*: E and L overlap by at least TOUCHES of either, neither of the above, and one of the two for certain not
  within the other.

A drawing of 34 metres a pixel has for a buurt of 60 hectares a margin of a fifth: no buurt on it is ever *same*, and
only a buurt that plainly moved is *changed*. The margin follows the coarser of the two maps. `precision` measures it
from the areas whose code stayed; nobody has to know it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from statistics import median
from typing import TYPE_CHECKING

from neighbourhoods.terms import LinkKind

if TYPE_CHECKING:
    import numpy as np
    from shapely.geometry.base import BaseGeometry

SURE = 0.95
TOUCHES = 0.1
FINEST = 1.0  # metres: five decimals of a degree
ENOUGH = 20  # pairs with the same code, to measure a map with; with fewer it is taken to be COARSE
COARSE = 25.0  # metres
METRES_A_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class Continued:
    """Area `earlier` continues as `later`; the shares say how much of each lies within the other."""

    earlier: str
    later: str
    kind: LinkKind
    of_earlier: float
    of_later: float


@dataclass(frozen=True, slots=True)
class _Pair:
    earlier: str
    later: str
    shared: float  # square metres


class _Side:
    """One division: surfaces, margins and who lies over whom."""

    def __init__(self, areas: Mapping[str, BaseGeometry]) -> None:
        self.codes = sorted(areas)
        self.flat = [flat(areas[code]) for code in self.codes]
        self.surface = {code: shape.area for code, shape in zip(self.codes, self.flat, strict=True)}
        self.outline = {code: shape.length for code, shape in zip(self.codes, self.flat, strict=True)}

    def margin(self, code: str, metres: float) -> float:
        return self.outline[code] * metres / self.surface[code]


def links(
    earlier: Mapping[str, BaseGeometry], later: Mapping[str, BaseGeometry], *, metres: float | None = None
) -> list[Continued]:
    """How the areas of an earlier division continue in a later one, by code, in order of the codes.

    Geometries are in degrees, valid, of one level. `metres` is how far a line on the coarser map may be off; measured
    from the maps when left out. Areas without surface are left out.
    """
    then, now = _Side(_solid(earlier)), _Side(_solid(later))
    if not then.codes or not now.codes:
        return []
    pairs = _pairs(then, now)
    off = precision(then, now, pairs) if metres is None else max(metres, FINEST)
    return _judge(then, now, pairs, off)


def flat(geometry: BaseGeometry) -> BaseGeometry:
    """The geometry in metres, true to scale at its own latitude to within a thousandth."""
    import shapely

    def stretched(positions: np.ndarray) -> np.ndarray:
        import numpy as np

        # An equal-area projection: a surface does not depend on which other areas are on the map.
        north = np.sin(np.radians(positions[:, 1])) / cos(radians(52.0)) * (180 / np.pi)
        return np.column_stack((positions[:, 0] * cos(radians(52.0)), north)) * METRES_A_DEGREE

    return shapely.transform(geometry, stretched)


def precision(then: _Side, now: _Side, pairs: Iterable[_Pair]) -> float:
    """How far the lines of the two maps lie apart, in metres: twice the median over the areas that kept their code of
    the surface between their two outlines per metre of outline. Most areas did not change, so the median is one of
    those; twice, since half of them are off by more.
    """
    found = []
    for pair in pairs:
        if pair.earlier == pair.later:
            between = then.surface[pair.earlier] + now.surface[pair.later] - 2 * pair.shared
            found.append(between / (then.outline[pair.earlier] + now.outline[pair.later]) * 2)
    if len(found) < ENOUGH:
        return COARSE
    return max(2 * median(found), FINEST)


def _solid(areas: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    return {code: shape for code, shape in areas.items() if shape.area > 0}


def _pairs(then: _Side, now: _Side) -> list[_Pair]:
    """Every earlier area with every later one that it shares surface with."""
    import shapely

    tree = shapely.STRtree(now.flat)
    left, right = tree.query(then.flat, predicate="intersects")
    shared = shapely.area(
        shapely.intersection([then.flat[place] for place in left], [now.flat[place] for place in right])
    )
    found = [
        _Pair(then.codes[earlier], now.codes[later], float(size))
        for earlier, later, size in zip(left, right, shared, strict=True)
        if size > 0
    ]
    return sorted(found, key=lambda pair: (pair.earlier, pair.later))


def _judge(then: _Side, now: _Side, pairs: Sequence[_Pair], off: float) -> list[Continued]:
    of_earlier = {(pair.earlier, pair.later): min(pair.shared / then.surface[pair.earlier], 1) for pair in pairs}
    of_later = {(pair.earlier, pair.later): min(pair.shared / now.surface[pair.later], 1) for pair in pairs}
    within_later = {pair for pair, share in of_earlier.items() if share - then.margin(pair[0], off) >= SURE}
    within_earlier = {pair for pair, share in of_later.items() if share - now.margin(pair[1], off) >= SURE}
    kinds: dict[tuple[str, str], LinkKind] = {
        pair: LinkKind.SAME if pair[0] == pair[1] else LinkKind.RECODED for pair in within_later & within_earlier
    }
    parts, wholes = defaultdict(set), defaultdict(set)
    for earlier, later in within_earlier - kinds.keys():
        parts[earlier].add(later)
    for earlier, later in within_later - kinds.keys():
        wholes[later].add(earlier)
    for code, pieces in parts.items():
        together = sum(of_earlier[code, other] for other in pieces)
        if len(pieces) > 1 and together - then.margin(code, off) >= SURE:
            kinds |= {(code, other): LinkKind.SPLIT for other in pieces}
    for code, origins in wholes.items():
        together = sum(of_later[other, code] for other in origins)
        if len(origins) > 1 and together - now.margin(code, off) >= SURE:
            kinds |= {(other, code): LinkKind.MERGED for other in origins}
    for earlier, later in of_earlier.keys() - kinds.keys():
        shares = of_earlier[earlier, later], of_later[earlier, later]
        margins = then.margin(earlier, off), now.margin(later, off)
        apart = any(share + margin < SURE for share, margin in zip(shares, margins, strict=True))
        if max(shares) >= TOUCHES and apart:
            kinds[earlier, later] = LinkKind.CHANGED
    return [Continued(*pair, kinds[pair], of_earlier[pair], of_later[pair]) for pair in sorted(kinds)]
