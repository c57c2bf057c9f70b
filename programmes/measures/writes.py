"""Writes about measures: plan, begin, report, adjust, check, finish."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programmes import saving
from programmes.models import (
    Ambition,
    GuidingPrinciple,
    Initiative,
    Light,
    Measure,
    MeasureAdjustment,
    MeasureUpdate,
    Partner,
)
from programmes.models.measure import NEEDS_STEERING, MeasureAdjustmentKind
from wijkaanpak.accounts.models import User

ADJUSTMENT_TERM = timedelta(days=42)
"""Within six weeks after orange or red there is a decision to adjust."""

DESCRIPTION = (
    *("title", "text", "contribution", "owner", "contact", "contact_name", "directed", "starts_on"),
    *("ends_on", "neighbourhood_codes", "target_group", "target_group_size", "reached", "budget", "mechanism"),
    *("knowledge_source", "output_name", "output_target", "guiding_principles"),
)
WORSE = (Light.GREEN, Light.ORANGE, Light.RED)


class Unexplained(Exception):
    """Orange or red without cause, consequence or steering; `missing` names the empty fields."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class NotRunning(Exception):
    """This measure is not under way, so there is nothing to report, adjust or finish."""


class AlreadyChecked(Exception):
    """Somebody recorded before what this adjustment brought."""


@transaction.atomic
def plan(
    ambition: Ambition,
    *,
    guiding_principles: Iterable[GuidingPrinciple] = (),
    by: User,
    at: datetime,
    **fields: Any,
) -> Measure:
    """Add a measure to an ambition; it must say how it contributes. Raises ValidationError."""
    measure = Measure(programme=ambition.programme, ambition=ambition, **fields)
    sets = {"guiding_principles": guiding_principles}
    saving.keep(measure, "measure.planned", ambition.programme, sets=sets, by=by, at=at)
    return measure


@transaction.atomic
def plan_from_initiative(
    initiative: Initiative,
    ambition: Ambition,
    *,
    owner: Partner,
    contribution: str,
    by: User,
    at: datetime,
    **fields: Any,
) -> Measure:
    """What residents began grows into a measure of the programme. Raises ValidationError."""
    fields = {
        "title": initiative.title,
        "text": initiative.plan,
        "neighbourhood_codes": [initiative.neighbourhood_code] if initiative.neighbourhood_code else [],
        "directed": Measure.Directed.BOTH,
    } | fields
    return plan(ambition, owner=owner, contribution=contribution, from_initiative=initiative, by=by, at=at, **fields)


@transaction.atomic
def edit(measure: Measure, *, by: User, at: datetime, seen: str | None = None, **fields: Any) -> Measure:
    """Change the description. Status and light change by their own writes alone.

    Raises saving.ChangedMeanwhile, ValidationError.
    """
    if {"status", "light", "reported_on"} & fields.keys():
        raise ValidationError(_("De stand en het stoplicht verandert u met een voortgangsbericht of een besluit."))
    changed: Measure = saving.change(
        measure, "measure.edited", measure.programme, allowed=DESCRIPTION, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def begin(measure: Measure, *, starts_on: date, by: User, at: datetime) -> Measure:
    """From this day the measure runs. Raises NotRunning when it began before or was stopped."""
    measure = _lock(measure)
    if measure.status != Measure.Status.PLANNED:
        raise NotRunning
    measure.status, measure.starts_on = Measure.Status.RUNNING, starts_on
    saving.keep(measure, "measure.began", measure.programme, by=by, at=at)
    return measure


@transaction.atomic
def report_progress(
    measure: Measure,
    *,
    reported_on: date,
    light_time: Light,
    light_money: Light,
    light_quality: Light,
    by: User,
    at: datetime,
    text: str = "",
    cause: str = "",
    consequence: str = "",
    steering: str = "",
    adjust_by: date | None = None,
    output_done: int | None = None,
    reached: int | None = None,
) -> MeasureUpdate:
    """Say how a running measure stands; its light is the worst of time, money and quality.

    Raises Unexplained for orange or red without cause, consequence and steering, NotRunning, ValidationError.
    """
    # Locked first, so that the measure shows the light of whichever update is the latest when two come together.
    measure = _lock(measure)
    _require_running(measure)
    light = max((light_time, light_money, light_quality), key=WORSE.index)
    explained = {"cause": cause.strip(), "consequence": consequence.strip(), "steering": steering.strip()}
    missing = tuple(name for name, words in explained.items() if not words)
    if light in NEEDS_STEERING and missing:
        raise Unexplained(missing)
    # Green needs no answer, so it has no day for one; orange and red have one even when nobody chose it.
    update = MeasureUpdate(
        measure=measure,
        reported_on=reported_on,
        by=by,
        light=light,
        light_time=light_time,
        light_money=light_money,
        light_quality=light_quality,
        text=text,
        adjust_by=(adjust_by or reported_on + ADJUSTMENT_TERM) if light in NEEDS_STEERING else None,
        output_done=output_done,
        reached=reached,
        **explained,
    )
    # The line of the logbook is about the measure, for that is where people look for it.
    saving.keep(update, "measure.reported", measure.programme, about=measure, by=by, at=at)
    _show_latest(measure)
    return update


@transaction.atomic
def adjust(
    measure: Measure,
    *,
    kind: MeasureAdjustmentKind,
    decided_on: date,
    reason: str,
    by: User,
    at: datetime,
    what: str = "",
    due_on: date | None = None,
) -> MeasureAdjustment:
    """Decide to change, stop or do extra, in answer to the latest update. Raises NotRunning, ValidationError."""
    measure = _lock(measure)
    _require_running(measure)
    adjustment = MeasureAdjustment(
        measure=measure,
        answers=measure.updates.filter(light__in=NEEDS_STEERING, reported_on__lte=decided_on).last(),
        kind=kind,
        decided_on=decided_on,
        by=by,
        reason=reason,
        what=what,
        due_on=due_on,
    )
    saving.keep(adjustment, f"measure.{kind}", measure.programme, about=measure, by=by, at=at)
    statuses = {"changed": Measure.Status.CHANGED, "stopped": Measure.Status.STOPPED, "extra": measure.status}
    measure.status = statuses[kind]
    measure.save(update_fields=["status"])
    return adjustment


@transaction.atomic
def check(
    adjustment: MeasureAdjustment, *, checked_on: date, check_result: str, by: User, at: datetime
) -> MeasureAdjustment:
    """Look back: did the adjustment come, and did it help? Raises AlreadyChecked, ValidationError."""
    adjustment = MeasureAdjustment.objects.select_for_update(of=("self",)).get(pk=adjustment.pk)
    if adjustment.checked_on is not None:
        raise AlreadyChecked
    adjustment.checked_on, adjustment.check_result = checked_on, check_result
    measure = adjustment.measure
    saving.keep(adjustment, "measure.adjustment_checked", measure.programme, about=measure, by=by, at=at)
    return adjustment


@transaction.atomic
def finish(measure: Measure, *, ends_on: date, by: User, at: datetime) -> Measure:
    """The measure did what it was for. Raises NotRunning, ValidationError."""
    measure = _lock(measure)
    _require_running(measure)
    measure.status, measure.ends_on = Measure.Status.DONE, ends_on
    saving.keep(measure, "measure.finished", measure.programme, by=by, at=at)
    return measure


def _lock(measure: Measure) -> Measure:
    return Measure.objects.select_for_update(of=("self",)).select_related("programme").get(pk=measure.pk)


def _require_running(measure: Measure) -> None:
    if measure.status not in (Measure.Status.RUNNING, Measure.Status.CHANGED):
        raise NotRunning


def _show_latest(measure: Measure) -> None:
    """Keep the judgement of the latest update on the measure; an update of the past changes nothing."""
    latest = measure.updates.latest()
    measure.light, measure.reported_on = latest.light, latest.reported_on
    measure.light_time, measure.light_money = latest.light_time, latest.light_money
    measure.light_quality = latest.light_quality
    measure.output_done = latest.output_done if latest.output_done is not None else measure.output_done
    measure.reached = latest.reached if latest.reached is not None else measure.reached
    measure.save(
        update_fields=[
            "light",
            "reported_on",
            "light_time",
            "light_money",
            "light_quality",
            "output_done",
            "reached",
        ]
    )
