"""What watches every test of the suite, whatever it is about."""

from collections.abc import Generator, Iterator

import pytest

from tests.support import unknown_variables


@pytest.fixture(autouse=True, scope="session")
def _unknown_variables_are_seen() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    unknown_variables.watch(patch)
    yield
    patch.undo()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, None, None]:
    """A test fails of what its pages, and those its fixtures drew, do not know."""
    try:
        yield
    except BaseException:
        unknown_variables.take()  # the test says what is wrong already, and the next one is not to blame
        raise
    unknown_variables.check()
