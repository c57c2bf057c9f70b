from collections.abc import Iterator

import pytest

from tests.support.odata_server import Source, kwb, serving
from wijkaanpak.remote import client


@pytest.fixture
def waited(monkeypatch) -> list[float]:
    """The seconds the client would have slept."""
    found: list[float] = []
    monkeypatch.setattr(client, "pause", found.append)
    return found


@pytest.fixture
def source(settings, tmp_path, waited) -> Iterator[Source]:
    """Statistics Netherlands with one year of key figures; the settings point there."""
    with serving(Source({"85984NED": kwb()})) as found:
        settings.CBS_ODATA_URL = f"{found.address}/CBS"
        settings.CBS_DATADERDEN_URL = f"{found.address}/Feed/"
        settings.ODATA_FOLDER = tmp_path / "odata"
        yield found
