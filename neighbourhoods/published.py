"""Reads: the published figures of some areas, one by one, with where each stands. One query, however many there are.

What is the same for all figures of a release comes once: thirteen years of an area page are two thousand figures of
thirteen releases, and to say it with each of them takes longer than the figures.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from neighbourhoods.figures import Origin
from neighbourhoods.terms import Status

# First the figures, then a line for each of their releases. By id, not through joins: right after an import the
# planner knows nothing of the new rows, and then an index on ids is the one road it cannot miss.
PUBLISHED = """
with figures as materialized (
    select area_id, indicator_id, value, note, comparison, release_id from neighbourhoods_observation
    where area_id = any(%(areas)s) and indicator_id = any(%(indicators)s) {standing}
)
select *, null::json from figures
union all
select null, null, null, null, null, release.id, json_build_object(
    'published_at', release.published_at, 'period', release.period, 'division_year', release.division_year,
    'status', release.status, 'retrieved_on', (release.retrieved_at at time zone 'UTC')::date,
    'table', source.code, 'series', source.series, 'publisher', source.publisher, 'licence', source.licence
)
from neighbourhoods_release release join neighbourhoods_sourcetable source on source.code = release.table_id
where release.id = any(array(select distinct release_id from figures)) and release.withdrawn_at is null {then}
"""
NOW = PUBLISHED.format(standing="and is_current", then="")
THEN = PUBLISHED.format(standing="", then="and release.published_at < %(until)s")


class Cell(NamedTuple):
    """One published figure; `value` is None unless the note is PRESENT or ESTIMATED."""

    area: int
    indicator: int
    value: float | None
    note: int
    comparison: int | None
    origin: Origin


def of(areas: Collection[int], indicators: Collection[int], until: date | None = None) -> list[Cell]:
    """The figures of areas and indicators (by id) that stand, oldest publication first: of two, the last counts.

    With `until`, those that stood here at the end of that day, also when they have been superseded since.
    """
    asked = {"areas": list(areas), "indicators": list(indicators), "until": until and _end_of(until)}
    with connection.cursor() as cursor:
        cursor.execute(NOW if until is None else THEN, asked)
        rows = cursor.fetchall()
    releases = sorted((about["published_at"], pk, about) for *_nothing, pk, about in rows if about)
    origins = {pk: _origin(pk, about) for _at, pk, about in releases}
    order = {pk: place for place, pk in enumerate(origins)}
    cells = [row for row in rows if row[-1] is None and row[-2] in order]
    cells.sort(key=lambda row: order[row[-2]])
    return [Cell._make((*row[:-2], origins[row[-2]])) for row in cells]


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _origin(release: int, about: dict[str, Any]) -> Origin:
    return Origin(
        table=about["table"],
        series=about["series"],
        period=about["period"],
        division_year=about["division_year"],
        status=Status(about["status"]),
        retrieved_on=date.fromisoformat(about["retrieved_on"]),
        release=release,
        publisher=about["publisher"],
        licence=about["licence"],
    )
