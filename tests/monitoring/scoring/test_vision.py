from datetime import date
from decimal import Decimal

import pytest

from monitoring.scoring.vision import AmbitionRecord, TargetRecord, VisionRecord
from tests.monitoring.scoring.seen import ago, finding, outcome, ref, some

FACTOR = "vision"


@pytest.mark.parametrize(
    ("coalition", "council", "expected"),
    [
        (ago(20), ago(19), "met"),
        (ago(0), ago(0), "met"),
        (ago(20), None, "partly"),
        (None, ago(19), "partly"),
        (ago(20), ago(-1), "partly"),
        (None, None, "not_met"),
    ],
)
def test_adopted(coalition, council, expected):
    assert outcome(FACTOR, "adopted", visions=(VisionRecord(ref(), coalition, council),)) == expected


def test_a_new_concept_does_not_replace_the_adopted_vision():
    adopted = VisionRecord(ref(1), ago(20), ago(19))
    concept = VisionRecord(ref(2))

    assert finding(FACTOR, "adopted", visions=(concept, adopted)).records == (ref(1),)
    assert outcome(FACTOR, "adopted") == "unknown"


def test_a_vision_that_is_adopted_later_is_not_yet_the_current_one():
    adopted, later = VisionRecord(ref(1), ago(20)), VisionRecord(ref(2), ago(-1))

    assert finding(FACTOR, "adopted", visions=(later, adopted)).records == (ref(1),)


@pytest.mark.parametrize(
    ("moments", "text"),
    [
        ((None, None), "De visie is nog niet vastgesteld."),
        (
            (date(2019, 5, 1), date(2019, 6, 2)),
            "De visie is vastgesteld door de coalitie op 1 mei 2019 en door de gemeenteraad op 2 juni 2019.",
        ),
    ],
)
def test_nobody_is_missing_when_both_or_neither_adopted_it(moments, text):
    assert finding(FACTOR, "adopted", visions=(VisionRecord(ref(), *moments),)).text == text


def test_adopted_says_by_whom_and_who_is_missing():
    found = finding(FACTOR, "adopted", visions=(VisionRecord(ref(), date(2019, 5, 1)),))

    assert found.text == (
        "De visie is vastgesteld door de coalitie op 1 mei 2019. De gemeenteraad stelde haar nog niet vast."
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
    visions = (VisionRecord(ref(), horizon_on=until),)

    assert outcome(FACTOR, "horizon", started_on=date(2018, 1, 1), visions=visions) == expected


def test_horizon_is_unknown_without_a_start_or_a_vision():
    assert outcome(FACTOR, "horizon", visions=(VisionRecord(ref(), horizon_on=ago(-99)),)) == "unknown"
    assert outcome(FACTOR, "horizon", started_on=ago(9)) == "unknown"


def ambition(number, **facts):
    return AmbitionRecord(ref(number), **facts)


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "partly"), (2, "met"), (6, "met"), (7, "partly"), (8, "partly"), (9, "not_met")],
)
def test_few_ambitions(count, expected):
    assert outcome(FACTOR, "few_ambitions", ambitions=some(ambition, count, 0)) == expected


def test_a_vision_without_ambitions_is_not_met_and_nothing_at_all_is_unknown():
    assert outcome(FACTOR, "few_ambitions", visions=(VisionRecord(ref()),)) == "not_met"
    assert outcome(FACTOR, "few_ambitions") == "unknown"


@pytest.mark.parametrize(("having", "expected"), [(5, "met"), (4, "partly"), (3, "partly"), (2, "not_met")])
def test_measurable_and_from_analysis(having, expected):
    target = TargetRecord(ref(), Decimal(70), 2035)
    measurable = some(ambition, 5, having, targets=(target,))
    tied = some(ambition, 5, having, challenges=(1,))

    assert outcome(FACTOR, "measurable", ambitions=measurable) == expected
    assert outcome(FACTOR, "from_analysis", ambitions=tied) == expected


@pytest.mark.parametrize("target", [TargetRecord(ref(), Decimal(70), None), TargetRecord(ref(), None, 2035)])
def test_a_target_needs_a_value_and_a_year(target):
    assert outcome(FACTOR, "measurable", ambitions=(ambition(1, targets=(target,)),)) == "not_met"


def test_a_target_of_zero_is_a_target():
    zero = TargetRecord(ref(), Decimal(0), 2035)

    assert outcome(FACTOR, "measurable", ambitions=(ambition(1, targets=(zero,)),)) == "met"


@pytest.mark.parametrize("key", ["measurable", "from_analysis"])
def test_without_ambitions_it_is_unknown(key):
    assert outcome(FACTOR, key, visions=(VisionRecord(ref()),)) == "unknown"
