"""People and rows of the story of a programme."""

import pytest

from programmes.models import Initiative, Measure, Programme
from tests.conftest import make_user
from tests.support.factories import InitiativeFactory, MeasureFactory, ProgrammeFactory
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
