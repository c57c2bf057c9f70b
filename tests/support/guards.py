"""What watches every test of the suite, whatever it is about."""

from collections.abc import Generator, Iterator

import pytest

from tests.support import row_order, unknown_variables


def pytest_configure() -> None:
    row_order.choose()


def pytest_report_header() -> str:
    return f"rows without an order: {row_order.RUN}={row_order.choose()}"


@pytest.fixture(autouse=True, scope="session")
def _guards() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    unknown_variables.watch(patch)
    row_order.shuffle(patch)
    yield
    patch.undo()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    row_order.begin(item.nodeid)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """A test fails of what its pages, and those its fixtures drew, do not know."""
    try:
        yield
    except BaseException:
        unknown_variables.take()  # the test says what is wrong already, and the next one is not to blame
        if row_order.is_shuffled():
            item.add_report_section("call", "order of rows", f"{row_order.RUN}={row_order.choose()} repeats it")
        raise
    unknown_variables.check()
