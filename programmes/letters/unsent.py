"""Letters of the open municipality that have not gone out: the sweep queues them, `manage.py status` counts them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from programmes.models import Delivery, Initiative, InitiativeMessage, OwnFigure
from programmes.models.delivery import ABOUT
from wijkaanpak import posting
from wijkaanpak.watching.kinds import Backlog

Letter = Delivery.Letter


@dataclass(frozen=True, slots=True)
class Unsent:
    """Rows that each wait for a letter, and since when: a field or an expression."""

    letter: Delivery.Letter
    rows: QuerySet[Any]
    since: Any

    def due(self, at: datetime) -> QuerySet[Any]:
        """Those whose letter may be tried now."""
        return self.rows.filter(~Exists(self._tried().exclude(posting.due(at), closed_at=None)))

    def waiting(self) -> QuerySet[Any]:
        """Those whose letter can still go by itself."""
        return self.rows.filter(~Exists(self._tried().filter(Q(undeliverable_at__isnull=False))))

    def _tried(self) -> QuerySet[Delivery]:
        return Delivery.objects.filter(letter=self.letter, **{ABOUT[self.letter]: OuterRef("pk")})


def confirmations() -> Unsent:
    unconfirmed = Initiative.objects.filter(status=Initiative.Status.IDEA, needs_check=False, confirmation_sent_at=None)
    return Unsent(Letter.CONFIRMATION, unconfirmed.exclude(applicant_email=""), "submitted_at")


def decisions(*, at: datetime) -> Unsent:
    """Not those that wait until whoever decided can no longer take it back."""
    decided = Initiative.objects.filter(decided_at__isnull=False, letter_sent_at=None)
    due = decided.exclude(letter_due_at__gt=at)
    return Unsent(Letter.DECISION, due.exclude(applicant_email=""), Coalesce("letter_due_at", "decided_at"))


def messages() -> Unsent:
    outgoing = Q(direction=InitiativeMessage.Direction.TO_APPLICANT, letter_sent_at=None)
    rows = InitiativeMessage.objects.filter(outgoing).exclude(initiative__applicant_email="")
    return Unsent(Letter.MESSAGE, rows, "at")


def returned_figures() -> Unsent:
    returned = OwnFigure.objects.filter(status=OwnFigure.Status.RETURNED, letter_sent_at=None)
    return Unsent(Letter.RETURNED, returned, "reviewed_at")


def backlog(at: datetime) -> Backlog:
    """All of them together, and those that somebody has to mend."""
    total = Backlog(undeliverable=Delivery.objects.undeliverable().count())
    for unsent in (confirmations(), decisions(at=at), messages(), returned_figures()):
        total += Backlog(**unsent.waiting().order_by().aggregate(waiting=Count("pk"), oldest=Min(unsent.since)))
    return total


def rows(at: datetime) -> list[QuerySet[Any]]:
    """Of each kind those without their letter: a municipality without any has no backlog."""
    return [unsent.rows for unsent in (confirmations(), decisions(at=at), messages(), returned_figures())]
