"""Whoever queues a task talks to our broker: the web, a worker and every command."""

import os
import re
import resource
import subprocess
import sys
from types import SimpleNamespace

import pytest
from celery.concurrency import asynpool, prefork
from celery.signals import heartbeat_sent
from kombu.asynchronous.hub import Hub
from redis.exceptions import TimeoutError as RedisHangs

from wijkaanpak import celery, queues
from wijkaanpak.celery import app
from wijkaanpak.environment import BASE_DIR


def test_a_command_queues_to_our_broker():
    ask = "from celery import current_app; print('queues to', current_app.main, current_app.conf.task_serializer)"

    answer = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", ask], capture_output=True, text=True, check=True
    )

    assert "queues to wijkaanpak json" in answer.stdout


WAITS_IN = {
    "monitoring.tasks.render_report": "pdf",
    "neighbourhoods.tasks.work_on_import": "imports",
    "monitoring.tasks.sweep_reports": "sweeps",
    "neighbourhoods.tasks.sweep_imports": "sweeps",
    "monitoring.tasks.sweep_scorings": "sweeps",
    "programmes.tasks.sweep_letters": "sweeps",
    "wijkaanpak.accounts.tasks.sweep_account_letters": "sweeps",
    "wijkaanpak.tasks.pulse": "sweeps",
    "wijkaanpak.tasks.note_lost_processes": "sweeps",
    "programmes.tasks.send_confirmation": "letters",
    "programmes.tasks.send_decision": "letters",
    "programmes.tasks.send_message": "letters",
    "programmes.tasks.send_returned_figure": "letters",
    "wijkaanpak.accounts.tasks.send_letter": "letters",
    "monitoring.tasks.assess_new_day": "celery",
    "monitoring.tasks.score_programme": "celery",
    "monitoring.tasks.clear_files": "celery",
    "neighbourhoods.tasks.clear_files": "celery",
    "neighbourhoods.tasks.look_for_tables": "celery",
    "programmes.tasks.clear_drafts": "celery",
    "wijkaanpak.tasks.clear_leftovers": "celery",
    "wijkaanpak.tasks.forget_what_is_over": "celery",
}


def test_each_kind_of_work_waits_in_its_own_queue():
    app.loader.import_default_modules()
    ours = [name for name in app.tasks if not name.startswith("celery.")]

    routed = {name: app.amqp.router.route({}, name)["queue"].name for name in ours}

    assert routed == WAITS_IN
    assert set(routed.values()) == set(queues.ALL)


def test_somebody_takes_every_queue_of_an_installation():
    """The compose file and the guide name the same workers, and together they leave no queue out."""
    for path in ("docker-compose.yml", "docs/installatie.md"):
        taken = re.findall(r"worker -Q (\S+) ", (BASE_DIR / path).read_text())

        assert sorted(",".join(taken).split(",")) == sorted(queues.ALL), path


def test_a_sweep_that_nobody_took_is_soon_not_done_any_more():
    """A day without workers leaves some of each, not thousands, however often a sweep is asked for."""
    app.finalize()
    sweeps = [entry for entry in app.conf.beat_schedule.values() if ".sweep_" in entry["task"]]

    assert len(sweeps) == 5
    assert max(entry["options"]["expires"] / entry["schedule"] for entry in sweeps) <= 30


def test_a_worker_whose_clock_is_two_minutes_ahead_of_beat_still_does_every_sweep():
    app.finalize()
    sweeps = [entry for entry in app.conf.beat_schedule.values() if "expires" in entry.get("options", {})]

    assert len(sweeps) == 6  # and the sign of life
    assert min(entry["options"]["expires"] for entry in sweeps) > 2 * 120


@pytest.mark.parametrize(("taken", "warm"), [("celery", []), ("celery,pdf", ["warm"]), ("pdf", ["warm"])])
def test_a_worker_warms_up_for_reports_when_it_makes_them(monkeypatch, taken, warm):
    done = []
    monkeypatch.setattr("wijkaanpak.pdf.warm_up", lambda: done.append("warm"))
    monkeypatch.setitem(vars(app.amqp), "queues", app.amqp.Queues(None))
    app.amqp.queues.select(taken.split(","))

    celery.warm_up()

    assert done == warm


@pytest.fixture
def in_hand(settings):
    """A channel with one message that was taken and not settled: it takes no other."""
    url = settings.CACHES["default"]["LOCATION"].replace("unix://", "redis+socket://", 1)
    with app.connection_for_read(url) as connection, connection.channel() as channel:
        channel.basic_qos(prefetch_count=1)
        channel.qos._delivered["tag"] = channel.prepare_message("x")
        assert not channel.qos.can_consume()
        yield channel


@pytest.mark.parametrize("settle", ["ack", "reject"])
def test_a_worker_goes_on_after_an_answer_that_redis_did_not_take(in_hand, monkeypatch, settle):
    def hangs(delivery_tag):
        raise RedisHangs

    monkeypatch.setattr(in_hand.qos, "_remove_from_indices", hangs)

    with pytest.raises(RedisHangs):
        getattr(in_hand.qos, settle)("tag")

    assert in_hand.qos.can_consume()


@pytest.mark.parametrize("settle", ["ack", "reject"])
def test_a_worker_goes_on_after_work_whose_connection_was_closed_meanwhile(in_hand, settle):
    connection = in_hand.connection.client
    qos, errors = in_hand.qos, connection.connection_errors
    connection.release()
    in_hand._disconnect_pools()

    with pytest.raises(errors, match="is closed"):
        getattr(qos, settle)("tag")

    assert qos.can_consume()


def test_a_worker_goes_on_when_it_cannot_give_back_what_it_has(in_hand, monkeypatch):
    def closed(client):
        raise AttributeError("'NoneType' object has no attribute 'hostname'")

    monkeypatch.setattr(in_hand, "conn_or_acquire", closed)

    in_hand.close()

    assert in_hand.qos.can_consume()
    assert in_hand.closed


@pytest.fixture
def hub():
    hub = Hub()
    yield hub
    hub.close()


@pytest.fixture
def children():
    return object.__new__(prefork.TaskPool.Pool)


@pytest.fixture
def ended(children, hub):
    """A child that was seen to end, and is not replaced yet."""
    end, other = os.pipe()
    child = SimpleNamespace(_popen=SimpleNamespace(sentinel=end))
    children._track_child_process(child, hub)
    children._untrack_child_process(child, hub)
    yield child
    os.close(end)
    os.close(other)


def test_celery_still_stumbles_over_a_child_that_ended(children, hub, ended):
    """When it no longer does, `celery.Children` has nothing left to do."""
    with pytest.raises(ValueError, match="file descriptor is None"):
        asynpool.AsynPool._track_child_process(children, ended, hub)


def test_a_worker_whose_child_ends_while_redis_comes_back_goes_on(children, hub, ended):
    children._track_child_process(ended, hub)
    assert not hub.readers

    del ended._sentinel_poll  # as a new one
    children._track_child_process(ended, hub)
    assert list(hub.readers) == [ended._sentinel_poll]
    children._untrack_child_process(ended, hub)


@pytest.mark.parametrize(
    ("exit_codes", "stops", "told"),
    [([-9, -9, 155, 0], None, [2]), ([155, 0], None, []), ([-9], 0, [])],
    ids=["killed", "had its tasks", "the worker stops"],
)
def test_a_worker_tells_that_something_else_ended_its_processes(children, monkeypatch, exit_codes, stops, told):
    found = []
    children._pool = [SimpleNamespace(exitcode=code) for code in [*exit_codes, None]]
    monkeypatch.setattr(
        asynpool.AsynPool, "_join_exited_workers", lambda pool, _stops: pool._pool.__delitem__(slice(-1))
    )
    monkeypatch.setattr(celery.state, "should_stop", stops)
    monkeypatch.setattr(celery.app, "send_task", lambda _name, kwargs: found.append(kwargs["count"]))

    children._join_exited_workers()

    assert found == told


def test_a_worker_that_cannot_tell_goes_on(monkeypatch):
    def away(*_asked, **_how):
        raise RedisHangs

    monkeypatch.setattr(celery.app, "send_task", away)

    celery.tell_lost_processes(1)


def test_a_job_that_wants_too_much_memory_fails_by_itself():
    """In a process of its own: what is limited here stays so."""
    ask = (
        "import django; django.setup(); from wijkaanpak import celery; celery.limit_memory();"
        "import resource; print(resource.getrlimit(resource.RLIMIT_AS)[0] >> 20); bytearray(600 << 20)"
    )

    answer = subprocess.run(
        [sys.executable, "-c", ask],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "wijkaanpak.settings", "WORKER_MEMORY_MB": "500"},
    )

    assert answer.stdout.strip() == "500"
    assert "MemoryError" in answer.stderr


def test_a_limit_of_the_machine_is_not_raised(monkeypatch, settings):
    settings.WORKER_MEMORY_MB = 1536
    asked = []
    monkeypatch.setattr(resource, "getrlimit", lambda which: (-1, 200 * 2**20))
    monkeypatch.setattr(resource, "setrlimit", lambda which, limits: asked.append(limits))

    celery.limit_memory()

    assert asked == [(200 * 2**20, 200 * 2**20)]


def test_a_worker_that_talks_with_its_broker_touches_a_file(tmp_path, settings):
    settings.WORKER_TOUCHES = str(tmp_path / "alive")

    heartbeat_sent.send(sender=None)

    assert (tmp_path / "alive").exists()
