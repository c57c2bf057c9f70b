"""The example report as a file, made once for all processes that run tests."""

import pytest

from monitoring import rendering
from tests.support.made_once import MadeOnce
from tests.support.snapshots import example_snapshot


@pytest.fixture(scope="session")
def content(made_once: MadeOnce) -> bytes:
    return made_once("example.pdf", lambda: rendering.render(example_snapshot()))
