"""One record as it stood on a day, and which rows counted then."""

from datetime import UTC, datetime, timedelta

import pytest

from programmes import as_it_stood, coalitions, money
from programmes.models import MoneyLine, Obstacle, Urgency
from tests.support.factories import NOON, TODAY, FundingSourceFactory, MoneyLineFactory, ObstacleFactory, UrgencyFactory
from tests.support.history import written

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
EARLY = datetime(2026, 10, 1, 9, tzinfo=UTC)


def recorded(row, *moments):
    """Say in the history when each version of the row was written, oldest first."""
    for version, moment in zip(row.events.order_by("pgh_id"), moments, strict=True):
        written(type(version).objects.filter(pk=version.pk), moment)


@pytest.fixture
def obstacle(programme, manager):
    row = ObstacleFactory(programme=programme, title="Geen ruimte")
    coalitions.edit_obstacle(row, title="Geen zaal", by=manager, at=NOON)
    recorded(row, EARLY, NOON)
    return row


@pytest.mark.parametrize(("day", "title"), [(YESTERDAY, "Geen ruimte"), (TODAY, "Geen zaal"), (TOMORROW, "Geen zaal")])
def test_a_record_stands_as_it_did_at_the_end_of_a_day(obstacle, day, title):
    stood = as_it_stood.of(obstacle, day)

    assert (stood["title"], stood["programme"], stood["due_on"]) == (title, obstacle.programme_id, obstacle.due_on)


def test_before_its_first_day_there_was_no_record(obstacle):
    assert as_it_stood.of(obstacle, EARLY.date() - timedelta(days=1)) is None


def test_a_record_that_is_gone_stood_until_then(obstacle):
    pk, history = obstacle.pk, Obstacle.pgh_event_model.objects
    obstacle.delete()
    written(history.filter(pgh_label="delete"), NOON)
    obstacle.pk = pk

    assert as_it_stood.of(obstacle, YESTERDAY)["title"] == "Geen ruimte"
    assert as_it_stood.of(obstacle, TODAY) is None


def test_what_was_withdrawn_counts_until_the_day_before(obstacle, manager):
    coalitions.withdraw_obstacle(obstacle, reason="Dubbel.", by=manager, at=NOON)

    assert list(as_it_stood.counted(Obstacle, YESTERDAY)) == [obstacle]
    assert not as_it_stood.counted(Obstacle, TODAY).exists()


def test_amounts_count_as_long_as_their_source(programme, manager):
    line = MoneyLineFactory(source=FundingSourceFactory(programme=programme))
    money.withdraw_source(line.source, reason="Ging niet door.", by=manager, at=NOON)

    assert list(as_it_stood.counted(MoneyLine, YESTERDAY)) == [line]
    assert not as_it_stood.counted(MoneyLine, TODAY).exists()


def test_what_cannot_be_withdrawn_always_counts(programme):
    urgency = UrgencyFactory(programme=programme)

    assert list(as_it_stood.counted(Urgency, YESTERDAY)) == [urgency]
