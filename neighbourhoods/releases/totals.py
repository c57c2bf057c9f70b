"""Own figures that are a total of others: a reader works the small part out, so another figure goes with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from neighbourhoods.disclosure import people
from neighbourhoods.disclosure.people import FigureOfYear
from neighbourhoods.disclosure.rules import OWN_TABLE
from neighbourhoods.disclosure.sums import Sum
from neighbourhoods.models import Indicator, Release, ReleaseColumn, ReleaseRow


def words(releases: Sequence[Release]) -> list[str]:
    """The totals that nobody named the parts of, with a figure of these releases in them. Asked once those are there.

    Whether somebody named them or not, `disclosure.shield` hides what they would tell.
    """
    own = [release for release in releases if OWN_TABLE.match(release.table_id)]
    if not own:
        return []
    columns = list(
        ReleaseColumn.objects.filter(
            owner__isnull=False,
            indicator__isnull=False,
            is_current=True,
            release__withdrawn_at=None,
            period__in={release.period for release in own},
        ).select_related("release", "indicator")
    )
    indicators = {column.indicator.pk: column.indicator for column in columns if column.indicator}
    here = {(column.indicator_id, column.period) for column in columns if column.release in own}
    told = (
        _told(one, indicators)
        for one in people.sums_of(_sheets(columns), indicators)
        if one.total[0] in indicators and any(member[:2] in here for member in one.members)
    )
    return list(dict.fromkeys(text for text in told if text))


def _sheets(columns: Iterable[ReleaseColumn]) -> dict[FigureOfYear, dict[str, float | None]]:
    columns = list(columns)
    rows = ReleaseRow.objects.filter(release__in={column.release_id for column in columns})
    values: dict[int, dict[str, list[float | None]]] = defaultdict(dict)
    for release, code, figures in rows.values_list("release_id", "area__code", "values"):
        values[release][code] = figures
    return {
        (column.indicator_id or 0, column.period, column.release.division_year): {
            code: figures[column.position - 1] for code, figures in values[column.release_id].items()
        }
        for column in columns
    }


def _told(one: Sum[FigureOfYear], indicators: dict[int, Indicator]) -> str:
    """One of these totals in words; nothing where its parts are named."""
    total, parts = indicators[one.total[0]], [indicators[part[0]] for part in one.parts]
    if {part.key for part in parts} == set(total.parts):
        return ""
    text = _(
        "%(period)s: ‘%(total)s’ is overal %(parts)s samen. Is een van die getallen te klein om te tonen, dan "
        "verbergen we ook een tweede: anders kan een lezer het uitrekenen. Noem de delen bij de indicator, dan geldt "
        "dat ook als de getallen een keer niet precies kloppen."
    )
    names = sorted(f"‘{part.name}’" for part in parts)
    said = {"period": one.total[1], "total": total.name, "parts": _(" en ").join(names)}
    return text % said
