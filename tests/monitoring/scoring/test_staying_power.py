from datetime import date
from decimal import Decimal

import pytest

from monitoring.scoring.records import BudgetRecord, CommitmentRecord
from monitoring.scoring.staying_power import ContinuationRecord, SeriesRecord
from tests.monitoring.scoring.seen import AT, ago, finding, member, outcome, ref, some

FACTOR = "staying_power"
BUDGETS = tuple(BudgetRecord(ref(year), year, Decimal(100)) for year in range(2027, 2031))


def commitments(**by_year):
    return tuple(
        CommitmentRecord(ref(int(year[1:])), int(year[1:]), Decimal(amount)) for year, amount in by_year.items()
    )


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (date(2033, 1, 1), "met"),
        (date(2032, 12, 31), "partly"),
        (date(2028, 1, 1), "partly"),
        (date(2027, 12, 31), "not_met"),
        (None, "unknown"),
    ],
)
def test_horizon(until, expected):
    assert outcome(FACTOR, "horizon", started_on=date(2018, 1, 1), agreed_until=until) == expected


def test_a_planned_end_is_no_agreement_and_the_words_say_so():
    text = finding(FACTOR, "horizon", started_on=date(2025, 1, 1)).text

    assert text == (
        "Hoelang het programma duurt, is nog niet afgesproken in een vastgestelde visie of een lokaal contract."
    )


@pytest.mark.parametrize(("covered", "expected"), [(80, "met"), (79, "partly"), (50, "partly"), (49, "not_met")])
def test_funded_ahead(covered, expected):
    money = commitments(y2027=covered, y2028=covered, y2029=covered, y2030=covered)

    assert outcome(FACTOR, "funded_ahead", budgets=BUDGETS, commitments=money) == expected


def test_money_left_over_in_one_year_does_not_cover_another():
    this_year = BudgetRecord(ref(2026), 2026, Decimal(100))

    found = finding(
        FACTOR, "funded_ahead", budgets=(this_year, *BUDGETS), commitments=commitments(y2027=400, y2026=400)
    )

    assert found.figure == Decimal("0.25")
    assert found.text == "Van de begroting van 2027 tot en met 2030 (€\u00a0400) is €\u00a0100 gedekt (25\u00a0%)."
    assert found.records == (*(budget.ref for budget in BUDGETS), ref(2027))


def test_a_year_without_a_budget_makes_it_unknown_and_is_named():
    found = finding(FACTOR, "funded_ahead", budgets=BUDGETS[:2], commitments=commitments(y2027=100))

    assert found.outcome == "unknown"
    assert found.text == "Voor 2029 en 2030 is nog geen begroting vastgelegd."


@pytest.mark.parametrize(("later", "expected"), [(50, "met"), (49, "partly"), (1, "partly"), (0, "not_met")])
def test_past_elections_looks_at_the_year_after_the_next_election(later, expected):
    money = commitments(y2026=100, y2027=100, y2031=later)

    found = finding(FACTOR, "past_elections", commitments=money)

    assert found.outcome == expected
    assert found.records == (ref(2026), ref(2031))


def test_past_elections_before_and_on_the_day_of_an_election():
    money = commitments(y2026=100, y2027=100)

    assert outcome(FACTOR, "past_elections", at=date(2026, 3, 17), commitments=money) == "met"
    assert outcome(FACTOR, "past_elections", at=date(2026, 3, 18), commitments=money) == "not_met"
    assert outcome(FACTOR, "past_elections", commitments=commitments(y2031=9)) == "unknown"


@pytest.mark.parametrize(
    ("decided_on", "expected"),
    [
        (date(2026, 3, 18), "met"),
        (date(2027, 3, 18), "met"),
        (date(2027, 3, 19), "partly"),
        (date(2026, 3, 17), "not_met"),
    ],
)
def test_continued(decided_on, expected):
    decision = (ContinuationRecord(ref(), decided_on),)
    facts = {"started_on": date(2018, 1, 1), "continuations": decision}

    assert outcome(FACTOR, "continued", at=date(2028, 1, 1), **facts) == expected


@pytest.mark.parametrize(("decided_on", "within"), [(date(2026, 3, 18), "1 maand"), (date(2026, 5, 2), "2 maanden")])
def test_how_soon_it_was_decided_to_go_on_is_said(decided_on, within):
    facts = {"started_on": date(2018, 1, 1), "continuations": (ContinuationRecord(ref(), decided_on),)}

    found = finding(FACTOR, "continued", at=decided_on, **facts)

    assert found.text.endswith(f"is besloten door te gaan, binnen {within} na de verkiezingen van 18 maart 2026.")
    assert found.outcome == "met"


def test_continued_is_unknown_without_an_election_or_while_there_is_time():
    started = date(2018, 1, 1)

    assert outcome(FACTOR, "continued", at=date(2028, 1, 1), started_on=date(2026, 3, 18)) == "unknown"
    assert outcome(FACTOR, "continued") == "unknown"
    assert outcome(FACTOR, "continued", at=date(2027, 3, 18), started_on=started) == "unknown"
    assert outcome(FACTOR, "continued", at=date(2027, 3, 19), started_on=started) == "not_met"


def series(number, **facts):
    return SeriesRecord(ref(number), **facts)


@pytest.mark.parametrize(("having", "expected"), [(8, "met"), (7, "partly"), (5, "partly"), (4, "not_met")])
def test_series_kept(having, expected):
    assert outcome(FACTOR, "series_kept", series=some(series, 10, having, years=(2020, 2022, 2024))) == expected


def test_a_figure_of_this_year_is_part_of_a_series():
    assert outcome(FACTOR, "series_kept", series=(series(1, years=(2022, 2024, 2026)),)) == "met"


@pytest.mark.parametrize("years", [(2020, 2024), (2021, 2022, 2024), (2020, 2020, 2024), (2022, 2024, 2027)])
def test_a_short_or_thin_series_does_not_count(years):
    assert outcome(FACTOR, "series_kept", series=(series(1, years=years),)) == "not_met"
    assert outcome(FACTOR, "series_kept") == "unknown"


@pytest.mark.parametrize(("handed_over", "expected"), [(2, "met"), (1, "partly"), (0, "not_met")])
def test_handover(handed_over, expected):
    def leaver(number, **facts):
        return member(number, until=ago(5), **facts)

    assert outcome(FACTOR, "handover", members=some(leaver, 2, handed_over, handed_over_on=ago(5))) == expected


def test_handover_is_met_when_nobody_left_and_unknown_without_a_team():
    stayed, gone_long, leaving_soon = member(1), member(2, until=ago(24)), member(3, until=ago(-1))

    assert outcome(FACTOR, "handover", members=(stayed, gone_long, leaving_soon)) == "met"
    assert outcome(FACTOR, "handover") == "unknown"
    nobody = finding(FACTOR, "handover", at=AT, members=(stayed,))
    assert nobody.text.startswith("In de afgelopen 24 maanden")
    assert (nobody.measured, nobody.figure) == (1, None)
