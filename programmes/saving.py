"""How a write stores a row: checked, saved, and with its line in the logbook, or not at all."""

from datetime import datetime
from typing import Any

from django.db import models

from programmes.logbook import record
from programmes.models.programme import Programme
from wijkaanpak.accounts.models import User


def keep(row: Any, kind: str, programme: Programme | None, *, by: User | None, at: datetime, about: Any = None) -> Any:
    """Check the row, save it and add the line to the logbook; returns the row.

    The line is `about` the row itself, unless it tells of another one: a report tells of its measure. Raises
    ValidationError with what to do, in the words of the fields.
    """
    row.full_clean()
    row.save()
    record(kind, programme, about=about or row, subject=str(row), by=by, at=at, detail={"id": row.pk})
    return row


def change(row: Any, kind: str, programme: Programme | None, *, by: User | None, at: datetime, **fields: Any) -> Any:
    """Lock the row, give the fields their new values, and keep it. Raises ValidationError."""
    model: type[models.Model] = type(row)
    row = model._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    return keep(row, kind, programme, by=by, at=at)
