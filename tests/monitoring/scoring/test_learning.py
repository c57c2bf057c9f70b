from decimal import Decimal

import pytest

from monitoring.scoring.learning import ChangeRecord, EvaluationRecord, ImplementationProgrammeRecord
from monitoring.scoring.records import ReportRecord, SessionRecord
from tests.monitoring.scoring.seen import ago, finding, measure, outcome, ref, some, term

FACTOR = "learning"
FIVE = some(measure, 5, 0)


@pytest.mark.parametrize(
    ("adopted", "expected"),
    [
        ([ago(0), ago(13)], "met"),
        ([ago(13), ago(26)], "met"),
        ([ago(13, 1), ago(26)], "partly"),
        ([ago(1), ago(15)], "partly"),
        ([ago(14), ago(28)], "not_met"),
        ([ago(3)], "partly"),
        ([ago(13)], "partly"),
        ([ago(14)], "not_met"),
        ([None, ago(-1)], "unknown"),
        ([], "unknown"),
    ],
)
def test_report_rhythm(adopted, expected):
    reports = tuple(ReportRecord(ref(n), on) for n, on in enumerate(adopted))

    assert outcome(FACTOR, "report_rhythm", reports=reports) == expected


def test_how_long_ago_reports_were_adopted_is_said():
    first, second = ReportRecord(ref(1), ago(14)), ReportRecord(ref(2), ago(2))

    alone, both = (finding(FACTOR, "report_rhythm", reports=some) for some in ((first,), (second, first)))

    start = "De laatste rapportage is vastgesteld op 23 september"
    assert alone.text == f"{start} 2025, 14 maanden geleden; het is de eerste."
    assert both.text == f"{start} 2026, 2 maanden geleden; die daarvoor 12 maanden eerder."
    assert (both.figure, both.records) == (2, (ref(1), ref(2)))


def flagged(number, *, decided=None):
    return term(number, due=ago(2), decided=decided)


@pytest.mark.parametrize(("in_time", "expected"), [(9, "met"), (8, "partly"), (6, "partly"), (5, "not_met")])
def test_adjusted(in_time, expected):
    assert outcome(FACTOR, "adjusted", adjustments=some(flagged, 10, in_time, decided=ago(2))) == expected


def test_adjusted_waits_for_the_end_of_the_term():
    assert outcome(FACTOR, "adjusted", adjustments=(term(due=ago(0)),)) == "unknown"
    assert outcome(FACTOR, "adjusted", adjustments=(term(due=ago(0, 1)),)) == "not_met"
    assert outcome(FACTOR, "adjusted", adjustments=(term(due=ago(2), decided=ago(1)),)) == "not_met"
    assert outcome(FACTOR, "adjusted") == "unknown"


def test_before_the_first_report_no_report_is_spoken_of():
    facts = {"adjustments": (flagged(1),)}
    reported = finding(FACTOR, "adjusted", reports=(ReportRecord(ref(), ago(3)),), **facts)

    assert finding(FACTOR, "adjusted", **facts).text.startswith(
        "Op tijd bijgestuurd: 0 van de 1 oranje en rode maatreg"
    )
    assert "in de laatste rapportage" not in finding(FACTOR, "adjusted", **facts).text
    assert reported.text.endswith("maatregelen in de laatste rapportage (0\u00a0%).")


@pytest.mark.parametrize(("count", "expected"), [(2, "met"), (1, "partly"), (0, "not_met")])
def test_changed_or_stopped(count, expected):
    changes = tuple(ChangeRecord(ref(n), ago(n), has_reason=True) for n in range(count))
    without_reason, old = ChangeRecord(ref(8), ago(1)), ChangeRecord(ref(9), ago(24), has_reason=True)

    found = finding(FACTOR, "changed_or_stopped", measures=FIVE, changes=(*changes, without_reason, old))

    assert found.outcome == expected
    assert found.lacking == (ref(8),)


def test_two_changes_of_one_measure_are_one():
    changes = (ChangeRecord(ref(1), ago(1), True), ChangeRecord(ref(1), ago(2), True))

    assert finding(FACTOR, "changed_or_stopped", measures=FIVE, changes=changes).figure == Decimal(1)


def test_changed_or_stopped_is_unknown_under_five_measures():
    changes = (ChangeRecord(ref(1), ago(1), True), ChangeRecord(ref(2), ago(2), True))

    assert outcome(FACTOR, "changed_or_stopped", measures=FIVE[:4], changes=changes) == "unknown"


@pytest.mark.parametrize(("count", "expected"), [(2, "met"), (1, "partly"), (0, "not_met")])
def test_learning_sessions_are_with_residents_and_professionals(count, expected):
    together = tuple(SessionRecord(ref(n), ago(n), True, True) for n in range(count))
    others = (SessionRecord(ref(7), ago(1), True), SessionRecord(ref(8), ago(1), with_professionals=True))
    old = SessionRecord(ref(9), ago(12), True, True)

    found = finding(FACTOR, "learning_sessions", sessions=(*together, *others, old))

    assert found.outcome == expected
    assert found.lacking == (ref(7), ref(8))


def test_learning_sessions_are_unknown_before_there_are_measures():
    assert outcome(FACTOR, "learning_sessions") == "unknown"
    assert outcome(FACTOR, "learning_sessions", measures=FIVE) == "not_met"


@pytest.mark.parametrize(
    ("published_on", "expected"),
    [
        (ago(0), "met"),
        (ago(24), "met"),
        (ago(24, 1), "partly"),
        (ago(48), "partly"),
        (ago(48, 1), "not_met"),
        (ago(-1), "unknown"),
    ],
)
def test_evaluated(published_on, expected):
    assert outcome(FACTOR, "evaluated", evaluations=(EvaluationRecord(ref(), published_on),)) == expected


def test_a_programme_without_evaluation_is_not_met_after_four_years():
    assert outcome(FACTOR, "evaluated", started_on=ago(48)) == "unknown"
    assert outcome(FACTOR, "evaluated", started_on=ago(48, 1)) == "not_met"
    assert outcome(FACTOR, "evaluated") == "unknown"


@pytest.mark.parametrize(
    ("adopted_on", "expected"),
    [
        (ago(0), "met"),
        (ago(48), "met"),
        (ago(48, 1), "partly"),
        (ago(60), "partly"),
        (ago(60, 1), "not_met"),
        (ago(-1), "not_met"),
    ],
)
def test_revised(adopted_on, expected):
    programmes = (ImplementationProgrammeRecord(ref(), adopted_on),)
    facts = {"implementing_since": ago(20), "implementation_programmes": programmes}

    assert outcome(FACTOR, "revised", **facts) == expected


def test_revised_is_unknown_before_the_phase_uitvoeren():
    programmes = (ImplementationProgrammeRecord(ref(), ago(1)),)

    assert outcome(FACTOR, "revised", implementation_programmes=programmes) == "unknown"
    assert outcome(FACTOR, "revised", implementing_since=ago(-1), implementation_programmes=programmes) == "unknown"
    assert outcome(FACTOR, "revised", implementing_since=ago(5)) == "not_met"
