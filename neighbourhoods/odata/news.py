"""The look at what publishers have: tables of a new year, and tables of ours that were changed or became final."""

from datetime import datetime

import structlog
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from neighbourhoods import odata
from neighbourhoods.models import Release, SourceTable, TableNews
from neighbourhoods.terms import ReleaseStatus

YEARLY = "KWB"
ASKED = ("CBS", "RIVM", "Politie")  # whose tables can be asked for over the network

log = structlog.get_logger(__name__)


def look(*, at: datetime) -> int:
    """Ask the publishers and store what they say; returns how many tables answered. Safe to repeat.

    A publisher who is away is logged, and asked again the next time.
    """
    found = _of_the_yearly_series() + _of_what_we_have({YEARLY})
    for table, publisher in found:
        _store(table, publisher, at)
    return len(found)


def _of_the_yearly_series() -> list[tuple[odata.About, str]]:
    """The tables of the series as of the newest we have; without any of ours only the newest there is."""
    try:
        tables = [table for table in odata.series_tables() if table.series == YEARLY and table.period]
    except odata.Trouble as trouble:
        log.warning("table_news_away", series=YEARLY, reason=str(trouble))
        return []
    ours = Release.objects.current().filter(table__series=YEARLY)
    periods = {*ours.values_list("period", flat=True)}
    since = max(periods, default=max((table.period or "" for table in tables), default=""))
    # A list has no status; for the few that count the table itself is asked.
    wanted = [table for table in tables if table.period in periods or (table.period or "") >= since]
    return [(_asked(table.code) or table, "CBS") for table in wanted]


def _of_what_we_have(but: set[str]) -> list[tuple[odata.About, str]]:
    tables = SourceTable.objects.filter(publisher__in=ASKED, releases__isnull=False).exclude(series__in=but)
    asked = [(_asked(table.code), table.publisher) for table in tables.distinct().order_by("code")]
    return [(table, publisher) for table, publisher in asked if table is not None]


def _asked(code: str) -> odata.About | None:
    try:
        return odata.about(code)
    except odata.Trouble as trouble:
        log.warning("table_news_away", table=code, reason=str(trouble))
        return None


@transaction.atomic
def _store(table: odata.About, publisher: str, at: datetime) -> None:
    known = TableNews.objects.select_for_update().filter(code=table.code).first()
    row = known or TableNews(code=table.code, found_at=at)
    other_status = bool(known) and table.status not in (ReleaseStatus.UNSTATED, row.status)
    row.publisher, row.title, row.period = publisher, table.title[:300], table.period or ""
    row.changed_at = _moment(table.modified)
    row.looked_at = at
    if table.status is not ReleaseStatus.UNSTATED:
        row.status = table.status
    if other_status:
        row.status_at = at
    row.save()


def _moment(text: str) -> datetime | None:
    """The publisher's own moment; the older protocol leaves its zone out, and means ours."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment
