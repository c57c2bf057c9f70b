"""Assessments are kept as they were. That there is one of every day: test_daily.py."""

from datetime import date

from monitoring import assessments
from tests.conftest import NOON
from tests.support.factories import ProgrammeFactory

TODAY = date(2026, 11, 2)


def test_a_kept_assessment_gives_its_scores_back(groningen):
    assessment = assessments.assess(ProgrammeFactory(), at=TODAY, by=None, made_at=NOON)

    scores = assessments.scores_of(assessment)

    assert [score.factor for score in scores][:2] == ["area_analysis", "local_coalition"]
    assert {score.at for score in scores} == {TODAY}
