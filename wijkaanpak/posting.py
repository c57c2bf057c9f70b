"""What every letter on its way shares: attempts with growing pauses, and an end that people see.

An attempt is counted, its lease taken and the next moment written down before the mail server is asked, so that a
worker that dies on it loses nothing and nobody else sends it meanwhile. The lease is by the clock of the database.
"""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from wijkaanpak.mailing import Answer, MailAttempt

PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1))
"""After the first attempt, the second, and so on; the last one is repeated, so that a letter goes within an hour after
the mail server is back."""
KEEP_TRYING = timedelta(days=3)
TOO_LONG = "3 days"
SPREAD = 0.2
"""A pause is up to so much shorter or longer, so that what failed together does not come back together."""


class Posting(models.Model):
    """Mixed into the row of a letter that has to go out."""

    attempts = models.PositiveIntegerField(_("pogingen"), default=0, db_default=0, editable=False)
    first_tried_at = models.DateTimeField(_("eerste poging"), null=True, editable=False)
    due_at = models.DateTimeField(_("volgende poging"), null=True, editable=False)
    lease_until = models.DateTimeField(_("in behandeling tot"), null=True, editable=False)
    # The number of an answer or the kind of an error; the words of a mail server name the address.
    refusal = models.CharField(
        _("antwoord van de mailserver"), max_length=60, blank=True, default="", db_default="", editable=False
    )
    undeliverable_at = models.DateTimeField(_("niet te bezorgen sinds"), null=True, editable=False)

    class Meta:
        abstract = True


def due(at: datetime) -> Q:
    """The letters that may be tried now: their pause is over, and nobody is busy with them."""
    waited = Q(due_at=None) | Q(due_at__lte=at)
    free = Q(lease_until=None) | Q(lease_until__lt=Now())
    return Q(undeliverable_at=None) & waited & free


def begin(posting: Any, *, at: datetime) -> bool:
    """Count an attempt at a row that is due and locked; commit that before the mail server is asked.

    False: it was tried long enough, and nobody tries it again.
    """
    if posting.first_tried_at is not None and at > posting.first_tried_at + KEEP_TRYING:
        posting.undeliverable_at, posting.lease_until = at, None
        posting.refusal = posting.refusal or TOO_LONG
        posting.save(update_fields=["undeliverable_at", "lease_until", "refusal"])
        return False
    posting.attempts += 1
    posting.first_tried_at = posting.first_tried_at or at
    posting.due_at = at + pause(posting.attempts)
    posting.lease_until = Now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)
    posting.save(update_fields=["attempts", "first_tried_at", "due_at", "lease_until"])
    return True


def put_off(posting: Any, outcome: MailAttempt, *, at: datetime) -> None:
    """It did not go: another time, or never. Who lost the lease changes nothing."""
    is_final = outcome.answer is Answer.NEVER
    held = type(posting)._default_manager.filter(pk=posting.pk, attempts=posting.attempts)
    held.update(refusal=outcome.reason, lease_until=None, undeliverable_at=at if is_final else None)


def pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts."""
    spread = 1 - SPREAD + secrets.randbelow(1000) / 1000 * 2 * SPREAD
    return PAUSES[min(attempts, len(PAUSES)) - 1] * spread
