"""Writes about people and their roles. Each has a line in the logbook, and each new right a letter."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from programmes import coalitions, logbook, saving
from programmes.models import Initiative, Membership, OwnSeries, PhaseActivity, Programme, ProgrammeRole
from wijkaanpak.accounts import invitations
from wijkaanpak.accounts import people as accounts
from wijkaanpak.accounts.models import Invitation, MunicipalityRole, Role, User

OWNED: tuple[tuple[Any, str, str], ...] = (
    (PhaseActivity, "owner", "activity.changed"),
    (OwnSeries, "person", "own_series.redefined"),
    (Initiative, "handler", "initiative.assigned"),
)
"""What can be somebody's by name: the model, the field, and the line in the logbook when it changes hands."""


class LastAdministrator(Exception):
    """Without an administrator nobody can invite anybody: give the role to somebody else first."""


class NobodyElse(Exception):
    """They own things here: say who takes them over. `count` is how many."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    role: Role,
    programme: Programme | None,
    ends_on: date | None,
    by: User,
    at: datetime,
    membership: Membership | None = None,
) -> Invitation | None:
    """Give somebody a role in a programme or in all of them, and write how to come in. None: they sign in already.

    With a `membership` they are from now on who that partner sends.
    """

    def give(user: User) -> None:
        _give(user, role, programme, ends_on, by=by, at=at)
        if membership is not None:
            coalitions.edit_membership(membership, user=user, by=by, at=at)

    return invitations.invite(email=email, name=name, role=role, by=by, at=at, give=give)


@transaction.atomic
def give_role(
    user: User,
    role: Role,
    *,
    programme: Programme | None,
    ends_on: date | None,
    by: User,
    at: datetime,
    membership: Membership | None = None,
) -> None:
    """One more role for somebody who is known here, with a letter; a role they have gets another last day."""
    said = {"role": role, "programme": programme, "ends_on": ends_on, "membership": membership}
    invite(email=user.email, name=user.name, **said, by=by, at=at)


def _give(user: User, role: Role, programme: Programme | None, ends_on: date | None, *, by: User, at: datetime) -> None:
    granted: Any
    if programme is None:
        if role == Role.ADMINISTRATOR and ends_on is not None:
            _require_other_administrator(user)
        granted = accounts.grant(user, role, ends_on=ends_on)
    else:
        granted, _is_new = ProgrammeRole.with_ended.update_or_create(
            programme=programme, user=user, role=role, defaults={"ends_on": ends_on}
        )
    detail = {"ends_on": str(ends_on) if ends_on else None}
    logbook.record("role.granted", programme, about=granted, by=by, at=at, detail=detail)


@transaction.atomic
def end_role(granted: MunicipalityRole | ProgrammeRole, *, by: User, at: datetime) -> None:
    """From now on they do not have this role; that they had it stays. Raises LastAdministrator."""
    is_municipal = isinstance(granted, MunicipalityRole)
    if is_municipal and granted.role == Role.ADMINISTRATOR:
        _require_other_administrator(granted.user)
    granted.ends_on = localdate(at) - timedelta(days=1)
    granted.save(update_fields=["ends_on"])
    programme = None if isinstance(granted, MunicipalityRole) else granted.programme
    logbook.record("role.withdrawn", programme, about=granted, by=by, at=at)


def _require_other_administrator(user: User) -> None:
    """Lock the administrators, so that two do not leave at once. Raises LastAdministrator."""
    rows = MunicipalityRole.objects.select_for_update(of=("self",)).filter(role=Role.ADMINISTRATOR, ends_on=None)
    others = [row for row in rows.select_related("user") if row.user_id != user.pk and row.user.is_active]
    if not others:
        raise LastAdministrator


@transaction.atomic
def deputise(user: User, deputy: User, *, until: date, by: User, at: datetime) -> int:
    """Another takes the place of somebody who is away, until a day: all roles they lack. Returns how many they got."""
    given = 0
    for granted in [*_held(user, MunicipalityRole), *_held(user, ProgrammeRole)]:
        programme = getattr(granted, "programme", None)
        if not _has(deputy, granted.role, programme):
            give_role(deputy, Role(granted.role), programme=programme, ends_on=until, by=by, at=at)
            given += 1
    return given


@transaction.atomic
def depart(user: User, *, successor: User | None, by: User, at: datetime) -> int:
    """Somebody leaves: what is theirs by name goes to a successor, and all their roles end. Returns how much went over.

    Raises NobodyElse when they own things and nobody takes them over, and LastAdministrator.
    """
    owned = [(row, name, kind) for model, name, kind in OWNED for row in _owned(model, name, user)]
    if owned and successor is None:
        raise NobodyElse(len(owned))
    for row, name, kind in owned:
        saving.change(row, kind, row.programme, allowed=[name], by=by, at=at, **{name: successor})
    for granted in [*_held(user, MunicipalityRole), *_held(user, ProgrammeRole)]:
        end_role(granted, by=by, at=at)
    accounts.end_sessions(user)
    return len(owned)


def _owned(model: Any, name: str, user: User) -> Iterable[Any]:
    rows = model._default_manager.filter(**{name: user}).select_related("programme").order_by("pk")
    if model is Initiative:
        return list(rows.undecided())
    return list(rows.filter(ended_on=None) if model is OwnSeries else rows.filter(~Q(status="done")))


def _held(user: User, model: Any) -> list[Any]:
    return list(model.objects.filter(user=user).order_by("pk"))


def _has(user: User, role: str, programme: Programme | None) -> bool:
    if MunicipalityRole.objects.filter(user=user, role=role).exists():
        return True
    return programme is not None and ProgrammeRole.objects.filter(user=user, role=role, programme=programme).exists()
