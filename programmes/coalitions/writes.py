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

PARTNER = ("name", "kind", "purpose", "website")
SEAT = ("person", "user", "function", "has_mandate", "has_seat", "has_vote", "starts_on")
CONTRIBUTION = ("contribution_euro", "contribution_fte", "contribution_task", "delivered")
MEETING = ("kind", "title", "place", "planned_on", "outcome")
OBSTACLE = ("title", "text", "raised_on", "raised_by", "due_on", "is_escalated")


class StillTakesPart(Exception):
    """A partner that takes part in a programme is no former partner: end its memberships first."""


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
def edit_partner(partner: Partner, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> Partner:
    """Correct what is said of an organisation, in all programmes. Raises saving.ChangedMeanwhile, ValidationError."""
    changed: Partner = saving.change(
        partner, "partner.edited", None, allowed=PARTNER, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def withdraw_partner(partner: Partner, *, reason: str, by: User, at: datetime) -> Partner:
    """The organisation is no partner any more: nobody can choose it. What it did stays.

    Raises StillTakesPart, saving.AlreadyWithdrawn, ValidationError.
    """
    partner = saving.lock(partner)
    if partner.memberships.filter(ends_on=None).exists():
        raise StillTakesPart
    withdrawn: Partner = saving.withdraw(partner, "partner.withdrawn", None, reason=reason, by=by, at=at)
    return withdrawn


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
def agree_contribution(
    membership: Membership, *, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> Membership:
    """What the partner puts in: euros a year, fte or a task; and what came of it.

    Raises saving.ChangedMeanwhile, ValidationError.
    """
    changed: Membership = saving.change(
        membership,
        "membership.contributes",
        membership.programme,
        allowed=CONTRIBUTION,
        seen=seen,
        by=by,
        at=at,
        **fields,
    )
    return changed


@transaction.atomic
def leave(membership: Membership, *, ends_on: date, by: User, at: datetime) -> Membership:
    """The last day of a membership. Raises AlreadyLeft, and ValidationError when it lies before the first."""
    membership = saving.lock(membership)
    if membership.ends_on is not None:
        raise AlreadyLeft
    membership.ends_on = ends_on
    saving.keep(membership, "membership.ended", membership.programme, by=by, at=at)
    return membership


@transaction.atomic
def edit_membership(
    membership: Membership, *, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> Membership:
    """Correct who sits at the table and what they may do; another person comes by `send_other_person`.

    Raises saving.ChangedMeanwhile, ValidationError.
    """
    changed: Membership = saving.change(
        membership, "membership.edited", membership.programme, allowed=SEAT, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def withdraw_membership(membership: Membership, *, reason: str, by: User, at: datetime) -> Membership:
    """It never took part; who leaves does so by `leave`. Raises saving.AlreadyWithdrawn, ValidationError."""
    withdrawn: Membership = saving.withdraw(
        membership, "membership.withdrawn", membership.programme, reason=reason, by=by, at=at
    )
    return withdrawn


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
    meeting = saving.lock(meeting)
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
def edit_meeting(meeting: Meeting, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> Meeting:
    """Move a meeting, or correct what was written of it. Raises saving.ChangedMeanwhile, ValidationError."""
    changed: Meeting = saving.change(
        meeting, "meeting.edited", meeting.programme, allowed=MEETING, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, reason: str, cancelled_on: date, by: User, at: datetime) -> Meeting:
    """Call a meeting off beforehand, with the reason: it was planned, and will not be held.

    Raises AlreadyRecorded, ValidationError.
    """
    meeting = saving.lock(meeting)
    if meeting.was_held is not None:
        raise AlreadyRecorded
    meeting.was_held, meeting.cancelled_on, meeting.outcome = False, cancelled_on, reason.strip()
    saving.keep(meeting, "meeting.cancelled", meeting.programme, by=by, at=at)
    return meeting


@transaction.atomic
def withdraw_meeting(meeting: Meeting, *, reason: str, by: User, at: datetime) -> Meeting:
    """It was never planned. Raises saving.AlreadyWithdrawn, ValidationError."""
    withdrawn: Meeting = saving.withdraw(meeting, "meeting.withdrawn", meeting.programme, reason=reason, by=by, at=at)
    return withdrawn


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
    obstacle = saving.lock(obstacle)
    if obstacle.decided_on is not None:
        raise AlreadyDecided
    obstacle.decision, obstacle.decided_on = decision, decided_on
    saving.keep(obstacle, "obstacle.decided", obstacle.programme, by=by, at=at)
    return obstacle


@transaction.atomic
def edit_obstacle(obstacle: Obstacle, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> Obstacle:
    """Word an obstacle otherwise, or give it another term, until it is decided.

    Raises AlreadyDecided, saving.ChangedMeanwhile, ValidationError.
    """
    obstacle = saving.lock(obstacle, seen=seen)
    if obstacle.decided_on is not None:
        raise AlreadyDecided
    changed: Obstacle = saving.change(
        obstacle, "obstacle.edited", obstacle.programme, allowed=OBSTACLE, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def withdraw_obstacle(obstacle: Obstacle, *, reason: str, by: User, at: datetime) -> Obstacle:
    """It is no obstacle, or solved without a decision.

    Raises AlreadyDecided, saving.AlreadyWithdrawn, ValidationError.
    """
    obstacle = saving.lock(obstacle)
    if obstacle.decided_on is not None:
        raise AlreadyDecided
    withdrawn: Obstacle = saving.withdraw(
        obstacle, "obstacle.withdrawn", obstacle.programme, reason=reason, by=by, at=at
    )
    return withdrawn
