"""Figures that are twice or half what stood there, where that cannot be: people, homes and land do not move so fast."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q
from django.utils.translation import ngettext

from neighbourhoods import reference
from neighbourhoods.models import Release, ReleaseColumn
from neighbourhoods.releases.wholes import MOST_NAMED, largest_first, placed
from neighbourhoods.sources.layout import Column
from neighbourhoods.tables import Publication
from neighbourhoods.terms import BoundaryChange, Level
from wijkaanpak.formats import number

# The surface of an area is no indicator of the catalogue; so it is called in the files of Statistics Netherlands.
SURFACES = ("oppervlakte oppervlakte totaal ha", "oppervlakte oppervlakte land ha", "oppervlaktetotaal", "opp tot")
# A new street doubles a small buurt. In a revision of one year nothing is built.
SMALLEST_IN_A_REVISION = 100
SMALLEST_IN_A_YEAR = 1_000
OLDER = """
select area.code, row."values"[%s] from neighbourhoods_releaserow row
join neighbourhoods_area area on area.id = row.area_id where row.release_id = %s and row."values"[%s] is not null
"""


def words(release: Release, publication: Publication) -> list[str]:
    """Per column that is steady the areas with twice or half the previous release, the ten largest by name. Asked
    before the release is written.
    """
    found = []
    for place, column in enumerate(publication.columns):
        if column.indicator in reference.STEADY or column.title in SURFACES:
            older = _older(release, column)
            if older is not None:
                found += _leaps(release, publication, place, older)
    return found


def _older(release: Release, column: Column) -> ReleaseColumn | None:
    """The column that this one replaces, else that of the year before."""
    same = Q(indicator__key=column.indicator) if column.indicator else Q(title=column.title)
    counting = ReleaseColumn.objects.filter(same, is_current=True, table__series=release.table.series)
    revised = counting.filter(table=release.table_id, period=release.period)
    year, _dash, month = release.period.partition("-")
    before = counting.none() if month else counting.filter(period=str(int(year) - 1))
    return (revised or before).select_related("release").order_by("-release_id").first()


def _leaps(release: Release, publication: Publication, place: int, older: ReleaseColumn) -> list[str]:
    import numpy as np

    with connection.cursor() as cursor:
        cursor.execute(OLDER, [older.position, older.release_id, older.position])
        known = dict(cursor.fetchall())
    before = np.array([known.get(code, np.nan) for code in publication.codes])
    now = publication.values[:, place]
    is_revision = older.period == release.period
    smallest = SMALLEST_IN_A_REVISION if is_revision else SMALLEST_IN_A_YEAR
    large = np.fmax(before, now) >= (1 if publication.columns[place].title in SURFACES else smallest)
    with np.errstate(invalid="ignore"):
        leapt = large & ((now >= 2 * before) | (2 * now <= before)) & (now != before)
    if not is_revision:
        leapt &= np.array([_is_the_same(*area) for area in zip(publication.codes, publication.changes, strict=True)])
    rows = largest_first(np.nan_to_num(np.abs(now - before)), leapt)
    if not rows:
        return []
    text = ngettext(
        "%(period)s, kolom ‘%(header)s’: in %(count)s gebied staat minstens twee keer zo veel of hoogstens de helft "
        "van wat er bij %(then)s stond (%(table)s). Dat kan bijna niet: %(named)s. Vergelijk het met de bron.",
        "%(period)s, kolom ‘%(header)s’: in %(count)s gebieden staat minstens twee keer zo veel of hoogstens de helft "
        "van wat er bij %(then)s stond (%(table)s). Dat kan bijna niet. De grootste verschillen: %(named)s. Vergelijk "
        "ze met de bron.",
        len(rows),
    )
    moves = [
        f"{placed(publication, row, place)}: {number(float(before[row]))} → {number(float(now[row]))}"
        for row in rows[:MOST_NAMED]
    ]
    said = {"period": release.period, "header": publication.columns[place].header, "count": number(len(rows))}
    return [text % (said | {"then": older.period, "table": older.table_id, "named": "; ".join(moves)})]


def _is_the_same(code: str, change: int | None) -> bool:
    """Whether an area has the boundary of a year before. Of the country nobody has to say that."""
    return change == BoundaryChange.UNCHANGED or Level.of_code(code) is Level.COUNTRY
