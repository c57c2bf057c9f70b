"""Taking a change back within ten minutes: the row becomes what it was, and the logbook holds both."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from programmes import logbook, saving
from programmes.models import Event, Programme
from programmes.models.event_words import UNDONE
from wijkaanpak.accounts.models import User

UNDO_TIME = timedelta(minutes=10)
UNDOABLE = frozenset({"changed", "edited", "rewritten", "withdrawn"})
"""What a line of the logbook ends with when what it tells can be taken back."""


class TooLate(Exception):
    """More than ten minutes passed, somebody changed the row since, or it was not theirs to undo."""


def last_of(row: Any, by: User) -> Event | None:
    """The change that somebody just made to a row and can take back: not its beginning."""
    event = logbook.of(row).first()
    is_theirs = event is not None and event.by_id == by.pk
    return event if is_theirs and event.kind.partition(".")[2] in UNDOABLE else None


@transaction.atomic
def undo(row: Any, event_pk: int, programme: Programme, *, by: User, at: datetime) -> Any:
    """Put back what was before the last change of a row. Raises TooLate."""
    row = type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)
    event = last_of(row, by)
    if event is None or event.pk != event_pk or at - event.at > UNDO_TIME:
        raise TooLate
    versions: Any = type(row).pgh_event_model
    before = versions.objects.filter(pgh_obj_id=row.pk, revision=row.revision - 1).order_by("-pgh_id").first()
    if before is None:
        raise TooLate
    for field in row._meta.local_concrete_fields:
        if field.name not in ("id", "municipality", "revision"):
            setattr(row, field.attname, getattr(before, field.attname))
    changed = event.detail.get("changed", {})
    sets = {
        field.name: field.remote_field.model._default_manager.filter(pk__in=changed[field.name][0])
        for field in row._meta.many_to_many
        if field.name in changed
    }
    kind = f"{event.kind.partition('.')[0]}.{UNDONE}"
    return saving.keep(row, kind, programme, by=by, at=at, sets=sets)
