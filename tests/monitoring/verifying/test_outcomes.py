"""The outcome of a criterion follows from its number in two ways that were written apart, and they agree."""

from decimal import Decimal

import pytest

from monitoring.scoring.bounds import Bounds, ceiling, half
from monitoring.scoring.factors import FACTORS
from monitoring.scoring.frozen import freeze
from monitoring.verifying import stages

CRITERIA = [criterion for numbered in FACTORS for criterion in numbered.factor.criteria]
RANGE = Bounds(Decimal(2), Decimal(1), met_up_to=Decimal(6), partly_up_to=Decimal(8))
NUMBERS = [Decimal(number) / 10 for number in range(-5, 250)]


@pytest.mark.parametrize("bounds", [*(criterion.bounds for criterion in CRITERIA), RANGE])
def test_every_number_ends_as_the_same_outcome(bounds):
    edges = [
        limit + apart for limit in (bounds.met, bounds.partly) for apart in (Decimal(0), Decimal("0.001"), Decimal(-1))
    ]

    again = [stages.outcome_of(number, freeze(bounds.limits)) for number in (*NUMBERS, *edges)]

    assert again == [bounds.outcome(number).value for number in (*NUMBERS, *edges)]


@pytest.mark.parametrize("also", [ceiling(holds=True), ceiling(holds=False), half(holds=True), half(holds=False)])
def test_what_is_asked_beside_the_number_counts_the_same(also):
    for number in (0, 1, 2):
        outcome = Bounds(Decimal(2), Decimal(1)).outcome(number)

        assert stages.with_also(outcome.value, freeze(also)) == also.outcome(outcome).value
