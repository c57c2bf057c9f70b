from datetime import date

import pytest

from monitoring.scoring.area_analysis import (
    AmbitionIndicatorRecord,
    AnalysisRecord,
    ConversationRecord,
    DomainFigureRecord,
    RecognitionRecord,
    StakeholderRecord,
)
from monitoring.scoring.records import InvestmentDomain
from tests.monitoring.scoring.seen import ago, finding, outcome, ref, some

FACTOR = "area_analysis"
CONCEPT = (AnalysisRecord(ref(), None),)


@pytest.mark.parametrize(
    ("adopted_on", "expected"),
    [
        (ago(0), "met"),
        (ago(48), "met"),
        (ago(48, 1), "partly"),
        (ago(72), "partly"),
        (ago(72, 1), "not_met"),
        (ago(-1), "not_met"),
        (None, "not_met"),
    ],
)
def test_recent(adopted_on, expected):
    assert outcome(FACTOR, "recent", analyses=(AnalysisRecord(ref(), adopted_on),)) == expected


def test_recent_takes_the_last_adopted_analysis_and_names_date_and_age():
    old, new, concept = (AnalysisRecord(ref(n), on) for n, on in ((1, ago(90)), (2, ago(10)), (3, None)))

    found = finding(FACTOR, "recent", analyses=(new, concept, old))

    assert found.text == "De gebiedsanalyse is vastgesteld op 23 januari 2026 en is 10 maanden oud."
    assert found.records == (ref(2),)


def test_recent_is_unknown_without_an_analysis():
    assert outcome(FACTOR, "recent") == "unknown"


@pytest.mark.parametrize(("count", "expected"), [(5, "met"), (4, "partly"), (3, "partly"), (2, "not_met")])
def test_domains_covered(count, expected):
    figures = tuple(DomainFigureRecord(ref(n), domain, 2025) for n, domain in enumerate(list(InvestmentDomain)[:count]))

    assert outcome(FACTOR, "domains_covered", figures=figures) == expected


def test_a_domain_counts_with_a_figure_of_the_last_five_years_only():
    def figures(year):
        return tuple(DomainFigureRecord(ref(n), domain, year) for n, domain in enumerate(InvestmentDomain))

    assert outcome(FACTOR, "domains_covered", figures=figures(2021)) == "met"
    assert outcome(FACTOR, "domains_covered", figures=figures(2020)) == "not_met"
    assert outcome(FACTOR, "domains_covered") == "unknown"


@pytest.mark.parametrize(
    ("at", "year", "expected"),
    [
        (date(2026, 12, 31), 2021, "met"),
        (date(2026, 12, 31), 2026, "met"),
        (date(2026, 12, 31), 2027, "not_met"),
        (date(2027, 1, 1), 2021, "not_met"),
        (date(2026, 1, 10), 2020, "not_met"),
    ],
)
def test_a_year_counts_until_five_years_after_its_last_day(at, year, expected):
    figures = tuple(DomainFigureRecord(ref(n), domain, year) for n, domain in enumerate(InvestmentDomain))

    assert outcome(FACTOR, "domains_covered", at=at, figures=figures) == expected


def test_domains_that_miss_a_figure_are_named():
    found = finding(FACTOR, "domains_covered", figures=(DomainFigureRecord(ref(), InvestmentDomain.WORK, 2024),))

    assert found.text.endswith("Er ontbreekt: onderwijs, gezondheid, wonen en veiligheid.")


@pytest.mark.parametrize(("having", "expected"), [(9, "met"), (8, "partly"), (5, "partly"), (4, "not_met")])
def test_baseline_and_reference(having, expected):
    indicators = tuple(AmbitionIndicatorRecord(ref(n), n < having, True) for n in range(10))

    assert outcome(FACTOR, "baseline_and_reference", ambition_indicators=indicators) == expected


def test_baseline_without_reference_is_not_enough():
    one = AmbitionIndicatorRecord(ref(), has_baseline=True, has_reference=False)

    assert outcome(FACTOR, "baseline_and_reference", ambition_indicators=(one,)) == "not_met"
    assert outcome(FACTOR, "baseline_and_reference") == "unknown"


@pytest.mark.parametrize(("complete", "expected"), [(3, "met"), (2, "partly"), (1, "partly"), (0, "not_met")])
def test_residents_heard_counts_conversations_with_number_and_content(complete, expected):
    talks = tuple(ConversationRecord(ref(n), ago(9), 12, n < complete) for n in range(4))

    found = finding(FACTOR, "residents_heard", conversations=talks)

    assert found.outcome == expected
    assert len(found.lacking) == 4 - complete


def test_how_many_people_were_heard_is_said():
    talks = (ConversationRecord(ref(1), ago(9), 12, True), ConversationRecord(ref(2), ago(8), 30, True))

    text = finding(FACTOR, "residents_heard", conversations=talks).text

    assert text == "2 gesprekken met bewoners vastgelegd met aantal en inhoud; samen 42 deelnemers."


def test_residents_heard_needs_people_and_a_past_date():
    nobody = ConversationRecord(ref(), ago(9), None, True)
    planned = ConversationRecord(ref(), ago(-1), 30, True)

    assert outcome(FACTOR, "residents_heard", conversations=(nobody, planned)) == "not_met"
    assert outcome(FACTOR, "residents_heard", analyses=CONCEPT) == "not_met"
    assert outcome(FACTOR, "residents_heard") == "unknown"


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ([None, 1, 2], "met"),
        ([None, 1], "partly"),
        ([None], "partly"),
        ([1, 2], "partly"),
        ([1, 1], "not_met"),
        ([1], "not_met"),
    ],
)
def test_recognised_by_residents_and_two_different_partners(by, expected):
    stated = tuple(RecognitionRecord(ref(n), ago(5), True, partner) for n, partner in enumerate(by))

    assert outcome(FACTOR, "recognised", recognitions=stated) == expected


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ([None, 1], "Bewoners herkennen de analyse; van 1 partner is herkenning vastgelegd."),
        ([1, 2], "Van bewoners is geen herkenning vastgelegd; van 2 partners is herkenning vastgelegd."),
    ],
)
def test_who_recognises_it_is_said(by, text):
    stated = tuple(RecognitionRecord(ref(n), ago(5), True, partner) for n, partner in enumerate(by))

    assert finding(FACTOR, "recognised", recognitions=stated).text == text


def test_not_recognising_is_no_recognition():
    denied = (RecognitionRecord(ref(), ago(5), False), RecognitionRecord(ref(2), ago(-1), True))

    assert outcome(FACTOR, "recognised", recognitions=denied) == "not_met"
    assert outcome(FACTOR, "recognised", analyses=CONCEPT) == "not_met"
    assert outcome(FACTOR, "recognised") == "unknown"


def test_what_was_said_for_an_earlier_version_does_not_count_for_the_adopted_one():
    versions = (AnalysisRecord(ref(1), ago(60)), AnalysisRecord(ref(2), ago(3)), AnalysisRecord(ref(3), None))
    talks = tuple(ConversationRecord(ref(n), ago(9), 12, True, analysis_id=1 + n % 3) for n in range(5))
    stated = tuple(RecognitionRecord(ref(n), ago(1), True, n or None, analysis_id=1) for n in range(3))

    heard = finding(FACTOR, "residents_heard", analyses=versions, conversations=talks)

    assert heard.records == (ref(1), ref(4))
    assert outcome(FACTOR, "recognised", analyses=versions, recognitions=stated) == "not_met"
    assert outcome(FACTOR, "recognised", analyses=versions[:1], recognitions=stated) == "met"


@pytest.mark.parametrize(
    ("adopted_on", "current"), [(None, 3), (ago(-1), 3), (ago(0), 2)], ids=["concepts", "to come", "today"]
)
def test_the_newest_concept_is_spoken_of_while_no_version_is_adopted(adopted_on, current):
    versions = (AnalysisRecord(ref(1), None), AnalysisRecord(ref(2), adopted_on), AnalysisRecord(ref(3), None))
    talks = tuple(ConversationRecord(ref(n), ago(9), 12, True, analysis_id=n) for n in (1, 2, 3))

    heard = finding(FACTOR, "residents_heard", analyses=versions, conversations=talks)

    assert heard.records == (ref(current),)


@pytest.mark.parametrize(
    ("total", "residents", "expected"),
    [(6, 1, "met"), (6, 0, "partly"), (5, 1, "partly"), (3, 0, "partly"), (2, 2, "not_met")],
)
def test_stakeholders_mapped(total, residents, expected):
    people = some(lambda n, **facts: StakeholderRecord(ref(n), **facts), total, residents, is_resident=True)

    assert outcome(FACTOR, "stakeholders_mapped", stakeholders=people) == expected


@pytest.mark.parametrize(("residents", "words"), [(1, "ook bewoners"), (0, "zonder bewoners")])
def test_whether_residents_are_on_the_map_is_said(residents, words):
    people = some(lambda n, **facts: StakeholderRecord(ref(n), **facts), 6, residents, is_resident=True)

    assert finding(FACTOR, "stakeholders_mapped", stakeholders=people).text == f"6 belanghebbenden in beeld, {words}."


def test_stakeholders_are_unknown_before_there_is_an_analysis():
    assert outcome(FACTOR, "stakeholders_mapped") == "unknown"
    assert outcome(FACTOR, "stakeholders_mapped", analyses=CONCEPT) == "not_met"
