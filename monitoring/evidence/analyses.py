"""What is known of the diagnosis: analyses, talks with residents, recognition, and who has a stake."""

from monitoring.evidence.lines import Lines
from monitoring.scoring.area_analysis import AnalysisRecord, ConversationRecord, RecognitionRecord, StakeholderRecord


def analyses(lines: Lines) -> tuple[AnalysisRecord, ...]:
    """The versions of the analysis."""
    return tuple(AnalysisRecord(line.ref, line.first) for line in lines["area_analysis"])


def conversations(lines: Lines) -> tuple[ConversationRecord, ...]:
    """The talks with residents, of every version."""
    return tuple(
        ConversationRecord(line.ref, line.day, line.number, bool(line.holds), line.other_number)
        for line in lines["conversation"]
    )


def recognitions(lines: Lines) -> tuple[RecognitionRecord, ...]:
    """Who said whether they recognise the diagnosis; without a partner it were residents."""
    return tuple(
        RecognitionRecord(line.ref, line.day, bool(line.holds), line.number, line.other_number)
        for line in lines["recognition"]
    )


def stakeholders(lines: Lines) -> tuple[StakeholderRecord, ...]:
    """Everybody on the map. The map has no days: it is the map of today."""
    return tuple(StakeholderRecord(line.ref, is_resident=bool(line.holds)) for line in lines["stakeholder"])
