from datetime import date

import pytest
from django.db import IntegrityError, transaction

from monitoring.models import Assessment, Round, RoundAnswer, RoundQuestion
from monitoring.scoring.pulse import Party
from tests.conftest import NOON
from tests.support.monitoring import make_programme


@pytest.fixture
def question(groningen):
    round_ = Round.objects.create(
        programme=make_programme(), title="Mei", opens_on=date(2026, 5, 1), closes_on=date(2026, 5, 31)
    )
    return RoundQuestion.objects.create(round=round_, factor="vision", text="Weten we waar we heen gaan?")


@pytest.mark.parametrize(
    "broken",
    [{"party": "burgemeester"}, {"stage": 5}, {"stage": 0}, {"stage": 3}, {"stage": 4, "evidence": ""}],
)
def test_database_refuses_an_answer(question, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoundAnswer.objects.create(**{"question": question, "party": "resident", "answered_at": NOON, **broken})


def test_an_anonymous_answer_names_nobody(question, manager):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoundAnswer.objects.create(
            question=question, party="resident", stage=2, is_anonymous=True, user=manager, answered_at=NOON
        )


def test_the_parties_are_those_of_the_scoring():
    assert RoundAnswer.Party.values == [party.value for party in Party]


def test_an_assessment_never_changes(question):
    assessment = Assessment.objects.create(
        programme=question.round.programme,
        reference_date=date(2026, 10, 1),
        made_at=NOON,
        criteria_name="Standaard",
        criteria_version="1",
        evidence={},
        scores={},
    )

    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(scores={"vision": {}})
