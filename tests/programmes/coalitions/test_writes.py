"""Partners come, go and send other people; meetings and obstacles are recorded once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from programmes import coalitions
from programmes.models import Membership
from tests.support.factories import NOON, TODAY, MeetingFactory, MembershipFactory, PartnerFactory


def test_join_once(programme, manager):
    partner = coalitions.add_partner(name="Nijestee", kind="housing_association", by=manager, at=NOON)
    membership = coalitions.join(programme, partner, starts_on=TODAY, person="A.", by=manager, at=NOON)

    assert membership.programme == programme
    with pytest.raises(ValidationError, match="doet al mee"):
        coalitions.join(programme, partner, starts_on=date(2026, 12, 1), by=manager, at=NOON)


def test_another_person_begins_where_the_former_ends(programme, manager):
    former = MembershipFactory(programme=programme, person="A.", contribution_fte="0.5", has_vote=True)

    successor = coalitions.send_other_person(
        former, person="B.", has_mandate=True, starts_on=TODAY, by=manager, at=NOON
    )

    former.refresh_from_db()
    assert former.ends_on == date(2026, 11, 1)
    assert (successor.person, str(successor.contribution_fte), successor.has_vote) == ("B.", "0.50", True)
    assert list(Membership.objects.on(TODAY)) == [successor]


def test_leave_once_and_not_before_the_first_day(programme, manager):
    membership = MembershipFactory(programme=programme)
    with pytest.raises(ValidationError, match="einddatum"):
        coalitions.leave(membership, ends_on=date(2010, 1, 1), by=manager, at=NOON)

    coalitions.leave(membership, ends_on=TODAY, by=manager, at=NOON)

    with pytest.raises(coalitions.AlreadyLeft):
        coalitions.leave(membership, ends_on=TODAY, by=manager, at=NOON)


def test_a_contribution_is_agreed(programme, manager):
    membership = MembershipFactory(programme=programme)

    changed = coalitions.agree_contribution(membership, contribution_task="Portieken", by=manager, at=NOON)

    assert (membership.contribution_task, changed.contribution_task) == ("", "Portieken")


def test_a_meeting_is_recorded_once_with_who_came(programme, manager):
    came, missed = PartnerFactory(), PartnerFactory()
    meeting = coalitions.plan_meeting(programme, kind="coalition", planned_on=TODAY, by=manager, at=NOON)

    coalitions.record_meeting(meeting, was_held=True, present=[came], absent=[missed, came], by=manager, at=NOON)

    assert dict(meeting.attendances.values_list("partner", "was_present")) == {came.pk: True, missed.pk: False}
    with pytest.raises(coalitions.AlreadyRecorded):
        coalitions.record_meeting(meeting, was_held=False, by=manager, at=NOON)


def test_a_meeting_that_was_not_held_has_no_attendance(programme, manager):
    meeting = MeetingFactory(programme=programme)

    coalitions.record_meeting(meeting, was_held=False, present=[PartnerFactory()], by=manager, at=NOON)

    assert not meeting.attendances.exists()


def test_an_obstacle_has_a_term_and_one_decision(programme, manager):
    obstacle = coalitions.raise_obstacle(
        programme, title="Geen ruimte", text="", raised_on=TODAY, raised_by="WIJ-team", by=manager, at=NOON
    )

    coalitions.decide_obstacle(obstacle, decision="De school opent.", decided_on=TODAY, by=manager, at=NOON)

    assert obstacle.due_on == date(2026, 12, 2)
    with pytest.raises(coalitions.AlreadyDecided):
        coalitions.decide_obstacle(obstacle, decision="Nee.", decided_on=TODAY, by=manager, at=NOON)
