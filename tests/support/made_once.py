"""What takes long and is the same for every test: made by the first process of a run that asks, read by the others."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

MadeOnce = Callable[[str, Callable[[], bytes]], bytes]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Takes a name and who makes it; gives its bytes. The lock lets the others wait."""
    folder = Path(tmp_path_factory.getbasetemp())
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent

    def made(name: str, make: Callable[[], bytes]) -> bytes:
        kept = folder / name.replace("/", "-")
        with kept.with_name(f"{kept.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                kept.write_bytes(make())
        return kept.read_bytes()

    return made
