"""A series that somebody supplies, and a period that is open on the day of the test: for the pages of own figures.

Writes are told the time and use `series` and `period` of the story of a programme; pages read the clock themselves.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from programmes.models import OwnPeriod, OwnSeries
from tests.support.factories import (
    MembershipFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
)


@pytest.fixture
def supplied(programme, partner_user) -> OwnSeries:
    """Supplied by the partner that `partner_user` has the account of."""
    made = OwnSeriesFactory(programme=programme, name="Bezoekers buurtkamer", unit="bezoeken")
    MembershipFactory(programme=programme, partner=made.supplier, user=partner_user)
    return made


@pytest.fixture
def open_period(programme) -> OwnPeriod:
    return OwnPeriodFactory(programme=programme, opened_until=timezone.localdate() + timedelta(days=7))
