from datetime import date
from decimal import Decimal

import pytest

from monitoring.scoring.administrative_capacity import ChairRecord, Office, SteeringMeetingRecord
from monitoring.scoring.records import CommitmentRecord, ReportRecord
from tests.monitoring.scoring.seen import START, ago, finding, outcome, ref, some, term

FACTOR = "administrative_capacity"


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        (Office.MAYOR, "met"),
        (Office.ALDERPERSON, "met"),
        (Office.DIRECTOR, "partly"),
        (Office.OTHER, "not_met"),
    ],
)
def test_chair(office, expected):
    assert outcome(FACTOR, "chair", chairs=(ChairRecord(ref(), office, START),)) == expected


@pytest.mark.parametrize(
    ("office", "who"),
    [
        (Office.MAYOR, "de burgemeester"),
        (Office.ALDERPERSON, "een wethouder"),
        (Office.DIRECTOR, "een andere bestuurder"),
        (Office.OTHER, "iemand die geen bestuurder is"),
    ],
)
def test_who_chairs_is_said(office, who):
    found = finding(FACTOR, "chair", chairs=(ChairRecord(ref(), office, START),))

    assert found.text == f"De stuurgroep wordt voorgezeten door {who}, sinds 1 januari 2018."


def test_chair_is_who_sits_there_on_the_date():
    before = ChairRecord(ref(1), Office.MAYOR, START, ago(6))
    now = ChairRecord(ref(2), Office.DIRECTOR, ago(6))

    assert finding(FACTOR, "chair", chairs=(now, before)).records == (ref(2),)
    assert outcome(FACTOR, "chair", chairs=(before,)) == "not_met"
    assert outcome(FACTOR, "chair", at=ago(7), chairs=(before, now)) == "met"
    assert outcome(FACTOR, "chair") == "unknown"


def meeting(number, **facts):
    return SteeringMeetingRecord(ref(number), ago(3), **facts)


@pytest.mark.parametrize(("held", "expected"), [(3, "met"), (2, "partly"), (1, "not_met")])
def test_steering_meetings(held, expected):
    assert outcome(FACTOR, "steering_meetings", steering_meetings=some(meeting, 4, held, held_on=ago(3))) == expected


def test_steering_meetings_of_other_years_or_to_come_do_not_count():
    others = (SteeringMeetingRecord(ref(1), ago(12)), SteeringMeetingRecord(ref(2), ago(-1)))

    assert outcome(FACTOR, "steering_meetings", steering_meetings=others) == "unknown"
    assert outcome(FACTOR, "steering_meetings") == "unknown"


def obstacle(number, *, decided=None):
    return term(number, due=ago(3), decided=decided)


@pytest.mark.parametrize(("in_time", "expected"), [(8, "met"), (7, "partly"), (5, "partly"), (4, "not_met")])
def test_obstacles_decided(in_time, expected):
    assert outcome(FACTOR, "obstacles_decided", obstacles=some(obstacle, 10, in_time, decided=ago(3))) == expected


def test_obstacles_that_wait_within_the_term_do_not_count_and_late_ones_do():
    assert outcome(FACTOR, "obstacles_decided", obstacles=(term(due=ago(0)),)) == "unknown"
    assert outcome(FACTOR, "obstacles_decided", obstacles=(term(due=ago(20), decided=ago(18)),)) == "unknown"
    assert outcome(FACTOR, "obstacles_decided", obstacles=(term(due=ago(20), decided=ago(12)),)) == "unknown"
    assert outcome(FACTOR, "obstacles_decided", obstacles=(term(due=ago(14), decided=ago(2)),)) == "not_met"
    assert outcome(FACTOR, "obstacles_decided", obstacles=(term(due=ago(-2), decided=ago(1)),)) == "met"
    assert outcome(FACTOR, "obstacles_decided", obstacles=(term(due=ago(3), decided=ago(-1)),)) == "not_met"
    assert outcome(FACTOR, "obstacles_decided") == "unknown"


@pytest.mark.parametrize(("structural", "expected"), [(50, "met"), (49, "partly"), (25, "partly"), (24, "not_met")])
def test_structural_budget(structural, expected):
    lines = (
        CommitmentRecord(ref(1), 2027, Decimal(structural), is_municipal=True, is_structural=True),
        CommitmentRecord(ref(2), 2027, Decimal(100 - structural), is_municipal=True),
        CommitmentRecord(ref(3), 2027, Decimal(999), is_structural=True),
        CommitmentRecord(ref(4), 2026, Decimal(999), is_municipal=True, is_structural=True),
    )

    found = finding(FACTOR, "structural_budget", commitments=lines)

    assert found.outcome == expected
    assert found.lacking == (ref(2),)


def test_structural_budget_is_unknown_without_money_for_next_year():
    this_year = (CommitmentRecord(ref(), 2026, Decimal(9), is_municipal=True),)

    assert outcome(FACTOR, "structural_budget", commitments=this_year) == "unknown"


@pytest.mark.parametrize(
    ("offered_on", "expected"),
    [
        (ago(0), "met"),
        (ago(12), "met"),
        (ago(12, 1), "partly"),
        (ago(18), "partly"),
        (ago(18, 1), "not_met"),
        (ago(-1), "not_met"),
        (None, "not_met"),
    ],
)
def test_council_informed(offered_on, expected):
    report = ReportRecord(ref(), ago(30), offered_on)

    assert outcome(FACTOR, "council_informed", reports=(report,)) == expected


def test_council_informed_judges_the_report_that_was_adopted_last():
    older, newest = ReportRecord(ref(), ago(15), ago(3)), ReportRecord(ref(2), ago(2), None)

    found = finding(FACTOR, "council_informed", reports=(newest, older))

    assert found.outcome == "not_met"
    assert found.lacking == (ref(2),)
    assert "is niet aangeboden aan de gemeenteraad" in found.text


def test_council_informed_is_unknown_while_no_report_is_adopted():
    assert outcome(FACTOR, "council_informed", reports=(ReportRecord(ref(), None, date(2026, 1, 1)),)) == "unknown"
    assert outcome(FACTOR, "council_informed", reports=(ReportRecord(ref(), ago(-1), None),)) == "unknown"
    assert outcome(FACTOR, "council_informed", reports=(ReportRecord(ref(), ago(0), None),)) == "not_met"
    assert outcome(FACTOR, "council_informed") == "unknown"
