"""Vision, ambitions, and the indicators that follow them."""

import pytest
from django.core.exceptions import ValidationError

from programmes import visions
from programmes.models import GuidingPrinciple
from tests.support.factories import (
    NOON,
    TODAY,
    AmbitionFactory,
    AmbitionIndicatorFactory,
    ProgrammeChallengeFactory,
)


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


def test_an_ambition_gets_the_next_number(programme, manager):
    words = {"title": "Veilig", "outcome": "less_crime", "sub_goal": "safety", "by": manager, "at": NOON}

    assert [visions.add_ambition(programme, **words).number for _time in range(2)] == [1, 2]


def test_an_ambition_that_is_let_go_stays_as_it_is_with_its_targets_until_it_is_taken_up_again(groningen, manager):
    target = AmbitionIndicatorFactory(indicator_key="eenzaam")
    now = {"by": manager, "at": NOON}
    with pytest.raises(ValidationError, match="waarom"):
        visions.end_ambition(target.ambition, ended_on=TODAY, reason=" ", **now)

    ended = visions.end_ambition(target.ambition, ended_on=TODAY, reason="Andere partijen doen dit.", **now)

    assert (ended.ended_on, ended.ended_reason) == (TODAY, "Andere partijen doen dit.")
    for write in (
        lambda: visions.edit_ambition(ended, title="Anders", **now),
        lambda: visions.end_ambition(ended, ended_on=TODAY, reason="Nog eens.", **now),
        lambda: visions.follow(ended, indicator_key="koopwoningen", **now),
        lambda: visions.change_target(target, target_value=45, reason="Minder", **now),
        lambda: visions.withdraw_target(target, reason="Hoort hier niet", **now),
    ):
        with pytest.raises(visions.AlreadyEnded):
            write()

    resumed = visions.resume_ambition(ended, **now)
    assert (resumed.ended_on, resumed.ended_reason) == (None, "")
    assert visions.edit_ambition(resumed, title="Anders", **now).title == "Anders"


def test_a_withdrawn_target_counts_no_more_and_its_indicator_may_come_back(groningen, manager):
    target = AmbitionIndicatorFactory(indicator_key="eenzaam")
    about = {"indicator_key": "eenzaam", "by": manager, "at": NOON}
    with pytest.raises(ValidationError, match="Deze indicator staat al bij de ambitie"):
        visions.follow(target.ambition, **about)

    visions.withdraw_target(target, reason="Het past niet bij deze ambitie.", by=manager, at=NOON)

    assert not target.ambition.indicators.exists()
    assert visions.follow(target.ambition, **about).pk != target.pk


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"target_value": 140, "target_year": 2030}, "target_value"),
        ({"target_value": 40, "target_year": 2020}, "target_year"),
        ({"baseline_value": -1, "baseline_period": "2020"}, "baseline_value"),
    ],
)
def test_a_target_that_cannot_be_is_refused_with_its_field(groningen, manager, fields, named):
    ambition = AmbitionFactory()

    with pytest.raises(ValidationError) as refused:
        visions.follow(ambition, indicator_key="eenzaam", **fields, by=manager, at=NOON)

    assert set(refused.value.message_dict) == {named}


def test_a_target_of_a_year_that_is_over_can_be_moved_ahead_and_not_back(groningen, manager):
    target = AmbitionIndicatorFactory(indicator_key="eenzaam", target_year=2020)
    about = {"reason": "We hebben meer tijd nodig.", "by": manager, "at": NOON}

    assert visions.change_target(target, target_value=45, **about).target_value == 45
    assert visions.change_target(target, target_year=2032, **about).target_year == 2032
    target.refresh_from_db()
    with pytest.raises(ValidationError, match="2021 is al voorbij"):
        visions.change_target(target, target_year=2021, **about)


def test_the_reference_data_of_the_source_is_there(groningen):
    from programmes.models import Challenge

    assert GuidingPrinciple.objects.count() == 6
    assert Challenge.objects.count() == 7
    assert list(Challenge.objects.filter(is_new=True).values_list("key", flat=True)) == ["building", "sustainability"]
