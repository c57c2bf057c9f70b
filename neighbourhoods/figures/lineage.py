"""Which areas of one division are together exactly the areas of another, by the links that are known. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from neighbourhoods.figures.figure import Link
from neighbourhoods.terms import LinkKind

COUNTRY = "NL00"
AreaOfYear = tuple[str, int]
Role = Literal["alike", "part", "whole"]
# What the other end of a link is to this end, looking back and looking ahead.
BACK: dict[LinkKind, Role] = {
    LinkKind.SAME: "alike",
    LinkKind.RECODED: "alike",
    LinkKind.SPLIT: "whole",
    LinkKind.MERGED: "part",
}
AHEAD: dict[LinkKind, Role] = BACK | {LinkKind.SPLIT: "part", LinkKind.MERGED: "whole"}


class Lineage:
    """The links of some areas, ready to be followed. A changed boundary leads nowhere, and neither does no link."""

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self.links = tuple(links)
        self._ways: dict[AreaOfYear, dict[int, list[tuple[str, Role]]]] = defaultdict(lambda: defaultdict(list))
        self._known: dict[tuple[frozenset[str], int, int], frozenset[str] | None] = {}
        for link in self.links:
            if link.kind == LinkKind.CHANGED:
                continue
            kind = LinkKind(link.kind)
            self._ways[link.later_code, link.later_year][link.year].append((link.code, BACK[kind]))
            self._ways[link.code, link.year][link.later_year].append((link.later_code, AHEAD[kind]))

    @classmethod
    def of(cls, links: Lineage | Iterable[Link]) -> Lineage:
        """The lineage itself, or one of these links."""
        return links if isinstance(links, Lineage) else cls(links)

    def __iter__(self) -> Iterator[Link]:
        return iter(self.links)

    def at(self, codes: Iterable[str], year: int, goal: int) -> tuple[str, ...] | None:
        """The areas of division `goal` that are together what `codes` are in division `year`.

        None when that is not known, or when no areas are: a boundary moved, or an area was split and `codes` lacks one
        of its parts.
        """
        asked = frozenset(codes)
        if year == goal or asked == {COUNTRY}:
            return tuple(sorted(asked))
        key = (asked, year, goal)
        if key not in self._known:
            self._known[key] = self._search(asked, year, goal)
        found = self._known[key]
        return None if found is None else tuple(sorted(found))

    def _search(self, codes: frozenset[str], year: int, goal: int) -> frozenset[str] | None:
        """By the smallest steps that are known, so that a publication of each year counts for more than a leap."""
        if year == goal:
            return codes
        first = next(iter(codes), "")
        between = [other for other in self._ways.get((first, year), {}) if min(year, goal) <= other <= max(year, goal)]
        for other in sorted(between, key=lambda division: abs(division - year)):
            found = self._step(codes, year, other)
            if found is not None:
                there = self._search(found, other, goal)
                if there is not None:
                    return there
        return None

    def _step(self, codes: frozenset[str], year: int, other: int) -> frozenset[str] | None:
        found: set[str] = set()
        for code in codes:
            ways = self._ways.get((code, year), {}).get(other, [])
            alike = [there for there, role in ways if role == "alike"]
            wholes = [there for there, role in ways if role == "whole"]
            if alike:
                found.add(alike[0])
            elif wholes:
                parts = self._parts(wholes[0], other, year)
                if len(parts) < 2 or not parts <= codes:
                    return None
                found.add(wholes[0])
            elif len(ways) > 1:
                found |= {there for there, _role in ways}
            else:
                return None
        return frozenset(found)

    def _parts(self, whole: str, year: int, other: int) -> set[str]:
        return {there for there, role in self._ways[whole, year][other] if role == "part"}
