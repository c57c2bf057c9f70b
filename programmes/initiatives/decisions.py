"""Writes about the decision on an initiative: decide, and hold it back while its letter waits."""

from copy import copy
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programmes import letters, saving
from programmes.initiatives.writes import NotAllowed, Status
from programmes.models import Initiative
from programmes.models.initiative import LETTER_WAITS
from wijkaanpak.accounts.models import User

DECIDED = (Status.APPROVED, Status.PARTLY_APPROVED, Status.REJECTED)


class AlreadyDecided(Exception):
    """Somebody else decided this initiative first."""


class LetterIsOut(Exception):
    """The letter went out, so that the decision stands."""


@transaction.atomic
def decide(
    initiative: Initiative,
    *,
    approve: bool,
    motivation: str,
    by: User,
    at: datetime,
    amount_granted: Decimal | None = None,
) -> Initiative:
    """Approve or reject, and log it. The letter to the residents waits ten minutes; the sweep of the letters sends it.

    Without an amount the whole amount asked is granted; less than asked is a partial approval. Raises AlreadyDecided,
    NotAllowed while it is not confirmed or an answer is awaited, ValidationError.
    """
    initiative = saving.lock(initiative)
    if initiative.decided_at is not None:
        raise AlreadyDecided
    if not initiative.may_be_decided:
        raise NotAllowed
    _set(initiative, approve=approve, motivation=motivation, amount_granted=amount_granted, by=by, at=at)
    saving.keep(initiative, "initiative.decided", initiative.programme, by=by, at=at)
    return initiative


@transaction.atomic
def hold_back(initiative: Initiative, *, by: User, at: datetime) -> Initiative:
    """Undo a decision whose letter still waits: it stands where it stood, and its motivation is kept as a draft.

    Raises NotAllowed when there is no decision or residents went on with it, LetterIsOut.
    """
    initiative = saving.lock(initiative)
    if initiative.status not in DECIDED:
        raise NotAllowed
    if not initiative.may_be_held_back(at):
        raise LetterIsOut
    initiative.status, initiative.decided_from = initiative.decided_from or Status.SUBMITTED, ""
    initiative.amount_granted = initiative.decided_at = initiative.decided_by = initiative.letter_due_at = None
    saving.keep(initiative, "initiative.held_back", initiative.programme, by=by, at=at)
    return initiative


def letter(
    initiative: Initiative, *, approve: bool, motivation: str, by: User, at: datetime, amount_granted: Decimal | None
) -> letters.ApplicantLetter:
    """The letter that such a decision would bring, to look at first. Changes nothing. Raises ValidationError."""
    draft = copy(initiative)
    _set(draft, approve=approve, motivation=motivation, amount_granted=amount_granted, by=by, at=at)
    return letters.decision(draft, at=at + LETTER_WAITS)


def _set(
    initiative: Initiative, *, approve: bool, motivation: str, amount_granted: Decimal | None, by: User, at: datetime
) -> None:
    asked = initiative.amount_asked
    granted = asked if amount_granted is None else amount_granted
    if approve and granted is None:
        raise ValidationError({"amount_granted": _("Vul het toegekende bedrag in; 0 mag ook.")})
    initiative.decided_from = initiative.status
    initiative.status = Status.REJECTED
    if approve:
        initiative.status = Status.PARTLY_APPROVED if asked is not None and granted < asked else Status.APPROVED
    initiative.amount_granted = granted if approve else None
    initiative.motivation = motivation
    initiative.decided_by = by
    initiative.decided_at = at
    initiative.letter_due_at = at + LETTER_WAITS
