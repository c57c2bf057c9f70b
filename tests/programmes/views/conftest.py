"""People who ask pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programmes.models import OwnPeriod, OwnSeries
from tests.support.factories import (
    MembershipFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
)
from wijkaanpak import tenancy


@pytest.fixture
def series(programme, partner_user) -> OwnSeries:
    """Counted by the partner somebody has an account of."""
    made = OwnSeriesFactory(programme=programme, name="Bezoekers buurtkamer", unit="bezoeken")
    MembershipFactory(programme=programme, partner=made.supplier, user=partner_user)
    return made


@pytest.fixture
def period(programme) -> OwnPeriod:
    return OwnPeriodFactory(programme=programme, opened_until=timezone.localdate() + timedelta(days=7))


@pytest.fixture
def as_(client, groningen):
    """Ask a page as somebody: as_(user)("own_series", pk=…), or post with data=…"""

    def somebody(user):
        client.force_login(user)

        def ask(name, data=None, headers=None, **kwargs):
            path = tenancy.path(groningen, f"programmes:{name}", **kwargs)
            if data is None:
                return client.get(path, headers=headers)
            return client.post(path, data, headers=headers)

        return ask

    return somebody


@pytest.fixture
def officer(director, groningen, settings, tmp_path):
    """Brings figures in for a municipality whose code is known."""
    settings.MEDIA_ROOT = tmp_path / "media"
    groningen.code = "GM0014"
    groningen.save()
    return director
