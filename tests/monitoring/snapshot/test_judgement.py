"""What a report says of the round in which parties judged: by how many people, not how many answers they gave."""

from datetime import timedelta

from monitoring import snapshot
from monitoring.models import Round, RoundAnswer, RoundQuestion
from monitoring.scoring.factors import BY_KEY
from monitoring.snapshot import judgement
from programmes.phases import Phase
from tests.support.factories import NOON, TODAY, ProgrammeFactory, UserFactory

FRAME = snapshot.Frame(TODAY - timedelta(days=364), TODAY, TODAY, NOON)


def said(programme):
    return judgement.factors(programme, FRAME, (), None, phase=Phase.EXECUTION)["round_text"]


def test_ten_answers_each_of_three_people_are_three_people(groningen):
    programme = ProgrammeFactory()
    held = Round.objects.create(
        programme=programme,
        title="Voorjaar",
        opens_on=TODAY - timedelta(days=30),
        closes_on=TODAY - timedelta(days=1),
    )
    questions = [RoundQuestion.objects.create(round=held, factor=key, text="Hoe staat dit ervoor?") for key in BY_KEY]
    people = [UserFactory() for _person in range(3)]
    RoundAnswer.objects.bulk_create(
        RoundAnswer(question=question, party="partner", stage=2, answered_at=NOON, user=person)
        for question in questions
        for person in people
    )

    assert (len(questions), RoundAnswer.objects.count()) == (10, 30)
    assert said(programme).startswith("Oordelen van 3 mensen, in de ronde ‘Voorjaar’, gesloten op ")


def test_without_a_round_it_says_that_none_was_held(groningen):
    assert said(ProgrammeFactory()) == "Er is nog geen ronde gehouden waarin de partijen oordelen."
