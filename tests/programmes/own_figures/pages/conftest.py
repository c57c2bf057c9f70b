"""A series that a partner counts, for its pages."""

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
def series(programme, partner_user) -> OwnSeries:
    """Counted by the partner somebody has an account of."""
    made = OwnSeriesFactory(programme=programme, name="Bezoekers buurtkamer", unit="bezoeken")
    MembershipFactory(programme=programme, partner=made.supplier, user=partner_user)
    return made


@pytest.fixture
def period(programme) -> OwnPeriod:
    return OwnPeriodFactory(programme=programme, opened_until=timezone.localdate() + timedelta(days=7))
