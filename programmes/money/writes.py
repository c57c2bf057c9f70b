"""Writes about money: sources, amounts by year, and the budgets of residents."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from programmes import saving
from programmes.models import FundingSource, Measure, MoneyLine, Programme, ResidentBudget
from wijkaanpak.accounts.models import User

SOURCE = ("name", "kind", "partner", "ends_on", "conditions")
AMOUNTS = ("budgeted", "committed", "spent", "forecast", "note")


@transaction.atomic
def add_source(programme: Programme, *, by: User, at: datetime, **fields: Any) -> FundingSource:
    """A source of money with its last day. Raises ValidationError."""
    source = FundingSource(programme=programme, **fields)
    saving.keep(source, "source.added", programme, by=by, at=at)
    return source


@transaction.atomic
def edit_source(
    source: FundingSource, *, by: User, at: datetime, seen: str | None = None, **fields: Any
) -> FundingSource:
    """Correct a source, or say when it ends. Raises saving.ChangedMeanwhile, ValidationError."""
    changed: FundingSource = saving.change(
        source, "source.edited", source.programme, allowed=SOURCE, seen=seen, by=by, at=at, **fields
    )
    return changed


@transaction.atomic
def withdraw_source(source: FundingSource, *, reason: str, by: User, at: datetime) -> FundingSource:
    """It is no source after all; its amounts count no more. Raises saving.AlreadyWithdrawn, ValidationError."""
    withdrawn: FundingSource = saving.withdraw(
        source, "source.withdrawn", source.programme, reason=reason, by=by, at=at
    )
    return withdrawn


@transaction.atomic
def set_amounts(
    source: FundingSource,
    *,
    year: int,
    measure: Measure | None = None,
    theme: str = "",
    is_structural: bool = False,
    by: User,
    at: datetime,
    **amounts: Any,
) -> MoneyLine:
    """Euros of this source in a year, for a measure or the whole programme; the line is made or changed.

    `amounts`: budgeted, committed, spent, forecast, note. Old amounts stay in the history. Raises
    saving.FieldNotAllowed, saving.AlreadyWithdrawn for a source that is, and ValidationError, also for a measure of
    another programme.
    """
    if refused := amounts.keys() - set(AMOUNTS):
        raise saving.FieldNotAllowed(refused)
    source = saving.lock(source)
    key = {"year": year, "measure": measure, "theme": theme, "is_structural": is_structural}
    line = source.lines.filter(**key).first() or MoneyLine(source=source, **key)
    for name, value in amounts.items():
        setattr(line, name, value)
    saving.keep(line, "money.set", source.programme, by=by, at=at)
    return line


@transaction.atomic
def set_resident_budget(programme: Programme, *, year: int, amount: Decimal, by: User, at: datetime) -> ResidentBudget:
    """What residents may divide in a year. Raises ValidationError."""
    Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    budget = programme.resident_budgets.filter(year=year).first() or ResidentBudget(programme=programme, year=year)
    budget.amount = amount
    saving.keep(budget, "resident_budget.set", programme, by=by, at=at)
    return budget
