"""National tables are of everybody here: whoever brings one in does not change what others see of their own areas.

One municipality may add to a shared table, and correct its own areas. What stands of other areas, and was brought in
by the platform or by another municipality, only they replace. Who works here alone has nobody to protect.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods import releases
from neighbourhoods.models import FigureImport, Release, ReleaseColumn
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import Reading
from neighbourhoods.terms import Status
from wijkaanpak.accounts.models import Municipality

NAMED = "select row.*, area.code, area.name from neighbourhoods_releaserow row join neighbourhoods_area area on area.id = row.area_id where row.release_id = %s"  # noqa: E501
# Areas outside a gemeente of which a figure gets another value, or goes. What had no value may be filled in.
ELSEWHERE = f"""
with newer as materialized ({NAMED}), older as materialized ({NAMED})
select older.name, count(*) over () from older left join newer using (code)
where substr(code, 3, 4) <> %s and ({{differs}}) order by code limit 3
"""  # noqa: S608 - only numbers from the database are filled in


def order(figure_import: FigureImport, *, at: datetime) -> dict[str, Any]:
    """How the file is to be published, as `releases.publish` takes it."""
    retrieved = figure_import.uploaded_at.replace(
        year=figure_import.retrieved_on.year, month=figure_import.retrieved_on.month, day=figure_import.retrieved_on.day
    )
    return {
        "table": figure_import.table or None,
        "status": Status(figure_import.status) if figure_import.status else None,
        "division_year": figure_import.division_year,
        "replace": figure_import.replaces_more,
        "retrieved_at": retrieved,
        "at": at,
    }


@transaction.atomic
def publish(reading: Reading, figure_import: FigureImport, *, at: datetime) -> releases.Outcome:
    """Publish a file in the name of the municipality that brought it in. Raises releases.Refusal."""
    outcome = releases.publish(reading, **order(figure_import, at=at))
    own = bool(reading.layout and reading.layout.within)
    others = Municipality.objects.exclude(pk=figure_import.municipality_id)
    if not own and others.exists():
        new = (release for release in outcome.releases if release.published_at == at)
        refused = [one for release in new for one in _changes_elsewhere(release, figure_import.municipality.code)]
        if refused:
            raise releases.Refusal(refused)
    return outcome


def _changes_elsewhere(release: Release, code: str) -> list[Refused]:
    found = []
    for earlier, pairs in _replaced(release).items():
        differs = " or ".join(
            f'(older."values"[{int(then)}] is not null '
            f'and newer."values"[{int(now)}] is distinct from older."values"[{int(then)}])'
            for now, then in pairs
        )
        with connection.cursor() as cursor:
            cursor.execute(ELSEWHERE.format(differs=differs), [release.pk, earlier, code[2:]])
            rows = cursor.fetchall()
        if rows:
            found.append(_refusal(release, [name for name, _count in rows], rows[0][1]))
    return found


def _refusal(release: Release, names: list[str], count: int) -> Refused:
    reason = ngettext(
        "%(table)s %(period)s: dit bestand verandert cijfers van %(count)d gebied buiten uw gemeente: %(names)s.",
        "%(table)s %(period)s: dit bestand verandert cijfers van %(count)d gebieden buiten uw gemeente: %(names)s …",
        count,
    ) % {"table": release.table_id, "period": release.period, "count": count, "names": ", ".join(names)}
    then = _("Een ander las die in. Vraag de beheerder van het platform om dit bestand in te lezen.")
    return Refused(None, None, f"{reason} {then}")


def _replaced(release: Release) -> dict[int, list[tuple[int, int]]]:
    """Release of somebody else → (position now, position then) of each indicator that was read from it until now."""
    positions = dict(release.columns.exclude(indicator=None).values_list("indicator_id", "position"))
    earlier = ReleaseColumn.objects.filter(
        indicator__in=positions,
        period=release.period,
        table__series=release.table.series,
        release__withdrawn_at=None,
        release__lt=release.pk,
    )
    latest = {
        indicator: (pk, position)
        for pk, indicator, position in earlier.order_by("release_id").values_list(
            "release_id", "indicator_id", "position"
        )
    }
    ours = set(
        FigureImport.objects.here()
        .filter(releases__in=[pk for pk, _at in latest.values()])
        .values_list("releases", flat=True)
    )
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for indicator, (pk, position) in latest.items():
        if pk not in ours:
            found[pk].append((positions[indicator], position))
    return dict(found)
