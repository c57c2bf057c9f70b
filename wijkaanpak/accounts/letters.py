"""Letters about an account: written down by the request, sent by a worker.

A request that sends mail itself waits for the mail server, and shows by that how long whether an account exists.
The row holds a link that opens an account, so it is removed once it went out, and after a day in any case.
"""

from datetime import datetime, timedelta

import structlog
from django.core.mail import EmailMessage
from django.db import transaction

from wijkaanpak.accounts.models import Letter

log = structlog.get_logger(__name__)
USEFUL_FOR = timedelta(days=1)


def write(message: EmailMessage, *, at: datetime) -> Letter:
    """Keep it to be sent; the caller nudges a worker once that is committed."""
    return Letter.objects.create(to=message.to[0], subject=message.subject, body=message.body, written_at=at)


@transaction.atomic
def send(letter_id: int, *, at: datetime) -> bool:
    """Send it, or throw it away when it is no use any more; returns whether it went out. Safe to run twice."""
    letter = Letter.objects.select_for_update(skip_locked=True).filter(pk=letter_id).first()
    if letter is None:
        return False
    letter.delete()
    if at > letter.written_at + USEFUL_FOR:
        log.warning("account_letter_too_late", letter_id=letter_id)
        return False
    EmailMessage(letter.subject, letter.body, to=[letter.to]).send()
    return True
