"""Writes about where it goes: vision, ambitions and the indicators that follow them."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes import saving
from programmes.models import Ambition, AmbitionIndicator, GuidingPrinciple, Programme, ProgrammeChallenge, Vision
from programmes.visions.sense import require_sense
from wijkaanpak.accounts.models import User

VISION = ("title", "text", "horizon_year")
AMBITION = (
    *("number", "title", "text", "outcome", "sub_goal", "domain", "story"),
    *("challenges", "guiding_principles"),
)
TARGET = ("baseline_period", "baseline_value", "target_value", "target_year", "reference", "reason")


class AdoptedBy(StrEnum):
    COALITION = "coalition"
    COUNCIL = "council"


class AlreadyAdopted(ValidationError):
    """An adopted vision stays as it is; write a new one."""

    def __init__(self) -> None:
        super().__init__(_("Deze visie is vastgesteld en blijft zoals zij is. Schrijf een nieuwe visie."))


class AlreadyEnded(ValidationError):
    """An ambition that was let go stays as it is, with its targets, until somebody takes it up again."""

    def __init__(self) -> None:
        super().__init__(_("Deze ambitie is losgelaten. Pak haar eerst weer op."))


@transaction.atomic
def write(programme: Programme, *, title: str, text: str, horizon_year: int, by: User, at: datetime) -> Vision:
    """Begin a vision. Raises ValidationError."""
    vision = Vision(programme=programme, title=title, text=text, horizon_year=horizon_year)
    saving.keep(vision, "vision.written", programme, by=by, at=at)
    return vision


@transaction.atomic
def rewrite(vision: Vision, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> Vision:
    """Change a vision nobody has adopted yet. Raises AlreadyAdopted, saving.ChangedMeanwhile, ValidationError."""
    vision = saving.lock(vision)
    if vision.is_adopted:
        raise AlreadyAdopted
    changed: Vision = saving.change(
        vision, "vision.rewritten", vision.programme, allowed=VISION, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def adopt(vision: Vision, *, adopted_by: AdoptedBy, adopted_on: date, by: User, at: datetime) -> Vision:
    """The coalition or the council adopts the vision. Raises AlreadyAdopted when it did before."""
    vision = saving.lock(vision)
    field = f"adopted_by_{adopted_by}_on"
    if getattr(vision, field) is not None:
        raise AlreadyAdopted
    setattr(vision, field, adopted_on)
    saving.keep(vision, f"vision.adopted_by_{adopted_by}", vision.programme, by=by, at=at)
    return vision


@transaction.atomic
def add_ambition(
    programme: Programme,
    *,
    number: int | None = None,
    challenges: Iterable[ProgrammeChallenge] = (),
    guiding_principles: Iterable[GuidingPrinciple] = (),
    by: User,
    at: datetime,
    **fields: Any,
) -> Ambition:
    """An ambition, tied to the opgaven it answers and the principles it serves; without a number it gets the next.

    Raises ValidationError.
    """
    if number is None:
        Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)  # two at once get two numbers
        number = (programme.ambitions.aggregate(last=Max("number"))["last"] or 0) + 1
    ambition = Ambition(programme=programme, number=number, **fields)
    sets = {"challenges": challenges, "guiding_principles": guiding_principles}
    saving.keep(ambition, "ambition.added", programme, sets=sets, by=by, at=at)
    return ambition


@transaction.atomic
def edit_ambition(ambition: Ambition, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> Ambition:
    """Change an ambition that holds. Raises AlreadyEnded, saving.ChangedMeanwhile, ValidationError."""
    _require_current(ambition)
    changed: Ambition = saving.change(
        ambition, "ambition.edited", ambition.programme, allowed=AMBITION, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def end_ambition(ambition: Ambition, *, ended_on: date, reason: str, by: User, at: datetime) -> Ambition:
    """Let an ambition go: from that day neither it nor its targets count. Raises AlreadyEnded, ValidationError."""
    _require_current(ambition)
    words: dict[str, Any] = {"ended_on": ended_on, "ended_reason": reason.strip()}
    if not words["ended_reason"]:
        raise ValidationError({"reason": _("Schrijf op waarom u deze ambitie loslaat.")})
    ended: Ambition = saving.change(
        ambition, "ambition.ended", ambition.programme, allowed=tuple(words), by=by, at=at, **words
    )
    return ended


@transaction.atomic
def resume_ambition(ambition: Ambition, *, by: User, at: datetime) -> Ambition:
    """Take an ambition up again that was let go; nothing happens when it was not."""
    words: dict[str, Any] = {"ended_on": None, "ended_reason": ""}
    resumed: Ambition = saving.change(
        ambition, "ambition.resumed", ambition.programme, allowed=tuple(words), by=by, at=at, **words
    )
    return resumed


@transaction.atomic
def follow(ambition: Ambition, *, indicator_key: str, by: User, at: datetime, **fields: Any) -> AmbitionIndicator:
    """Follow an ambition with an indicator: baseline, target and reference. Raises AlreadyEnded, ValidationError."""
    _require_current(ambition)
    indicator = AmbitionIndicator(ambition=ambition, indicator_key=indicator_key, **fields)
    require_sense(indicator_key, fields, timezone.localdate(at))
    saving.keep(indicator, "indicator.followed", ambition.programme, by=by, at=at)
    return indicator


@transaction.atomic
def change_target(
    indicator: AmbitionIndicator, *, reason: str, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> AmbitionIndicator:
    """Change a baseline or target; the reason is kept with it and the old values stay in the history.

    Raises AlreadyEnded, saving.ChangedMeanwhile, saving.AlreadyWithdrawn, ValidationError.
    """
    _require_current(indicator.ambition)
    new = {name: value for name, value in fields.items() if value != getattr(indicator, name)}
    if "target_year" in new:  # the year of a target that is over stands, until somebody changes it
        new = {"baseline_period": indicator.baseline_period, **new}
    require_sense(indicator.indicator_key, new, timezone.localdate(at))
    programme, told = indicator.ambition.programme, {**fields, "reason": reason}
    changed: AmbitionIndicator = saving.change(
        indicator, "indicator.changed", programme, allowed=TARGET, seen=seen, by=by, at=at, **told
    )
    return changed


@transaction.atomic
def withdraw_target(indicator: AmbitionIndicator, *, reason: str, by: User, at: datetime) -> AmbitionIndicator:
    """The ambition is no longer followed by this. Raises AlreadyEnded, saving.AlreadyWithdrawn, ValidationError."""
    _require_current(indicator.ambition)
    withdrawn: AmbitionIndicator = saving.withdraw(
        indicator, "indicator.withdrawn", indicator.ambition.programme, reason=reason, by=by, at=at
    )
    return withdrawn


def _require_current(ambition: Ambition) -> None:
    """Locks the ambition, so that nobody lets it go meanwhile."""
    if saving.lock(ambition).ended_on is not None:
        raise AlreadyEnded
