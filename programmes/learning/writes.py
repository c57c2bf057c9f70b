"""Writes about learning: the steps of a lesson, sessions, evaluations, revisions, continuations and risks."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from programmes import saving
from programmes.models import (
    ContinuationDecision,
    Evaluation,
    LearningSession,
    Lesson,
    MeasureAdjustment,
    Programme,
    ProgrammeRevision,
    Risk,
)
from wijkaanpak.accounts.models import User

RISK = ("title", "chance", "impact", "owner", "mitigation", "raised_on")
SESSION = ("kind", "title", "held_on", "residents_present", "professionals_present", "learnt")


class WrongStep(Exception):
    """Another step of this lesson comes first, or this one was taken before; `expected` names the step to take."""

    def __init__(self, expected: str | None) -> None:
        super().__init__(expected)
        self.expected = expected


@transaction.atomic
def signal(
    programme: Programme, *, title: str, text: str, seen_on: date, by: User, at: datetime, measure: Any = None
) -> Lesson:
    """Something was seen: the first step of a lesson. Raises ValidationError."""
    lesson = Lesson(programme=programme, measure=measure, title=title, signal=text, signalled_on=seen_on, by=by)
    saving.keep(lesson, "lesson.signalled", programme, by=by, at=at)
    return lesson


@transaction.atomic
def interpret(lesson: Lesson, *, text: str, by: User, at: datetime) -> Lesson:
    """What the signal means. Raises WrongStep."""
    return _step(lesson, "interpretation", text, by=by, at=at)


@transaction.atomic
def decide(lesson: Lesson, *, text: str, decided_on: date, by: User, at: datetime) -> Lesson:
    """What is decided about it. Raises WrongStep."""
    return _step(lesson, "decision", text, decided_on=decided_on, by=by, at=at)


@transaction.atomic
def adjust(
    lesson: Lesson,
    *,
    text: str,
    check_by: date | None,
    by: User,
    at: datetime,
    measure_adjustment: MeasureAdjustment | None = None,
) -> Lesson:
    """What is done differently, and when that is looked at again. Raises WrongStep."""
    return _step(lesson, "adjustment", text, check_by=check_by, measure_adjustment=measure_adjustment, by=by, at=at)


@transaction.atomic
def check(lesson: Lesson, *, text: str, checked_on: date, by: User, at: datetime) -> Lesson:
    """Whether it helped: the last step. Raises WrongStep."""
    return _step(lesson, "check_result", text, checked_on=checked_on, by=by, at=at)


def _step(lesson: Lesson, step: str, text: str, *, by: User, at: datetime, **fields: Any) -> Lesson:
    lesson = Lesson.objects.select_for_update(of=("self",)).get(pk=lesson.pk)
    if lesson.next_step != step or not text.strip():
        raise WrongStep(lesson.next_step)
    for name, value in {step: text, **fields}.items():
        setattr(lesson, name, value)
    saving.keep(lesson, f"lesson.{step}", lesson.programme, by=by, at=at)
    return lesson


@transaction.atomic
def record_session(programme: Programme, *, by: User, at: datetime, **fields: Any) -> LearningSession:
    """A learning session, intervision or training that was held. Raises ValidationError."""
    session = LearningSession(programme=programme, **fields)
    saving.keep(session, "session.held", programme, by=by, at=at)
    return session


@transaction.atomic
def edit_session(
    session: LearningSession, *, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> LearningSession:
    """Correct what was recorded of a session. Raises saving.ChangedMeanwhile, ValidationError."""
    changed: LearningSession = saving.change(
        session, "session.edited", session.programme, allowed=SESSION, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def withdraw_session(session: LearningSession, *, reason: str, by: User, at: datetime) -> LearningSession:
    """It was not held. Raises saving.AlreadyWithdrawn, ValidationError."""
    withdrawn: LearningSession = saving.withdraw(
        session, "session.withdrawn", session.programme, reason=reason, by=by, at=at
    )
    return withdrawn


@transaction.atomic
def record_evaluation(programme: Programme, *, by: User, at: datetime, **fields: Any) -> Evaluation:
    """An evaluation, published on a day or not yet. Raises ValidationError."""
    evaluation = Evaluation(programme=programme, **fields)
    saving.keep(evaluation, "evaluation.recorded", programme, by=by, at=at)
    return evaluation


@transaction.atomic
def adopt_programme(programme: Programme, *, by: User, at: datetime, **fields: Any) -> ProgrammeRevision:
    """The implementation programme is adopted, or revised. Raises ValidationError."""
    revision = ProgrammeRevision(programme=programme, **fields)
    saving.keep(revision, "programme.revised", programme, by=by, at=at)
    return revision


@transaction.atomic
def continue_after_election(programme: Programme, *, by: User, at: datetime, **fields: Any) -> ContinuationDecision:
    """What the new council or college decided about going on. Raises ValidationError."""
    decision = ContinuationDecision(programme=programme, **fields)
    saving.keep(decision, "programme.continued", programme, by=by, at=at)
    return decision


@transaction.atomic
def record_risk(programme: Programme, *, by: User, at: datetime, **fields: Any) -> Risk:
    """What may go wrong, with who watches it. Raises ValidationError."""
    risk = Risk(programme=programme, **fields)
    saving.keep(risk, "risk.recorded", programme, by=by, at=at)
    return risk


@transaction.atomic
def close_risk(risk: Risk, *, closed_on: date, by: User, at: datetime) -> Risk:
    """The risk is no longer there."""
    closed: Risk = saving.change(
        risk, "risk.closed", risk.programme, allowed=["closed_on"], by=by, at=at, closed_on=closed_on
    )
    return closed


@transaction.atomic
def edit_risk(risk: Risk, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> Risk:
    """Weigh a risk anew, or correct its words. Raises saving.ChangedMeanwhile, ValidationError."""
    changed: Risk = saving.change(risk, "risk.edited", risk.programme, allowed=RISK, seen=seen, by=by, at=at, **fields)
    return changed


@transaction.atomic
def withdraw_risk(risk: Risk, *, reason: str, by: User, at: datetime) -> Risk:
    """It was no risk; what was one and is over is closed. Raises saving.AlreadyWithdrawn, ValidationError."""
    withdrawn: Risk = saving.withdraw(risk, "risk.withdrawn", risk.programme, reason=reason, by=by, at=at)
    return withdrawn
