"""Writes about who does the work: team, formation, working budget, process director and chair."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from programmes import saving
from programmes.models import ProcessDirection, Programme, SteeringChair, TeamMember, TeamPosition, WorkingBudget
from wijkaanpak.accounts.models import User

POSITION = ("function", "fte", "starts_on", "ends_on")


class AlreadyLeft(Exception):
    """This team member left before."""


@transaction.atomic
def add_position(programme: Programme, *, by: User, at: datetime, **fields: Any) -> TeamPosition:
    """Hours the team should have for a function. Raises ValidationError."""
    position = TeamPosition(programme=programme, **fields)
    saving.keep(position, "position.added", programme, by=by, at=at)
    return position


@transaction.atomic
def edit_position(
    position: TeamPosition, *, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> TeamPosition:
    """Correct a position, or end it with `ends_on`. Raises saving.ChangedMeanwhile, ValidationError."""
    changed: TeamPosition = saving.change(
        position, "position.edited", position.programme, allowed=POSITION, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def withdraw_position(position: TeamPosition, *, reason: str, by: User, at: datetime) -> TeamPosition:
    """It should not have been there. Raises saving.AlreadyWithdrawn, ValidationError."""
    withdrawn: TeamPosition = saving.withdraw(
        position, "position.withdrawn", position.programme, reason=reason, by=by, at=at
    )
    return withdrawn


@transaction.atomic
def join(programme: Programme, *, by: User, at: datetime, **fields: Any) -> TeamMember:
    """Somebody joins the team. Raises ValidationError."""
    member = TeamMember(programme=programme, **fields)
    saving.keep(member, "team.joined", programme, by=by, at=at)
    return member


@transaction.atomic
def leave(member: TeamMember, *, ends_on: date, by: User, at: datetime) -> TeamMember:
    """The last day in the team. The handover is recorded apart, so that a missing one shows. Raises AlreadyLeft."""
    member = TeamMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if member.ends_on is not None:
        raise AlreadyLeft
    member.ends_on = ends_on
    saving.keep(member, "team.left", member.programme, by=by, at=at)
    return member


@transaction.atomic
def hand_over(member: TeamMember, *, handover: str, recorded_on: date, by: User, at: datetime) -> TeamMember:
    """What a leaver hands to the team. Raises ValidationError."""
    changed: TeamMember = saving.change(
        member,
        "team.handed_over",
        member.programme,
        allowed=["handover", "handover_recorded_on"],
        by=by,
        at=at,
        handover=handover,
        handover_recorded_on=recorded_on,
    )
    return changed


@transaction.atomic
def set_working_budget(
    programme: Programme, *, year: int, amount: Decimal, spent: Decimal, by: User, at: datetime
) -> WorkingBudget:
    """Free money of the team for a year, and what is spent of it. Raises ValidationError."""
    Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    budget = programme.working_budgets.filter(year=year).first() or WorkingBudget(programme=programme, year=year)
    budget.amount, budget.spent = amount, spent
    saving.keep(budget, "working_budget.set", programme, by=by, at=at)
    return budget


@transaction.atomic
def appoint_director(programme: Programme, *, starts_on: date, by: User, at: datetime, **fields: Any) -> Any:
    """A process director from this day; the one before ends the day before. Raises ValidationError."""
    direction = ProcessDirection(programme=programme, starts_on=starts_on, **fields)
    return _succeed(direction, programme.process_directions, "process_director", by=by, at=at)


@transaction.atomic
def appoint_chair(programme: Programme, *, starts_on: date, by: User, at: datetime, **fields: Any) -> Any:
    """A chair of the steering group from this day; the one before ends the day before. Raises ValidationError."""
    chair = SteeringChair(programme=programme, starts_on=starts_on, **fields)
    return _succeed(chair, programme.chairs, "chair", by=by, at=at)


def _succeed(row: Any, former: Any, noun: str, *, by: User, at: datetime) -> Any:
    Programme.objects.select_for_update(of=("self",)).get(pk=row.programme_id)
    last_day = row.starts_on - timedelta(days=1)
    for before in former.filter(ends_on=None, starts_on__lt=row.starts_on):
        saving.end(before, f"{noun}.ended", row.programme, ends_on=last_day, by=by, at=at)
    return saving.keep(row, f"{noun}.appointed", row.programme, by=by, at=at)
