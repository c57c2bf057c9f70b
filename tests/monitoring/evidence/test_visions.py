"""Visions and ambitions, from table to record."""

from datetime import date, timedelta
from decimal import Decimal

from monitoring import evidence
from monitoring.scoring.records import (
    Ref,
)
from monitoring.scoring.vision import AmbitionRecord, TargetRecord, VisionRecord
from programmes import models, visions
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT, START, about
from tests.support.factories import UserFactory

MARCH = date(2026, 3, 1)


def test_a_vision_with_its_ambitions_targets_and_challenges(selwerd):
    vision = models.Vision.objects.create(
        programme=selwerd, title="Samen", text="Goed.", horizon_year=2038, adopted_by_council_on=MARCH
    )
    challenge = models.ProgrammeChallenge.objects.create(programme=selwerd, challenge=models.Challenge.objects.first())
    plain = story.ambition(selwerd, 1, title="Veilig")
    measured = story.ambition(selwerd, 2, title="Gezond")
    measured.challenges.add(challenge)
    first = measured.indicators.create(indicator_key="misdrijven", target_value=12.5, target_year=2030)
    second = measured.indicators.create(indicator_key="woz")
    story.ambition(selwerd, 3, title="Losgelaten", ended_on=AT)

    found = evidence.gather(selwerd, AT)["vision"]

    assert found.started_on == START
    assert found.visions == (VisionRecord(Ref("vision", vision.pk, "Samen"), None, MARCH, date(2038, 12, 31)),)
    assert found.ambitions == (
        AmbitionRecord(Ref("ambition", plain.pk, "Veilig")),
        AmbitionRecord(
            Ref("ambition", measured.pk, "Gezond"),
            (
                TargetRecord(Ref("ambition_indicator", first.pk, "misdrijven"), Decimal("12.5"), 2030),
                TargetRecord(Ref("ambition_indicator", second.pk, "woz")),
            ),
            (challenge.pk,),
        ),
    )


def test_a_target_that_was_withdrawn_later_counted_until_then(selwerd):
    target = story.ambition(selwerd, 1).indicators.create(indicator_key="eenzaam", target_value=40, target_year=2030)
    later = AT + timedelta(days=1)
    visions.withdraw_target(target, reason="Dit cijfer past hier niet.", by=UserFactory(), at=story.moment(later))

    measured = {day: evidence.gather(selwerd, day)["vision"].ambitions[0].targets for day in (AT, later)}

    assert [len(targets) for targets in measured.values()] == [1, 0]


def test_the_years_of_a_programme_are_agreed_once_a_vision_was_adopted(selwerd):
    vision = models.Vision.objects.create(programme=selwerd, title="Groen", text="Wij zien groen.", horizon_year=2038)
    assert about(selwerd, "staying_power", "agreed_until") is None

    vision.adopted_by_council_on = MARCH
    vision.save()

    assert about(selwerd, "staying_power", "agreed_until") == date(2038, 3, 5)
    assert about(selwerd, "staying_power", "agreed_until", at=MARCH - timedelta(days=1)) is None


def test_a_contract_that_was_in_force_agrees_the_years_too_and_a_draft_does_not(selwerd):
    contract = models.LocalAgreement.objects.create(programme=selwerd, version=1, title="Wijkdeal")
    assert about(selwerd, "staying_power", "agreed_until") is None

    contract.starts_on = MARCH
    contract.save()

    assert about(selwerd, "staying_power", "agreed_until") == date(2038, 3, 5)
