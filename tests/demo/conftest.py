"""The whole demo, loaded once for all processes that run tests; each file has a copy."""

from collections.abc import Iterator

import pytest

from tests.support import demo as loaded
from wijkaanpak.accounts.models import Municipality


@pytest.fixture(scope="module")
def standing_demo(django_db_setup: None, django_db_blocker, testrun_uid: str) -> Iterator[None]:
    with django_db_blocker.unblock(), loaded.standing(testrun_uid):
        yield


@pytest.fixture
def demo(standing_demo: None, db: None) -> Municipality:
    """The whole demo with its earlier reports."""
    return Municipality.objects.get(slug="groningen")
