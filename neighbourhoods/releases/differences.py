"""Reads: what a release changes against what stood there before it, per column and per area. The database counts."""

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Q

from neighbourhoods.disclosure import rules
from neighbourhoods.models import Release, ReleaseColumn
from neighbourhoods.terms import Note

BIGGEST = 5
SHOWN_COLUMNS = 12
SHOWN_AREAS = 20
NAMED = "select row.*, area.code, area.name from neighbourhoods_releaserow row join neighbourhoods_area area on area.id = row.area_id where row.release_id = %s"  # noqa: E501
# The two releases side by side, an area in each line. Areas are paired by code: their division may have been corrected.
PAIRED = f"with newer as materialized ({NAMED}), older as materialized ({NAMED}) "
AREAS = (
    PAIRED
    + """
select count(older.code), count(*) filter (where older.code is null), count(*) filter (where newer.code is null),
       array_agg(newer.name order by newer.code) filter (where older.code is null),
       array_agg(older.name order by older.code) filter (where newer.code is null)
from newer full join older using (code)
"""
)


@dataclass(frozen=True, slots=True)
class Move:
    """One figure before and after. A value of None has a note that says why."""

    code: str
    name: str
    before: float | None
    before_note: Note
    after: float | None
    after_note: Note


@dataclass(slots=True)
class ColumnChange:
    """What changed in one column, over the areas that both releases have."""

    header: str
    indicator: str | None
    name: str
    unit: str
    decimals: int
    changed: int
    position: int
    position_then: int
    biggest: list[Move] = field(default_factory=list)


@dataclass(slots=True)
class ReleaseDifference:
    """A release against an earlier one. `columns` are those with changes, known indicators first."""

    earlier: Release
    both: int
    compared: int
    areas_new: int
    areas_gone: int
    names_new: list[str]
    names_gone: list[str]
    columns: list[ColumnChange]

    @property
    def changed(self) -> int:
        return sum(column.changed for column in self.columns)

    @property
    def shown(self) -> list[ColumnChange]:
        return self.columns[:SHOWN_COLUMNS]

    @property
    def more(self) -> list[ColumnChange]:
        return self.columns[SHOWN_COLUMNS:]


def compare(release: Release) -> list[ReleaseDifference]:
    """The release against each earlier one that lost, or had lost, columns to it; newest first."""
    columns = list(ReleaseColumn.objects.filter(release=release).select_related("indicator").order_by("position"))
    pairs = _pairs(release, columns)
    earlier = Release.objects.in_bulk(list(pairs))
    found = (_compare(release, earlier[pk], pairs[pk], {column.position: column for column in columns}) for pk in pairs)
    return sorted(found, key=lambda difference: -difference.earlier.pk)


def for_readers(release: Release) -> list[ReleaseDifference]:
    """The same for who may not see the file itself: of a table of our own only how many figures are others.

    What a figure was is not told. Beside the figures of now it would give away one that was hidden then.
    """
    found = compare(release)
    if rules.is_own_table(release.table_id, release.table.publisher):
        for difference in found:
            for column in difference.columns:
                column.biggest = []
    return found


def described(found: ReleaseDifference) -> dict[str, Any]:
    """The comparison as JSON, for the row of an import and for a page."""
    return {
        "earlier": found.earlier.pk,
        "published_at": found.earlier.published_at.isoformat(),
        "status": found.earlier.status,
        "both": found.both,
        "compared": found.compared,
        "changed": found.changed,
        "areas_new": found.areas_new,
        "areas_gone": found.areas_gone,
        "names_new": found.names_new,
        "names_gone": found.names_gone,
        "columns": [asdict(column) for column in found.shown],
        "more": len(found.more),
    }


def _pairs(release: Release, columns: list[ReleaseColumn]) -> dict[int, list[tuple[int, int]]]:
    """Earlier release → (position now, position then) of each column, the newest standing one with that title or
    indicator.
    """
    older = ReleaseColumn.objects.filter(
        Q(release__withdrawn_at=None), table=release.table_id, period=release.period, release__lt=release.pk
    )
    by_indicator: dict[int, tuple[int, int]] = {}
    by_title: dict[str, tuple[int, int]] = {}
    for pk, position, title, indicator in older.order_by("release_id").values_list(
        "release_id", "position", "title", "indicator_id"
    ):
        by_title[title] = pk, position
        if indicator is not None:
            by_indicator[indicator] = pk, position
    pairs: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for column in columns:
        there = by_indicator.get(column.indicator_id or 0) or by_title.get(column.title)
        if there is not None:
            pairs[there[0]].append((column.position, there[1]))
    return dict(pairs)


def _compare(
    release: Release, earlier: Release, pairs: list[tuple[int, int]], columns: dict[int, ReleaseColumn]
) -> ReleaseDifference:
    with connection.cursor() as cursor:
        cursor.execute(AREAS, [release.pk, earlier.pk])
        both, new, gone, names_new, names_gone = cursor.fetchone()
        changes = []
        for (position, then), changed in zip(pairs, _changed(cursor, release, earlier, pairs), strict=True):
            if changed:
                changes.append(_change(columns[position], changed, then))
        changes.sort(key=lambda change: (change.indicator is None, -change.changed))
        for change in changes[:SHOWN_COLUMNS]:
            change.biggest = _biggest(cursor, release, earlier, change.position, change.position_then)
    return ReleaseDifference(
        earlier,
        both=both,
        compared=both * len(pairs),
        areas_new=new,
        areas_gone=gone,
        names_new=(names_new or [])[:SHOWN_AREAS],
        names_gone=(names_gone or [])[:SHOWN_AREAS],
        columns=changes,
    )


def _change(column: ReleaseColumn, changed: int, then: int) -> ColumnChange:
    known = column.indicator
    counted = changed, column.position, then
    if known is None:
        return ColumnChange(column.header, None, column.header, "", 1, *counted)
    return ColumnChange(column.header, known.key, known.name, known.unit, known.decimals, *counted)


def _differs(position: int, then: int) -> str:
    """SQL for: this figure is another one. Positions are numbers from the database, never text."""
    here, there = int(position), int(then)
    return (
        f'(newer."values"[{here}] is distinct from older."values"[{there}] '
        f"or newer.notes[{here}] is distinct from older.notes[{there}])"
    )


def _changed(cursor: Any, release: Release, earlier: Release, pairs: list[tuple[int, int]]) -> list[int]:
    """How many figures of each pair of columns differ, in one pass over the rows."""
    counts = ", ".join(f"count(*) filter (where {_differs(*pair)})" for pair in pairs)
    query = f"{PAIRED} select {counts} from newer join older using (code)"  # noqa: S608
    cursor.execute(query, [release.pk, earlier.pk])
    return list(cursor.fetchone())


def _biggest(cursor: Any, release: Release, earlier: Release, position: int, then: int) -> list[Move]:
    """The areas whose figure moved most; figures that came or went are after those that moved."""
    here, there = int(position), int(then)
    query = (
        f'{PAIRED} select code, newer.name, older."values"[{there}], older.notes[{there}], '  # noqa: S608
        f'newer."values"[{here}], newer.notes[{here}] from newer join older using (code) '
        f"where {_differs(here, there)} "
        f'order by abs(newer."values"[{here}] - older."values"[{there}]) desc nulls last, code limit {BIGGEST}'
    )
    cursor.execute(query, [release.pk, earlier.pk])
    rows = cursor.fetchall()
    return [Move(code, name, old, Note(was), new, Note(now)) for code, name, old, was, new, now in rows]
