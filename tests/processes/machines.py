"""Real processes for the fault tests: a Redis of their own, a worker and a clock on the test database.

Everything started here is ended by its pid, in the end or when a test fails half-way.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import redis
from django.conf import settings
from django.db import connection
from psycopg import sql

from tests.support import database
from wijkaanpak import local, queues
from wijkaanpak.local import redis_server
from wijkaanpak.local.checkout import Checkout

PATIENCE = 60.0  # seconds: far more than it takes, for a machine that is busy with other things
LONG, SHORT = 100, 3  # seconds a claim lasts: longer than any work takes, or as short as a test wants to wait
SOON = 15  # seconds for a whole request on a busy machine
SWEEP_SECONDS = 0.5
CELERY = [sys.executable, "-m", "celery", "-A", "wijkaanpak.celery"]


def wait_until(condition: Callable[[], Any], what: str, *, every: float = 0.05, seconds: float = PATIENCE) -> Any:
    """The first true answer of `condition`; fails after `seconds` with `what` was waited for."""
    deadline = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s for: {what}"
        time.sleep(every)
    return answer


@contextmanager
def held(table: str) -> Iterator[Callable[[], list[int]]]:
    """Nobody can write in the table until the end. Gives who waits for a lock: the pids of their sessions."""
    with database.seen_by_superuser() as session, session.transaction():
        session.execute(sql.SQL("lock table {} in share mode").format(sql.Identifier(table)))
        yield lambda: [pid for pid, waits_for in _sessions() if waits_for == "Lock"]


def gone(sessions: list[int]) -> bool:
    """Whether PostgreSQL ended these sessions, and undid what they had not committed."""
    return not set(sessions) & {pid for pid, _waits_for in _sessions()}


def _sessions() -> list[tuple[int, str | None]]:
    with connection.cursor() as cursor:
        cursor.execute("select pid, wait_event_type from pg_stat_activity where datname = current_database()")
        return cursor.fetchall()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310
            return True
    except OSError:
        return False


class Stuck:
    """In the place of a file: whoever reads it waits for a text that never comes."""

    def __init__(self, path: Path) -> None:
        self.path, self.content = path, path.read_bytes()
        self.ends: list[int] = []
        path.unlink()
        os.mkfifo(path)

    def is_read(self) -> bool:
        """Whether somebody is reading it: without a reader it cannot be opened for writing like this."""
        with suppress(OSError):
            self.ends.append(os.open(self.path, os.O_WRONLY | os.O_NONBLOCK))
        return bool(self.ends)

    def let_go(self) -> None:
        """Its reader is dead; wait for the next."""
        while self.ends:
            os.close(self.ends.pop())

    def mend(self) -> None:
        self.let_go()
        self.path.unlink()
        self.path.write_bytes(self.content)


class Broker:
    """A Redis that can be stopped, started and frozen."""

    def __init__(self, root: Path) -> None:
        self.checkout = Checkout(root)
        self.checkout.prepare()
        self.url = f"unix://{self.checkout.redis_socket}"
        self.celery_url = f"redis+socket://{self.checkout.redis_socket}"

    def start(self) -> None:
        redis_server.ensure(self.checkout)

    def stop(self) -> None:
        redis_server.stop(self.checkout)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """It takes connections and answers nothing, like a machine that hangs."""
        pid = int((self.checkout.redis_data / "redis.pid").read_text())
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    def in_hand(self) -> int:
        """Messages that a worker took and did not settle; those of a killed worker stay for hours, so never matter."""
        with redis.Redis.from_url(self.url) as client:
            return client.hlen("unacked")

    def waiting(self) -> int:
        """Messages that no worker took yet."""
        with redis.Redis.from_url(self.url) as client:
            return sum(client.llen(queue) for queue in queues.ALL)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.checkout.sockets)


class Machines:
    """At most one worker, one clock and one web server, with the environment that points them at the test's services.

    They work on the test database, or on the one that is named, and in the PostgreSQL of the tests, or in that of
    `services`.
    """

    def __init__(
        self, broker: Broker, logs: Path, media: Path, *, database: str = "", services: local.Services | None = None
    ) -> None:
        self.broker, self.logs = broker, logs
        name = database or settings.DATABASES["default"]["NAME"]
        services = services or local.services()
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "wijkaanpak.settings",
            "DEBUG": "true",
            "DATABASE_URL": services.database_url.replace("/wijkaanpak?", f"/{name}?"),
            "DATABASE_OWNER_URL": services.owner_url.replace("/wijkaanpak?", f"/{name}?"),
            "REDIS_URL": broker.url,
            "MEDIA_ROOT": str(media),
            "EMAIL_URL": f"filemail:///{logs / 'letters'}",
            "JOB_SWEEP_SECONDS": str(SWEEP_SECONDS),
        }
        self.environment.pop("CELERY_BROKER_URL", None)
        self.worker: subprocess.Popen[bytes] | None = None
        self.clock: subprocess.Popen[bytes] | None = None
        self.web: subprocess.Popen[bytes] | None = None
        self.host = ""
        self.asked: tuple[int, int, tuple[str, ...]] | None = None
        self.lost = 0

    def start_worker(self, *, lease: int, children: int = 1, asked_of: tuple[str, ...] = queues.ALL) -> None:
        """A worker that does so many things at a time, each claimed for `lease` seconds; a worker that differs ends."""
        if self.worker and self.worker.poll() is None:
            if self.asked == (lease, children, asked_of):
                return
            self.kill_worker()
        self.asked = (lease, children, asked_of)
        command = [
            *CELERY,
            "worker",
            "-c",
            str(children),
            "-Q",
            ",".join(asked_of),
            "--without-gossip",
            "--without-mingle",
        ]
        self.worker = self._start("worker", [*command, "--loglevel", "INFO"], JOB_LEASE_SECONDS=str(lease))

    def kill_worker(self) -> None:
        """The whole group at once, as when the machine loses its power."""
        assert self.worker is not None
        os.killpg(self.worker.pid, signal.SIGKILL)
        self.worker.wait()
        self.lost = self.broker.in_hand()

    def kill_worker_children(self) -> None:
        """The processes that do the work, not the one that hands it out."""
        assert self.worker is not None
        children = psutil.Process(self.worker.pid).children()
        for child in children:
            child.kill()
        psutil.wait_procs(children, timeout=PATIENCE)

    def run_clock(self) -> None:
        """Beat, asking for a sweep twice a second."""
        if self.clock is None:
            schedule = self.logs / "schedule"
            command = [*CELERY, "beat", "--pidfile=", "-s", str(schedule), "--loglevel", "INFO"]
            self.clock = self._start("clock", command, JOB_LEASE_SECONDS="60")
        os.killpg(self.clock.pid, signal.SIGCONT)

    def start_web(self) -> str:
        """A web server that is ready to be asked; returns its address, which letters then have too. One that is started
        again has the same.
        """
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.host = self.host or f"127.0.0.1:{free.getsockname()[1]}"
        self.environment["SITE_URL"] = address = f"http://{self.host}"
        command = [sys.executable, "-m", "gunicorn", "wijkaanpak.wsgi", "-b", self.host, "-w", "1", "--threads", "4"]
        self.web = self._start("web", command)
        wait_until(lambda: self.web.poll() is not None or _answers(f"{address}/health/ready"), "a web server")
        return address

    def kill_web(self) -> None:
        assert self.web is not None
        os.killpg(self.web.pid, signal.SIGKILL)
        self.web.wait()

    def manage(self, *arguments: str) -> str:
        """What a command of manage.py says; fails with its complaint."""
        done = self._manage(*arguments)
        assert done.returncode == 0, f"{' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stdout

    def status(self) -> list[str]:
        """What `manage.py status` says is not as it should be, a line each."""
        return [line for line in self._manage("status").stdout.splitlines() if not line.startswith("ok ")]

    def _manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=settings.BASE_DIR, env=self.environment, capture_output=True, text=True, check=False
        )

    def ask_for(self, task: str) -> None:
        """Queue a task as the clock does, without waiting for its hour."""
        command = [*CELERY, "call", task]
        subprocess.run(command, cwd=settings.BASE_DIR, env=self.environment, stdout=subprocess.DEVNULL, check=True)

    def letters(self) -> list[str]:
        """What the worker handed to the mail server, one text for each letter, oldest first."""
        files = sorted(Path(self.logs, "letters").glob("*.log"))
        return [text for file in files for text in file.read_text().split("-" * 79) if text.strip()]

    def come_to_rest(self) -> None:
        """The clock stands still and the worker has nothing to do, so that the test's rows can be removed."""
        if self.clock:
            os.killpg(self.clock.pid, signal.SIGSTOP)
        self.broker.start()
        if self.worker and self.worker.poll() is None:
            wait_until(lambda: not self.broker.waiting() and self.broker.in_hand() <= self.lost, "empty queues")

    def last_words(self, name: str, count: int) -> str:
        """The last lines of its log, and whether the process (`worker` or `clock`) still runs."""
        process, log = getattr(self, name), self.logs / f"{name}.log"
        ended = process and process.poll()
        said = log.read_text(errors="replace").splitlines()[-count:] if log.exists() else []
        return "\n".join([*said, f"{name}: {'was never started' if process is None else f'exit code {ended}'}"])

    def end(self) -> None:
        for process in (self.clock, self.worker, self.web):
            if process and process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def _start(self, name: str, command: list[str], **environment: str) -> subprocess.Popen[bytes]:
        with (self.logs / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                command,
                cwd=settings.BASE_DIR,
                env={**self.environment, **environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
