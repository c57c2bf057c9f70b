"""How long a file that was brought in is kept. The figures stay, and so does the row with the digest of the file.

The table for people is in docs/retention.md.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from neighbourhoods.models import FigureImport, Release
from wijkaanpak import files
from wijkaanpak.jobs import Job

NOT_USED = timedelta(days=27)
"""Refused, failed or withdrawn: nobody does anything with it any more. The next night lets go of it and the one after
removes it (`wijkaanpak.leftovers`): it is off the disk within thirty days.
"""
NOT_DECIDED = timedelta(days=90)
"""Read, and nobody publishes it."""
SUPERSEDED = timedelta(days=90)
"""After newer figures of the same tables and periods came."""
PUBLISHED = timedelta(days=2 * 365)
"""To look up where a figure came from; after that its row and digest say it, and the publisher has the table."""
AT_ONCE = 100
Stage = FigureImport.Stage


def clear(*, at: datetime) -> int:
    """Let go of what is kept long enough, of the open municipality; returns how many, `AT_ONCE` at most."""
    with transaction.atomic():
        rows = over(at).select_for_update(skip_locked=True, of=("self",)).order_by("pk")
        found = list(rows.only("pk", "file", "municipality_id")[:AT_ONCE])
        for row in found:
            files.let_go(row.file)
        FigureImport.objects.filter(pk__in=[row.pk for row in found]).update(file="", file_removed_at=at)
    return len(found)


def over(at: datetime) -> QuerySet[FigureImport]:
    """The imports whose file has been kept long enough."""
    rows = FigureImport.objects.here().exclude(file="").exclude(state__in=[Job.State.RECEIVED, Job.State.PROCESSING])
    # `waiting_since`: the last time that somebody asked something of it.
    idle = Q(waiting_since__lt=at - NOT_USED)
    unused = idle & (Q(stage=Stage.REFUSED) | Q(state=Job.State.FAILED))
    undecided = Q(stage=Stage.READ, waiting_since__lt=at - NOT_DECIDED)
    published = Q(stage=Stage.PUBLISHED)
    long_ago = published & Q(published_at__lt=at - PUBLISHED)
    replaced = published & ~Exists(_newest(at)) & Q(published_at__lt=at - SUPERSEDED)
    withdrawn = Q(stage=Stage.WITHDRAWN) & ~Exists(_withdrawn_lately(at)) & idle
    return rows.filter(unused | undecided | long_ago | replaced | withdrawn)


def _newest(at: datetime) -> QuerySet[Release]:
    """Of an import: its releases after which no newer one came more than `SUPERSEDED` ago."""
    newer = Release.objects.filter(
        table=OuterRef("table"),
        period=OuterRef("period"),
        published_at__gt=OuterRef("published_at"),
        published_at__lt=at - SUPERSEDED,
        withdrawn_at=None,
    )
    return Release.objects.filter(~Exists(newer), imports=OuterRef("pk"))


def _withdrawn_lately(at: datetime) -> QuerySet[Release]:
    return Release.objects.filter(imports=OuterRef("pk"), withdrawn_at__gte=at - NOT_USED)
