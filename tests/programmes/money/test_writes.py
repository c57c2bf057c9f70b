"""Euros by source, year and measure."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programmes import money, saving
from programmes.models import MoneyLine
from tests.support.factories import NOON, FundingSourceFactory, MeasureFactory, MoneyLineFactory


def test_the_same_line_is_changed_not_doubled(programme, manager):
    source = money.add_source(programme, name="Regio Deal", kind="regio_deal", by=manager, at=NOON)
    for spent in (Decimal(0), Decimal(40)):
        money.set_amounts(source, year=2026, budgeted=Decimal(100), spent=spent, by=manager, at=NOON)

    line = source.lines.get()
    assert (line.budgeted, line.spent) == (100, 40)
    assert line.events.count() == 2


def test_money_goes_to_a_measure_of_the_same_programme(groningen, manager):
    with pytest.raises(ValidationError, match="van deze wijkaanpak"):
        money.set_amounts(FundingSourceFactory(), year=2026, measure=MeasureFactory(), budgeted=1, by=manager, at=NOON)


def test_amounts_are_not_negative(groningen, manager):
    with pytest.raises(ValidationError):
        money.set_amounts(FundingSourceFactory(), year=2026, budgeted=-1, by=manager, at=NOON)


def test_a_resident_budget_is_set_again(programme, manager):
    for amount in (Decimal(100), Decimal(200)):
        money.set_resident_budget(programme, year=2026, amount=amount, by=manager, at=NOON)

    assert programme.resident_budgets.get().amount == 200


def test_amounts_of_a_withdrawn_source_count_no_more(programme, manager):
    line = MoneyLineFactory(source=FundingSourceFactory(programme=programme), budgeted=100)

    money.withdraw_source(line.source, reason="Ging niet door.", by=manager, at=NOON)

    assert not MoneyLine.objects.of(programme).exists()
    assert MoneyLine.with_withdrawn.get() == line
    with pytest.raises(saving.AlreadyWithdrawn):
        money.set_amounts(line.source, year=2027, budgeted=Decimal(5), by=manager, at=NOON)


def test_only_amounts_are_set(programme, manager):
    source = FundingSourceFactory(programme=programme)

    with pytest.raises(saving.FieldNotAllowed, match="revision"):
        money.set_amounts(source, year=2026, budgeted=Decimal(5), revision=9, by=manager, at=NOON)
