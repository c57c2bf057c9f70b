"""How many people spoke in a round: not how many answers they gave."""

from datetime import timedelta

import pytest
from django.db.backends.utils import CursorWrapper

from monitoring import rounds
from monitoring.models import Round, RoundAnswer, RoundQuestion
from tests.support.factories import NOON, TODAY, ProgrammeFactory, UserFactory


@pytest.fixture
def questions(groningen):
    held = Round.objects.create(
        programme=ProgrammeFactory(),
        title="Voorjaar",
        opens_on=TODAY - timedelta(days=30),
        closes_on=TODAY - timedelta(days=1),
    )
    return [RoundQuestion.objects.create(round=held, factor=key, text="Hoe staat dit ervoor?") for key in FACTORS]


FACTORS = ("staying_power", "vision", "learning")


def say(question, party="resident", **who):
    RoundAnswer.objects.create(question=question, party=party, stage=2, answered_at=NOON, **who)


def test_three_answers_of_one_person_are_one_person(questions):
    someone = UserFactory()
    for question in questions:
        say(question, party="municipality", user=someone)

    assert rounds.heard(questions[0].round.programme, TODAY).people == 1


def test_who_gives_no_name_counts_by_the_question_most_of_them_answered(questions):
    for question, residents in zip(questions, (4, 5, 3), strict=True):
        for _resident in range(residents):
            say(question, is_anonymous=True)
        say(question, party="partner", is_anonymous=True)

    heard = rounds.heard(questions[0].round.programme, TODAY)

    assert len(heard.answers) == 15
    assert heard.people == 6


def ask_in_autumn(programme) -> RoundQuestion:
    """A question of the round before the last."""
    autumn = {"opens_on": TODAY - timedelta(days=230), "closes_on": TODAY - timedelta(days=200)}
    earlier = Round.objects.create(programme=programme, title="Najaar", **autumn)
    return RoundQuestion.objects.create(round=earlier, factor="vision", text="Hoe staat dit ervoor?")


def test_the_last_round_takes_as_many_queries_with_more_rounds_and_answers(questions, django_assert_num_queries):
    programme = questions[0].round.programme
    asked_then = ask_in_autumn(programme)
    for question in (asked_then, *questions):
        say(question, party="municipality", user=UserFactory())

    with django_assert_num_queries(2):
        heard = rounds.heard(programme, TODAY)
        by_factor = {key: heard.by_factor[key].views for key in FACTORS}

    assert heard.round.title == "Voorjaar"
    assert [view.n for views in by_factor.values() for view in views] == [1, 1, 1]


def test_answers_of_another_round_are_not_read(questions, monkeypatch):
    """A programme of years has hundreds of them, and one round is shown."""
    programme = questions[0].round.programme
    asked_then = ask_in_autumn(programme)
    for _resident in range(30):
        say(asked_then, is_anonymous=True)
    say(questions[0], is_anonymous=True)
    read = rows_read(monkeypatch)

    heard = rounds.heard(programme, TODAY)

    assert [answer.question_id for answer in heard.answers] == [questions[0].pk]
    assert len(read) == len([heard.round, *heard.answers])


def rows_read(monkeypatch) -> list[object]:
    """Every row that comes from the database from now on."""
    read, fetch = [], CursorWrapper.__getattr__

    def counting(cursor, name):
        asked = fetch(cursor, name)
        if not name.startswith("fetch"):
            return asked

        def fetched(*size):
            rows = asked(*size)
            read.extend([rows] if name == "fetchone" and rows else rows or ())
            return rows

        return fetched

    monkeypatch.setattr(CursorWrapper, "__getattr__", counting)
    return read
