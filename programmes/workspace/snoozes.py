"""Putting a task away until a day, and taking it back. Only the person who does so sees it less.

The row is a person's own list and not what happens in a wijkaanpak, so the logbook has no line of it: it says itself
who, until when, why and since when.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from programmes.models import Programme, Snooze
from programmes.waiting import Asked
from wijkaanpak.accounts.models import User

AWAY = "away:"
"""Before the kind of a task that was put away, among the rows of what waits."""


@transaction.atomic
def put_away(
    programme: Programme, kind: str, row_id: int, *, until: date, reason: str, by: User, at: datetime
) -> Snooze:
    """Out of somebody's sight until a day; again: until another day, with another reason."""
    snooze, _is_new = Snooze.objects.update_or_create(
        user=by,
        programme=programme,
        kind=kind,
        row_id=row_id,
        defaults={"until": until, "reason": reason, "set_at": at},
    )
    return snooze


@transaction.atomic
def take_back(programme: Programme, kind: str, row_id: int, *, by: User) -> None:
    """It is among their work again; also when it was there already."""
    Snooze.objects.filter(user=by, programme=programme, kind=kind, row_id=row_id).delete()


def rows(asked: Asked) -> Any:
    """What somebody put away and is not back yet, as one more kind of `waiting.columns`: its title is the reason, its
    term the day on which it comes back.
    """
    found = Snooze.objects.filter(user=asked.person, until__gt=asked.today).annotate(
        kind_=Concat(Value(AWAY), "kind", output_field=CharField()),
        title_=Cast("reason", CharField()),
        term_=F("until"),
        programme_=F("programme_id"),
        theirs_=Value(True),
    )
    return found.order_by().values_list("kind_", "row_id", "title_", "term_", "programme_", "theirs_")
