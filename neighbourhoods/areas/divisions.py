"""The writes of areas: boundaries of a division, and how divisions continue."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from neighbourhoods.areas import links
from neighbourhoods.areas.geometry import Shape
from neighbourhoods.models import Area, Release, ReleaseRow
from neighbourhoods.models.area import sort_key
from neighbourhoods.terms import Level
from wijkaanpak import tenancy
from wijkaanpak.accounts.entering import municipalities_with

BATCH = 2_000
# Only a division and the one of the year before: `Indelingswijziging` says nothing about longer gaps.
LINK = """
insert into neighbourhoods_arealink (earlier_id, later_id, kind, source)
select earlier.id, later.id, case later.boundary_change when 3 then 'changed' else 'same' end, 'published'
from neighbourhoods_area later
join neighbourhoods_area earlier on earlier.code = later.code and earlier.division_year = later.division_year - 1
where later.division_year in (%(year)s, %(year)s + 1) and later.boundary_change in (1, 3)
    and earlier.is_known and later.is_known
on conflict (earlier_id, later_id) do nothing
"""

ALONE = """
select area.id from neighbourhoods_area area
where division_year = %(year)s and geometry is null and is_known
    and exists (select from neighbourhoods_releaserow own where own.area_id = area.id and own.release_id = %(release)s)
    and not exists (
        select from neighbourhoods_releaserow figures
        join neighbourhoods_release release on release.id = figures.release_id and release.withdrawn_at is null
        where figures.area_id = area.id
    )
"""
UNLINK = """
delete from neighbourhoods_arealink link using neighbourhoods_area area
where area.id in (link.earlier_id, link.later_id) and area.division_year = %(year)s and not area.is_known
    and link.source = 'published'
"""


@dataclass(frozen=True, slots=True)
class DivisionImport:
    """What an import of boundaries did to a division."""

    year: int
    added: int
    changed: int
    same: int

    @property
    def status(self) -> str:
        return "published" if self.added or self.changed else "unchanged"


@transaction.atomic
def replace_division(shapes: Sequence[Shape], *, year: int) -> DivisionImport:
    """Store the boundaries of one year. Other years stay, and so do areas of this year that are not in `shapes`:
    figures and programmes speak of them.
    """
    lock_division(year)
    codes = [shape.code for shape in shapes]
    stored = {
        area.code: area for area in Area.objects.of_division(year).filter(code__in=codes).defer("outline").iterator()
    }
    wanted = [_area(shape, year, stored.get(shape.code)) for shape in shapes]
    added = [area for area in wanted if area.code not in stored]
    changed = [area for area in wanted if area.code in stored and _differs(area, stored[area.code])]
    Area.objects.bulk_create(
        added + changed,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["code", "division_year"],
        update_fields=["name", "sort_key", "boundary_change", "geometry", "outline", "is_known", "name_is_borrowed"],
    )
    link_consecutive(year)
    return DivisionImport(year, len(added), len(changed), len(wanted) - len(added) - len(changed))


def forget_unknown(release: Release) -> int:
    """Let areas go that only this withdrawn release spoke of, with the links made for them; returns how many.

    They stay in the database: its figures, and reports that were adopted with them, are about them.
    """
    lock_division(release.division_year)
    with connection.cursor() as cursor:
        cursor.execute(ALONE, {"release": release.pk, "year": release.division_year})
        alone = {pk for (pk,) in cursor.fetchall()}
    gone = Area.objects.filter(pk__in=alone - _spoken_of_elsewhere(alone)).update(is_known=False)
    with connection.cursor() as cursor:
        cursor.execute(UNLINK, {"year": release.division_year})
    return gone


def _spoken_of_elsewhere(areas: set[int]) -> set[int]:
    """Those of these areas that a municipality has figures of in a table of its own, behind its wall."""
    standing = ReleaseRow.objects.filter(area__in=areas, owner__isnull=False, release__withdrawn_at=None)
    found: set[int] = set()
    for municipality_id in municipalities_with(standing) if areas else ():
        with tenancy.municipality(municipality_id):
            found |= set(standing.values_list("area", flat=True))
    return found


def lock_division(year: int) -> None:
    """Let nobody else add areas to this division until the transaction ends; wait for whoever is doing so."""
    with connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = '10min'")
        cursor.execute("set local lock_timeout = '5min'")
        cursor.execute("select pg_advisory_xact_lock(hashtext('neighbourhoods.division'), %s)", [year])


def link_consecutive(year: int) -> None:
    """Link areas with the year before and after, as far as `Indelingswijziging` tells how they continue."""
    if not Area.objects.filter(division_year__in=[year - 1, year + 1]).exists():
        return
    with connection.cursor() as cursor:
        # Areas of a moment ago have no statistics yet; without this the planner compares every area with every other.
        cursor.execute("set local enable_nestloop = off")
        cursor.execute(LINK, {"year": year})
        cursor.execute("set local enable_nestloop = on")
    for later in (year, year + 1):
        links.link_recoded(later)


def _area(shape: Shape, year: int, stored: Area | None) -> Area:
    name = shape.name[:120] or (stored.name if stored else shape.code)
    change = shape.boundary_change if shape.boundary_change is not None else stored and stored.boundary_change
    return Area(
        code=shape.code,
        division_year=year,
        level=Level.of_code(shape.code),
        name=name,
        sort_key=sort_key(name),
        name_is_borrowed=not shape.name and stored is not None and stored.name_is_borrowed,
        boundary_change=change,
        geometry=shape.geometry,
        outline=shape.outline,
    )


def _differs(area: Area, stored: Area) -> bool:
    fields = ("name", "name_is_borrowed", "boundary_change", "geometry")
    return any(getattr(area, name) != getattr(stored, name) for name in fields)
