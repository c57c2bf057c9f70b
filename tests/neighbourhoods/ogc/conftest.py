from collections.abc import Iterator

import pytest

from tests.support.odata_server import serving
from tests.support.ogc_server import Handler, Maps, division
from wijkaanpak.remote import client


@pytest.fixture
def waited(monkeypatch) -> list[float]:
    """The seconds the client would have slept."""
    seconds: list[float] = []
    monkeypatch.setattr(client, "pause", seconds.append)
    return seconds


@pytest.fixture
def maps(settings, tmp_path, waited) -> Iterator[Maps]:
    """PDOK with the division of one year; the settings point there."""
    with serving(Maps({2025: division(2025)}), Handler) as maps:
        settings.PDOK_OGC_URL = maps.template
        settings.ODATA_FOLDER = tmp_path / "odata"
        yield maps
