"""What was learnt, decided again and revised; and since when the programme is carried out."""

from collections.abc import Collection
from datetime import date

from monitoring.evidence.lines import Lines
from monitoring.scoring.learning import EvaluationRecord, ImplementationProgrammeRecord
from monitoring.scoring.records import SessionRecord
from monitoring.scoring.staying_power import ContinuationRecord
from programmes.models import LearningSession, Phase, Programme

LEARNING = (LearningSession.Kind.LEARNING,)
OF_THE_TEAM = (LearningSession.Kind.PEER_REVIEW, LearningSession.Kind.TRAINING)


def sessions(lines: Lines, kinds: Collection[str]) -> tuple[SessionRecord, ...]:
    """Sessions of these kinds, with who was there."""
    return tuple(
        SessionRecord(line.ref, line.day, with_residents=bool(line.number), with_professionals=bool(line.other_number))
        for line in lines["learning_session"]
        if line.word in kinds
    )


def evaluations(lines: Lines) -> tuple[EvaluationRecord, ...]:
    """The evaluations that anybody can read."""
    return tuple(EvaluationRecord(line.ref, line.day) for line in lines["evaluation"])


def implementation_programmes(lines: Lines) -> tuple[ImplementationProgrammeRecord, ...]:
    """Each adoption or revision of the implementation programme."""
    return tuple(ImplementationProgrammeRecord(line.ref, line.day) for line in lines["programme_revision"])


def continuations(lines: Lines) -> tuple[ContinuationRecord, ...]:
    """The decisions to go on after an election."""
    return tuple(ContinuationRecord(line.ref, line.day) for line in lines["continuation_decision"])


def implementing_since(programme: Programme, lines: Lines) -> date | None:
    """The day the phase uitvoeren was first entered; of a programme that came here in that phase its start."""
    entered = [line.day for line in lines["phase_transition"]]
    if entered:
        return min(entered)
    return programme.started_on if programme.phase == Phase.EXECUTION else None
