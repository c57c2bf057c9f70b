"""Budgets and commitments by year, and the budget residents divide."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from monitoring.evidence.memory import Memory
from monitoring.scoring.involved_residents import ResidentBudgetRecord
from monitoring.scoring.records import BudgetRecord, CommitmentRecord, Ref
from programmes.models import FundingSource, ResidentBudget


class Amount(NamedTuple):
    """Euros of one source in one year, for a measure or for the programme as a whole."""

    ref: Ref
    measure: int | None
    year: int
    budgeted: Decimal
    committed: Decimal
    is_municipal: bool
    is_structural: bool


def amounts(memory: Memory) -> tuple[Amount, ...]:
    """All lines of money. They carry a year and no day: a commitment is known for as long as it stands."""
    return tuple(
        Amount(
            Ref("money_line", line.pk, f"{line.source.name}, {line.year}"),
            line.measure_id,
            line.year,
            line.budgeted,
            line.committed,
            is_municipal=line.source.kind == FundingSource.Kind.MUNICIPALITY,
            is_structural=line.is_structural,
        )
        for line in sorted(memory.money, key=lambda line: line.pk)
    )


def covered(amounts: Iterable[Amount]) -> dict[int, Decimal]:
    """Euros committed by measure, over all years."""
    euros: dict[int, Decimal] = defaultdict(Decimal)
    for amount in amounts:
        if amount.measure is not None:
            euros[amount.measure] += amount.committed
    return euros


def budgets(amounts: Iterable[Amount]) -> tuple[BudgetRecord, ...]:
    """What is needed, by year."""
    return tuple(BudgetRecord(amount.ref, amount.year, amount.budgeted) for amount in amounts)


def commitments(amounts: Iterable[Amount]) -> tuple[CommitmentRecord, ...]:
    """What sources have promised in writing, by year."""
    return tuple(
        CommitmentRecord(amount.ref, amount.year, amount.committed, amount.is_municipal, amount.is_structural)
        for amount in amounts
    )


def resident_budgets(memory: Memory, granted: Sequence[tuple[int, Decimal]]) -> tuple[ResidentBudgetRecord, ...]:
    """The resident budget of each year; `granted` are (year of the decision, euros) of initiatives."""
    rows = ResidentBudget.objects.filter(programme=memory.programme)
    by_year: dict[int, Decimal] = defaultdict(Decimal)
    for year, euros in granted:
        by_year[year] += euros
    return tuple(
        ResidentBudgetRecord(
            Ref("resident_budget", budget.pk, str(budget.year)), budget.year, budget.amount, by_year[budget.year]
        )
        for budget in rows.order_by("pk")
    )
