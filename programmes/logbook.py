"""The logbook: called inside the transaction of every write, so that neither exists without the other."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from programmes.models.event import Event, EventQuerySet
from programmes.models.event_sections import section_of
from programmes.models.programme import Programme
from wijkaanpak.accounts.models import User


def record(
    kind: str,
    programme: Programme | None,
    *,
    about: Model,
    by: User | None,
    at: datetime,
    by_name: str = "",
    subject: str = "",
    detail: dict[str, Any] | None = None,
) -> Event:
    """Add a line about a row that is stored.

    `kind` is noun.verb in the past tense, and the noun says which part of the programme it is. `subject` is the row in
    words, for when it has other words than `str`. Without a person it was an applicant, unless `by_name` says what
    else. `detail` holds ids and numbers, never personal data. Raises KeyError for a noun of no part
    (models/event_sections.py).
    """
    return Event.objects.create(
        kind=kind,
        section=section_of(kind),
        programme=programme,
        subject=(subject or str(about))[:200],
        subject_kind=about._meta.label_lower,
        subject_id=about.pk,
        by=by,
        by_name=by.name if by else by_name or _("indiener"),
        at=at,
        detail=detail or {},
    )


def of(row: Model) -> EventQuerySet:
    """What happened to a row, newest first."""
    return Event.objects.about(row).order_by("-at", "-pk")
