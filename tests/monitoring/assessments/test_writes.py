"""Assessments: kept as they were, and made once a day for every programme."""

from datetime import date

from monitoring import assessments, tasks
from monitoring.models import Assessment
from tests.conftest import NOON
from tests.support.factories import ProgrammeFactory
from wijkaanpak import tenancy

TODAY = date(2026, 11, 2)


def test_each_programme_is_scored_once_a_day(groningen):
    ProgrammeFactory(), ProgrammeFactory()

    first = assessments.assess_new_day(at=TODAY, made_at=NOON)
    second = assessments.assess_new_day(at=TODAY, made_at=NOON)

    assert (first, second, Assessment.objects.count()) == (2, 0, 2)


def test_the_night_scores_every_municipality_in_its_own_walls(groningen, other_municipality):
    ProgrammeFactory()
    with tenancy.municipality(other_municipality):
        ProgrammeFactory()

    scored = tasks.assess_new_day()

    assert scored == 2
    assert Assessment.objects.get().municipality == groningen


def test_a_kept_assessment_gives_its_scores_back(groningen):
    assessment = assessments.assess(ProgrammeFactory(), at=TODAY, by=None, made_at=NOON)

    scores = assessments.scores_of(assessment)

    assert [score.factor for score in scores][:2] == ["area_analysis", "local_coalition"]
    assert {score.at for score in scores} == {TODAY}
