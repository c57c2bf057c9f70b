"""Writes about rounds of judgements: open, invite, answer, close.

Who answers is not in the logbook, and an answer without a name is not tied to its invitation and has no time of day.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from monitoring.models import Round, RoundAnswer, RoundInvitation, RoundQuestion
from monitoring.models.round import ANONYMOUS, AnswerParty
from monitoring.scoring.factors import FACTORS
from programmes import logbook, saving
from programmes.models import Partner, Programme
from wijkaanpak.accounts.models import User


class AlreadyOpen(Exception):
    """Another round of this programme is open on one of these days."""


class Closed(Exception):
    """The round is over."""


class NotOpen(Exception):
    """Today nobody can answer: the round has not begun, or is over."""


class AlreadyAnswered(Exception):
    """This invitation was used; without a name nobody can tell which answer was theirs."""


@dataclass(frozen=True, slots=True)
class Invitee:
    """Who is asked: for a party, with the partner they speak for, by their account or else by a link."""

    party: AnswerParty
    partner: Partner | None = None
    user: User | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, and the secret of its link; empty for who signs in. It is not stored and cannot be asked again."""

    invitation: RoundInvitation
    secret: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody finds of one factor: a stage of 1 to 4, None when they cannot tell. 3 and 4 need evidence."""

    stage: int | None
    explanation: str = ""
    evidence: str = ""


@transaction.atomic
def open(
    programme: Programme, *, title: str, opens_on: date, closes_on: date, by: User, at: datetime, note: str = ""
) -> Round:
    """Ask the ten questions between two days, both included. Raises AlreadyOpen, ValidationError."""
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    if Round.objects.filter(programme=programme, opens_on__lte=closes_on, closes_on__gte=opens_on).exists():
        raise AlreadyOpen
    asked = Round(programme=programme, title=title, opens_on=opens_on, closes_on=closes_on, note=note)
    saving.keep(asked, "round.opened", programme, by=by, at=at)
    RoundQuestion.objects.bulk_create(
        RoundQuestion(round=asked, factor=factor.key, text=str(factor.question)) for factor in FACTORS
    )
    return asked


@transaction.atomic
def invite(asked: Round, invitees: Iterable[Invitee], *, by: User, at: datetime) -> list[Invited]:
    """Ask people to answer; one line in the logbook, with how many. Raises Closed, ValidationError."""
    asked = saving.lock(asked)
    if asked.closed_at is not None or timezone.localdate(at) > asked.closes_on:
        raise Closed
    invited = [_invite(asked, invitee, at) for invitee in invitees]
    detail = {"id": asked.pk, "invited": len(invited)}
    logbook.record("round.invited", asked.programme, about=asked, by=by, at=at, detail=detail)
    return invited


def _invite(asked: Round, invitee: Invitee, at: datetime) -> Invited:
    secret = "" if invitee.user else secrets.token_urlsafe(24)
    invitation = RoundInvitation(
        round=asked,
        party=invitee.party,
        partner=invitee.partner,
        user=invitee.user,
        link_hash=hashed(secret) if secret else "",
        invited_at=at,
    )
    invitation.full_clean()
    invitation.save()
    return Invited(invitation, secret)


def hashed(secret: str) -> str:
    """What is stored of the secret in a link."""
    return hashlib.sha256(secret.encode()).hexdigest()


def invitation_of(secret: str) -> RoundInvitation | None:
    """Whose link this is; None for a link that is not ours."""
    return RoundInvitation.objects.filter(link_hash=hashed(secret)).select_related("round").first()


@transaction.atomic
def answer(invitation: RoundInvitation, judgements: Mapping[str, Opinion], *, at: datetime) -> list[RoundAnswer]:
    """What somebody who was invited finds, by the key of the factor. Who has a name may answer again until the end.

    Raises NotOpen, AlreadyAnswered, KeyError for a factor that was not asked, ValidationError.
    """
    # Locked in this order: the round is closed by who holds it, so nobody answers after that.
    asked = saving.lock(invitation.round)
    invitation = RoundInvitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if not asked.is_open(timezone.localdate(at)):
        raise NotOpen
    is_anonymous = invitation.party in ANONYMOUS
    respondent = None if is_anonymous else invitation.user
    if invitation.answered_at is not None and respondent is None:
        raise AlreadyAnswered
    questions = {question.factor: question for question in asked.questions.all()}
    if respondent is not None:
        factors = [questions[factor] for factor in judgements]
        RoundAnswer.objects.filter(question__in=factors, user=respondent).delete()
    answers = [
        RoundAnswer(
            question=questions[factor],
            party=invitation.party,
            partner=invitation.partner,
            stage=judgement.stage,
            explanation=judgement.explanation.strip(),
            evidence=judgement.evidence.strip(),
            is_anonymous=is_anonymous,
            user=respondent,
            answered_at=_day_of(at) if is_anonymous else at,
        )
        for factor, judgement in judgements.items()
    ]
    for answer in answers:
        answer.full_clean(exclude={"question"})
    RoundAnswer.objects.bulk_create(answers)
    invitation.answered_at = at
    invitation.save(update_fields=["answered_at"])
    return answers


def _day_of(at: datetime) -> datetime:
    """The day alone: beside the moment of the invitation the minute would tell who it was."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


@transaction.atomic
def close(asked: Round, *, by: User, at: datetime) -> Round:
    """From now on nobody answers; the last day is today when it lay ahead. Raises Closed, NotOpen before the first."""
    asked = saving.lock(asked)
    today = timezone.localdate(at)
    if asked.closed_at is not None or today > asked.closes_on:
        raise Closed
    if today < asked.opens_on:
        raise NotOpen
    asked.closed_at, asked.closes_on = at, today
    saving.keep(asked, "round.closed", asked.programme, by=by, at=at)
    return asked
