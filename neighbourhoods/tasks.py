"""Work about figures that nobody waits for."""

from celery import shared_task
from django.utils import timezone

from neighbourhoods import news

LOOK_SECONDS = 900  # a publisher who is slow is waited for, and asked five times


@shared_task(acks_late=True, soft_time_limit=LOOK_SECONDS, time_limit=LOOK_SECONDS + 60)
def look_for_tables() -> None:
    """Safe to run twice: it stores what publishers say, and what they said already stays."""
    news.look(at=timezone.now())
