"""The criteria of a municipality: those of the platform, with what it changed and why.

A change holds from the day it was made, so a score of an earlier day keeps the criteria of that day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from monitoring.models import CriterionChange
from monitoring.models.criteria import LIMITS
from monitoring.scoring.criteria import DEFAULT, CriteriaSet, Override
from monitoring.scoring.factors import BY_KEY, FACTORS, SuccessFactor
from monitoring.scoring.score import Criterion
from programmes import logbook
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, User

NAME = "Standaardcriteria van dit platform, aangepast door de gemeente"


class NothingChanged(Exception):
    """The criterion has these limits already."""


class WrongLimits(Exception):
    """These limits contradict each other, or the criterion has steps in words and no limit to change."""


@dataclass(frozen=True, slots=True)
class Used:
    """A criterion as it is used: `criterion` has the limits that hold, `change` is why they are not the platform's."""

    criterion: Criterion
    change: Override | None

    @property
    def is_used(self) -> bool:
        return self.criterion.enabled


def find(factor: str, criterion: str) -> Criterion:
    """A criterion as the platform has it. Raises KeyError."""
    return {known.key: known for known in BY_KEY[factor].factor.criteria}[criterion]


def in_force(at: date) -> CriteriaSet:
    """What held at the end of a day in the municipality of this transaction: one query.

    A change that does not fit any more, because the platform let the criterion go, does not count.
    """
    rows = {(row.factor, row.criterion): row for row in _until(at)}
    overrides = tuple(override for row in rows.values() if (override := _override(row)) is not None)
    if not overrides:
        return DEFAULT
    last = max(row.number for row in rows.values())
    return CriteriaSet(NAME, f"{DEFAULT.version}.{last}", overrides)


def _until(at: date) -> list[CriterionChange]:
    return list(CriterionChange.objects.filter(made_at__date__lte=at).order_by("number"))


def _override(row: CriterionChange) -> Override | None:
    limits = {name: limit for name in LIMITS if (limit := getattr(row, name)) is not None}
    if row.is_used and not limits:
        return None
    try:
        bounds = find(row.factor, row.criterion).bounds
        if limits:
            bounds.adjusted(**limits)
    except (KeyError, ValueError):
        return None
    return Override(row.factor, row.criterion, row.reason, enabled=row.is_used, **limits)


def board(chosen: CriteriaSet) -> list[tuple[SuccessFactor, list[Used]]]:
    """Every criterion by factor, as this set uses it."""
    return [
        (factor, [used(factor.key, criterion, chosen) for criterion in factor.factor.criteria]) for factor in FACTORS
    ]


def used(factor: str, criterion: Criterion, chosen: CriteriaSet) -> Used:
    """One criterion as this set uses it."""
    override = chosen.override(factor, criterion.key)
    if override is None:
        return Used(criterion, None)
    bounds = criterion.bounds.adjusted(**override.limits) if override.limits else criterion.bounds
    return Used(replace(criterion, bounds=bounds, enabled=override.enabled), override)


@transaction.atomic
def change(
    factor: str,
    criterion: str,
    *,
    is_used: bool,
    limits: Mapping[str, Decimal],
    reason: str,
    by: User,
    at: datetime,
) -> CriterionChange:
    """Switch a criterion off, or use it with these limits; with those of the platform it is as it was.

    Raises KeyError, WrongLimits, NothingChanged, ValidationError.
    """
    Municipality.objects.select_for_update().get(pk=tenancy.current_id())  # one at a time: the number counts on
    standard = find(factor, criterion)
    other = {name: limit for name, limit in limits.items() if is_used and limit != getattr(standard.bounds, name)}
    try:
        bounds = standard.bounds.adjusted(**other) if other else standard.bounds
    except ValueError as wrong:
        raise WrongLimits from wrong
    rows = list(CriterionChange.objects.order_by("number"))
    now = next((row for row in reversed(rows) if (row.factor, row.criterion) == (factor, criterion)), None)
    before = Used(standard, None) if now is None else _as_used(standard, now)
    if (before.is_used, before.criterion.bounds) == (is_used, bounds):
        raise NothingChanged

    number = rows[-1].number + 1 if rows else 1
    row = CriterionChange(
        number=number, factor=factor, criterion=criterion, is_used=is_used, reason=reason, by=by, made_at=at, **other
    )
    row.full_clean()
    row.save()
    subject = f"{BY_KEY[factor].label}: {standard.question}"
    detail = {"id": row.pk, "number": number}
    logbook.record("criteria.changed", None, about=row, subject=subject, by=by, at=at, detail=detail)
    return row


def _as_used(standard: Criterion, row: CriterionChange) -> Used:
    override = _override(row)
    return used(row.factor, standard, CriteriaSet(NAME, "", (override,))) if override else Used(standard, None)
