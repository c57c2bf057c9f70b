"""Reads: the published figures of some areas, one by one, with where each stands. One query, however many there are.

A release at a time: what it is, its columns, and its figures as arrays. Thirteen years of an area page are two thousand
figures of thirteen releases, and a line for each of them takes longer to send than to find.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from neighbourhoods.figures import Origin
from neighbourhoods.terms import ReleaseStatus

# The rows by the ids of areas, not through a join: right after an import the planner knows nothing of them, and then an
# index on ids is the one road it cannot miss. Of each row goes out the stretch that holds all columns asked for.
PUBLISHED = """
select source.code, source.series, release.period, release.division_year, release.status,
    (release.retrieved_at at time zone 'UTC')::date, release.id, source.publisher, source.licence, release.sha256,
    held.indicators, held.positions, figures.areas, figures.comparisons,
    figures."values"[:][held.first:held.last], figures.notes[:][held.first:held.last]
from (
    select release_id, array_agg(area_id) as areas, array_agg(comparison) as comparisons,
        array_agg("values") as "values", array_agg(notes) as notes
    from neighbourhoods_releaserow where area_id = any(%(areas)s) and notes <> '{{}}' group by release_id
) figures
join neighbourhoods_release release on release.id = figures.release_id and {then}
join neighbourhoods_sourcetable source on source.code = release.table_id
cross join lateral (
    select array_agg(indicator_id) as indicators, array_agg(position) as positions,
        min(position) as first, max(position) as last
    from neighbourhoods_releasecolumn
    where release_id = figures.release_id and indicator_id = any(%(indicators)s) {standing}
) held
where held.first is not null
order by release.published_at, release.id
"""
NOW = PUBLISHED.format(standing="and is_current", then="release.withdrawn_at is null")
# What was withdrawn later was known on the day all the same.
THEN = PUBLISHED.format(
    standing="",
    then="release.published_at < %(until)s and (release.withdrawn_at is null or release.withdrawn_at >= %(until)s)",
)


class PublishedFigure(NamedTuple):
    """One published figure; `value` is None unless the note is PRESENT or ESTIMATED."""

    area: int
    indicator: int
    value: float | None
    note: int
    comparison: int | None
    origin: Origin


def of(areas: Collection[int], indicators: Collection[int], until: date | None = None) -> list[PublishedFigure]:
    """The figures of areas and indicators (by id) that stand, oldest publication first: of two, the last counts.

    With `until`, those that stood here at the end of that day, also when they have been superseded or withdrawn since.
    """
    asked = {"areas": list(areas), "indicators": list(indicators), "until": until and _end_of(until)}
    with connection.cursor() as cursor:
        cursor.execute(NOW if until is None else THEN, asked)
        releases = cursor.fetchall()
    found: list[PublishedFigure] = []
    for table, series, period, division, status, *about, measured, positions, places, kinds, values, notes in releases:
        origin = Origin(table, series, period, division, ReleaseStatus(status), *about)
        columns = [
            (indicator, position - min(positions)) for indicator, position in zip(measured, positions, strict=True)
        ]
        for area, comparison, figures, why in zip(places, kinds, values, notes, strict=True):
            found += [
                PublishedFigure(area, indicator, figures[place], why[place], comparison, origin)
                for indicator, place in columns
            ]
    return found


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
