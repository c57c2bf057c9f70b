"""Letters about an account: written down by the request, sent by a worker.

A request that sends mail itself waits for the mail server, and shows by that how long whether an account exists.
The row holds a link that opens an account, so it is removed once it went out. What cannot be delivered loses its text
at once; that it could not be stays for who invited somebody, until a letter does arrive or a month has passed.
"""

from datetime import datetime, timedelta

import structlog
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet

from wijkaanpak import mailing, posting
from wijkaanpak.accounts.models import Letter, User

log = structlog.get_logger(__name__)
USEFUL_FOR = timedelta(days=1)
TOLD_FOR = timedelta(days=30)
TOO_OLD = "1 day"


def write(message: EmailMessage, *, at: datetime) -> Letter:
    """Keep it to be sent; the caller nudges a worker once that is committed."""
    return Letter.objects.create(to=message.to[0], subject=message.subject, body=message.body, written_at=at)


def send(letter_id: int, *, at: datetime) -> bool:
    """One attempt; returns whether it went out. Safe to run twice, late or at the same time."""
    with transaction.atomic():
        rows = Letter.objects.select_for_update(skip_locked=True).filter(posting.due(at), pk=letter_id)
        letter = rows.first()
        if letter is None:
            return False
        if at > letter.written_at + USEFUL_FOR:
            letter.refusal = letter.refusal or TOO_OLD
            return _give_up(letter, at)
        if not posting.begin(letter, at=at):
            return False

    outcome = mailing.hand_over(EmailMessage(letter.subject, letter.body, to=[letter.to]))
    with transaction.atomic():
        if outcome.answer is mailing.Answer.TAKEN:
            # With it, what was told about earlier letters to this address: one arrives.
            Letter.objects.filter(Q(pk=letter.pk) | Q(to__iexact=letter.to, undeliverable_at__isnull=False)).delete()
            return True
        letter.refusal = outcome.reason
        if outcome.answer is mailing.Answer.NEVER:
            return _give_up(letter, at)
        posting.put_off(letter, outcome, at=at)
    log.warning("account_letter_not_sent", letter_id=letter_id, attempt=letter.attempts, reason=outcome.reason)
    return False


def _give_up(letter: Letter, at: datetime) -> bool:
    """It does not go out any more. Of somebody who has no account here nothing is kept."""
    log.warning("account_letter_undeliverable", letter_id=letter.pk, reason=letter.refusal)
    if not User.objects.filter(email=letter.to.lower()).exists():
        letter.delete()
        return False
    letter.body, letter.undeliverable_at, letter.lease_until = "", at, None
    letter.save(update_fields=["body", "undeliverable_at", "lease_until", "refusal"])
    return False


def waiting(at: datetime) -> QuerySet[Letter]:
    """Those that may be tried now."""
    return Letter.objects.filter(posting.due(at)).order_by("pk")


def undelivered_to(addresses: list[str]) -> QuerySet[Letter]:
    """What could not be delivered at these addresses, the last one last."""
    return Letter.objects.filter(to__in=addresses, undeliverable_at__isnull=False).order_by("undeliverable_at", "pk")


def drop(address: str) -> None:
    """Nobody is at this address any more: what waits for it, and what could not be delivered there."""
    Letter.objects.filter(to__iexact=address).delete()


def forget(*, at: datetime) -> None:
    """What could not be delivered is told for a month. Safe to run twice."""
    Letter.objects.filter(undeliverable_at__lt=at - TOLD_FOR).delete()
