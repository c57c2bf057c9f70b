"""Partners, the contract, meetings and the steering group, from table to record."""

from datetime import date
from decimal import Decimal

import pytest

from monitoring import evidence
from monitoring.scoring.administrative_capacity import ChairRecord, Office, SteeringMeetingRecord
from monitoring.scoring.local_coalition import AgreementRecord, MeetingRecord, SignatureRecord
from monitoring.scoring.records import (
    PartnerGroup,
    PartnerRecord,
    Ref,
    TermRecord,
)
from programmes import models
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT, START, about, day

MARCH = date(2026, 3, 1)


def test_a_membership_becomes_a_partner_with_its_person_and_contribution(selwerd):
    who = story.partner("care", "Zorgplein")
    story.membership(selwerd, who, ends_on=date(2025, 1, 1))
    story.membership(
        selwerd,
        who,
        starts_on=date(2025, 1, 2),
        person="Sanne Bolt",
        has_mandate=True,
        has_vote=True,
        contribution_euro=Decimal(500),
        contribution_task="Spreekuur in de wijk",
    )

    found = about(selwerd, "local_coalition", "partners")

    ref = Ref("partner", who.pk, "Zorgplein")
    assert found == (
        PartnerRecord(ref, PartnerGroup.CARE_AND_WELFARE, START, date(2025, 1, 1)),
        PartnerRecord(
            ref,
            PartnerGroup.CARE_AND_WELFARE,
            date(2025, 1, 2),
            has_representative=True,
            has_mandate=True,
            has_vote=True,
            contribution_euro=Decimal(500),
            tasks=1,
        ),
    )


@pytest.mark.parametrize(
    ("kind", "counts_as"),
    [
        ("municipality", "municipality"),
        ("housing_association", "housing_association"),
        ("police", "police_and_justice"),
        ("prosecution", "police_and_justice"),
        ("education", "education"),
        ("care", "care_and_welfare"),
        ("welfare_organisation", "care_and_welfare"),
        ("employer", "employers"),
        ("residents", "residents"),
        ("central_government", "other"),
        ("other", "other"),
    ],
)
def test_every_kind_of_partner_counts_as(selwerd, kind, counts_as):
    story.membership(selwerd, story.partner(kind))

    (found,) = about(selwerd, "local_coalition", "partners")

    assert found.kind == counts_as


def test_every_kind_of_partner_is_tried():
    (tried,) = [mark.args[1] for mark in test_every_kind_of_partner_counts_as.pytestmark if mark.name == "parametrize"]

    assert [kind for kind, _ in tried] == list(models.Partner.Kind.values)


def test_an_agreement_has_its_signatures_and_a_draft_has_no_day(selwerd):
    who = story.partner()
    signed = models.LocalAgreement.objects.create(programme=selwerd, version=1, title="Wijkdeal", starts_on=MARCH)
    signed.signatures.create(partner=who, signed_by="Sanne", signed_on=MARCH)
    draft = models.LocalAgreement.objects.create(programme=selwerd, version=2, title="Wijkdeal")

    assert about(selwerd, "local_coalition", "agreements") == (
        AgreementRecord(
            Ref("local_agreement", signed.pk, "Wijkdeal (versie 1)"),
            MARCH,
            signatures=(SignatureRecord(who.pk, MARCH),),
        ),
        AgreementRecord(Ref("local_agreement", draft.pk, "Wijkdeal (versie 2)"), None),
    )


def test_meetings_of_the_coalition_and_of_the_steering_group(selwerd):
    here, away = story.partner(), story.partner()

    def meeting(kind, was_held):
        return models.Meeting.objects.create(programme=selwerd, kind=kind, planned_on=MARCH, was_held=was_held)

    held, cancelled = meeting("coalition", True), meeting("coalition", False)
    steering, dropped, _other = meeting("steering", True), meeting("steering", False), meeting("working", True)
    held.attendances.create(partner=here, was_present=True)
    held.attendances.create(partner=away, was_present=False)

    found = evidence.gather(selwerd, AT)

    assert found["local_coalition"].meetings == (
        MeetingRecord(
            Ref("meeting", held.pk, "coalitieoverleg (01-03-2026)"), MARCH, present=(here.pk,), absent=(away.pk,)
        ),
    )
    assert cancelled.pk not in {meeting.ref.id for meeting in found["local_coalition"].meetings}
    label = "stuurgroep (01-03-2026)"
    assert found["administrative_capacity"].steering_meetings == (
        SteeringMeetingRecord(Ref("meeting", steering.pk, label), MARCH, MARCH),
        SteeringMeetingRecord(Ref("meeting", dropped.pk, label), MARCH, None),
    )


def test_obstacles_have_a_term_and_the_chair_an_office(selwerd):
    obstacle = models.Obstacle.objects.create(
        programme=selwerd, title="Stroom", raised_on=MARCH, due_on=day(30), decided_on=day(20), decision="Doen."
    )
    chair = models.SteeringChair.objects.create(programme=selwerd, name="An", kind="director", starts_on=MARCH)

    found = evidence.gather(selwerd, AT)["administrative_capacity"]

    assert found.obstacles == (TermRecord(Ref("obstacle", obstacle.pk, "Stroom"), day(30), day(20)),)
    assert found.chairs == (ChairRecord(Ref("steering_chair", chair.pk, "An"), Office.DIRECTOR, MARCH),)
