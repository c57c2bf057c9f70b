from decimal import Decimal

import pytest

from monitoring.scoring.involved_residents import ResidentBudgetRecord
from monitoring.scoring.records import PartnerGroup
from tests.monitoring.scoring.seen import ago, finding, initiative, measure, outcome, partner, ref, some

FACTOR = "involved_residents"


@pytest.mark.parametrize(
    ("partners", "expected"),
    [
        ((partner(1, PartnerGroup.RESIDENTS, has_vote=True),), "met"),
        ((partner(1, PartnerGroup.RESIDENTS), partner(2, has_vote=True)), "partly"),
        ((partner(1),), "not_met"),
        ((partner(1, PartnerGroup.RESIDENTS, has_seat=False),), "not_met"),
        ((partner(1), partner(2, PartnerGroup.RESIDENTS, has_vote=True, member_until=ago(1))), "not_met"),
        ((), "unknown"),
    ],
)
def test_seat_with_vote(partners, expected):
    assert outcome(FACTOR, "seat_with_vote", partners=partners) == expected


@pytest.mark.parametrize(
    ("votes", "text"),
    [
        ([True, False], "Bewoners hebben 2 van de 3 plaatsen in de coalitie; met stem: 1."),
        ([False], "Bewoners hebben 1 van de 2 plaatsen in de coalitie, zonder stem."),
        ([], "Bewoners hebben geen plaats in de coalitie: 0 van de 1."),
    ],
)
def test_how_many_seats_and_votes_residents_have_is_said(votes, text):
    residents = [partner(n, PartnerGroup.RESIDENTS, has_vote=votes[n]) for n in range(len(votes))]

    found = finding(FACTOR, "seat_with_vote", partners=(*residents, partner(9)))

    assert (found.text, found.figure) == (text, sum(votes))
    assert found.lacking == tuple(ref(n, "partner") for n, has_vote in enumerate(votes) if not has_vote)


@pytest.mark.parametrize(("having", "expected"), [(3, "met"), (2, "partly"), (1, "partly"), (0, "not_met")])
def test_resident_led(having, expected):
    assert outcome(FACTOR, "resident_led", measures=some(measure, 20, having, from_initiative=True)) == expected


def test_resident_led_is_unknown_without_measures():
    assert outcome(FACTOR, "resident_led") == "unknown"


@pytest.mark.parametrize(("in_time", "expected"), [(9, "met"), (8, "partly"), (7, "partly"), (6, "not_met")])
def test_answered_in_time(in_time, expected):
    initiatives = some(initiative, 10, in_time, decided_on=ago(2))

    assert outcome(FACTOR, "answered_in_time", initiatives=initiatives) == expected


def test_only_decisions_that_were_due_count():
    still_time = initiative(1, due_on=ago(-1))
    withdrawn = initiative(2, withdrawn_on=ago(1))
    long_ago = initiative(3, due_on=ago(14), decided_on=ago(12))
    due_long_ago = initiative(7, due_on=ago(12))
    late = initiative(4, due_on=ago(3), decided_on=ago(2))
    overdue = initiative(5)
    without_term = initiative(6, due_on=None, decided_on=ago(1))

    others = (still_time, withdrawn, long_ago, due_long_ago, without_term)
    assert outcome(FACTOR, "answered_in_time", initiatives=others) == "unknown"
    assert outcome(FACTOR, "answered_in_time", initiatives=(late,)) == "not_met"
    assert outcome(FACTOR, "answered_in_time", initiatives=(overdue,)) == "not_met"


def test_on_the_last_day_of_the_term_is_in_time_and_a_day_later_is_not():
    assert outcome(FACTOR, "answered_in_time", initiatives=(initiative(due_on=ago(1), decided_on=ago(1)),)) == "met"
    late = initiative(due_on=ago(1, 1), decided_on=ago(1))
    assert outcome(FACTOR, "answered_in_time", initiatives=(late,)) == "not_met"
    last_day = initiative(due_on=ago(0))
    assert outcome(FACTOR, "answered_in_time", initiatives=(last_day,)) == "unknown"


def approved(number, **facts):
    return initiative(number, decided_on=ago(12), approved=True, **facts)


@pytest.mark.parametrize(("having", "expected"), [(7, "met"), (6, "partly"), (4, "partly"), (3, "not_met")])
def test_followed_up(having, expected):
    assert outcome(FACTOR, "followed_up", initiatives=some(approved, 10, having, carried_out_on=ago(1))) == expected


def test_withdrawn_counts_with_a_reason_only():
    with_reason = approved(1, withdrawn_on=ago(1), withdrawal_has_reason=True)
    without = approved(2, withdrawn_on=ago(1))

    assert outcome(FACTOR, "followed_up", initiatives=(with_reason,)) == "met"
    assert outcome(FACTOR, "followed_up", initiatives=(without,)) == "not_met"


def test_young_or_refused_initiatives_need_no_follow_up_yet():
    young = initiative(1, decided_on=ago(11), approved=True)
    refused = initiative(2, decided_on=ago(20))

    assert outcome(FACTOR, "followed_up", initiatives=(young, refused)) == "unknown"


@pytest.mark.parametrize(("granted", "expected"), [(60, "met"), (59, "partly"), (30, "partly"), (29, "not_met")])
def test_resident_budget(granted, expected):
    budget = ResidentBudgetRecord(ref(), 2025, Decimal(100), Decimal(granted))

    assert outcome(FACTOR, "resident_budget", resident_budgets=(budget,)) == expected


@pytest.mark.parametrize(("euros", "expected"), [(0, "unknown"), (1, "met")])
def test_a_budget_of_nothing_is_no_budget(euros, expected):
    budget = ResidentBudgetRecord(ref(), 2025, Decimal(euros), Decimal(euros))

    assert outcome(FACTOR, "resident_budget", resident_budgets=(budget,)) == expected


def test_resident_budget_looks_at_the_last_year_that_is_over():
    years = tuple(ResidentBudgetRecord(ref(y), y, Decimal(20000), Decimal(y)) for y in (2024, 2025, 2026))

    found = finding(FACTOR, "resident_budget", resident_budgets=years)

    assert found.text == "In 2025 is €\u00a02.025 van €\u00a020.000 bewonersbudget toegekend (10\u00a0%)."
    assert found.records == (ref(2025),)
    assert outcome(FACTOR, "resident_budget", resident_budgets=years[2:]) == "unknown"
    assert outcome(FACTOR, "resident_budget", resident_budgets=years[:1]) == "unknown", "a budget of long ago"
    assert outcome(FACTOR, "resident_budget") == "unknown"


@pytest.mark.parametrize(("reached", "expected"), [(66, "met"), (65, "partly"), (33, "partly"), (32, "not_met")])
def test_spread(reached, expected):
    codes = tuple(f"BU{n:03}" for n in range(100))
    initiatives = tuple(initiative(n, neighbourhood=codes[n]) for n in range(reached))

    assert outcome(FACTOR, "spread", initiatives=initiatives, neighbourhoods=codes) == expected


def test_spread_counts_buurten_of_the_programme_in_24_months():
    old = initiative(1, submitted_on=ago(24), neighbourhood="BU1")
    outside = initiative(2, neighbourhood="BU9")

    assert outcome(FACTOR, "spread", initiatives=(old, outside), neighbourhoods=("BU1",)) == "not_met"
    assert outcome(FACTOR, "spread", neighbourhoods=("BU1",)) == "unknown"
    assert outcome(FACTOR, "spread", initiatives=(old,)) == "unknown"
