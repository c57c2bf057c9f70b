"""What holds for all ten: the golden cases of the specification, and properties over any evidence at all."""

import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from monitoring.scoring import frozen
from monitoring.scoring.area_analysis import AnalysisRecord, AreaAnalysisEvidence, StakeholderRecord
from monitoring.scoring.bounds import Outcome
from monitoring.scoring.criteria import CriteriaSet, Override
from monitoring.scoring.factors import BY_KEY, CRITERIA_NOTE, FACTORS, score_all
from monitoring.scoring.frozen import freeze, thaw
from monitoring.scoring.precision import PrecisionEvidence
from monitoring.scoring.score import Score
from tests.monitoring.scoring.made_up import DATES, made_up, shuffled
from tests.monitoring.scoring.seen import AT, ago, measure, ref

SPECIFICATION = {
    "area_analysis": [
        "recent",
        "domains_covered",
        "baseline_and_reference",
        "residents_heard",
        "recognised",
        "stakeholders_mapped",
    ],
    "local_coalition": [
        "agreement_signed",
        "breadth",
        "named_people",
        "concrete_contributions",
        "attendance",
        "shared_ownership",
    ],
    "involved_residents": [
        "seat_with_vote",
        "resident_led",
        "answered_in_time",
        "followed_up",
        "resident_budget",
        "spread",
    ],
    "vision": ["adopted", "horizon", "few_ambitions", "measurable", "from_analysis"],
    "precision": ["goal_link", "target_group", "owner_and_period", "funded", "why_it_works", "output_followed"],
    "administrative_capacity": [
        "chair",
        "steering_meetings",
        "obstacles_decided",
        "structural_budget",
        "council_informed",
    ],
    "professionals": ["staffed", "continuity", "mandate", "working_budget", "learning_time"],
    "process_direction": ["appointed", "by_coalition", "independent", "own_means", "outside_eyes"],
    "staying_power": ["horizon", "funded_ahead", "past_elections", "continued", "series_kept", "handover"],
    "learning": [
        "report_rhythm",
        "adjusted",
        "changed_or_stopped",
        "learning_sessions",
        "evaluated",
        "revised",
    ],
}
LABELS = [
    "Gebiedsanalyse",
    "Lokale coalitie",
    "Betrokken bewoners",
    "Visie op de toekomst",
    "Precisie over de inzet",
    "Bestuurskracht",
    "Bevlogen professionals",
    "Onafhankelijke procesregie",
    "Lange adem",
    "Wendbare lerende aanpak",
]
EMPTY = {factor.key: factor.factor.evidence() for factor in FACTORS}
some_factor = st.sampled_from(FACTORS)
factor_and_evidence = some_factor.flatmap(lambda factor: st.tuples(st.just(factor), made_up(factor.factor.evidence)))


def test_the_ten_stand_in_the_order_of_the_source_with_all_their_criteria():
    assert [factor.label for factor in FACTORS] == LABELS
    assert [factor.number for factor in FACTORS] == list(range(1, 11))
    assert {f.key: [criterion.key for criterion in f.factor.criteria] for f in FACTORS} == SPECIFICATION
    assert list(BY_KEY) == list(SPECIFICATION)


def test_an_empty_programme_is_not_assessable_on_all_ten_and_never_at_one():
    for score in score_all(EMPTY, AT):
        assert score.stage is None
        assert score.label == "niet te beoordelen"
        assert (score.known, score.points) == (0, 0)


def test_one_known_and_met_of_six_is_not_op_orde():
    score = BY_KEY["area_analysis"].score(AreaAnalysisEvidence(stakeholders=(StakeholderRecord(ref(), True),) * 6), AT)

    assert [finding.outcome for finding in score.findings].count(Outcome.MET) == 1
    assert (score.known, score.total) == (1, 6)
    assert score.stage is None


def test_exactly_half_known_is_judged():
    stakeholders = tuple(StakeholderRecord(ref(n), True) for n in range(6))
    evidence = AreaAnalysisEvidence(analyses=(AnalysisRecord(ref(), ago(1)),), stakeholders=stakeholders)

    score = BY_KEY["area_analysis"].score(evidence, AT)

    assert (score.known, score.total) == (4, 6)
    assert score.stage == 3  # recent and stakeholders met, nobody heard, not recognised: exactly a half


def test_the_same_evidence_and_date_give_the_same_score_ten_years_later():
    evidence = PrecisionEvidence((measure(1, states_contribution=True), measure(2, updated_on=ago(3))))
    kept = json.dumps(freeze(evidence))
    now = BY_KEY["precision"].score(evidence, AT)

    later = BY_KEY["precision"].score(thaw(PrecisionEvidence, json.loads(kept)), AT)

    assert later == now


def test_nobody_is_led_to_think_the_criteria_are_the_institutes_own():
    assert "Standaardcriteria van dit platform, aanpasbaar door de gemeente" in CRITERIA_NOTE


def test_evidence_must_be_complete_and_of_the_right_kind():
    with pytest.raises(ValueError, match="vision"):
        score_all({key: empty for key, empty in EMPTY.items() if key != "vision"}, AT)
    with pytest.raises(ValueError, match="VisionEvidence"):
        score_all(EMPTY | {"vision": PrecisionEvidence()}, AT)


def test_a_criteria_set_may_only_change_factors_that_exist():
    strange = CriteriaSet("x", "1", (Override("luck", "any", "Uit.", enabled=False),))

    with pytest.raises(ValueError, match="luck"):
        score_all(EMPTY, AT, strange)


@pytest.mark.parametrize("factor", FACTORS, ids=lambda factor: factor.key)
def test_every_criterion_asks_a_question_and_says_what_it_takes(factor):
    assert factor.question.endswith("?")
    for criterion in factor.factor.criteria:
        assert criterion.question.endswith("?")
        assert criterion.threshold.startswith("Voldaan: ")
        assert criterion.step.endswith(".")
        assert not set("{}") & set(criterion.threshold + criterion.needed)


@given(factor_and_evidence, DATES)
@settings(max_examples=60, deadline=None)
def test_a_stage_needs_half_of_the_criteria_and_every_finding_a_sentence(given_evidence, at):
    factor, evidence = given_evidence

    score = factor.score(evidence, at)

    assert (score.stage is not None) == (2 * score.known >= score.total)
    for finding in score.findings:
        assert finding.text.endswith(".")
        assert not set("{}") & set(finding.text)


@given(factor_and_evidence, DATES, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_records_does_not_matter(given_evidence, at, random):
    factor, evidence = given_evidence

    assert factor.score(shuffled(evidence, random), at) == factor.score(evidence, at)


@given(factor_and_evidence, DATES)
@settings(max_examples=30, deadline=None)
def test_frozen_evidence_gives_the_same_score_again(given_evidence, at):
    factor, evidence = given_evidence

    thawed = thaw(factor.factor.evidence, json.loads(json.dumps(freeze(evidence))))

    assert thawed == evidence
    assert factor.score(thawed, at) == factor.score(evidence, at)


@given(made_up(PrecisionEvidence), st.data())
@settings(max_examples=40, deadline=None)
def test_completing_a_measure_never_lowers_the_stage_of_precision(evidence, data):
    assume(evidence.measures)
    index = data.draw(st.sampled_from(range(len(evidence.measures))))
    fact = data.draw(
        st.sampled_from(
            [
                {"states_contribution": True},
                {"target_group": True, "target_group_size": 10},
                {"owner_id": 1},
                {"budget": Decimal(1), "covered": Decimal(1)},
                {"has_knowledge_base": True},
                {"output_target": Decimal(1), "updated_on": AT},
            ]
        )
    )
    better = list(evidence.measures)
    better[index] = replace(better[index], **fact)
    score = BY_KEY["precision"].score

    assert (score(PrecisionEvidence(tuple(better)), AT).stage or 0) >= (score(evidence, AT).stage or 0)


def test_freezing_refuses_what_json_cannot_hold():
    with pytest.raises(TypeError, match="float"):
        freeze(0.5)
    with pytest.raises(TypeError, match="has no luck"):
        thaw(PrecisionEvidence, {"measures": [], "luck": 1})
    with pytest.raises(TypeError, match="cannot thaw"):
        thaw(AnalysisRecord, {"ref": ["thing", "one", "Ding"], "adopted_on": None})
    with pytest.raises(TypeError, match="cannot thaw"):
        thaw(AnalysisRecord, {"ref": ["thing", True, "Ding"], "adopted_on": None})
    with pytest.raises(TypeError, match="cannot freeze type"):
        freeze(AnalysisRecord)


def test_a_score_freezes_to_json_with_everything_a_report_shows():
    score = BY_KEY["vision"].score(EMPTY["vision"], date(2026, 11, 23))

    kept = json.loads(json.dumps(freeze(score)))

    assert kept.keys() == {field.name for field in fields(score)}
    assert kept["findings"][0]["outcome"] == "unknown"
    assert kept["at"] == "2026-11-23"


def test_how_a_kind_of_record_is_thawed_is_looked_up_once():
    kept = freeze(BY_KEY["vision"].score(EMPTY["vision"], date(2026, 11, 23)))
    score = thaw(Score, kept)

    with patch.object(frozen, "get_type_hints", side_effect=AssertionError("looked up again")):
        assert thaw(Score, kept) == score
