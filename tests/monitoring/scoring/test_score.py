"""The rules that hold for every factor: coverage, stages, next steps, and a municipality's own criteria."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.scoring.bounds import Bounds, Outcome, share
from monitoring.scoring.criteria import CriteriaSet, Override
from monitoring.scoring.score import (
    LEAST_KNOWN,
    STAGE_LIMITS,
    STAGE_RULE,
    STAGE_VERSION,
    Criterion,
    Factor,
    Finding,
    known_of,
    points_of,
    stage_label,
    stage_of,
)

AT = date(2026, 11, 23)
MET, PARTLY, NOT_MET, UNKNOWN = Outcome.MET, Outcome.PARTLY, Outcome.NOT_MET, Outcome.UNKNOWN
ORDER = [NOT_MET, PARTLY, MET]
outcomes = st.lists(st.sampled_from(list(Outcome)), min_size=1, max_size=8)


@dataclass(frozen=True)
class Shares:
    """Evidence of the test factor: a share per criterion, None when nothing is known."""

    a: Decimal | None = None
    b: Decimal | None = None
    c: Decimal | None = None
    d: Decimal | None = None


def criterion(key: str) -> Criterion[Shares]:
    def judge(evidence: Shares, at: date, bounds: Bounds) -> Finding:
        figure = getattr(evidence, key)
        return Finding.unknown("?") if figure is None else Finding(bounds.outcome(figure), "!", figure)

    return Criterion(key, f"Vraag {key}?", judge, share("0.8", "0.5"), "Doe iets.", met="{met} gedaan")


FACTOR = Factor("test", "Test", "Hoe gaat het?", Shares, tuple(criterion(key) for key in "abcd"))
ONE, HALF, NONE = Decimal(1), Decimal("0.5"), Decimal(0)


@pytest.mark.parametrize(
    ("seen", "stage"),
    [
        ([UNKNOWN] * 6, None),
        ([MET, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN], None),
        ([MET, MET, MET, UNKNOWN, UNKNOWN, UNKNOWN], 4),
        ([NOT_MET, NOT_MET, NOT_MET, UNKNOWN, UNKNOWN, UNKNOWN], 1),
        ([PARTLY, NOT_MET], 2),  # exactly 0.25
        ([MET, NOT_MET], 3),  # exactly 0.50
        ([MET, MET, MET, MET, NOT_MET], 4),  # exactly 0.80
        ([PARTLY, NOT_MET, NOT_MET], 1),
        ([MET, NOT_MET, NOT_MET], 2),
        ([MET, MET, MET, NOT_MET], 3),
        ([], None),
    ],
)
def test_stage_follows_the_share_of_points_over_what_is_known(seen, stage):
    assert stage_of(seen) == stage


@given(outcomes)
def test_no_stage_below_half_coverage_and_always_one_from_half(seen):
    covered = 2 * len(known_of(seen)) >= len(seen)

    assert (stage_of(seen) is not None) == covered


@given(outcomes, st.data())
def test_a_criterion_that_improves_never_lowers_the_stage(seen, data):
    index = data.draw(st.sampled_from(range(len(seen))))
    better = [MET] if seen[index] is UNKNOWN else ORDER[ORDER.index(seen[index]) :]
    improved = [*seen[:index], data.draw(st.sampled_from(better)), *seen[index + 1 :]]

    assert (stage_of(improved) or 0) >= (stage_of(seen) or 0)


@given(outcomes, st.randoms())
def test_the_order_of_criteria_does_not_matter_for_the_stage(seen, random):
    shuffled = random.sample(seen, len(seen))

    assert stage_of(shuffled) == stage_of(seen)
    assert points_of(shuffled) == points_of(seen)


def test_score_carries_points_coverage_and_the_threshold_of_each_finding():
    score = FACTOR.score(Shares(a=ONE, b=HALF), AT)

    assert (score.stage, score.points, score.known, score.total) == (3, Decimal("1.5"), 2, 4)
    assert score.coverage == "2 van de 4 criteria bekend"
    assert score.label == "op weg"
    assert score.findings[0].criterion == "a"
    assert score.findings[0].question == "Vraag a?"
    assert score.findings[0].threshold == "Voldaan: minstens 80\u00a0% gedaan. Deels: minstens 50\u00a0%."


def test_without_a_stage_the_label_says_so():
    assert FACTOR.score(Shares(a=ONE), AT).label == "niet te beoordelen"
    assert [stage_label(stage) for stage in (1, 2, 3, 4)] == ["afwezig", "begin", "op weg", "op orde"]


def test_a_change_of_the_rule_is_another_version_of_it():
    """What an adopted report says of a stage can be told apart from what a later rule makes of it."""
    rule = (STAGE_RULE, [str(limit) for limit in STAGE_LIMITS], str(LEAST_KNOWN))

    assert {STAGE_VERSION: rule} == {1: ("share_of_points", ["0.25", "0.50", "0.80"], "0.5")}


def test_next_steps_are_the_three_that_raise_the_stage_most():
    score = FACTOR.score(Shares(a=NONE, b=HALF, c=ONE, d=NONE), AT)

    assert [step.criterion for step in score.next_steps] == ["a", "d", "b"]
    assert [step.stage for step in score.next_steps] == [3, 3, 3]
    assert score.next_steps[0].needed == "Doe iets. Nodig: minstens 80\u00a0% gedaan."


def test_next_steps_start_with_the_unknown_while_there_is_no_stage():
    score = FACTOR.score(Shares(a=NONE), AT)

    assert [step.criterion for step in score.next_steps] == ["b", "c", "d"]
    assert score.next_steps[0].stage == 3


def test_the_unknown_comes_first_also_when_one_more_is_not_enough_for_a_stage():
    long = replace(FACTOR, criteria=(*FACTOR.criteria, *FACTOR.criteria[2:]))

    score = long.score(Shares(a=NONE), AT)

    assert [(step.criterion, step.stage) for step in score.next_steps] == [("b", None), ("c", None), ("d", None)]


def test_next_steps_do_not_start_with_the_unknown_once_there_is_a_stage():
    score = FACTOR.score(Shares(a=NONE, c=ONE, d=HALF), AT)

    assert [step.criterion for step in score.next_steps] == ["a", "d", "b"]
    assert [step.stage for step in score.next_steps] == [4, 3, 3]


def test_next_steps_end_when_all_is_met():
    assert FACTOR.score(Shares(ONE, ONE, ONE, ONE), AT).next_steps == ()


@given(st.lists(st.sampled_from([None, NONE, HALF, ONE]), min_size=4, max_size=4))
def test_a_next_step_tells_the_stage_that_doing_it_gives(figures):
    evidence = Shares(*figures)
    for step in FACTOR.score(evidence, AT).next_steps:
        done = Shares(**{key: ONE if key == step.criterion else getattr(evidence, key) for key in "abcd"})

        assert FACTOR.score(done, AT).stage == step.stage


def test_a_criterion_can_be_switched_off_with_a_reason():
    ours = CriteriaSet("Groningen", "2", (Override("test", "d", "Past niet bij ons.", enabled=False),))

    score = FACTOR.score(Shares(a=ONE), AT, ours)

    assert (score.known, score.total, score.stage) == (1, 3, None)
    assert [(off.criterion, off.reason) for off in score.switched_off] == [("d", "Past niet bij ons.")]
    assert (score.criteria_name, score.criteria_version) == ("Groningen", "2")


def test_a_criterion_can_be_off_until_a_municipality_asks_for_it():
    quiet = replace(FACTOR, criteria=(*FACTOR.criteria[:3], replace(FACTOR.criteria[3], enabled=False)))

    score = quiet.score(Shares(a=ONE), AT)

    assert [off.reason for off in score.switched_off] == ["Dit criterium staat standaard uit."]
    assert score.total == 3


def test_a_change_of_another_factor_is_no_change_of_this_one():
    ours = CriteriaSet("Groningen", "2", (Override("vision", "a", "Past niet bij ons.", enabled=False),))

    assert FACTOR.score(Shares(a=ONE), AT, ours).total == 4
    assert FACTOR.score(Shares(a=ONE), AT, ours).switched_off == ()


def test_without_any_criterion_there_is_nothing_to_judge():
    off = tuple(Override("test", key, "Uit.", enabled=False) for key in "abcd")

    score = FACTOR.score(Shares(ONE, ONE, ONE, ONE), AT, CriteriaSet("Leeg", "1", off))

    assert (score.stage, score.known, score.total, score.next_steps) == (None, 0, 0, ())


def test_another_threshold_changes_outcome_and_text_and_keeps_the_reason():
    ours = CriteriaSet("Groningen", "2", (Override("test", "a", "Raad, 3 mei.", met=HALF, partly=NONE),))

    finding = FACTOR.score(Shares(a=HALF), AT, ours).findings[0]

    assert finding.outcome is MET
    assert finding.threshold == "Voldaan: minstens 50\u00a0% gedaan. Deels: minstens 0\u00a0%."
    assert finding.adjusted_because == "Raad, 3 mei."


def test_a_change_needs_a_reason_and_something_to_change():
    with pytest.raises(ValueError, match="reason"):
        Override("test", "a", "  ", enabled=False)
    with pytest.raises(ValueError, match="changes nothing"):
        Override("test", "a", "Zomaar.")


def test_a_change_of_something_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no criterion z"):
        FACTOR.score(
            Shares(),
            AT,
            CriteriaSet(
                "x",
                "1",
                (
                    Override("vision", "y", "Uit.", enabled=False),
                    Override("test", "z", "Uit.", enabled=False),
                ),
            ),
        )


def test_a_criterion_is_not_changed_twice():
    off = Override("test", "a", "Uit.", enabled=False)
    with pytest.raises(ValueError, match="twice"):
        CriteriaSet("x", "1", (off, off))
