"""Whether the night scored every programme: asked for at half past four, see the schedule in wijkaanpak/celery.py."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from monitoring.models import DailyScoring

OVER_AT = timedelta(hours=6, minutes=30)  # two hours after it began; it takes minutes


def last_day(at: datetime) -> date:
    """The day that should have been scored by now."""
    return timezone.localdate(at - OVER_AT)


def missed(at: datetime) -> QuerySet[DailyScoring]:
    """Those that were not. A programme that is newer than the last night has no row yet, and is not asked for."""
    return DailyScoring.objects.filter(Q(scored_on=None) | Q(scored_on__lt=last_day(at)))
