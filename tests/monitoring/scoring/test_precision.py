from decimal import Decimal

import pytest

from monitoring.scoring.precision import FACTOR as PRECISION
from tests.monitoring.scoring.seen import START, ago, finding, measure, outcome, ref, some

FACTOR = "precision"
COMPLETE = {
    "goal_link": {"states_contribution": True},
    "target_group": {"target_group": True, "target_group_size": 40},
    "owner_and_period": {"owner_id": 1, "ends_on": ago(-12)},
    "funded": {"budget": Decimal(100), "covered": Decimal(100)},
    "why_it_works": {"has_knowledge_base": True},
    "output_followed": {"output_target": Decimal(10), "updated_on": ago(6)},
}
LIMITS = {
    "goal_link": (20, 16),
    "target_group": (16, 10),
    "owner_and_period": (19, 14),
    "funded": (16, 10),
    "why_it_works": (12, 6),
    "output_followed": (16, 10),
}


@pytest.mark.parametrize("key", COMPLETE)
def test_limits_of_the_share_of_measures(key):
    met, partly = LIMITS[key]
    for having, expected in ((met, "met"), (met - 1, "partly"), (partly, "partly"), (partly - 1, "not_met")):
        measures = some(measure, 20, having, **COMPLETE[key])

        assert outcome(FACTOR, key, measures=measures) == expected


@pytest.mark.parametrize("key", COMPLETE)
def test_without_measures_it_is_unknown(key):
    assert outcome(FACTOR, key) == "unknown"
    assert outcome(FACTOR, key, measures=(measure(ends_on=ago(1)), measure(2, stopped_on=ago(2)))) == "unknown"


def test_every_criterion_is_covered_here():
    assert {criterion.key for criterion in PRECISION.criteria} == COMPLETE.keys() == LIMITS.keys()


@pytest.mark.parametrize(
    ("key", "half"),
    [
        ("target_group", {"target_group": True}),
        ("owner_and_period", {"owner_id": 1}),
        ("owner_and_period", {"ends_on": ago(-12)}),
        ("funded", {"budget": Decimal(100), "covered": Decimal(99)}),
        ("funded", {"budget": Decimal(0)}),
        ("output_followed", {"output_target": Decimal(10), "updated_on": ago(6, 1)}),
        ("output_followed", {"updated_on": ago(1)}),
    ],
)
def test_half_is_not_enough(key, half):
    assert outcome(FACTOR, key, measures=(measure(**half),)) == "not_met"


def test_planned_measures_count_except_for_output():
    planned = measure(starts_on=ago(-1), states_contribution=True)

    assert outcome(FACTOR, "goal_link", measures=(planned,)) == "met"
    assert outcome(FACTOR, "output_followed", measures=(planned,)) == "unknown"


def test_the_measures_that_miss_something_are_named():
    found = finding(FACTOR, "goal_link", measures=(measure(2), measure(1, states_contribution=True, starts_on=START)))

    assert found.text == "Hoe de maatregel bijdraagt aan een ambitie staat bij 1 van de 2 maatregelen (50\u00a0%)."
    assert found.records == (ref(1, "measure"), ref(2, "measure"))
    assert found.lacking == (ref(2, "measure"),)
