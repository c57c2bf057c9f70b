"""Messages to people, sent by a worker. Thin: ids in, letters out. Safe to run twice, late or at the same time."""

from datetime import datetime
from typing import Any

from celery import shared_task
from django.utils import timezone

from programmes import letters
from programmes.letters import unsent
from programmes.letters.unsent import Unsent
from programmes.models import Delivery
from programmes.records import drafts
from wijkaanpak import tenancy
from wijkaanpak.accounts.entering import each_municipality, municipalities_with

SWEEP_AT_ONCE = 200


@shared_task
def send_confirmation(*, initiative_id: int, municipality_id: int) -> None:
    """Safe to run twice: a row that has its letter is left alone."""
    letters.send_confirmation(initiative_id, at=timezone.now(), municipality_id=municipality_id)


@shared_task
def send_decision(*, initiative_id: int, municipality_id: int) -> None:
    """Safe to run twice, or too early: a row that has its letter, or whose letter waits, is left alone."""
    letters.send_decision(initiative_id, at=timezone.now(), municipality_id=municipality_id)


@shared_task
def send_message(*, message_id: int, municipality_id: int) -> None:
    """Safe to run twice: a row that has its letter is left alone."""
    letters.send_message(message_id, at=timezone.now(), municipality_id=municipality_id)


@shared_task
def send_returned_figure(*, figure_id: int, municipality_id: int) -> None:
    """Safe to run twice: a row that has its letter is left alone."""
    letters.send_returned_figure(figure_id, at=timezone.now(), municipality_id=municipality_id)


@shared_task
def sweep_letters() -> int:
    """Queue every letter that is due: the broker or the mail server was away, or a decision waited its time.

    Returns how many.
    """
    queued, at = 0, timezone.now()
    for task, key, waiting in _unsent(at):
        rows = waiting.due(at)
        for municipality_id in municipalities_with(rows):
            with tenancy.municipality(municipality_id):
                pks = list(rows.order_by("pk").values_list("pk", flat=True)[:SWEEP_AT_ONCE])
            for pk in pks:
                task.delay(**{key: pk}, municipality_id=municipality_id)
            queued += len(pks)
    return queued


def _unsent(at: datetime) -> list[tuple[Any, str, Unsent]]:
    """What sends each kind of letter, what it calls the row, and the rows that wait for one."""
    return [
        (send_returned_figure, "figure_id", unsent.returned_figures()),
        (send_confirmation, "initiative_id", unsent.confirmations()),
        (send_decision, "initiative_id", unsent.decisions(at=at)),
        (send_message, "message_id", unsent.messages()),
    ]


def nudge(delivery: Delivery) -> None:
    """Queue one letter now."""
    for task, key, waiting in _unsent(timezone.now()):
        if waiting.letter == delivery.letter:
            task.delay(**{key: delivery.about.pk}, municipality_id=delivery.municipality_id)


@shared_task
def clear_drafts() -> int:
    """Every night: drafts that nobody saved for thirty days go, what says that a form was sent, and that a task was put
    away which is back by now. Returns how many drafts went. Safe to run twice.
    """
    gone = 0
    for pk in each_municipality():
        with tenancy.municipality(pk):
            gone += drafts.clear(at=timezone.now())
    return gone
