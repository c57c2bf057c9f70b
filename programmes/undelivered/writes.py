"""Writes about letters that could not be delivered."""

from datetime import datetime

from django.db import transaction

from programmes import logbook, saving, tasks
from programmes.models import Delivery
from wijkaanpak.accounts.models import User


class AlreadyMended(Exception):
    """Somebody else sent it again or closed it first, or the letter is not waited for any more."""


@transaction.atomic
def send_again(delivery: Delivery, *, email: str = "", by: User, at: datetime) -> None:
    """Try the letter anew, to another address of the applicant when one is given.

    Raises AlreadyMended, ValidationError.
    """
    delivery = _locked(delivery)
    idea = delivery.idea
    if idea is not None and email and email != idea.applicant_email:
        idea = saving.lock(idea)
        idea.applicant_email = email
        saving.keep(idea, "initiative.address_corrected", delivery.programme, by=by, at=at)
    _log(delivery, "sent_again", by=by, at=at)
    delivery.attempts, delivery.refusal = 0, ""
    delivery.first_tried_at = delivery.due_at = delivery.undeliverable_at = None
    delivery.save(update_fields=["attempts", "refusal", "first_tried_at", "due_at", "undeliverable_at"])
    transaction.on_commit(lambda: tasks.nudge(delivery), robust=True)


@transaction.atomic
def close(delivery: Delivery, *, reason: str, by: User, at: datetime) -> None:
    """No letter goes out any more, and why. Raises AlreadyMended, ValidationError."""
    delivery = _locked(delivery)
    delivery.closed_at, delivery.closed_by, delivery.closed_reason = at, by, reason.strip()
    delivery.full_clean(exclude=["initiative", "message", "figure"])
    delivery.save(update_fields=["closed_at", "closed_by", "closed_reason"])
    _log(delivery, "closed", by=by, at=at)


def _locked(delivery: Delivery) -> Delivery:
    rows = Delivery.objects.undeliverable().select_for_update(of=("self",))
    found = rows.select_related("initiative", "message__initiative", "figure", "programme").filter(pk=delivery.pk)
    held = found.first()
    if held is None:
        raise AlreadyMended
    return held


def _log(delivery: Delivery, what: str, *, by: User, at: datetime) -> None:
    noun = "own_figure" if delivery.figure_id else "initiative"
    about = delivery.idea or delivery.figure
    logbook.record(f"{noun}.letter_{what}", delivery.programme, about=about, by=by, at=at)
