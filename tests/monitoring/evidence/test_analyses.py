"""Analyses, talks and the people with a stake, from table to record."""

from datetime import date

from monitoring import evidence
from monitoring.scoring.area_analysis import AnalysisRecord, ConversationRecord, RecognitionRecord, StakeholderRecord
from monitoring.scoring.records import (
    Ref,
)
from programmes import models
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT, about

MARCH = date(2026, 3, 1)


def test_analyses_and_what_was_said_for_them(selwerd):
    police = story.partner("police", "Politie")
    draft = models.AreaAnalysis.objects.create(programme=selwerd, title="Concept", summary="Zo is het.")
    talk = draft.conversations.create(title="Aan de deur", held_on=MARCH, number=40, said="Het is hier donker.")
    residents = draft.recognitions.create(by_kind="residents", given_on=MARCH)
    theirs = draft.recognitions.create(by_kind="partner", partner=police, recognised=False, given_on=MARCH)

    found = evidence.gather(selwerd, AT)["area_analysis"]

    assert found.analyses == (AnalysisRecord(Ref("area_analysis", draft.pk, "Concept"), None),)
    assert found.conversations == (
        ConversationRecord(Ref("conversation", talk.pk, "Aan de deur"), MARCH, 40, True, draft.pk),
    )
    assert [
        (recognition.ref.id, recognition.recognised, recognition.partner_id) for recognition in found.recognitions
    ] == [
        (residents.pk, True, None),
        (theirs.pk, False, police.pk),
    ]
    assert found.recognitions[0] == RecognitionRecord(
        Ref("recognition", residents.pk, "residents"), MARCH, True, None, draft.pk
    )


def test_stakeholders_say_whether_they_are_residents(selwerd):
    for kind in ("residents", "entrepreneur"):
        models.Stakeholder.objects.create(programme=selwerd, name=kind, kind=kind)

    found = about(selwerd, "area_analysis", "stakeholders")

    assert [(stakeholder.ref.label, stakeholder.is_resident) for stakeholder in found] == [
        ("residents", True),
        ("entrepreneur", False),
    ]
    assert isinstance(found[0], StakeholderRecord)
