"""When something last happened. In the database: what Redis holds may be lost."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from wijkaanpak.models import LastTime

PULSE = "pulse"
BEATS = "beats"
PROCESSES_LOST = "processes lost"
BACKUP_MADE = "backup made"
BACKUP_VERIFIED = "backup verified"
LEFTOVERS = "leftovers cleared"
MANY = 100


def note(name: str, *, at: datetime, about: dict[str, Any] | None = None) -> None:
    """It happened now. Safe to repeat."""
    LastTime.objects.update_or_create(name=name, defaults={"at": at, "about": about or {}})


def last(name: str) -> LastTime | None:
    return LastTime.objects.filter(name=name).first()


@transaction.atomic
def note_also(name: str, *, at: datetime, kept_for: timedelta, about: dict[str, Any]) -> None:
    """It happened again: each time of late is kept, in the order in which they were noted, a hundred at most."""
    LastTime.objects.get_or_create(name=name, defaults={"at": at})
    row = LastTime.objects.select_for_update().get(name=name)
    times = [*_since(at - kept_for, row), {"at": at.isoformat(), **about}]
    row.at, row.about = at, {"times": times[-MANY:]}
    row.save(update_fields=["at", "about"])


def times_since(moment: datetime, name: str) -> list[dict[str, Any]]:
    """What was noted with `note_also` after that moment, the first in front."""
    row = last(name)
    return _since(moment, row) if row else []


def _since(moment: datetime, row: LastTime) -> list[dict[str, Any]]:
    return [time for time in row.about.get("times", []) if datetime.fromisoformat(time["at"]) > moment]
