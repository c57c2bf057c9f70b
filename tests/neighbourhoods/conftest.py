"""The real files, each read once by all processes of a run together: an Excel file takes seconds."""

import fcntl
import os
import pickle
from collections.abc import Callable

import pytest

from neighbourhoods.tables import Reading
from tests.neighbourhoods import data


@pytest.fixture(scope="session")
def readings(tmp_path_factory) -> Callable[[str], Reading]:
    """What a file says, a copy for each test. The lock lets the others wait for whoever reads it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent

    def reading(name: str) -> Reading:
        kept = folder / name.replace("/", "-")
        with kept.with_name(f"{kept.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                kept.write_bytes(pickle.dumps(data.read(name)))
        return pickle.loads(kept.read_bytes())  # noqa: S301 - written above

    return reading


@pytest.fixture
def officer(manager, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    manager.home.code = "GM0014"
    manager.home.save()
    return manager
