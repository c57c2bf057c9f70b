"""A lesson goes through its five steps in order; the rest of the learning is recorded."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from programmes import learning
from tests.support.factories import NOON, TODAY, LessonFactory, RiskFactory

STEPS = {
    "interpretation": lambda lesson, by: learning.interpret(lesson, text="Zo zit het.", by=by, at=NOON),
    "decision": lambda lesson, by: learning.decide(lesson, text="Zo doen we.", decided_on=TODAY, by=by, at=NOON),
    "adjustment": lambda lesson, by: learning.adjust(lesson, text="Anders.", check_by=TODAY, by=by, at=NOON),
    "check_result": lambda lesson, by: learning.check(lesson, text="Het helpt.", checked_on=TODAY, by=by, at=NOON),
}


def test_a_lesson_goes_through_all_steps(programme, manager):
    lesson = learning.signal(programme, title="Les", text="Niemand komt.", seen_on=TODAY, by=manager, at=NOON)
    expected = []
    for step in STEPS.values():
        expected.append(lesson.next_step)
        lesson = step(lesson, manager)

    assert expected == list(STEPS)
    assert lesson.next_step is None
    assert programme.log.count() == 5


@pytest.mark.parametrize("step", ["decision", "adjustment", "check_result"])
def test_a_step_is_not_skipped(groningen, manager, step):
    with pytest.raises(learning.WrongStep) as refused:
        STEPS[step](LessonFactory(), manager)

    assert refused.value.expected == "interpretation"


def test_a_step_is_taken_once(groningen, manager):
    lesson = LessonFactory()
    STEPS["interpretation"](lesson, manager)

    with pytest.raises(learning.WrongStep):
        STEPS["interpretation"](lesson, manager)


def test_an_empty_step_is_no_step(groningen, manager):
    with pytest.raises(learning.WrongStep):
        learning.interpret(LessonFactory(), text="  ", by=manager, at=NOON)


def test_sessions_evaluations_revisions_and_continuations(programme, manager):
    learning.record_session(
        programme, kind="learning", title="Portieken", held_on=TODAY, residents_present=4, by=manager, at=NOON
    )
    learning.record_evaluation(
        programme, title="Evaluatie", evaluator="Bureau", published_on=TODAY, by=manager, at=NOON
    )
    learning.adopt_programme(
        programme, title="2027-2030", decided_on=TODAY, first_year=2027, last_year=2030, by=manager, at=NOON
    )
    decision = {"election_on": date(2026, 3, 18), "decided_on": TODAY, "decided_in": "gemeenteraad"}
    learning.continue_after_election(programme, **decision, by=manager, at=NOON)

    assert programme.log.count() == 4
    with pytest.raises(ValidationError, match="staat er al"):
        learning.continue_after_election(programme, **decision, by=manager, at=NOON)


def test_a_risk_is_closed(groningen, manager):
    assert learning.close_risk(RiskFactory(), closed_on=TODAY, by=manager, at=NOON).closed_on == TODAY


def test_record_risk(programme, manager):
    risk = learning.record_risk(programme, title="Geld stopt", chance=2, impact=3, raised_on=TODAY, by=manager, at=NOON)

    assert programme.risks.get() == risk
