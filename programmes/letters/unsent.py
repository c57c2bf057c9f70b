"""Letters of the open municipality that have not gone out: the sweep queues them, `manage.py status` counts them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from programmes.models import Initiative, InitiativeMessage, OwnFigure
from wijkaanpak.watching.kinds import Backlog


@dataclass(frozen=True, slots=True)
class Unsent:
    """Rows that each wait for a letter, and since when: a field or an expression."""

    rows: QuerySet[Any]
    since: Any


def confirmations() -> Unsent:
    unconfirmed = Initiative.objects.filter(status=Initiative.Status.IDEA, needs_check=False, confirmation_sent_at=None)
    return Unsent(unconfirmed.exclude(applicant_email=""), "submitted_at")


def decisions(*, at: datetime) -> Unsent:
    """Not those that wait until whoever decided can no longer take it back."""
    decided = Initiative.objects.filter(decided_at__isnull=False, letter_sent_at=None)
    due = decided.exclude(letter_due_at__gt=at)
    return Unsent(due.exclude(applicant_email=""), Coalesce("letter_due_at", "decided_at"))


def messages() -> Unsent:
    outgoing = Q(direction=InitiativeMessage.Direction.TO_APPLICANT, letter_sent_at=None)
    return Unsent(InitiativeMessage.objects.filter(outgoing).exclude(initiative__applicant_email=""), "at")


def returned_figures() -> Unsent:
    return Unsent(OwnFigure.objects.filter(status=OwnFigure.Status.RETURNED, letter_sent_at=None), "reviewed_at")


def backlog(at: datetime) -> Backlog:
    """All of them together."""
    total = Backlog()
    for unsent in (confirmations(), decisions(at=at), messages(), returned_figures()):
        total += Backlog(**unsent.rows.order_by().aggregate(waiting=Count("pk"), oldest=Min(unsent.since)))
    return total
