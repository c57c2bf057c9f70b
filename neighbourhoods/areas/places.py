"""A place: what a page, a file or a comparison is about, whether that is one area or a set of buurten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from neighbourhoods.models import Area
from neighbourhoods.models.area import municipality_code
from neighbourhoods.terms import Level

Outlines = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An area, or a set of buurten under a name of its own.

    `code` is what figures are published on; a set has none, and a `slug` in its stead. `parts` are the buurten of a
    set, or of a wijk. `kind` is a word for a reader, and may be lazy. `outlines` are GeoJSON geometries.
    """

    name: str
    kind: str
    parts: tuple[str, ...] = ()
    code: str = ""
    slug: str = ""
    division_year: int | None = None
    outlines: Outlines = ()

    @property
    def key(self) -> str:
        """What stands for it in an address, and in a file."""
        return self.code or self.slug

    @property
    def codes(self) -> tuple[str, ...]:
        return ((self.code,) if self.code else ()) + self.parts

    @property
    def municipality_code(self) -> str:
        return municipality_code(self.codes[0])

    @property
    def is_municipality(self) -> bool:
        return self.code[:2] == "GM"


def place_of(area: Area, buurten: Iterable[str] = (), *, outlines: Outlines = ()) -> Place:
    """An area of the division as a place; `buurten` are those inside a wijk, added up where needed."""
    return Place(
        name=area.name,
        kind=Level(area.level).label,
        parts=tuple(sorted(buurten)),
        code=area.code,
        division_year=area.division_year,
        outlines=outlines,
    )
