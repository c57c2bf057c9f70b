"""What is known of the diagnosis: analyses, talks with residents, recognition, and who has a stake."""

from django.db.models import Q

from monitoring.evidence.memory import Memory
from monitoring.scoring.area_analysis import AnalysisRecord, ConversationRecord, RecognitionRecord, StakeholderRecord
from monitoring.scoring.records import Ref
from programmes import as_it_stood
from programmes.models import AreaAnalysis, Conversation, Recognition, Stakeholder


def analyses(memory: Memory) -> tuple[AnalysisRecord, ...]:
    """The versions of the analysis, concepts too.

    A concept has no day, and one that was adopted later was a concept before: the logbook dates those.
    """
    programme, at = memory.programme, memory.at
    drafted = as_it_stood.logged(programme, "analysis.drafted", until=at)
    drafted_later = as_it_stood.logged(programme, "analysis.drafted", after=at)
    rows = AreaAnalysis.objects.filter(
        Q(adopted_on=None) | Q(adopted_on__lte=at) | Q(pk__in=drafted), programme=programme
    ).exclude(pk__in=drafted_later)
    return tuple(
        AnalysisRecord(Ref("area_analysis", analysis.pk, analysis.title), analysis.adopted_on)
        for analysis in rows.only("title", "adopted_on").order_by("pk")
    )


def conversations(memory: Memory) -> tuple[ConversationRecord, ...]:
    """The talks with residents, of every version."""
    rows = memory.counted(Conversation).filter(analysis__programme=memory.programme, held_on__lte=memory.at)
    return tuple(
        ConversationRecord(
            Ref("conversation", conversation.pk, conversation.title),
            held_on=conversation.held_on,
            people=conversation.number,
            has_notes=bool(conversation.said),
            analysis_id=conversation.analysis_id,
        )
        for conversation in memory.known(rows.order_by("pk"))
    )


def recognitions(memory: Memory) -> tuple[RecognitionRecord, ...]:
    """Who said whether they recognise the diagnosis; a record without a partner is of residents."""
    rows = Recognition.objects.filter(analysis__programme=memory.programme, given_on__lte=memory.at)
    return tuple(
        RecognitionRecord(
            Ref("recognition", recognition.pk, recognition.by_kind),
            stated_on=recognition.given_on,
            recognised=recognition.recognised,
            partner_id=recognition.partner_id,
            analysis_id=recognition.analysis_id,
        )
        for recognition in rows.order_by("pk")
    )


def stakeholders(memory: Memory) -> tuple[StakeholderRecord, ...]:
    """Everybody on the map. They carry no day, so it is the map as it stood, without those the logbook dates later."""
    mapped_later = as_it_stood.logged(memory.programme, "stakeholder.mapped", after=memory.at)
    rows = memory.counted(Stakeholder).filter(programme=memory.programme).exclude(pk__in=mapped_later)
    return tuple(
        StakeholderRecord(
            Ref("stakeholder", stakeholder.pk, stakeholder.name),
            is_resident=stakeholder.kind == Stakeholder.Kind.RESIDENTS,
        )
        for stakeholder in memory.known(rows.order_by("pk"))
    )
