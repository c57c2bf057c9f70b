"""Letters about accounts, sent by a worker. Safe to run twice, late or at the same time."""

from celery import shared_task
from django.utils import timezone

from wijkaanpak.accounts import letters

SWEEP_AT_ONCE = 200


@shared_task
def send_letter(*, letter_id: int) -> None:
    """No mail server: the row stays, and the sweep tries again when its pause is over."""
    letters.send(letter_id, at=timezone.now())


@shared_task
def sweep_account_letters() -> int:
    """Queue what is due, because the broker or the mail server was away; returns how many."""
    waiting = list(letters.waiting(timezone.now()).values_list("pk", flat=True)[:SWEEP_AT_ONCE])
    for pk in waiting:
        send_letter.delay(letter_id=pk)
    return len(waiting)
