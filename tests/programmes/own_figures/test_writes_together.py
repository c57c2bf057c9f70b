"""Two people at one own figure: twice, and at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from programmes import own_figures
from programmes.models import OwnFigure
from tests.conftest import NOON, make_user
from tests.programmes.own_figures.story import TODAY, approve, enter, give_back, kinds
from tests.support.factories import (
    OwnFigureFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
)
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


def test_pressing_twice_is_once(series, period, partner_user, manager):
    for _ in range(2):
        figure = enter(series, period, partner_user, seen=own_figures.NOTHING_YET)
    token = own_figures.token(figure)
    for _ in range(2):
        own_figures.approve(figure, seen=token, by=manager, at=NOON)

    assert OwnFigure.objects.count() == 1
    assert kinds() == ["own_figure.sent", "own_figure.approved"]


def test_the_second_of_two_hears_that_a_colleague_was_first(series, period, partner_user, professional):
    enter(series, period, partner_user, 400, seen=own_figures.NOTHING_YET)

    with pytest.raises(own_figures.ChangedMeanwhile):
        enter(series, period, professional, 500, seen=own_figures.NOTHING_YET)

    assert OwnFigure.objects.get().value == 400


def test_what_changed_after_it_was_read_is_not_approved(series, period, partner_user, manager):
    read = enter(series, period, partner_user, 400)
    enter(series, period, partner_user, 4000)

    with pytest.raises(own_figures.ChangedMeanwhile):
        approve(read, manager)

    assert OwnFigure.objects.get().status == "pending"


def test_a_second_reviewer_hears_that_it_is_done(series, period, partner_user, manager, colleague):
    figure = enter(series, period, partner_user)
    give_back(figure, manager)

    with pytest.raises(own_figures.NotPending):
        approve(figure, colleague)


def test_the_database_keeps_one_at_work(series, period, partner_user, manager):
    approve(enter(series, period, partner_user), manager)
    OwnFigureFactory(series=series, period=period, version=2, correction_reason="Dubbel geteld.")

    with pytest.raises(IntegrityError, match="one_at_work"), transaction.atomic():
        OwnFigureFactory(series=series, period=period, version=3, correction_reason="Dubbel geteld.")


@pytest.mark.django_db(transaction=True)
def test_two_people_at_the_same_moment_lose_nothing(transactional_db, groningen):
    with tenancy.municipality(groningen):
        period = OwnPeriodFactory(opened_until=TODAY)
        series = OwnSeriesFactory(programme=period.programme)
        people = [make_user(f"persoon{number}", groningen, Role.PROFESSIONAL) for number in range(4)]
    start = threading.Barrier(len(people))

    def fill_in(number: int) -> str:
        try:
            start.wait(timeout=30)
            with tenancy.municipality(groningen):
                enter(series, period, people[number], 100 + number, seen=own_figures.NOTHING_YET)
        except own_figures.ChangedMeanwhile:
            return "een collega was eerder"
        finally:
            connection.close()
        return "bewaard"

    with ThreadPoolExecutor(len(people)) as pool:
        answers = list(pool.map(fill_in, range(len(people))))

    assert sorted(answers) == ["bewaard"] + ["een collega was eerder"] * 3
    with tenancy.municipality(groningen):
        assert OwnFigure.objects.get().value == 100 + answers.index("bewaard")
        assert kinds() == ["own_figure.sent"]


@pytest.mark.django_db(transaction=True)
def test_one_of_two_judgements_at_the_same_moment_holds(transactional_db, groningen):
    with tenancy.municipality(groningen):
        figure = OwnFigureFactory(status="pending")
        judges = [make_user(f"oordeel{number}", groningen, Role.PROGRAMME_MANAGER) for number in range(4)]
    start = threading.Barrier(len(judges))

    def judge(number: int) -> str:
        try:
            start.wait(timeout=30)
            with tenancy.municipality(groningen):
                done = approve if number % 2 else give_back
                done(figure, judges[number])
        except own_figures.NotPending:
            return "al beoordeeld"
        finally:
            connection.close()
        return "vastgelegd"

    with ThreadPoolExecutor(len(judges)) as pool:
        answers = list(pool.map(judge, range(len(judges))))

    assert sorted(answers) == ["al beoordeeld"] * 3 + ["vastgelegd"]
    with tenancy.municipality(groningen):
        assert OwnFigure.objects.get().reviewed_by == judges[answers.index("vastgelegd")]
        assert len(kinds()) == 1
