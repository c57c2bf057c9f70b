"""Writes: many rows at once with one reason, all or none of them; and all of them back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from programmes import logbook, saving
from programmes.models import ChangedTogether, Event, Programme
from programmes.records import undoing
from programmes.records.kinds import Kind
from programmes.records.together.comparing import RowChange
from wijkaanpak.accounts.models import User


class RowRefused(Exception):
    """The write of one of the rows refused it; then none of them is stored."""

    def __init__(self, row: Any, refused: ValidationError) -> None:
        super().__init__(str(row))
        self.row = row
        self.messages: list[str] = refused.messages


@transaction.atomic
def change_together(
    kind: Kind, programme: Programme, changes: Sequence[RowChange], *, reason: str, by: User, at: datetime
) -> ChangedTogether:
    """Change each row by the write of its kind. Raises RowRefused, saving.ChangedMeanwhile, saving.AlreadyWithdrawn."""
    change: Any = kind.change
    lines = []
    for asked in changes:
        try:
            row = change(asked.row, seen=saving.token(asked.row), **asked.values, by=by, at=at)
        except ValidationError as refused:
            raise RowRefused(asked.row, refused) from refused
        lines.append(logbook.of(row)[0].pk)
    done = ChangedTogether(programme=programme, kind=kind.key, reason=reason, lines=lines, by=by, at=at)
    done.full_clean()
    done.save()
    return done


@transaction.atomic
def undo_together(kind: Kind, done: ChangedTogether, *, by: User, at: datetime) -> list[str]:
    """Put every row back that nobody changed since; returns those that stay as they are. Raises undoing.TooLate."""
    done = ChangedTogether.objects.select_for_update(of=("self",)).get(pk=done.pk)
    if done.by_id != by.pk or done.undone_at is not None or at - done.at > undoing.UNDO_TIME:
        raise undoing.TooLate
    stay = []
    for line in Event.objects.filter(pk__in=done.lines).order_by("pk"):
        row = kind.model._base_manager.get(pk=line.subject_id)
        try:
            if not kind.may_change(row):
                raise undoing.TooLate
            undoing.undo(row, line.pk, done.programme, by=by, at=at)
        except undoing.TooLate:
            stay.append(str(row))
    done.undone_at = at
    done.save(update_fields=["undone_at"])
    return stay
