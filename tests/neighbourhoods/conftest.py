"""The real files, each read once a session: an Excel file takes seconds."""

from collections.abc import Callable

import pytest

from neighbourhoods.tables import Reading
from tests.neighbourhoods import data


@pytest.fixture(scope="session")
def readings() -> Callable[[str], Reading]:
    cache: dict[str, Reading] = {}

    def reading(name: str) -> Reading:
        if name not in cache:
            cache[name] = data.read(name)
        return cache[name]

    return reading


@pytest.fixture
def officer(director, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    director.home.code = "GM0014"
    director.home.save()
    return director
