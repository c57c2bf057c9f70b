"""When something last happened. In the database: what Redis holds may be lost."""

from datetime import datetime
from typing import Any

from wijkaanpak.models import LastTime

PULSE = "pulse"
BACKUP_MADE = "backup made"
BACKUP_VERIFIED = "backup verified"
LEFTOVERS = "leftovers cleared"


def note(name: str, *, at: datetime, about: dict[str, Any] | None = None) -> None:
    """It happened now. Safe to repeat."""
    LastTime.objects.update_or_create(name=name, defaults={"at": at, "about": about or {}})


def last(name: str) -> LastTime | None:
    return LastTime.objects.filter(name=name).first()
