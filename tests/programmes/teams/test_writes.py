"""The team, its leavers, and who follows whom."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programmes import logbook, teams
from programmes.models import TeamMember
from tests.support.factories import NOON, TODAY, ProcessDirectionFactory, SteeringChairFactory


def test_a_leaver_without_handover_shows_until_it_is_recorded(programme, manager):
    member = teams.join(
        programme, name="Sanne", function="Regisseur", fte="0.8", starts_on=date(2022, 1, 1), by=manager, at=NOON
    )
    teams.leave(member, ends_on=TODAY, by=manager, at=NOON)
    leaver = TeamMember.objects.get(ends_on=TODAY)

    handed = teams.hand_over(member, handover="Dossier en namen.", recorded_on=TODAY, by=manager, at=NOON)

    assert (leaver.handover_recorded_on, handed.handover_recorded_on) == (None, TODAY)
    with pytest.raises(teams.AlreadyLeft):
        teams.leave(member, ends_on=TODAY, by=manager, at=NOON)


def test_a_handover_says_something(programme, manager):
    member = teams.join(programme, name="Sanne", function="Regisseur", fte="0.8", starts_on=TODAY, by=manager, at=NOON)

    with pytest.raises(ValidationError, match="overdracht"):
        teams.hand_over(member, handover="", recorded_on=TODAY, by=manager, at=NOON)


def test_a_new_director_and_chair_follow_the_former(programme, manager):
    former, before = ProcessDirectionFactory(programme=programme), SteeringChairFactory(programme=programme)

    teams.appoint_director(programme, name="B.", starts_on=TODAY, appointed_by_coalition=True, by=manager, at=NOON)
    teams.appoint_chair(programme, name="C.", kind="mayor", starts_on=TODAY, by=manager, at=NOON)

    former.refresh_from_db()
    before.refresh_from_db()
    assert (former.ends_on, before.ends_on) == (date(2026, 11, 1), date(2026, 11, 1))
    assert programme.process_directions.on(TODAY).get().name == "B."
    assert programme.chairs.on(TODAY).get().kind == "mayor"


def test_formation_and_working_budget(programme, manager):
    teams.add_position(programme, function="Regisseur", fte=Decimal(2), starts_on=TODAY, by=manager, at=NOON)
    for spent in (Decimal(0), Decimal(10)):
        teams.set_working_budget(programme, year=2026, amount=Decimal(100), spent=spent, by=manager, at=NOON)

    assert programme.team_positions.get().fte == 2
    assert programme.working_budgets.get().spent == 10


def test_the_end_of_the_former_is_in_the_logbook(programme, manager):
    former, before = ProcessDirectionFactory(programme=programme), SteeringChairFactory(programme=programme)

    teams.appoint_director(programme, name="B.", starts_on=TODAY, by=manager, at=NOON)
    teams.appoint_chair(programme, name="C.", kind="mayor", starts_on=TODAY, by=manager, at=NOON)

    lines = [logbook.of(row).get() for row in (former, before)]
    assert [line.kind for line in lines] == ["process_director.ended", "chair.ended"]
    assert [line.detail["changed"] for line in lines] == [{"ends_on": [None, "2026-11-01"]}] * 2
