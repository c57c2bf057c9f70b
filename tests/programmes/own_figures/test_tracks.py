"""Which period is open, and what is agreed to be counted."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from programmes import own_figures
from programmes.models import OwnFigure, OwnPeriod
from tests.conftest import NOON
from tests.programmes.own_figures.story import TODAY, enter, kinds
from tests.support.factories import (
    AmbitionFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
)


def test_a_period_is_locked_until_somebody_opens_it(series, programme, manager, partner_user):
    locked = OwnPeriodFactory(programme=programme)
    with pytest.raises(own_figures.PeriodLocked):
        enter(series, locked, partner_user)

    own_figures.open_period(programme, year=2026, quarter=3, until=TODAY, by=manager, at=NOON)

    assert enter(series, locked, partner_user).status == OwnFigure.Status.PENDING


def test_a_period_closes_by_itself_after_its_day(series, period, partner_user):
    enter(series, period, partner_user, at=NOON + timedelta(days=14))

    with pytest.raises(own_figures.PeriodLocked):
        enter(series, period, partner_user, 413, at=NOON + timedelta(days=15))


def test_a_period_that_was_closed_again_refuses_a_change(series, period, manager, partner_user):
    enter(series, period, partner_user)
    own_figures.close_period(period, by=manager, at=NOON)

    with pytest.raises(own_figures.PeriodLocked):
        enter(series, period, partner_user, 413)

    assert OwnFigure.objects.get().value == 412


def test_opening_a_period_again_moves_its_last_day_and_twice_is_once(programme, period, manager):
    day = TODAY + timedelta(days=30)
    for _ in range(2):
        own_figures.open_period(programme, year=2026, quarter=3, until=day, by=manager, at=NOON)

    assert OwnPeriod.objects.get().opened_until == day
    assert kinds() == ["own_period.opened"]


def test_closing_twice_is_once(period, manager):
    for _ in range(2):
        own_figures.close_period(period, by=manager, at=NOON)

    assert kinds() == ["own_period.closed"]


def test_a_period_that_has_not_begun_stays_locked(programme, manager):
    with pytest.raises(own_figures.TooEarly):
        own_figures.open_period(programme, year=2027, quarter=1, until=date(2027, 4, 1), by=manager, at=NOON)

    assert not OwnPeriod.objects.exists()


def test_a_period_is_not_opened_until_yesterday(programme, manager):
    with pytest.raises(ValidationError, match="latere dag"):
        own_figures.open_period(programme, year=2026, quarter=3, until=TODAY - timedelta(days=1), by=manager, at=NOON)


def test_define_agrees_what_is_counted(programme, manager):
    supplier = OwnSeriesFactory().supplier

    series = own_figures.define(
        programme,
        name="Leerwerktrajecten",
        definition="Met diploma.",
        unit="trajecten",
        supplier=supplier,
        by=manager,
        at=NOON,
    )

    assert series.by_whom == supplier.name
    assert kinds() == ["own_series.defined"]


def test_a_series_is_tied_to_its_own_programme_only(series, manager):
    elsewhere = AmbitionFactory()

    with pytest.raises(ValidationError, match="deze wijkaanpak"):
        own_figures.redefine(series, ambition=elsewhere, by=manager, at=NOON)


def test_the_rhythm_stays_once_there_are_figures(series, period, manager, partner_user):
    own_figures.redefine(series, decimals=1, by=manager, at=NOON)
    enter(series, period, partner_user)

    own_figures.redefine(series, decimals=1, name="Bezoeken", by=manager, at=NOON)
    with pytest.raises(ValidationError) as refused:
        own_figures.redefine(series, rhythm="year", decimals=1, by=manager, at=NOON)

    assert set(refused.value.message_dict) == {"rhythm"}


def test_that_it_counts_people_is_not_taken_back_once_there_are_figures(series, period, manager, partner_user):
    own_figures.redefine(series, counts_people=True, by=manager, at=NOON)
    enter(series, period, partner_user, 3)

    with pytest.raises(ValidationError) as refused:
        own_figures.redefine(series, counts_people=False, by=manager, at=NOON)

    assert set(refused.value.message_dict) == {"counts_people"}


def test_that_it_counts_people_may_be_said_later(series, period, manager, partner_user):
    enter(series, period, partner_user, 3)

    assert own_figures.redefine(series, counts_people=True, by=manager, at=NOON).counts_people
