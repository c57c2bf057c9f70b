"""Whether the night scored every programme: asked for at half past four, see the schedule in wijkaanpak/celery.py."""

from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from monitoring.models import DailyScoring
from wijkaanpak.watching.kinds import Covered

OVER_AT = timedelta(hours=6, minutes=30)  # two hours after it began; it takes minutes


def last_day(at: datetime) -> date:
    """The day that should have been scored by now."""
    return timezone.localdate(at - OVER_AT)


def covered(at: datetime) -> Covered:
    """Of the open municipality. A programme that is newer than the last night has no row yet, and is not asked for."""
    done = Count("pk", filter=Q(scored_on__gte=last_day(at)))
    return Covered(**DailyScoring.objects.aggregate(asked=Count("pk"), done=done))
