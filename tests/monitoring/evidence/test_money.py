"""Money by year, from table to record."""

from datetime import date
from decimal import Decimal

from monitoring import evidence
from monitoring.scoring.involved_residents import ResidentBudgetRecord
from monitoring.scoring.records import (
    BudgetRecord,
    CommitmentRecord,
    Ref,
)
from programmes import models
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT, about


def test_a_line_of_money_is_a_budget_and_a_commitment(selwerd):
    town = models.FundingSource.objects.create(programme=selwerd, name="Begroting", kind="municipality")
    line = town.lines.create(year=2027, budgeted=Decimal(100), committed=Decimal(60), is_structural=True)
    state = models.FundingSource.objects.create(programme=selwerd, name="Rijk", kind="national_grant")
    grant = state.lines.create(year=2027, budgeted=Decimal(40), committed=Decimal(40))

    found = evidence.gather(selwerd, AT)["staying_power"]

    refs = Ref("money_line", line.pk, "Begroting, 2027"), Ref("money_line", grant.pk, "Rijk, 2027")
    assert found.budgets == (BudgetRecord(refs[0], 2027, Decimal(100)), BudgetRecord(refs[1], 2027, Decimal(40)))
    assert found.commitments == (
        CommitmentRecord(refs[0], 2027, Decimal(60), is_municipal=True, is_structural=True),
        CommitmentRecord(refs[1], 2027, Decimal(40)),
    )


def test_the_resident_budget_counts_what_was_granted_in_its_year(selwerd, manager):
    budget = models.ResidentBudget.objects.create(programme=selwerd, year=2025, amount=Decimal(1000))
    story.initiative(selwerd, date(2025, 2, 1), **story.granted(date(2025, 3, 1), manager, 300))
    story.initiative(selwerd, date(2025, 5, 1), **story.granted(date(2025, 6, 1), manager, 200))
    story.initiative(selwerd, date(2025, 12, 1), **story.granted(date(2026, 1, 5), manager, 400))

    found = about(selwerd, "involved_residents", "resident_budgets")

    assert found == (
        ResidentBudgetRecord(Ref("resident_budget", budget.pk, "2025"), 2025, Decimal(1000), Decimal(500)),
    )
