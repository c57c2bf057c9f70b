"""Partners come, go and send other people; meetings and obstacles are recorded once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from programmes import coalitions, logbook
from programmes.models import Meeting, Membership, Partner
from tests.support.factories import NOON, TODAY, MeetingFactory, MembershipFactory, ObstacleFactory, PartnerFactory


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


def test_a_partner_that_takes_part_is_not_withdrawn(programme, manager):
    membership = MembershipFactory(programme=programme)

    with pytest.raises(coalitions.StillTakesPart):
        coalitions.withdraw_partner(membership.partner, reason="Opgeheven.", by=manager, at=NOON)

    coalitions.leave(membership, ends_on=TODAY, by=manager, at=NOON)
    coalitions.withdraw_partner(membership.partner, reason="Opgeheven.", by=manager, at=NOON)
    assert not Partner.objects.exists()
    assert Membership.objects.get().partner == membership.partner


def test_a_name_is_free_again_once_its_partner_is_withdrawn(programme, manager):
    partner = coalitions.add_partner(name="Nijestee", kind="care", by=manager, at=NOON)
    with pytest.raises(ValidationError, match="met deze naam"):
        coalitions.add_partner(name="Nijestee", kind="housing_association", by=manager, at=NOON)

    coalitions.withdraw_partner(partner, reason="Verkeerde soort.", by=manager, at=NOON)
    coalitions.add_partner(name="Nijestee", kind="housing_association", by=manager, at=NOON)

    assert Partner.objects.get().kind == "housing_association"


def test_a_partner_joins_anew_when_its_membership_was_withdrawn(programme, manager):
    partner = PartnerFactory()
    first = coalitions.join(programme, partner, starts_on=TODAY, by=manager, at=NOON)

    coalitions.withdraw_membership(first, reason="Verkeerd.", by=manager, at=NOON)

    assert coalitions.join(programme, partner, starts_on=TODAY, by=manager, at=NOON) == Membership.objects.get()


def test_a_meeting_is_called_off_with_a_reason(programme, manager):
    meeting = coalitions.plan_meeting(programme, kind="steering", planned_on=TODAY, by=manager, at=NOON)
    with pytest.raises(ValidationError, match="waarom het overleg niet doorgaat"):
        coalitions.cancel_meeting(meeting, reason=" ", cancelled_on=TODAY, by=manager, at=NOON)

    coalitions.cancel_meeting(meeting, reason="Te weinig mensen.", cancelled_on=TODAY, by=manager, at=NOON)

    meeting.refresh_from_db()
    assert (meeting.was_held, meeting.cancelled_on, meeting.outcome) == (False, TODAY, "Te weinig mensen.")
    assert logbook.of(meeting).first().kind == "meeting.cancelled"
    assert not Meeting.objects.ahead(TODAY).exists()
    with pytest.raises(coalitions.AlreadyRecorded):
        coalitions.cancel_meeting(meeting, reason="Nog eens.", cancelled_on=TODAY, by=manager, at=NOON)


def test_a_decided_obstacle_stays_as_it_was_decided(programme, manager):
    obstacle = ObstacleFactory(programme=programme, decided_on=TODAY, decision="Doen.")

    with pytest.raises(coalitions.AlreadyDecided):
        coalitions.edit_obstacle(obstacle, due_on=date(2027, 1, 1), by=manager, at=NOON)
    with pytest.raises(coalitions.AlreadyDecided):
        coalitions.withdraw_obstacle(obstacle, reason="Foutje.", by=manager, at=NOON)
