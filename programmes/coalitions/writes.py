"""Writes about the coalition: partners, who they send, meetings and obstacles."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from programmes import saving
from programmes.models import Attendance, Meeting, Membership, Obstacle, Partner, Programme
from wijkaanpak.accounts.models import User

OBSTACLE_TERM = 30
"""Days within which an obstacle is decided, unless somebody says otherwise."""


class AlreadyDecided(Exception):
    """Somebody else decided this obstacle first."""


class AlreadyRecorded(Exception):
    """What became of this meeting was recorded before."""


class AlreadyLeft(Exception):
    """This membership was over before."""


@transaction.atomic
def add_partner(*, by: User | None, at: datetime, **fields: Any) -> Partner:
    """An organisation that can take part in programmes of the municipality. Raises ValidationError."""
    partner = Partner(**fields)
    saving.keep(partner, "partner.added", None, by=by, at=at)
    return partner


@transaction.atomic
def join(
    programme: Programme, partner: Partner, *, starts_on: date, by: User, at: datetime, **fields: Any
) -> Membership:
    """The partner takes a place in the coalition. Raises ValidationError, also when it has one."""
    membership = Membership(programme=programme, partner=partner, starts_on=starts_on, **fields)
    saving.keep(membership, "membership.began", programme, by=by, at=at)
    return membership


@transaction.atomic
def send_other_person(
    membership: Membership,
    *,
    person: str,
    has_mandate: bool,
    starts_on: date,
    by: User,
    at: datetime,
    function: str = "",
) -> Membership:
    """The same partner and contribution, another person from this day on."""
    former = leave(membership, ends_on=starts_on - timedelta(days=1), by=by, at=at)
    successor = Membership(
        programme=former.programme,
        partner=former.partner,
        person=person,
        function=function,
        has_mandate=has_mandate,
        has_seat=former.has_seat,
        has_vote=former.has_vote,
        contribution_euro=former.contribution_euro,
        contribution_fte=former.contribution_fte,
        contribution_task=former.contribution_task,
        starts_on=starts_on,
    )
    saving.keep(successor, "membership.began", former.programme, by=by, at=at)
    return successor


@transaction.atomic
def agree_contribution(membership: Membership, *, by: User, at: datetime, **fields: Any) -> Membership:
    """What the partner puts in: euros a year, fte or a task; and what came of it. Raises ValidationError."""
    changed: Membership = saving.change(
        membership, "membership.contributes", membership.programme, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def leave(membership: Membership, *, ends_on: date, by: User, at: datetime) -> Membership:
    """The last day of a membership. Raises AlreadyLeft, and ValidationError when it lies before the first."""
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if membership.ends_on is not None:
        raise AlreadyLeft
    membership.ends_on = ends_on
    saving.keep(membership, "membership.ended", membership.programme, by=by, at=at)
    return membership


@transaction.atomic
def plan_meeting(programme: Programme, *, by: User, at: datetime, **fields: Any) -> Meeting:
    """Put a meeting in the calendar. Raises ValidationError."""
    meeting = Meeting(programme=programme, **fields)
    saving.keep(meeting, "meeting.planned", programme, by=by, at=at)
    return meeting


@transaction.atomic
def record_meeting(
    meeting: Meeting,
    *,
    was_held: bool,
    present: Iterable[Partner] = (),
    absent: Iterable[Partner] = (),
    outcome: str = "",
    by: User,
    at: datetime,
) -> Meeting:
    """Whether it was held and who came. Recorded once; a meeting that was not held has no attendance."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if meeting.was_held is not None:
        raise AlreadyRecorded
    meeting.was_held, meeting.outcome = was_held, outcome
    if was_held:
        came, missed = set(present), set(absent)
        rows = [Attendance(meeting=meeting, partner=partner, was_present=True) for partner in came]
        rows += [Attendance(meeting=meeting, partner=partner, was_present=False) for partner in missed - came]
        Attendance.objects.bulk_create(rows)
    saving.keep(meeting, "meeting.recorded", meeting.programme, by=by, at=at)
    return meeting


@transaction.atomic
def raise_obstacle(
    programme: Programme,
    *,
    title: str,
    text: str,
    raised_on: date,
    raised_by: str,
    by: User,
    at: datetime,
    term_days: int = OBSTACLE_TERM,
) -> Obstacle:
    """What the field cannot solve goes to the steering group, with a term. Raises ValidationError."""
    obstacle = Obstacle(
        programme=programme,
        title=title,
        text=text,
        raised_on=raised_on,
        raised_by=raised_by,
        due_on=raised_on + timedelta(days=term_days),
    )
    saving.keep(obstacle, "obstacle.raised", programme, by=by, at=at)
    return obstacle


@transaction.atomic
def decide_obstacle(obstacle: Obstacle, *, decision: str, decided_on: date, by: User, at: datetime) -> Obstacle:
    """The steering group decided. Raises AlreadyDecided."""
    obstacle = Obstacle.objects.select_for_update(of=("self",)).get(pk=obstacle.pk)
    if obstacle.decided_on is not None:
        raise AlreadyDecided
    obstacle.decision, obstacle.decided_on = decision, decided_on
    saving.keep(obstacle, "obstacle.decided", obstacle.programme, by=by, at=at)
    return obstacle
