"""The areas of a publication on their way in: put beside those that are known, to compare and to complete them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from neighbourhoods.areas import divisions
from neighbourhoods.models.area import sort_key
from neighbourhoods.tables import Publication
from neighbourhoods.terms import Level

STAGING = """
create temporary table staging (
    code text primary key, name text not null, sort_key text not null, level text not null, boundary_change smallint
) on commit drop
"""
COPY_AREAS = "copy staging from stdin (format binary)"
AREA_TYPES = ["text", "text", "text", "text", "int2"]
# An area that only figures speak of still is an area. A file without names borrows them from another division, until
# one of its own says them; the area remembers that, because a borrowed name is no proof of what it was called.
NAMED = "excluded.name <> area.code and not excluded.name_is_borrowed"
RENAMED = f"not area.is_known or area.name = area.code or (area.name_is_borrowed and {NAMED})"
ADD_AREAS = f"""
insert into neighbourhoods_area as area
    (code, division_year, level, name, sort_key, boundary_change, name_is_borrowed)
select s.code, %(year)s, s.level, coalesce(other.name, s.name), coalesce(other.sort_key, s.sort_key),
    s.boundary_change, other.name is not null
from staging s
left join lateral (
    select name, sort_key from neighbourhoods_area known
    where s.name = s.code and known.code = s.code and known.name <> known.code
    order by abs(known.division_year - %(year)s) limit 1
) other on true
on conflict (code, division_year) do update
set name = case when {RENAMED} then excluded.name else area.name end,
    sort_key = case when {RENAMED} then excluded.sort_key else area.sort_key end,
    name_is_borrowed = case when {RENAMED} then excluded.name_is_borrowed else area.name_is_borrowed end,
    boundary_change = coalesce(case when area.is_known then area.boundary_change end, excluded.boundary_change),
    is_known = true
where not area.is_known or (area.name = area.code and excluded.name <> area.name)
   or (area.name_is_borrowed and {NAMED})
   or (area.boundary_change is null and excluded.boundary_change is not null)
"""  # noqa: S608 - put together from the words above alone
# An area to which a file adds nothing is left alone: most are known already, from their boundaries or another table.
KNOWN = """
select code, id, is_known and name <> code, name_is_borrowed, boundary_change is null
from neighbourhoods_area where division_year = %s
"""
CODES = """
select area.code, area.name from neighbourhoods_releaserow row join neighbourhoods_area area on area.id = row.area_id
where row.release_id = %s
"""


def add_areas(publication: Publication, year: int) -> dict[str, int]:
    """Make, complete and link the areas of a publication in a division that is locked; the ids of all its codes."""
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [year])
        known = {code: about for code, *about in cursor.fetchall()}
        fresh = [
            area
            for area in zip(publication.codes, publication.names, publication.changes, strict=True)
            if area[0] not in known or _adds(area, known[area[0]])
        ]
        if fresh:
            _fill(fresh)
            cursor.execute(ADD_AREAS, {"year": year})
            divisions.link_consecutive(year)
            cursor.execute(KNOWN, [year])
            known = {code: about for code, *about in cursor.fetchall()}
    return {code: about[0] for code, about in known.items()}


def _adds(area: tuple[str, str, int | None], known: Sequence[Any]) -> bool:
    """Whether a file says of an area what is not known yet, or a name may be borrowed since."""
    code, name, change = area
    _pk, is_named, is_borrowed, lacks_change = known
    return not is_named or (is_borrowed and name != code) or (lacks_change and change is not None)


def _fill(fresh: Iterable[tuple[str, str, int | None]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists staging")
        cursor.execute(STAGING)
        with cursor.copy(COPY_AREAS) as copy:
            copy.set_types(AREA_TYPES)
            for code, name, change in fresh:
                copy.write_row((code, name[:120], sort_key(name), Level.of_code(code).value, change))


def names(release: int) -> dict[str, str]:
    """The areas of a release, by code."""
    with connection.cursor() as cursor:
        cursor.execute(CODES, [release])
        return dict(cursor.fetchall())
