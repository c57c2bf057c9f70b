"""A letter in the name of a programme: who signs it, where an answer goes, and one attempt at sending it.

The attempt has three parts. The record that waits for the letter is locked, the letter written, and the attempt counted
and committed. Then the mail server is asked, outside any transaction: it may take its time, and may hang. Then the
record is marked, or the attempt put off.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet

from programmes.models import Delivery, Programme
from programmes.models.delivery import ABOUT
from wijkaanpak import mailing, posting, tenancy

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that can go. `waiting` are the rows that wait for such a letter, `marks` what says that it went."""

    row: Any
    programme: Programme
    message: EmailMessage
    waiting: QuerySet[Any]
    marks: dict[str, Any]


def compose(programme: Programme, subject: str, text: str, *, to: str) -> EmailMessage:
    reply_to = [programme.contact_email] if programme.contact_email else []
    return EmailMessage(subject, text, to=[to], reply_to=reply_to)


def send(
    letter: Delivery.Letter, write: Callable[[], Written | None], *, municipality_id: int | None, at: datetime
) -> bool:
    """One attempt; returns whether the letter went out. `write` locks the row, and is None when nothing waits there.

    Safe to run twice, late or at the same time. Without a municipality in that which is open.
    """
    here = municipality_id or tenancy.current_id()
    with tenancy.municipality(here):
        written = write()
        delivery = _begun(letter, written, at) if written else None
    if written is None or delivery is None:
        return False

    # The same name at every attempt: what a mail server had taken after all is seen to be the same letter.
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    written.message.extra_headers["Message-ID"] = f"<letter-{here}-{delivery.pk}@{host}>"
    outcome = mailing.hand_over(written.message)
    with tenancy.municipality(here):
        if outcome.answer is mailing.Answer.TAKEN:
            written.waiting.filter(pk=written.row.pk).update(**written.marks)
            delivery.delete()
            return True
        posting.put_off(delivery, outcome, at=at)
    log.warning(
        "letter_not_sent",
        letter=str(delivery.letter),
        delivery_id=delivery.pk,
        municipality_id=here,
        attempt=delivery.attempts,
        answer=str(outcome.answer),
        reason=outcome.reason,
    )
    return False


def _begun(letter: Delivery.Letter, written: Written, at: datetime) -> Delivery | None:
    """The attempt, counted; None while somebody else is at it, its pause lasts, or it is over."""
    about = {"letter": letter, ABOUT[letter]: written.row}
    found = Delivery.objects.select_for_update(of=("self",)).filter(**about).first()
    if found is None:
        found = Delivery.objects.create(programme=written.programme, **about)
    elif not Delivery.objects.filter(posting.due(at), pk=found.pk, closed_at=None).exists():
        return None
    return found if posting.begin(found, at=at) else None


def forget(letter: Delivery.Letter, row: Any) -> None:
    """The letter is asked for anew: what became of it before counts no more."""
    Delivery.objects.filter(letter=letter, **{ABOUT[letter]: row}).delete()


def signature(programme: Programme) -> str:
    """Who writes, on whose behalf: a name alone says nothing to somebody at home."""
    on_behalf = f"{programme.name}, {programme.municipality.name}"
    return "\n".join(filter(None, [programme.contact_name, on_behalf]))
