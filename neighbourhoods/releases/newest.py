"""How old the figures are that everybody sees."""

from datetime import datetime

from django.db.models import Max

from neighbourhoods.models import Release


def retrieved_at() -> datetime | None:
    """When the newest national table was fetched; None when there is none."""
    newest: datetime | None = Release.objects.filter(withdrawn_at=None).aggregate(at=Max("retrieved_at"))["at"]
    return newest
