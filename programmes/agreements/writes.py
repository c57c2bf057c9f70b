"""Writes about the lokaal contract: draft, promise, sign, put in force, settle."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from programmes import saving
from programmes.models import AgreementPromise, LocalAgreement, Membership, Partner, Programme, Signature
from wijkaanpak.accounts.models import User

PROMISE = ("text", "due_on")


class NotAPartner(Exception):
    """Only a partner of the coalition signs its contract."""


class AlreadyInForce(Exception):
    """A contract in force stays as it is; draft a new version."""


class AlreadySettled(Exception):
    """Somebody recorded before what became of this promise."""


@transaction.atomic
def draft(programme: Programme, *, title: str, text: str, by: User, at: datetime) -> LocalAgreement:
    """A new version, numbered after the last. Raises ValidationError."""
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    last = programme.agreements.aggregate(last=Max("version"))["last"] or 0
    agreement = LocalAgreement(programme=programme, version=last + 1, title=title, text=text)
    saving.keep(agreement, "agreement.drafted", programme, by=by, at=at)
    return agreement


@transaction.atomic
def promise(agreement: LocalAgreement, partner: Partner, *, by: User, at: datetime, **fields: Any) -> AgreementPromise:
    """What a partner promises in this version; no more promises once it is in force."""
    agreement = _lock(agreement)
    if agreement.starts_on is not None:
        raise AlreadyInForce
    line = AgreementPromise(agreement=agreement, partner=partner, **fields)
    saving.keep(line, "promise.made", agreement.programme, by=by, at=at)
    return line


@transaction.atomic
def edit_promise(
    line: AgreementPromise, *, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> AgreementPromise:
    """Word a promise otherwise while the contract is a draft.

    Raises AlreadyInForce, saving.ChangedMeanwhile, ValidationError.
    """
    agreement = _draft_of(line)
    changed: AgreementPromise = saving.change(
        line, "promise.edited", agreement.programme, allowed=PROMISE, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def withdraw_promise(line: AgreementPromise, *, reason: str, by: User, at: datetime) -> AgreementPromise:
    """Take a promise out of a draft; one that is in force is kept or broken (`settle`).

    Raises AlreadyInForce, saving.AlreadyWithdrawn, ValidationError.
    """
    agreement = _draft_of(line)
    withdrawn: AgreementPromise = saving.withdraw(
        line, "promise.withdrawn", agreement.programme, reason=reason, by=by, at=at
    )
    return withdrawn


def _draft_of(line: AgreementPromise) -> LocalAgreement:
    agreement = _lock(line.agreement)
    if agreement.starts_on is not None:
        raise AlreadyInForce
    return agreement


@transaction.atomic
def sign(
    agreement: LocalAgreement, partner: Partner, *, signed_by: str, signed_on: date, by: User, at: datetime
) -> Signature:
    """A partner of the coalition signs. Raises NotAPartner, and ValidationError when it signed before."""
    agreement = _lock(agreement)
    if not Membership.objects.on(signed_on).filter(programme=agreement.programme, partner=partner).exists():
        raise NotAPartner
    signature = Signature(
        agreement=agreement, partner=partner, signed_by=signed_by, signed_on=signed_on, recorded_by=by
    )
    saving.keep(signature, "agreement.signed", agreement.programme, about=agreement, by=by, at=at)
    return signature


@transaction.atomic
def put_in_force(
    agreement: LocalAgreement, *, starts_on: date, ends_on: date | None, by: User, at: datetime
) -> LocalAgreement:
    """From this day the version holds, and the one before it ends the day before."""
    agreement = _lock(agreement)
    if agreement.starts_on is not None:
        raise AlreadyInForce
    former = agreement.programme.agreements.on(starts_on).exclude(pk=agreement.pk)
    last_day = starts_on - timedelta(days=1)
    for before in former.filter(starts_on__lt=starts_on):
        saving.end(before, "agreement.ended", agreement.programme, ends_on=last_day, by=by, at=at)
    agreement.starts_on, agreement.ends_on = starts_on, ends_on
    saving.keep(agreement, "agreement.in_force", agreement.programme, by=by, at=at)
    return agreement


@transaction.atomic
def settle(
    line: AgreementPromise, *, kept: bool, settled_on: date, by: User, at: datetime, explanation: str = ""
) -> AgreementPromise:
    """Kept, or broken with an explanation. Raises AlreadySettled, and ValidationError without explanation."""
    line = saving.lock(line)
    if line.status != AgreementPromise.Status.OPEN:
        raise AlreadySettled
    line.status = AgreementPromise.Status.KEPT if kept else AgreementPromise.Status.BROKEN
    line.settled_on, line.explanation = settled_on, explanation
    saving.keep(line, "promise.settled", line.agreement.programme, by=by, at=at)
    return line


def _lock(agreement: LocalAgreement) -> LocalAgreement:
    return LocalAgreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
