"""A report that was asked for comes, once, whatever stops: its worker, or Redis. Real processes, really killed."""

import time
import uuid
from datetime import date
from pathlib import Path

import pytest

from monitoring import reports, tasks
from monitoring.models import Report
from tests.conftest import NOON
from tests.processes.machines import LONG, SHORT, SOON, wait_until
from tests.support.monitoring import make_programme
from wijkaanpak import tenancy
from wijkaanpak.jobs import Job

pytestmark = pytest.mark.processes


@pytest.fixture
def programme(machines, groningen):
    with tenancy.municipality(groningen):
        return make_programme()


@pytest.fixture
def visitor(client, manager):
    client.force_login(manager)
    return client


def ask(programme) -> int:
    with tenancy.municipality(programme.municipality_id):
        period = {"period_start": date(2026, 1, 1), "period_end": date(2026, 10, 31)}
        return reports.request(programme, **period, by=None, at=NOON, form_key=uuid.uuid4()).pk


def ask_in_browser(visitor, programme) -> None:
    """Ask the way a person does, and get an answer within a time that a person waits."""
    with tenancy.municipality(programme.municipality_id):
        path = tenancy.path(programme.municipality, "reports:request", slug=programme.slug)
    form = visitor.get(path).context["form"]
    answers = {name: bound.value() for name in form.fields if (bound := form[name]).value() is not None}
    began = time.monotonic()
    response = visitor.post(path, answers)
    assert response.status_code == 302, response.content.decode()
    assert time.monotonic() - began < SOON


@pytest.fixture
def waited_for_redis(monkeypatch) -> list[float]:
    """The seconds of each request that went into the message; the rest of it depends on how busy the machine is."""
    waited = []
    delay = tasks.render_report.delay

    def timed(**ids):
        began = time.monotonic()
        try:
            return delay(**ids)
        finally:
            waited.append(time.monotonic() - began)

    monkeypatch.setattr(tasks.render_report, "delay", timed)
    return waited


def row(programme) -> Report:
    with tenancy.municipality(programme.municipality_id):
        return Report.objects.defer("snapshot").get()


def is_being_made(programme, attempt: int = 1) -> bool:
    report = row(programme)
    return report.state == Job.State.PROCESSING and report.attempts == attempt


def settled(programme) -> Report:
    def found() -> Report | None:
        report = row(programme)
        return report if report.state in (Job.State.DONE, Job.State.FAILED) else None

    return wait_until(found, "a report that is done or failed")


def files(machines, report: Report) -> list[Path]:
    """What is on disk for the report, half files with their temporary names too."""
    folder = Path(machines.environment["MEDIA_ROOT"], "reports", str(report.municipality_id))
    return sorted(path for path in folder.glob("*") if path.is_file())


def assert_made_once(machines, report: Report, *, attempts: int) -> None:
    assert (report.state, report.attempts, report.failure) == (Job.State.DONE, attempts, "")
    [file] = files(machines, report)
    assert file == Path(report.file.path)
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_worker_killed_in_the_middle_of_a_report_costs_an_attempt_and_no_report(machines, programme):
    machines.start_worker(lease=SHORT)
    ask(programme)
    wait_until(lambda: is_being_made(programme), "a report being made", every=0.005)

    machines.kill_worker()
    assert is_being_made(programme)
    machines.start_worker(lease=LONG)
    machines.run_clock()  # not before: a message carries the time limits of its sender, and that one's were short

    assert_made_once(machines, settled(programme), attempts=2)


def test_without_redis_the_request_answers_and_the_report_comes_when_redis_is_back(
    machines, programme, visitor, waited_for_redis
):
    machines.start_worker(lease=LONG)
    machines.run_clock()
    machines.broker.stop()

    ask_in_browser(visitor, programme)
    waiting = row(programme)
    machines.broker.start()

    assert [seconds < 1 for seconds in waited_for_redis] == [True]
    assert (waiting.state, waiting.attempts) == (Job.State.RECEIVED, 0)
    assert_made_once(machines, settled(programme), attempts=1)


def test_while_redis_hangs_the_request_answers_and_the_report_comes_afterwards(
    machines, programme, visitor, waited_for_redis
):
    machines.start_worker(lease=LONG)
    machines.run_clock()

    with machines.broker.frozen():
        ask_in_browser(visitor, programme)
        waiting = row(programme)

    assert [seconds < 3 for seconds in waited_for_redis] == [True]
    assert (waiting.state, waiting.attempts) == (Job.State.RECEIVED, 0)
    assert_made_once(machines, settled(programme), attempts=1)


def test_a_report_that_ends_its_worker_three_times_fails_with_a_reason(machines, programme):
    machines.start_worker(lease=SHORT)
    machines.run_clock()
    ask(programme)

    for attempt in range(1, 4):
        wait_until(lambda: is_being_made(programme, attempt), f"attempt {attempt}", every=0.005)  # noqa: B023
        machines.kill_worker_children()
    report = settled(programme)

    assert (report.state, report.attempts) == (Job.State.FAILED, 3)
    assert "Het is drie keer onverwacht gestopt." in report.failure_in_words
    assert files(machines, report) == []


def test_a_worker_that_could_not_settle_its_message_takes_the_next(machines, programme):
    machines.start_worker(lease=LONG)
    ask(programme)
    wait_until(lambda: is_being_made(programme), "a report being made", every=0.005)

    with machines.broker.frozen():
        assert_made_once(machines, settled(programme), attempts=1)
        time.sleep(3)  # the worker tells Redis, and gives up after two seconds
    tasks.sweep_reports.delay()

    wait_until(lambda: not machines.broker.waiting(), "a worker that takes the next message")
