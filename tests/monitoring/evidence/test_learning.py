"""What was learnt and decided again, from table to record."""

from datetime import date, timedelta

import pytest

from monitoring import evidence
from monitoring.scoring.learning import EvaluationRecord, ImplementationProgrammeRecord
from monitoring.scoring.records import (
    Ref,
    SessionRecord,
)
from monitoring.scoring.staying_power import ContinuationRecord
from programmes import models
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT, START, about

MARCH = date(2026, 3, 1)


def test_sessions_are_of_the_team_or_of_everybody(selwerd):
    made = {
        kind: models.LearningSession.objects.create(
            programme=selwerd,
            kind=kind,
            title=kind,
            held_on=MARCH,
            residents_present=3 if kind == "learning" else 0,
            professionals_present=4,
        )
        for kind in ("learning", "peer_review", "training")
    }

    found = evidence.gather(selwerd, AT)

    ref = Ref("learning_session", made["learning"].pk, "learning")
    assert found["learning"].sessions == (SessionRecord(ref, MARCH, with_residents=True, with_professionals=True),)
    assert [session.ref.label for session in found["professionals"].sessions] == ["peer_review", "training"]


def test_evaluations_revisions_and_decisions_to_go_on(selwerd):
    read = models.Evaluation.objects.create(programme=selwerd, title="Af", evaluator="Bureau", published_on=MARCH)
    models.Evaluation.objects.create(programme=selwerd, title="In de maak", evaluator="Bureau")
    revision = models.ProgrammeRevision.objects.create(
        programme=selwerd, title="Uitvoering", decided_on=MARCH, first_year=2026, last_year=2029
    )
    for election, continues in ((date(2022, 3, 16), False), (date(2026, 3, 18), True)):
        models.ContinuationDecision.objects.create(
            programme=selwerd,
            election_on=election,
            decided_on=election + timedelta(days=60),
            decided_in="de raad",
            continues=continues,
        )

    found = evidence.gather(selwerd, AT)

    assert found["learning"].evaluations == (EvaluationRecord(Ref("evaluation", read.pk, "Af"), MARCH),)
    ref = Ref("programme_revision", revision.pk, "Uitvoering")
    assert found["learning"].implementation_programmes == (ImplementationProgrammeRecord(ref, MARCH),)
    (went_on,) = found["staying_power"].continuations
    assert isinstance(went_on, ContinuationRecord)
    assert (went_on.ref.label, went_on.decided_on) == ("de raad", date(2026, 5, 17))


def test_carrying_out_begins_with_the_first_step_into_that_phase(selwerd):
    steps = (("designing", "executing", 2020), ("executing", "designing", 2022), ("designing", "executing", 2023))
    for from_phase, to_phase, year in steps:
        models.PhaseTransition.objects.create(
            programme=selwerd, from_phase=from_phase, to_phase=to_phase, decided_on=date(year, 1, 1), reason="Zo."
        )

    assert about(selwerd, "learning", "implementing_since") == date(2020, 1, 1)


@pytest.mark.parametrize(("phase", "since"), [("executing", START), ("designing", None)])
def test_without_steps_the_phase_itself_tells(groningen, phase, since):
    assert about(story.programme(phase=phase), "learning", "implementing_since") == since
