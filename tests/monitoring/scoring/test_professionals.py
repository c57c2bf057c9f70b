from decimal import Decimal

import pytest

from monitoring.scoring.professionals import WorkingBudgetRecord
from monitoring.scoring.records import SessionRecord
from tests.monitoring.scoring.seen import ago, finding, member, outcome, ref, some

FACTOR = "professionals"


@pytest.mark.parametrize(
    ("filled", "expected"), [("9", "met"), ("8.9", "partly"), ("7.5", "partly"), ("7.4", "not_met")]
)
def test_staffed(filled, expected):
    team = (member(fte=Decimal(filled)), member(2, until=ago(1)))

    assert outcome(FACTOR, "staffed", planned_fte=Decimal(10), members=team) == expected


def test_staffed_is_unknown_without_a_plan_and_not_met_without_people():
    assert outcome(FACTOR, "staffed", members=(member(),)) == "unknown"
    assert outcome(FACTOR, "staffed", planned_fte=Decimal(0)) == "unknown"
    assert outcome(FACTOR, "staffed", planned_fte=Decimal(4)) == "not_met"


@pytest.mark.parametrize(("left", "expected"), [(2, "met"), (3, "partly"), (4, "partly"), (5, "not_met")])
def test_continuity(left, expected):
    new = member(20, since=ago(3))

    assert outcome(FACTOR, "continuity", members=(*some(member, 10, left, until=ago(3)), new)) == expected


def test_continuity_is_unknown_for_a_young_team():
    assert outcome(FACTOR, "continuity", members=(member(since=ago(11)),)) == "unknown"
    assert outcome(FACTOR, "continuity", members=(member(since=ago(12)),)) == "met"


@pytest.mark.parametrize(("having", "expected"), [(8, "met"), (7, "partly"), (5, "partly"), (4, "not_met")])
def test_mandate(having, expected):
    gone = member(20, until=ago(1), has_mandate=True)

    assert outcome(FACTOR, "mandate", members=(*some(member, 10, having, has_mandate=True), gone)) == expected


def test_mandate_is_unknown_without_a_team():
    assert outcome(FACTOR, "mandate") == "unknown"


def budget(year, amount, spent=0):
    return WorkingBudgetRecord(ref(year), year, Decimal(amount), Decimal(spent))


@pytest.mark.parametrize(
    ("budgets", "expected"),
    [
        ((budget(2026, 5000, 1),), "met"),
        ((budget(2026, 5000), budget(2025, 5000, 1)), "met"),
        ((budget(2026, 5000),), "partly"),
        ((budget(2026, 5000), budget(2024, 5000, 1)), "partly"),
        ((budget(2026, 0),), "not_met"),
        ((budget(2025, 5000, 5000),), "not_met"),
        ((), "unknown"),
    ],
)
def test_working_budget(budgets, expected):
    assert outcome(FACTOR, "working_budget", working_budgets=budgets) == expected


def test_what_the_team_may_spend_and_spent_is_said():
    found = finding(FACTOR, "working_budget", working_budgets=(budget(2026, 5000, 20), budget(2025, 4000, 300)))

    assert found.text == (
        "Het team heeft in 2026 een vrij werkbudget van €\u00a05.000; sinds 2025 is €\u00a0320 uitgegeven."
    )
    assert (found.figure, found.records) == (5000, (ref(2025), ref(2026)))


def test_a_budget_of_a_euro_is_one_and_nothing_was_spent_until_it_is_recorded():
    one = WorkingBudgetRecord(ref(), 2026, Decimal(1))

    assert outcome(FACTOR, "working_budget", working_budgets=(one,)) == "partly"


def test_a_team_without_working_budget_does_not_have_one():
    assert outcome(FACTOR, "working_budget", members=(member(),)) == "not_met"


@pytest.mark.parametrize(("count", "expected"), [(2, "met"), (1, "partly"), (0, "not_met")])
def test_learning_time(count, expected):
    old = SessionRecord(ref(9), ago(12))
    sessions = tuple(SessionRecord(ref(n), ago(n)) for n in range(count))

    found = finding(FACTOR, "learning_time", sessions=(*sessions, old))

    assert found.outcome == expected
    assert found.text.startswith(f"{count} bijeenkomst")


def test_learning_time_is_unknown_without_a_team():
    assert outcome(FACTOR, "learning_time") == "unknown"
    assert outcome(FACTOR, "learning_time", members=(member(),)) == "not_met"
