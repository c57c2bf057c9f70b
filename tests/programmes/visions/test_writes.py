"""Vision, ambitions, and the indicators that follow them."""

import pytest
from django.core.exceptions import ValidationError

from programmes import visions
from programmes.models import GuidingPrinciple
from tests.support.factories import NOON, TODAY, AmbitionFactory, ProgrammeChallengeFactory


def test_a_vision_is_adopted_once_by_each_and_stays_as_it_is(programme, manager):
    vision = visions.write(programme, title="Visie", text="Samen.", horizon_year=2038, by=manager, at=NOON)
    visions.rewrite(vision, text="Samen wonen.", by=manager, at=NOON)
    visions.adopt(vision, adopted_by=visions.AdoptedBy.COALITION, adopted_on=TODAY, by=manager, at=NOON)
    adopted = visions.adopt(vision, adopted_by=visions.AdoptedBy.COUNCIL, adopted_on=TODAY, by=manager, at=NOON)

    assert (adopted.text, adopted.adopted_by_coalition_on, adopted.adopted_by_council_on) == (
        "Samen wonen.",
        TODAY,
        TODAY,
    )
    with pytest.raises(visions.AlreadyAdopted):
        visions.adopt(vision, adopted_by=visions.AdoptedBy.COUNCIL, adopted_on=TODAY, by=manager, at=NOON)
    with pytest.raises(visions.AlreadyAdopted):
        visions.rewrite(vision, text="Anders.", by=manager, at=NOON)


def test_an_ambition_answers_challenges_and_serves_principles(programme, manager):
    challenge = ProgrammeChallengeFactory(programme=programme)

    ambition = visions.add_ambition(
        programme,
        number=1,
        title="Gelukkig en gezond",
        outcome="cohesion",
        sub_goal="perspective",
        challenges=[challenge],
        guiding_principles=GuidingPrinciple.objects.filter(key="future"),
        by=manager,
        at=NOON,
    )

    assert list(ambition.challenges.all()) == [challenge]
    assert ambition.guiding_principles.get().name == "bewoners toekomst bieden"


def test_a_target_without_year_is_refused_and_a_change_keeps_its_reason(groningen, manager):
    ambition = AmbitionFactory()
    with pytest.raises(ValidationError):
        visions.follow(ambition, indicator_key="eenzaam", target_value=40, by=manager, at=NOON)
    indicator = visions.follow(
        ambition, indicator_key="eenzaam", target_value=40, target_year=2030, by=manager, at=NOON
    )

    changed = visions.change_target(indicator, target_value=45, reason="Te ver weg.", by=manager, at=NOON)

    assert (changed.target_value, changed.reason) == (45, "Te ver weg.")
    assert indicator.events.order_by("pgh_id").first().target_value == 40


def test_edit_ambition(groningen, manager):
    edited = visions.edit_ambition(AmbitionFactory(), ended_on=TODAY, by=manager, at=NOON)

    assert edited.ended_on == TODAY


def test_the_reference_data_of_the_source_is_there(groningen):
    from programmes.models import Challenge

    assert GuidingPrinciple.objects.count() == 6
    assert Challenge.objects.count() == 7
    assert list(Challenge.objects.filter(is_new=True).values_list("key", flat=True)) == ["building", "sustainability"]
