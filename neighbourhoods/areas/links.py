"""The writes of links: how areas of one division continue in another, from what is sure and from nothing else."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from neighbourhoods.areas import crosswalk, geometry, overlap
from neighbourhoods.areas.crosswalk import Pair
from neighbourhoods.models import Area, AreaLink
from neighbourhoods.models.area import district_code, municipality_code, sort_key
from neighbourhoods.sources.layout import Refused
from neighbourhoods.terms import BoundaryChange, Level, LinkKind, LinkSource

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

BATCH = 2_000
LEVELS = (Level.MUNICIPALITY, Level.DISTRICT, Level.NEIGHBOURHOOD)
ELSEWHERE = 0.5  # of both surfaces; an area that shares less with the file's polygon is another one with the same code


@dataclass(slots=True)
class Linked:
    """What an import of links did: links by kind that now hold, how many of those are new, what was left out."""

    kinds: dict[str, int] = field(default_factory=dict)
    added: int = 0
    left_out: list[Refused] = field(default_factory=list)


class SameYear(Exception):
    """A division does not continue in itself or in an older one."""


@transaction.atomic
def link_overlap(year: int, later_year: int, *, metres: float | None = None, dry_run: bool = False) -> Linked:
    """Link two divisions by how their boundaries lie over each other; see `overlap` for what counts as what.

    Replaces what an earlier overlap said of these two; what was published or stands in a crosswalk stays.
    Raises SameYear.
    """
    _in_order(year, later_year)
    if not dry_run:
        AreaLink.objects.filter(
            source=LinkSource.OVERLAP, earlier__division_year=year, later__division_year=later_year
        ).delete()
    outcome = Linked()
    for level in LEVELS:
        (then, before), (now, after) = (_drawn(of, level) for of in (year, later_year))
        found = overlap.links(before, after, metres=metres)
        rows = [
            AreaLink(
                earlier_id=then[link.earlier],
                later_id=now[link.later],
                kind=link.kind,
                source=LinkSource.OVERLAP,
                of_earlier=round(link.of_earlier, 4),
                of_later=round(link.of_later, 4),
            )
            for link in found
        ]
        _store(rows, outcome, dry_run=dry_run)
    return outcome


@transaction.atomic
def link_crosswalk(pairs: Sequence[Pair], *, year: int, later_year: int, dry_run: bool = False) -> Linked:
    """Link two divisions as a crosswalk says, where the areas it speaks of are those of the divisions.

    A code alone proves nothing: numbers are used again. A pair counts when for both codes the boundary here is about
    that of the file or, where there is none, the name is the same. The others are `left_out`. Raises SameYear.
    """
    _in_order(year, later_year)
    then = _known(year, [pair.earlier for pair in pairs])
    now = _known(later_year, [pair.later for pair in pairs])
    shapes = {shape.code: shape for shape in geometry.read(crosswalk.features(pairs)).shapes}
    outcome, kept = Linked(), []
    for pair in pairs:
        drawn = shapes.get(pair.later)
        reason = _unlike(pair.earlier, pair.earlier_name, drawn, then.get(pair.earlier), year)
        reason = reason or _unlike(pair.later, pair.later_name, drawn, now.get(pair.later), later_year)
        if reason:
            outcome.left_out.append(Refused(pair.line, None, reason))
        else:
            kept.append(pair)
    rows = [
        AreaLink(earlier=then[earlier], later=now[later], kind=kind, source=LinkSource.CROSSWALK)
        for (earlier, later), kind in sorted(_kinds(pairs, kept).items())
    ]
    if not dry_run:
        AreaLink.objects.filter(
            source=LinkSource.OVERLAP, earlier__in=[row.earlier for row in rows], later__division_year=later_year
        ).delete()
    _store(rows, outcome, dry_run=dry_run)
    return outcome


def link_recoded(year: int) -> None:
    """Link what has another code since the year before (`Indelingswijziging` 2), as far as it is sure which it had.

    Sure is: the only area that lost its code in the same wijk, else the same gemeente, under the same name; or, where
    both are drawn, the same outline.
    """
    linked = Exists(AreaLink.objects.filter(later=OuterRef("pk"), earlier__division_year=year - 1))
    later = list(
        Area.objects.of_division(year).filter(~linked, boundary_change=BoundaryChange.RECODED).defer("outline")
    )
    if not later:
        return
    still = Area.objects.of_division(year).filter(code=OuterRef("code"))
    gone = list(Area.objects.of_division(year - 1).filter(~Exists(still)).defer("outline"))
    found: dict[int, int] = {}
    for place in (district_code, municipality_code):
        left = [area for area in later if area.pk not in found]
        free = [area for area in gone if area.pk not in found.values()]
        found |= _same_name(left, free, place)
    found |= _same_outline(
        [area for area in later if area.pk not in found], [area for area in gone if area.pk not in found.values()]
    )
    rows = [
        AreaLink(earlier_id=earlier_id, later_id=later_id, kind=LinkKind.RECODED)
        for later_id, earlier_id in sorted(found.items())
    ]
    AreaLink.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _same_name(later: Iterable[Area], gone: Iterable[Area], place: Callable[[str], str]) -> dict[int, int]:
    """Later area by its earlier one, where the name is unique on both sides within the same place and level."""

    def key(area: Area) -> tuple[str, str, str]:
        return area.level, place(area.code), plain(area.name)

    ours, theirs = list(later), list(gone)
    counted, counted_gone = Counter(map(key, ours)), Counter(map(key, theirs))
    earlier = {key(area): area.pk for area in theirs if counted_gone[key(area)] == 1}
    return {area.pk: earlier[key(area)] for area in ours if counted[key(area)] == 1 and key(area) in earlier}


def _same_outline(later: Iterable[Area], gone: Iterable[Area]) -> dict[int, int]:
    found = {}
    for level in LEVELS:
        now = {area.code: area for area in later if area.level == level and area.geometry}
        then = {area.code: area for area in gone if area.level == level and area.geometry}
        shapes = [{code: geometry.solid(area.geometry) for code, area in side.items()} for side in (then, now)]
        for link in overlap.links(*shapes):
            if link.kind == LinkKind.RECODED:
                found[now[link.later].pk] = then[link.earlier].pk
    return found


def plain(name: str) -> str:
    """A name without what spellings differ in: accents, capitals, spaces, hyphens."""
    return re.sub(r"[^a-z0-9]", "", sort_key(name))


def _in_order(year: int, later_year: int) -> None:
    if later_year <= year:
        raise SameYear


def _drawn(year: int, level: Level) -> tuple[dict[str, int], dict[str, "BaseGeometry"]]:
    """The ids and the boundaries of the areas of a level, by code."""
    areas = Area.objects.of_division(year).filter(level=level, geometry__isnull=False)
    rows = list(areas.values_list("code", "pk", "geometry"))
    return {code: pk for code, pk, _shape in rows}, {code: geometry.solid(shape) for code, _pk, shape in rows}


def _known(year: int, codes: Iterable[str]) -> Mapping[str, Area]:
    return {area.code: area for area in Area.objects.of_division(year).filter(code__in=set(codes)).defer("outline")}


def _unlike(code: str, name: str, drawn: geometry.Shape | None, area: Area | None, year: int) -> str:
    """Why the area stored under this code is not the one the file means; nothing when it is."""
    if area is None:
        return _("%(code)s staat niet in de indeling van %(year)d.") % {"code": code, "year": year}
    if drawn is not None and area.geometry:
        ours, theirs = (overlap.flat(geometry.solid(shape)) for shape in (area.geometry, drawn.geometry))
        shared = ours.intersection(theirs).area
        if shared >= ELSEWHERE * max(ours.area, theirs.area):
            return ""
        text = _("%(code)s is in de indeling van %(year)d een ander gebied (%(name)s).")
    elif plain(area.name) == plain(name):
        return ""
    else:
        text = _("%(code)s heet in de indeling van %(year)d anders (%(name)s).")
    return text % {"code": code, "year": year, "name": area.name}


def _kinds(pairs: Iterable[Pair], kept: Iterable[Pair]) -> dict[tuple[str, str], LinkKind]:
    """The kind of each pair that is kept. Where a part was left out, ‘changed’ is all that is sure."""
    parts, wholes = defaultdict(set), defaultdict(set)
    for pair in pairs:
        parts[pair.earlier].add(pair.later)
        wholes[pair.later].add(pair.earlier)
    sure = {(pair.earlier, pair.later) for pair in kept}
    kinds = {}
    for earlier, later in sure:
        kind = LinkKind.SAME if earlier == later else LinkKind.RECODED
        if len(parts[earlier]) > 1 or len(wholes[later]) > 1:
            kind = LinkKind.CHANGED
        if len(wholes[later]) == 1 and all(
            (earlier, part) in sure and len(wholes[part]) == 1 for part in parts[earlier]
        ):
            kind = LinkKind.SPLIT if len(parts[earlier]) > 1 else kind
        if len(parts[earlier]) == 1 and all((code, later) in sure and len(parts[code]) == 1 for code in wholes[later]):
            kind = LinkKind.MERGED if len(wholes[later]) > 1 else kind
        kinds[earlier, later] = kind
    return kinds


def _store(rows: Sequence[AreaLink], outcome: Linked, *, dry_run: bool) -> None:
    for row in rows:
        outcome.kinds[str(row.kind)] = outcome.kinds.get(str(row.kind), 0) + 1
    known = set(AreaLink.objects.filter(later__in=[row.later_id for row in rows]).values_list("earlier_id", "later_id"))
    fresh = [row for row in rows if (row.earlier_id, row.later_id) not in known]
    outcome.added += len(fresh)
    if not dry_run:
        AreaLink.objects.bulk_create(fresh, batch_size=BATCH, ignore_conflicts=True)
