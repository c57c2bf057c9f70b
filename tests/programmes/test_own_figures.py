"""A figure a partner counts: locked, opened, entered, returned, improved, approved, corrected."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction

from programmes import letters, own_figures, tasks
from programmes.models import Event, OwnFigure, OwnPeriod, OwnSeries
from tests.conftest import NOON, make_user
from tests.support.factories import (
    AmbitionFactory,
    OwnFigureFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
)
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

TODAY = NOON.date()
LATER = NOON + timedelta(days=1)
WHY = "De telling van september ontbreekt. Vult u die nog aan?"


@pytest.fixture
def series(programme) -> OwnSeries:
    return OwnSeriesFactory(programme=programme, name="Bezoekers buurtkamer", supplier__name="WIJ Selwerd")


@pytest.fixture
def period(programme) -> OwnPeriod:
    """The third quarter, open."""
    return OwnPeriodFactory(programme=programme, opened_until=TODAY + timedelta(days=14))


@pytest.fixture
def colleague(groningen):
    return make_user("collega", groningen, Role.PROCESS_DIRECTOR)


def enter(series, period, by, value=412, *, seen=None, at=NOON, send=True, **words):
    seen = own_figures.token(own_figures.at_work(series, period)) if seen is None else seen
    value = None if value is None else Decimal(value)
    words = {"remark": "", **words}
    return own_figures.enter(series, period, value=value, seen=seen, send=send, by=by, at=at, **words)


def approve(figure, by, at=NOON):
    return own_figures.approve(figure, seen=own_figures.token(figure), by=by, at=at)


def give_back(figure, by, reason=WHY, at=NOON):
    return own_figures.give_back(figure, reason=reason, seen=own_figures.token(figure), by=by, at=at)


def kinds():
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


# -- Periods -----------------------------------------------------------------------------------------------------------


def test_a_period_is_locked_until_somebody_opens_it(series, programme, director, partner_user):
    locked = OwnPeriodFactory(programme=programme)
    with pytest.raises(own_figures.PeriodLocked):
        enter(series, locked, partner_user)

    own_figures.open_period(programme, year=2026, quarter=3, until=TODAY, by=director, at=NOON)

    assert enter(series, locked, partner_user).status == OwnFigure.Status.PENDING


def test_a_period_closes_by_itself_after_its_day(series, period, partner_user):
    enter(series, period, partner_user, at=NOON + timedelta(days=14))

    with pytest.raises(own_figures.PeriodLocked):
        enter(series, period, partner_user, 413, at=NOON + timedelta(days=15))


def test_a_period_that_was_closed_again_refuses_a_change(series, period, director, partner_user):
    enter(series, period, partner_user)
    own_figures.close_period(period, by=director, at=NOON)

    with pytest.raises(own_figures.PeriodLocked):
        enter(series, period, partner_user, 413)

    assert OwnFigure.objects.get().value == 412


def test_opening_a_period_again_moves_its_last_day_and_twice_is_once(programme, period, director):
    day = TODAY + timedelta(days=30)
    for _ in range(2):
        own_figures.open_period(programme, year=2026, quarter=3, until=day, by=director, at=NOON)

    assert OwnPeriod.objects.get().opened_until == day
    assert kinds() == ["own_period.opened"]


def test_closing_twice_is_once(period, director):
    for _ in range(2):
        own_figures.close_period(period, by=director, at=NOON)

    assert kinds() == ["own_period.closed"]


def test_a_period_that_has_not_begun_stays_locked(programme, director):
    with pytest.raises(own_figures.TooEarly):
        own_figures.open_period(programme, year=2027, quarter=1, until=date(2027, 4, 1), by=director, at=NOON)

    assert not OwnPeriod.objects.exists()


def test_a_period_is_not_opened_until_yesterday(programme, director):
    with pytest.raises(ValidationError, match="latere dag"):
        own_figures.open_period(programme, year=2026, quarter=3, until=TODAY - timedelta(days=1), by=director, at=NOON)


# -- What is counted ---------------------------------------------------------------------------------------------------


def test_define_agrees_what_is_counted(programme, director):
    supplier = OwnSeriesFactory().supplier

    series = own_figures.define(
        programme,
        name="Leerwerktrajecten",
        definition="Met diploma.",
        unit="trajecten",
        supplier=supplier,
        by=director,
        at=NOON,
    )

    assert series.by_whom == supplier.name
    assert kinds() == ["own_series.defined"]


def test_a_series_is_tied_to_its_own_programme_only(series, director):
    elsewhere = AmbitionFactory()

    with pytest.raises(ValidationError, match="deze wijkaanpak"):
        own_figures.redefine(series, ambition=elsewhere, by=director, at=NOON)


def test_the_rhythm_stays_once_there_are_figures(series, period, director, partner_user):
    own_figures.redefine(series, decimals=1, by=director, at=NOON)
    enter(series, period, partner_user)

    own_figures.redefine(series, decimals=1, name="Bezoeken", by=director, at=NOON)
    with pytest.raises(ValidationError) as refused:
        own_figures.redefine(series, rhythm="year", decimals=1, by=director, at=NOON)

    assert set(refused.value.message_dict) == {"rhythm"}


# -- From draft to approved --------------------------------------------------------------------------------------------


def test_the_whole_story(series, period, partner_user, director, django_capture_on_commit_callbacks, monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.send_returned_figure, "delay", lambda **kwargs: sent.append(kwargs))

    draft = enter(series, period, partner_user, 400, send=False)
    pending = enter(series, period, partner_user, 400)
    with django_capture_on_commit_callbacks(execute=True):
        returned = give_back(pending, director)
        assert sent == []
    improved = enter(series, period, partner_user, 412)
    done = approve(improved, director, LATER)

    assert draft.pk == pending.pk == returned.pk == done.pk
    assert [sent[0]["figure_id"], len(sent)] == [done.pk, 1]
    assert (done.value, done.status, done.return_reason) == (412, "approved", WHY)
    assert kinds() == [
        "own_figure.drafted",
        "own_figure.sent",
        "own_figure.returned",
        "own_figure.sent",
        "own_figure.approved",
    ]


def test_only_approved_counts(series, period, partner_user, director):
    counting = OwnFigure.objects.approved

    enter(series, period, partner_user, send=False)
    assert not counting().exists()
    pending = enter(series, period, partner_user)
    assert not counting().exists()
    give_back(pending, director)
    assert not counting().exists()
    approve(enter(series, period, partner_user), director)
    assert counting().get().value == 412


def test_not_known_says_why_and_is_not_zero(series, period, partner_user, director):
    with pytest.raises(ValidationError, match="waarom het cijfer niet bekend is"):
        enter(series, period, partner_user, None)

    figure = approve(enter(series, period, partner_user, None, remark="De teller was stuk."), director)

    assert figure.value is None


@pytest.mark.parametrize(
    ("fields", "value", "words"),
    [
        ({"counts_people": True}, -1, "0 of meer"),
        ({}, "1.5", "heel getal"),
        ({"decimals": 1}, "1.25", "hoogstens 1"),
        ({"ended_on": TODAY}, 1, "gestopt"),
        ({"rhythm": "year"}, 1, "hoort niet bij deze periode"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(programme, period, partner_user, fields, value, words):
    series = OwnSeriesFactory(programme=programme, **fields)

    with pytest.raises(ValidationError, match=words):
        enter(series, period, partner_user, value)


def test_a_period_of_another_programme_is_refused(series, partner_user):
    elsewhere = OwnPeriodFactory(opened_until=TODAY)

    with pytest.raises(ValidationError, match="hoort niet"):
        enter(series, elsewhere, partner_user)


def test_who_enters_does_not_approve(series, period, director, colleague):
    figure = enter(series, period, director)

    with pytest.raises(own_figures.OwnWork):
        approve(figure, director)
    with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
        OwnFigure.objects.update(status="approved", reviewed_by=director, reviewed_at=NOON)

    assert approve(figure, colleague).reviewed_by == colleague


def test_returned_without_a_reason_is_refused(series, period, partner_user, director):
    figure = enter(series, period, partner_user)

    with pytest.raises(ValidationError, match="wat er anders moet"):
        give_back(figure, director, reason="  ")


# -- Twice, and two at once --------------------------------------------------------------------------------------------


def test_pressing_twice_is_once(series, period, partner_user, director):
    for _ in range(2):
        figure = enter(series, period, partner_user, seen=own_figures.NOTHING_YET)
    token = own_figures.token(figure)
    for _ in range(2):
        own_figures.approve(figure, seen=token, by=director, at=NOON)

    assert OwnFigure.objects.count() == 1
    assert kinds() == ["own_figure.sent", "own_figure.approved"]


def test_the_second_of_two_hears_that_a_colleague_was_first(series, period, partner_user, professional):
    enter(series, period, partner_user, 400, seen=own_figures.NOTHING_YET)

    with pytest.raises(own_figures.ChangedMeanwhile):
        enter(series, period, professional, 500, seen=own_figures.NOTHING_YET)

    assert OwnFigure.objects.get().value == 400


def test_what_changed_after_it_was_read_is_not_approved(series, period, partner_user, director):
    read = enter(series, period, partner_user, 400)
    enter(series, period, partner_user, 4000)

    with pytest.raises(own_figures.ChangedMeanwhile):
        approve(read, director)

    assert OwnFigure.objects.get().status == "pending"


def test_a_second_reviewer_hears_that_it_is_done(series, period, partner_user, director, colleague):
    figure = enter(series, period, partner_user)
    give_back(figure, director)

    with pytest.raises(own_figures.NotPending):
        approve(figure, colleague)


def test_the_database_keeps_one_at_work(series, period, partner_user, director):
    approve(enter(series, period, partner_user), director)
    OwnFigureFactory(series=series, period=period, version=2, correction_reason="Dubbel geteld.")

    with pytest.raises(IntegrityError, match="one_at_work"), transaction.atomic():
        OwnFigureFactory(series=series, period=period, version=3, correction_reason="Dubbel geteld.")


# -- Corrections -------------------------------------------------------------------------------------------------------


def test_a_correction_is_a_new_version_with_a_reason(series, period, partner_user, director):
    first = approve(enter(series, period, partner_user, 412), director)
    with pytest.raises(ValidationError, match="waarom u het goedgekeurde cijfer verandert"):
        enter(series, period, partner_user, 398)

    second = enter(series, period, partner_user, 398, correction_reason="Vrijwilligers dubbel geteld.", at=LATER)
    assert OwnFigure.objects.approved().get() == first
    approve(second, director, LATER)

    assert OwnFigure.objects.approved().get() == second
    assert OwnFigure.objects.approved(on=TODAY).get() == first
    assert kinds()[-2:] == ["own_figure.corrected", "own_figure.approved"]


@pytest.mark.parametrize(
    "change",
    [lambda rows: rows.update(value=1), lambda rows: rows._raw_delete("default")],
    ids=["update", "delete"],
)
def test_the_database_keeps_what_was_approved(groningen, change):
    figure = OwnFigureFactory(approved=True)

    with pytest.raises(ProgrammingError, match="programmes_ownfigure"), transaction.atomic():
        change(OwnFigure.objects.filter(pk=figure.pk))


# -- The letter --------------------------------------------------------------------------------------------------------


def test_who_entered_it_is_written_once_why_it_came_back(series, period, partner_user, director):
    figure = give_back(enter(series, period, partner_user), director)

    assert letters.send_returned_figure(figure.pk, at=NOON)
    assert not letters.send_returned_figure(figure.pk, at=NOON)

    (letter,) = mail.outbox
    assert letter.to == [partner_user.email]
    assert WHY in letter.body
    assert f"/groningen/beheer/eigen-cijfer/{series.pk}/" in letter.body
    assert "3e kwartaal 2026" in letter.body


def test_the_sweep_finds_a_letter_that_was_not_sent(series, period, partner_user, director, groningen, monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.send_returned_figure, "delay", lambda **kwargs: sent.append(kwargs))
    figure = give_back(enter(series, period, partner_user), director)

    tasks.sweep_letters()

    assert sent == [{"figure_id": figure.pk, "municipality_id": groningen.pk}]


def test_another_municipality_sees_nothing_of_it(series, period, partner_user, other_municipality, stranger):
    enter(series, period, partner_user)

    with tenancy.municipality(other_municipality):
        assert OwnFigure.objects.count() == OwnSeries.objects.count() == OwnPeriod.objects.count() == 0
    assert not OwnFigure.objects.visible_to(stranger).exists()


# -- Really at the same time -------------------------------------------------------------------------------------------


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
