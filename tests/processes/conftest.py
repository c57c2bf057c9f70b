"""A broker, a worker and a clock for the fault tests, shared by the module: starting them takes the longest."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import kombu.pools
import pytest

from tests.processes.machines import Broker, Machines
from wijkaanpak.celery import app


@pytest.fixture(scope="module")
def _machines(django_db_setup) -> Iterator[Machines]:
    # Not below pytest's own folder: every run of pytest closes that to the user that Redis runs as.
    with TemporaryDirectory(prefix="wijkaanpak-faults-") as name:
        folder = Path(name)
        broker = Broker(folder)
        machines = Machines(broker, folder, folder / "media")
        try:
            broker.start()
            yield machines
        finally:
            machines.end()
            broker.remove()


@pytest.fixture
def machines(_machines, transactional_db, settings, monkeypatch) -> Iterator[Machines]:
    """Everything that this process asks of Redis, for the length of a test, goes to theirs."""
    broker = _machines.broker
    settings.MEDIA_ROOT = _machines.environment["MEDIA_ROOT"]
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": broker.url}}
    monkeypatch.setenv("CELERY_BROKER_URL", broker.celery_url)
    monkeypatch.setattr(app, "_pool", None)
    monkeypatch.setattr(app.amqp, "_producer_pool", None)
    Path(settings.MEDIA_ROOT).mkdir()
    broker.start()
    yield _machines
    _machines.come_to_rest()
    shutil.rmtree(settings.MEDIA_ROOT)
    kombu.pools.reset()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """With a failure comes what the clock and the worker said last, and whether they live."""
    report = yield
    if report.failed and (machines := item.funcargs.get("_machines")):
        report.sections += [("clock", machines.last_words("clock", 5)), ("worker", machines.last_words("worker", 30))]
    return report
