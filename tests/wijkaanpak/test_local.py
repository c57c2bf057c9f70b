"""The zero-setup servers with real processes: started together, shared, killed, stopped."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from wijkaanpak import local
from wijkaanpak.local import postgres, redis_server
from wijkaanpak.local.checkout import CHECKOUT, Checkout, LocalError

pytestmark = pytest.mark.processes

USER = """
import sys, pathlib
from wijkaanpak import local
local.services(pathlib.Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.read()
"""


@contextmanager
def own_checkout() -> Iterator[Checkout]:
    root = Path(tempfile.mkdtemp(prefix="wijkaanpak-test-"))
    checkout = Checkout(root)
    yield checkout
    with checkout.locked("start"):
        redis_server.stop(checkout)
        postgres.stop(checkout)
    shutil.rmtree(root)
    shutil.rmtree(checkout.sockets, ignore_errors=True)


@pytest.fixture
def checkout() -> Iterator[Checkout]:
    """A checkout of its own; whatever the test leaves running is stopped."""
    with own_checkout() as checkout:
        yield checkout


@pytest.fixture(scope="module")
def running() -> Iterator[Checkout]:
    """Servers in use by the test process, for the tests that kill nothing."""
    with own_checkout() as checkout:
        local.services(checkout.root)
        yield checkout
        local.release(checkout.root)


@pytest.fixture
def start_user(checkout: Checkout) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Start a process that uses the servers until its input closes."""
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-c", USER, str(checkout.root)]
        user = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT)
        started.append(user)
        return user

    yield start
    for user in started:
        user.kill()
        user.communicate()


def ready(user: subprocess.Popen[str]) -> bool:
    assert user.stdout is not None
    return user.stdout.readline() == "ready\n"


def servers(checkout: Checkout) -> dict[str, psutil.Process]:
    """Live server processes of this checkout by name: the postmaster and Redis, not their children."""
    marks = {
        "postgres": f"-D {checkout.cluster} ",
        "redis": f"unixsocket:{checkout.redis_socket}",
        "keeper": f"wijkaanpak.local.keeper {checkout.root} ",
    }
    found: dict[str, psutil.Process] = {}
    for process in psutil.process_iter(["cmdline", "name", "status"]):
        line = " ".join(process.info["cmdline"] or [])
        if process.info["status"] == psutil.STATUS_ZOMBIE or process.info["name"] == "pg_ctl":
            continue
        for name, mark in marks.items():
            if mark in line and not _is_child(process):
                assert name not in found, f"two of {name}"
                found[name] = process
    return found


def _is_child(process: psutil.Process) -> bool:
    """A connection's process bears the postmaster's command line until it has renamed itself."""
    parent = process.parent()
    return parent is not None and parent.name() == "postgres"


def eventually(condition: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


def test_two_processes_at_once_share_one_server_and_the_last_one_out_stops_it(checkout, start_user):
    users = [start_user(), start_user()]

    assert [ready(user) for user in users] == [True, True]
    assert set(servers(checkout)) == {"postgres", "redis", "keeper"}

    users[0].communicate()
    time.sleep(1)
    assert set(servers(checkout)) == {"postgres", "redis", "keeper"}

    users[1].communicate()
    assert eventually(lambda: not servers(checkout))


def test_a_killed_user_does_not_keep_the_servers(checkout, start_user):
    user = start_user()
    ready(user)

    user.kill()

    assert eventually(lambda: not servers(checkout))


def test_servers_come_back_after_everything_was_killed(checkout, start_user):
    first = start_user()
    ready(first)
    with psycopg.connect(postgres.url(checkout, "wijkaanpak_owner", "wijkaanpak")) as connection:
        connection.execute("CREATE TABLE kept (place text)")
    for process in (first, *servers(checkout).values()):
        process.send_signal(signal.SIGKILL)

    second = start_user()

    assert ready(second)
    assert set(servers(checkout)) == {"postgres", "redis", "keeper"}
    with psycopg.connect(postgres.url(checkout, "wijkaanpak_app", "wijkaanpak")) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_a_running_server_without_a_keeper_is_adopted(checkout, start_user):
    first = start_user()
    ready(first)
    before = servers(checkout)
    first.kill()
    before["keeper"].kill()

    second = start_user()

    assert ready(second)
    assert servers(checkout)["postgres"].pid == before["postgres"].pid
    second.communicate()
    assert eventually(lambda: not servers(checkout))


def test_half_a_data_folder_of_a_killed_start_is_made_again(checkout, start_user):
    checkout.prepare()
    (checkout.var / "postgres.new").mkdir()
    (checkout.var / "postgres.new" / "PG_VERSION").write_text("18")

    assert ready(start_user())


def test_a_stale_pid_file_that_names_another_process_is_no_obstacle(checkout, start_user):
    first = start_user()
    ready(first)
    for process in (first, *servers(checkout).values()):
        process.send_signal(signal.SIGKILL)
    lines = (checkout.cluster / "postmaster.pid").read_text().splitlines()
    (checkout.cluster / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")

    assert ready(start_user())


def test_release_stops_at_once(checkout):
    local.services(checkout.root)

    assert local.release(checkout.root) is True
    assert set(servers(checkout)) <= {"keeper"}
    assert eventually(lambda: not servers(checkout), seconds=2)
    assert local.release(checkout.root) is False


def test_roles_may_do_what_they_must_and_nothing_else(running):
    services = local.services(running.root)
    with psycopg.connect(services.owner_url, autocommit=True) as owner:
        owner.execute("CREATE TABLE thing (id serial PRIMARY KEY)")
        rights = owner.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles "
            "WHERE rolname IN ('wijkaanpak_owner', 'wijkaanpak_app')"
        ).fetchall()

    with psycopg.connect(services.database_url, autocommit=True) as app:
        app.execute("INSERT INTO thing DEFAULT VALUES")
        for forbidden in ("CREATE TABLE own ()", "DROP TABLE thing", "TRUNCATE thing"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(forbidden)
        assert app.execute("SELECT id FROM thing").fetchall() == [(1,)]

    assert rights == [(False, False, False, False)] * 2


def test_a_test_database_is_fresh_each_time(running):
    for _ in range(2):
        local.create_database("suite", root=running.root)
        with psycopg.connect(postgres.url(running, "wijkaanpak_owner", "suite")) as connection:
            connection.execute("CREATE TABLE once ()")
            assert connection.execute("SHOW synchronous_commit").fetchone() == ("off",)

    local.drop_database("suite", root=running.root)

    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(postgres.url(running, "wijkaanpak_owner", "suite"))


def test_nothing_listens_on_the_network_and_only_the_owner_gets_in(running):
    services = local.services(running.root)

    listening = [
        connection
        for name, process in servers(running).items()
        if name != "keeper"
        for connection in process.net_connections("inet")
    ]

    assert listening == []
    assert running.sockets.stat().st_mode & 0o777 == 0o700
    assert running.cluster.stat().st_mode & 0o777 == 0o700
    assert len(str(running.redis_socket)) < 107
    assert redis.from_url(services.redis_url).ping() is True


def test_a_socket_folder_of_somebody_else_is_refused(checkout):
    if os.geteuid() != 0:
        pytest.skip("only root can make a folder of somebody else")
    checkout.sockets.mkdir()
    os.chown(checkout.sockets, 65534, 65534)

    with pytest.raises(LocalError, match="belongs to user 65534"):
        local.services(checkout.root)

    os.chown(checkout.sockets, 0, 0)
    local.release(checkout.root)
