"""People and rows of the story of a programme."""

from datetime import timedelta

import pytest

from programmes import tasks
from programmes.models import Initiative, Measure, OwnPeriod, OwnSeries, Programme
from tests.conftest import make_user
from tests.programmes.own_figures.story import TODAY
from tests.support.factories import (
    InitiativeFactory,
    MeasureFactory,
    OwnPeriodFactory,
    OwnSeriesFactory,
    ProgrammeFactory,
)
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, Role, User


@pytest.fixture
def programme(groningen: Municipality) -> Programme:
    return ProgrammeFactory(name="Selwerd", slug="selwerd")


@pytest.fixture
def initiative(programme: Programme) -> Initiative:
    return InitiativeFactory(programme=programme, title="Buurttaxi")


@pytest.fixture
def measure(programme: Programme) -> Measure:
    return MeasureFactory(ambition__programme=programme, title="Huisbezoeken")


@pytest.fixture
def professional(groningen: Municipality) -> User:
    return make_user("professional", groningen, Role.PROFESSIONAL)


@pytest.fixture
def partner_user(groningen: Municipality) -> User:
    return make_user("partner", groningen, Role.PARTNER)


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


@pytest.fixture
def as_(client, groningen):
    """Ask a page as somebody: as_(user)("own_figures:detail", pk=…), or post with data=…"""

    def somebody(user):
        client.force_login(user)

        def ask(name, data=None, headers=None, **kwargs):
            path = tenancy.path(groningen, name, **kwargs)
            if data is None:
                return client.get(path, headers=headers)
            return client.post(path, data, headers=headers)

        return ask

    return somebody


@pytest.fixture
def officer(manager, groningen, settings, tmp_path):
    """Brings figures in for a municipality whose code is known."""
    settings.MEDIA_ROOT = tmp_path / "media"
    groningen.code = "GM0014"
    groningen.save()
    return manager


@pytest.fixture
def nudges(monkeypatch):
    """What is asked of the workers, instead of asking it."""
    sent = []
    for name in ("send_confirmation", "send_decision", "send_message"):
        task = getattr(tasks, name)
        monkeypatch.setattr(task, "delay", lambda name=name, **ids: sent.append((name, ids)))
    return sent
