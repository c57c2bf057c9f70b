"""Euros by source, year and measure."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programmes import money
from tests.support.factories import NOON, FundingSourceFactory, MeasureFactory


def test_the_same_line_is_changed_not_doubled(programme, manager):
    source = money.add_source(programme, name="Regio Deal", kind="regio_deal", by=manager, at=NOON)
    for spent in (Decimal(0), Decimal(40)):
        money.set_amounts(source, year=2026, budgeted=Decimal(100), spent=spent, by=manager, at=NOON)

    line = source.lines.get()
    assert (line.budgeted, line.spent) == (100, 40)
    assert line.events.count() == 2


def test_money_goes_to_a_measure_of_the_same_programme(groningen, manager):
    with pytest.raises(money.OtherProgramme):
        money.set_amounts(FundingSourceFactory(), year=2026, measure=MeasureFactory(), budgeted=1, by=manager, at=NOON)


def test_amounts_are_not_negative(groningen, manager):
    with pytest.raises(ValidationError):
        money.set_amounts(FundingSourceFactory(), year=2026, budgeted=-1, by=manager, at=NOON)


def test_a_resident_budget_is_set_again(programme, manager):
    for amount in (Decimal(100), Decimal(200)):
        money.set_resident_budget(programme, year=2026, amount=amount, by=manager, at=NOON)

    assert programme.resident_budgets.get().amount == 200
