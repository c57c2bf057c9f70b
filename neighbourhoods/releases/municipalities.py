"""Codes of a gemeente that did not exist in the year of a file: it is of another year than is said."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import connection
from django.utils.translation import gettext as _

from neighbourhoods.models import Area
from neighbourhoods.models.area import municipality_code
from neighbourhoods.releases.refusals import Refusal
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import Publication
from neighbourhoods.terms import Level

# What counts as a list of all gemeenten: a map, or the key figures of its year. Other tables follow a division of their
# own, and may be extracts.
LISTED = """
select area.division_year, array_agg(area.code) from neighbourhoods_area area
where area.level = 'municipality' and area.is_known and (
    area.geometry is not null or exists (
        select from neighbourhoods_releaserow row
        join neighbourhoods_release release on release.id = row.release_id and release.withdrawn_at is null
        join neighbourhoods_sourcetable source on source.code = release.table_id and source.series = 'KWB'
        where row.area_id = area.id
    )
)
group by area.division_year having count(*) >= %s
"""
LEAST_LISTED = 300
ELSEWHERE = ("GM0997", "GM0998", "GM0999")  # abroad, or not known


def refuse_those_that_did_not_exist(publication: Publication, year: int, column: str | None) -> None:
    """Refuse the areas of a gemeente that had ended by `year` or was not there yet, as far as lists tell.

    Raises Refusal.
    """
    rows: dict[str, int] = {}
    for row, code in enumerate(publication.codes):
        if Level.of_code(code) is not Level.COUNTRY:
            rows.setdefault(municipality_code(code), row)
    lists = _lists()
    wrong = {code: row for code, row in rows.items() if code not in ELSEWHERE and _did_not_exist(code, year, lists)}
    if not wrong:
        return
    names = dict(Area.objects.filter(code__in=wrong).order_by("division_year").values_list("code", "name"))
    ended = _(
        "Gemeente %(name)s bestond niet in %(year)d. Wel staat zij in de indeling van %(years)s. Klopt het jaar? "
        "Verbeter het jaar of de indeling, of haal het bestand van %(year)d op."
    )
    unknown = _("Gemeente %(name)s staat niet in de lijst van gemeenten van %(year)d. Controleer de code en het jaar.")
    refused = []
    for code, row in wrong.items():
        known = [year for year, codes in sorted(lists.items()) if code in codes]
        name = names.get(code, code)
        said = {
            "name": code if name == code else f"{name} ({code})",
            "year": year,
            "years": ", ".join(map(str, known)),
        }
        refused.append(Refused(publication.line(row), column, (ended if known else unknown) % said))
    raise Refusal(refused)


def _lists() -> dict[int, frozenset[str]]:
    with connection.cursor() as cursor:
        cursor.execute(LISTED, [LEAST_LISTED])
        return {year: frozenset(codes) for year, codes in cursor.fetchall()}


def _did_not_exist(code: str, year: int, lists: Mapping[int, frozenset[str]]) -> bool:
    """Codes are never used again: what is off a list after it was on one has ended, and the other way round."""
    if year in lists:
        return code not in lists[year]
    on = [listed for listed, codes in lists.items() if code in codes]
    off = [listed for listed in lists if listed not in on]
    if not on:
        return False
    had_ended = max(on) < year and any(max(on) < listed < year for listed in off)
    had_not_begun = min(on) > year and any(year < listed < min(on) for listed in off)
    return had_ended or had_not_begun
