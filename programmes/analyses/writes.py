"""Writes about why: urgencies, analyses, conversations, recognition, stakeholders and chosen challenges."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programmes import saving
from programmes.models import (
    AreaAnalysis,
    Challenge,
    Conversation,
    Partner,
    Programme,
    ProgrammeChallenge,
    Recognition,
    Stakeholder,
    Urgency,
)
from programmes.models.analysis import WEIGHING, UrgencyWeighed
from wijkaanpak.accounts.models import User

URGENCY = ("kind", "title", "felt_by", "based_on", "raised_on")
ANALYSIS = ("title", "summary", "strengths", "causes", "sources")
CONVERSATION = ("title", "held_on", "number", "said", "place", "follow_up", "by_neighbourhood", "by_age")
CHALLENGE = ("weight", "text", "causes")
STAKEHOLDER = ("name", "kind", "stake", "interest", "influence")


class AlreadyWeighed(ValidationError):
    """Somebody else weighed this urgency first."""

    def __init__(self) -> None:
        super().__init__(_("Een collega heeft over deze urgentie besloten. Daarom staat zij vast."))


class AlreadyAdopted(ValidationError):
    """An adopted analysis stays as it is; make a new one."""

    def __init__(self) -> None:
        super().__init__(_("Deze analyse is vastgesteld en blijft zoals zij is. Begin een nieuwe analyse."))


@transaction.atomic
def raise_urgency(programme: Programme, *, by: User, at: datetime, **fields: Any) -> Urgency:
    """Record what is felt, by whom, and what it is based on. Raises ValidationError."""
    urgency = Urgency(programme=programme, **fields)
    saving.keep(urgency, "urgency.raised", programme, by=by, at=at)
    return urgency


@transaction.atomic
def edit_urgency(urgency: Urgency, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> Urgency:
    """Correct what is felt. Raises AlreadyWeighed once it was decided on, saving.ChangedMeanwhile, ValidationError."""
    _require_open(Urgency.objects.get(pk=urgency.pk))
    changed: Urgency = saving.change(
        urgency, "urgency.edited", urgency.programme, allowed=URGENCY, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def weigh(
    urgency: Urgency,
    *,
    weighed: UrgencyWeighed,
    reason: str,
    decided_on: date,
    by: User,
    at: datetime,
    **answers: str,
) -> Urgency:
    """Go, not now, or no, with the reason and the answers of the afwegingskader (models.analysis.WEIGHING).

    What was weighed as ‘not now’ may be weighed again; the rest may not: AlreadyWeighed.
    """
    if refused := answers.keys() - set(WEIGHING):
        raise saving.FieldNotAllowed(refused)
    urgency = Urgency.objects.select_for_update(of=("self",)).get(pk=urgency.pk)
    _require_open(urgency)
    urgency.weighed, urgency.reason, urgency.decided_on = weighed, reason, decided_on
    for name, answer in answers.items():
        setattr(urgency, name, answer)
    saving.keep(urgency, "urgency.weighed", urgency.programme, by=by, at=at)
    return urgency


def _require_open(urgency: Urgency) -> None:
    if urgency.is_decided:
        raise AlreadyWeighed


@transaction.atomic
def draft(programme: Programme, *, by: User, at: datetime, **fields: Any) -> AreaAnalysis:
    """Begin an analysis. Raises ValidationError."""
    analysis = AreaAnalysis(programme=programme, **fields)
    saving.keep(analysis, "analysis.drafted", programme, by=by, at=at)
    return analysis


@transaction.atomic
def edit_analysis(
    analysis: AreaAnalysis, *, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> AreaAnalysis:
    """Write on at a draft. Raises AlreadyAdopted, saving.ChangedMeanwhile, ValidationError."""
    _require_draft(analysis)
    changed: AreaAnalysis = saving.change(
        analysis, "analysis.edited", analysis.programme, allowed=ANALYSIS, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def adopt(
    analysis: AreaAnalysis,
    *,
    adopted_on: date,
    adopted_by: str,
    by: User,
    at: datetime,
    pinned: Sequence[Mapping[str, Any]] = (),
) -> AreaAnalysis:
    """From now on the analysis counts and stays as it is, with the figures it rests on as they are now."""
    analysis = AreaAnalysis.objects.select_for_update(of=("self",)).get(pk=analysis.pk)
    if analysis.adopted_on is not None:
        raise AlreadyAdopted
    analysis.adopted_on, analysis.adopted_by, analysis.pinned = adopted_on, adopted_by, list(pinned)
    saving.keep(analysis, "analysis.adopted", analysis.programme, by=by, at=at)
    return analysis


@transaction.atomic
def record_conversation(analysis: AreaAnalysis, *, by: User, at: datetime, **fields: Any) -> Conversation:
    """A talk with residents: when, how many, and what they said. Raises ValidationError."""
    conversation = Conversation(analysis=analysis, **fields)
    saving.keep(conversation, "conversation.recorded", analysis.programme, by=by, at=at)
    return conversation


@transaction.atomic
def edit_conversation(
    conversation: Conversation, *, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> Conversation:
    """Correct what was recorded of a talk. Raises saving.ChangedMeanwhile, ValidationError."""
    programme = conversation.analysis.programme
    changed: Conversation = saving.change(
        conversation, "conversation.edited", programme, allowed=CONVERSATION, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def withdraw_conversation(conversation: Conversation, *, reason: str, by: User, at: datetime) -> Conversation:
    """It was not held, or those who spoke want it gone. Raises saving.AlreadyWithdrawn, ValidationError."""
    programme = conversation.analysis.programme
    withdrawn: Conversation = saving.withdraw(
        conversation, "conversation.withdrawn", programme, reason=reason, by=by, at=at
    )
    return withdrawn


@transaction.atomic
def record_recognition(
    analysis: AreaAnalysis,
    *,
    partner: Partner | None,
    recognised: bool,
    given_on: date,
    by: User,
    at: datetime,
    remark: str = "",
) -> Recognition:
    """Whether a partner, or without one the residents, recognise the diagnosis. Raises ValidationError."""
    recognition = Recognition(
        analysis=analysis,
        by_kind=Recognition.ByKind.PARTNER if partner else Recognition.ByKind.RESIDENTS,
        partner=partner,
        recognised=recognised,
        given_on=given_on,
        remark=remark,
    )
    saving.keep(recognition, "recognition.recorded", analysis.programme, by=by, at=at)
    return recognition


@transaction.atomic
def map_stakeholder(programme: Programme, *, by: User | None, at: datetime, **fields: Any) -> Stakeholder:
    """Put somebody with a stake on the map. Raises ValidationError."""
    stakeholder = Stakeholder(programme=programme, **fields)
    saving.keep(stakeholder, "stakeholder.mapped", programme, by=by, at=at)
    return stakeholder


@transaction.atomic
def edit_stakeholder(
    stakeholder: Stakeholder, *, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> Stakeholder:
    """Somebody wants something else, or can do more or less. Raises saving.ChangedMeanwhile, ValidationError."""
    programme = stakeholder.programme
    changed: Stakeholder = saving.change(
        stakeholder, "stakeholder.edited", programme, allowed=STAKEHOLDER, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def withdraw_stakeholder(stakeholder: Stakeholder, *, reason: str, by: User, at: datetime) -> Stakeholder:
    """They have no stake any more. Raises saving.AlreadyWithdrawn, ValidationError."""
    withdrawn: Stakeholder = saving.withdraw(
        stakeholder, "stakeholder.withdrawn", stakeholder.programme, reason=reason, by=by, at=at
    )
    return withdrawn


@transaction.atomic
def choose_challenge(
    programme: Programme, challenge: Challenge, *, by: User, at: datetime, **fields: Any
) -> ProgrammeChallenge:
    """This opgave plays here; with its weight, its causes, its own words and the analysis it came from.

    Raises AlreadyAdopted, ValidationError.
    """
    _require_draft(fields.get("analysis"))
    chosen = ProgrammeChallenge(programme=programme, challenge=challenge, **fields)
    saving.keep(chosen, "challenge.chosen", programme, by=by, at=at)
    return chosen


@transaction.atomic
def edit_challenge(
    chosen: ProgrammeChallenge, *, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> ProgrammeChallenge:
    """It plays in another way, or weighs more. Raises AlreadyAdopted, saving.ChangedMeanwhile, ValidationError."""
    _require_draft(chosen.analysis)
    changed: ProgrammeChallenge = saving.change(
        chosen, "challenge.edited", chosen.programme, allowed=CHALLENGE, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def withdraw_challenge(chosen: ProgrammeChallenge, *, reason: str, by: User, at: datetime) -> ProgrammeChallenge:
    """It does not play here after all. Raises AlreadyAdopted, saving.AlreadyWithdrawn, ValidationError."""
    _require_draft(chosen.analysis)
    withdrawn: ProgrammeChallenge = saving.withdraw(
        chosen, "challenge.withdrawn", chosen.programme, reason=reason, by=by, at=at
    )
    return withdrawn


def _require_draft(analysis: AreaAnalysis | None) -> None:
    """What belongs to an analysis is frozen with it. Locks the analysis, so that nobody adopts it meanwhile."""
    if analysis is None:
        return
    if AreaAnalysis.objects.select_for_update(of=("self",)).get(pk=analysis.pk).adopted_on is not None:
        raise AlreadyAdopted
