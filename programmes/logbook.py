"""The logbook: called inside the transaction of every write, so that neither exists without the other."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from programmes.models.event import Event
from programmes.models.programme import Programme
from wijkaanpak.accounts.models import User


def record(
    kind: str,
    programme: Programme | None,
    *,
    subject: str,
    by: User | None,
    at: datetime,
    detail: dict[str, Any] | None = None,
) -> Event:
    """Add a line. `kind` is noun.verb in the past tense; `detail` holds ids and numbers, never personal data."""
    return Event.objects.create(
        kind=kind,
        programme=programme,
        subject=subject[:200],
        by=by,
        by_name=by.name if by else _("indiener"),
        at=at,
        detail=detail or {},
    )
