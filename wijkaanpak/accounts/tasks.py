"""Letters about accounts, sent by a worker. Safe to run twice, late or at the same time."""

from celery import shared_task
from django.utils import timezone

from wijkaanpak.accounts import letters
from wijkaanpak.accounts.models import Letter

SWEEP_AT_ONCE = 200


@shared_task(acks_late=True, autoretry_for=(OSError,), retry_backoff=True, max_retries=5)
def send_letter(*, letter_id: int) -> None:
    """No mail server: the row stays, and the sweep tries again."""
    letters.send(letter_id, at=timezone.now())


@shared_task
def sweep_account_letters() -> int:
    """Queue what has not gone out, because the broker or the mail server was away; returns how many."""
    waiting = list(Letter.objects.order_by("pk").values_list("pk", flat=True)[:SWEEP_AT_ONCE])
    for pk in waiting:
        send_letter.delay(letter_id=pk)
    return len(waiting)
