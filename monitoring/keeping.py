"""How long the PDF of a report is kept. The frozen content stays, and the PDF can be made again from it.

The table for people is in docs/retention.md.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from monitoring.models import Report
from wijkaanpak import files

CONCEPT = timedelta(days=180)
"""A concept that nobody adopted within half a year. What was adopted stays for ever: an archive keeps it."""
AT_ONCE = 100


def clear(*, at: datetime) -> int:
    """Let go of the files of old concepts of the open municipality; returns how many, `AT_ONCE` at most."""
    with transaction.atomic():
        rows = over(at).select_for_update(skip_locked=True, of=("self",)).order_by("pk")
        found = list(rows.only("pk", "file", "municipality_id")[:AT_ONCE])
        for row in found:
            files.let_go(row.file)
        Report.objects.filter(pk__in=[row.pk for row in found]).update(file="", rendered_at=None, file_removed_at=at)
    return len(found)


def over(at: datetime) -> QuerySet[Report]:
    """The concepts whose file has been kept long enough, since it was made or made again."""
    rows = Report.objects.filter(status=Report.Status.CONCEPT, state=Report.State.DONE).exclude(file="")
    return rows.filter(rendered_at__lt=at - CONCEPT).exclude(remade_at__gte=at - CONCEPT)
