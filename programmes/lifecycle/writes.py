"""Writes about a programme as a whole: its start, its activities and its phase."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from programmes import boundaries, logbook, phases, saving
from programmes.lifecycle import copying
from programmes.lifecycle.needs import dossier_of, needs_met
from programmes.models import (
    PhaseActivity,
    PhaseTransition,
    Programme,
    ProgrammeRole,
)
from programmes.phases import Phase
from wijkaanpak.accounts.models import Role, User

DESCRIPTION = (
    *("name", "slug", "area_name", "summary", "started_on", "horizon_years", "agreement_label"),
    *("is_published", "accepts_initiatives", "contact_name", "contact_email", "contact_phone"),
)


ACTIVITY = ("status", "note", "evidence", "owner", "due_on")


class NotAllowed(Exception):
    """A phase was skipped, or the programme is no longer in the phase the decision was about."""


class NotReady(Exception):
    """Something that the phase must have is still missing; `missing` holds the keys of `phases.NEEDS`."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class Unexplained(Exception):
    """Going on without everything needs a note of who disagreed and why."""


@transaction.atomic
def start(
    *,
    codes: Iterable[str],
    division_year: int,
    by: User | None,
    at: datetime,
    earlier: Programme | None = None,
    **fields: Any,
) -> Programme:
    """Begin a programme in the first phase, with its area and the eighteen activities; set up as an `earlier` one.

    Raises ValidationError, and saving.OtherProgramme for an earlier one of another municipality.
    """
    found = copying.example(earlier) if earlier else None
    settings = {name: getattr(earlier, name) for name in copying.SETTINGS} if earlier else {}
    programme: Programme = Programme(**settings | fields)
    programme.full_clean()
    programme.save()
    boundaries.draw(programme, codes=codes, division_year=division_year, starts_on=programme.started_on, reason="")
    owners = {activity.key: activity.owner for activity in found.activities} if found else {}
    PhaseActivity.objects.bulk_create(
        PhaseActivity(programme=programme, key=activity.key, owner=owners.get(activity.key))
        for activity in phases.ACTIVITIES
    )
    detail = {"copied_from": earlier.pk} if earlier else {}
    logbook.record("programme.started", programme, about=programme, by=by, at=at, detail=detail)
    if found:
        copying.map_organisations(programme, found, by=by, at=at)
    return programme


@transaction.atomic
def edit(programme: Programme, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> Programme:
    """Change the description of a programme; its phase changes by `advance` and `go_back` alone.

    Raises NotAllowed, saving.ChangedMeanwhile, ValidationError.
    """
    if "phase" in fields:
        raise NotAllowed
    changed: Programme = saving.change(
        programme, "programme.edited", programme, allowed=DESCRIPTION, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def grant(programme: Programme, user: User, role: Role, *, by: User | None, at: datetime) -> ProgrammeRole:
    """Give somebody a role in this programme; a role they have stays as it is."""
    granted, is_new = ProgrammeRole.objects.get_or_create(programme=programme, user=user, role=role)
    if is_new:
        logbook.record("role.granted", programme, about=granted, by=by, at=at)
    return granted


@transaction.atomic
def withdraw_role(granted: ProgrammeRole, *, by: User, at: datetime) -> None:
    """Take a role away; its history stays."""
    logbook.record("role.withdrawn", granted.programme, about=granted, by=by, at=at)
    granted.delete()


@transaction.atomic
def set_activity(
    programme: Programme, key: str, *, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> PhaseActivity:
    """Say how far an activity is, whose it is and when it is done. Activities of any phase may run at once.

    Raises saving.ChangedMeanwhile, saving.FieldNotAllowed, ValidationError.
    """
    if refused := fields.keys() - set(ACTIVITY):
        raise saving.FieldNotAllowed(refused)
    changed: PhaseActivity = saving.change(
        programme.activities.get(key=key),
        "activity.changed",
        programme,
        allowed=(*ACTIVITY, "changed_on"),
        seen=seen,
        by=by,
        at=at,
        **fields,
        changed_on=localdate(at),
    )
    return changed


@transaction.atomic
def advance(
    programme: Programme,
    *,
    to: Phase,
    decided_on: date,
    reason: str,
    by: User,
    at: datetime,
    decided_in: str = "",
    dissent: str = "",
    override: bool = False,
) -> PhaseTransition:
    """Go to the next phase. Raises NotAllowed for any other phase, NotReady when something is missing.

    With `override` it goes on all the same; then `dissent` says who disagreed and why, or it raises Unexplained.
    """
    programme = _lock(programme)
    if phases.following(programme.phase) != to:
        raise NotAllowed
    missing = phases.missing(programme.phase, needs_met(programme))
    if missing and not override:
        raise NotReady(missing)
    if missing and not dissent.strip():
        raise Unexplained

    return _move(
        programme,
        to=to,
        decided_on=decided_on,
        decided_in=decided_in,
        reason=reason,
        dissent=dissent,
        missing=missing,
        by=by,
        at=at,
    )


@transaction.atomic
def go_back(
    programme: Programme,
    *,
    to: Phase,
    decided_on: date,
    reason: str,
    by: User,
    at: datetime,
    decided_in: str = "",
    dissent: str = "",
) -> PhaseTransition:
    """Return to an earlier phase: a decision like any other, not an error. Raises NotAllowed."""
    programme = _lock(programme)
    if phases.position(to) >= phases.position(programme.phase):
        raise NotAllowed
    return _move(
        programme,
        to=to,
        decided_on=decided_on,
        decided_in=decided_in,
        reason=reason,
        dissent=dissent,
        missing=(),
        by=by,
        at=at,
    )


def refuse(programme: Programme, *, to: Phase, missing: Iterable[str], by: User, at: datetime) -> None:
    """Keep that somebody asked for the next phase while something was missing: the next attempt is compared with it."""
    detail = {"to": str(to), "missing": list(missing)}
    logbook.record("phase.refused", programme, about=programme, subject=str(to.label), by=by, at=at, detail=detail)


def _move(
    programme: Programme, *, to: Phase, missing: tuple[str, ...], by: User, at: datetime, **decision: Any
) -> PhaseTransition:
    transition = PhaseTransition(
        dossier=dossier_of(programme),
        programme=programme,
        from_phase=programme.phase,
        to_phase=to,
        decided_by=by,
        is_override=bool(missing),
        missing=list(missing),
        **decision,
    )
    programme.phase = to
    saving.keep(transition, "phase.changed", programme, by=by, at=at)
    programme.save(update_fields=["phase"])
    return transition


def _lock(programme: Programme) -> Programme:
    return Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
