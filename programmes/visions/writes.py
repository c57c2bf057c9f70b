"""Writes about where it goes: vision, ambitions and the indicators that follow them."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db import transaction

from programmes import saving
from programmes.models import Ambition, AmbitionIndicator, GuidingPrinciple, Programme, ProgrammeChallenge, Vision
from wijkaanpak.accounts.models import User

VISION = ("title", "text", "horizon_year")
AMBITION = (
    *("number", "title", "text", "outcome", "sub_goal", "domain", "story", "ended_on"),
    *("challenges", "guiding_principles"),
)
TARGET = ("baseline_period", "baseline_value", "target_value", "target_year", "reference", "reason")


class AdoptedBy(StrEnum):
    COALITION = "coalition"
    COUNCIL = "council"


class AlreadyAdopted(Exception):
    """An adopted vision stays as it is; write a new one."""


@transaction.atomic
def write(programme: Programme, *, title: str, text: str, horizon_year: int, by: User, at: datetime) -> Vision:
    """Begin a vision. Raises ValidationError."""
    vision = Vision(programme=programme, title=title, text=text, horizon_year=horizon_year)
    saving.keep(vision, "vision.written", programme, by=by, at=at)
    return vision


@transaction.atomic
def rewrite(vision: Vision, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> Vision:
    """Change a vision nobody has adopted yet. Raises AlreadyAdopted, saving.ChangedMeanwhile, ValidationError."""
    vision = _lock(vision)
    if vision.adopted_by_coalition_on or vision.adopted_by_council_on:
        raise AlreadyAdopted
    changed: Vision = saving.change(
        vision, "vision.rewritten", vision.programme, allowed=VISION, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def adopt(vision: Vision, *, adopted_by: AdoptedBy, adopted_on: date, by: User, at: datetime) -> Vision:
    """The coalition or the council adopts the vision. Raises AlreadyAdopted when it did before."""
    vision = _lock(vision)
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
    challenges: Iterable[ProgrammeChallenge] = (),
    guiding_principles: Iterable[GuidingPrinciple] = (),
    by: User,
    at: datetime,
    **fields: Any,
) -> Ambition:
    """An ambition, tied to the opgaven it answers and the principles it serves. Raises ValidationError."""
    ambition = Ambition(programme=programme, **fields)
    sets = {"challenges": challenges, "guiding_principles": guiding_principles}
    saving.keep(ambition, "ambition.added", programme, sets=sets, by=by, at=at)
    return ambition


@transaction.atomic
def edit_ambition(ambition: Ambition, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> Ambition:
    """Change the words of an ambition, or end it with `ended_on`. Raises saving.ChangedMeanwhile, ValidationError."""
    changed: Ambition = saving.change(
        ambition, "ambition.edited", ambition.programme, allowed=AMBITION, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def follow(ambition: Ambition, *, indicator_key: str, by: User, at: datetime, **fields: Any) -> AmbitionIndicator:
    """Follow an ambition with an indicator: baseline, target and reference. Raises ValidationError."""
    indicator = AmbitionIndicator(ambition=ambition, indicator_key=indicator_key, **fields)
    saving.keep(indicator, "indicator.followed", ambition.programme, by=by, at=at)
    return indicator


@transaction.atomic
def change_target(
    indicator: AmbitionIndicator, *, reason: str, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> AmbitionIndicator:
    """Change a baseline or target; the reason is kept with it and the old values stay in the history.

    Raises saving.ChangedMeanwhile, ValidationError.
    """
    programme, told = indicator.ambition.programme, {**fields, "reason": reason}
    changed: AmbitionIndicator = saving.change(
        indicator, "indicator.changed", programme, allowed=TARGET, seen=seen, by=by, at=at, **told
    )
    return changed


def _lock(vision: Vision) -> Vision:
    return Vision.objects.select_for_update(of=("self",)).get(pk=vision.pk)
