"""What was learnt, decided again and revised; and since when the programme is carried out."""

from collections.abc import Collection
from datetime import date

from monitoring.evidence.memory import Memory
from monitoring.scoring.learning import EvaluationRecord, ImplementationProgrammeRecord
from monitoring.scoring.records import Ref, SessionRecord
from monitoring.scoring.staying_power import ContinuationRecord
from programmes.models import (
    ContinuationDecision,
    Evaluation,
    LearningSession,
    Phase,
    PhaseTransition,
    ProgrammeRevision,
)

LEARNING = (LearningSession.Kind.LEARNING,)
OF_THE_TEAM = (LearningSession.Kind.PEER_REVIEW, LearningSession.Kind.TRAINING)


def sessions(memory: Memory, kinds: Collection[str]) -> tuple[SessionRecord, ...]:
    """Sessions of these kinds, with who was there."""
    rows = memory.counted(LearningSession).filter(programme=memory.programme, held_on__lte=memory.at)
    return tuple(
        SessionRecord(
            Ref("learning_session", session.pk, session.title),
            held_on=session.held_on,
            with_residents=session.residents_present > 0,
            with_professionals=session.professionals_present > 0,
        )
        for session in memory.known(rows.order_by("pk"))
        if session.kind in kinds
    )


def evaluations(memory: Memory) -> tuple[EvaluationRecord, ...]:
    """The evaluations that anybody can read."""
    rows = Evaluation.objects.filter(programme=memory.programme, published_on__lte=memory.at)
    return tuple(
        EvaluationRecord(Ref("evaluation", evaluation.pk, evaluation.title), evaluation.published_on)
        for evaluation in rows.only("title", "published_on").order_by("pk")
        if evaluation.published_on is not None
    )


def implementation_programmes(memory: Memory) -> tuple[ImplementationProgrammeRecord, ...]:
    """Each adoption or revision of the implementation programme."""
    rows = ProgrammeRevision.objects.filter(programme=memory.programme, decided_on__lte=memory.at)
    return tuple(
        ImplementationProgrammeRecord(Ref("programme_revision", revision.pk, revision.title), revision.decided_on)
        for revision in rows.only("title", "decided_on").order_by("pk")
    )


def continuations(memory: Memory) -> tuple[ContinuationRecord, ...]:
    """The decisions to go on after an election."""
    rows = ContinuationDecision.objects.filter(programme=memory.programme, continues=True, decided_on__lte=memory.at)
    return tuple(
        ContinuationRecord(Ref("continuation_decision", decision.pk, decision.decided_in), decision.decided_on)
        for decision in rows.only("decided_in", "decided_on").order_by("pk")
    )


def implementing_since(memory: Memory) -> date | None:
    """The day on which the programme first entered the phase uitvoeren, also when that is after the day in memory. A
    programme that was in that phase when it was recorded entered it at its start.
    """
    programme = memory.programme
    entered = PhaseTransition.objects.filter(programme=programme, to_phase=Phase.EXECUTION).order_by("decided_on")
    first = entered.values_list("decided_on", flat=True).first()
    if first is None and programme.phase == Phase.EXECUTION:
        return programme.started_on
    return first
