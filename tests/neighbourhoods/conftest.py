"""The real files, each read once by all processes of a run together: an Excel file takes seconds."""

import pickle
from collections.abc import Callable

import pytest

from neighbourhoods.tables import Reading
from tests.neighbourhoods import data
from tests.support.made_once import MadeOnce


@pytest.fixture(scope="session")
def readings(made_once: MadeOnce) -> Callable[[str], Reading]:
    """What a file says, a copy for each test."""

    def reading(name: str) -> Reading:
        return pickle.loads(made_once(name, lambda: pickle.dumps(data.read(name))))  # noqa: S301 - written above

    return reading


@pytest.fixture
def officer(manager, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    manager.home.code = "GM0014"
    manager.home.save()
    return manager
