"""A whole server of its own on this machine; each part can be ended, frozen, filled or set to another time."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from bench import _trial
from tests.processes.machines import CELERY, Broker, Machines
from tests.support.mail_server import MailServer
from wijkaanpak import local
from wijkaanpak.local import postgres, redis_server

LEASE = 30  # seconds; a report that lost its worker waits as long
ROOM = 300  # MB for files, where the disk can be filled


class Server(Machines):
    """PostgreSQL, Redis, a web server, a worker with two processes and beat, in a folder that may be thrown away."""

    def __init__(self, folder: Path, mail: MailServer) -> None:
        self.services = local.services(folder)
        super().__init__(Broker(folder), folder, folder / "media", database="wijkaanpak", services=self.services)
        self.media = Path(self.environment["MEDIA_ROOT"])
        self.media.mkdir()
        self.mail = mail
        self.clock_of: dict[str, dict[str, str]] = {}
        self.second_clock: subprocess.Popen[bytes] | None = None
        self.environment |= {
            "EMAIL_URL": mail.url,
            "JOB_SWEEP_SECONDS": "10",  # as it is when nobody says otherwise
            "JOB_LEASE_SECONDS": str(LEASE),
            **_trial.LIMITS,
        }

    @contextmanager
    def running(self) -> Iterator[None]:
        has_own_disk = os.geteuid() == 0 and _done("mount", "-t", "tmpfs", "-o", f"size={ROOM}m", "tmpfs", self.media)
        self.has_own_disk = has_own_disk
        try:
            self.manage("migrate", "--no-input", "--verbosity", "0")
            self.manage("shell", "-c", "from bench import _trial; _trial.make_town()")
            self.start_web()
            self.start()
            yield
        finally:
            self.end()
            if has_own_disk:
                _done("umount", self.media)
            self.broker.stop()
            postgres.stop(self.broker.checkout)
            local.release(self.broker.checkout.root)

    def rows(self) -> psycopg.Connection:
        """All of them, whosever they are."""
        return psycopg.connect(self.services.superuser_url, autocommit=True)

    def start(self) -> None:
        self.start_worker(lease=LEASE, children=2)
        self.run_clock()

    def end(self) -> None:
        self.end_second_clock()
        super().end()

    def kill_redis(self) -> None:
        os.kill(self._redis(), signal.SIGKILL)

    def start_redis(self) -> None:
        redis_server.ensure(self.broker.checkout)

    def freeze_redis(self) -> None:
        os.kill(self._redis(), signal.SIGSTOP)

    def thaw_redis(self) -> None:
        os.kill(self._redis(), signal.SIGCONT)

    def kill_postgres(self) -> None:
        os.kill(int((self.broker.checkout.cluster / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def start_postgres(self) -> None:
        """It replays what was committed."""
        local.services(self.broker.checkout.root)

    def fill_disk(self) -> None:
        free = os.statvfs(self.media)
        with self._filling().open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize)

    def make_room(self) -> None:
        self._filling().unlink()

    def start_second_clock(self) -> None:
        schedule = self.logs / "schedule2"
        self.second_clock = self._start("clock2", [*CELERY, "beat", "--pidfile=", "-s", str(schedule)])

    def end_second_clock(self) -> None:
        if self.second_clock and self.second_clock.poll() is None:
            os.killpg(self.second_clock.pid, signal.SIGKILL)
            self.second_clock.wait()

    def set_clock_of(self, name: str, seconds: int) -> None:
        """Start the worker, or beat, again with a clock that is so far off. What it measures itself with is right."""
        library = clock_shifter()
        shift = {"LD_PRELOAD": str(library), "FAKETIME": f"{seconds:+d}", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        self.clock_of[name] = shift if seconds else {}
        if name == "worker":
            self.kill_worker()
        elif self.clock is not None:
            os.killpg(self.clock.pid, signal.SIGKILL)
            self.clock.wait()
            self.clock = None
        self.start()

    def _start(self, name: str, command: list[str], **environment: str) -> subprocess.Popen[bytes]:
        return super()._start(name, command, **environment, **self.clock_of.get(name, {}))

    def _redis(self) -> int:
        return int((self.broker.checkout.redis_data / "redis.pid").read_text())

    def _filling(self) -> Path:
        return self.media / "full"


def clock_shifter() -> Path | None:
    """Of the package faketime, where it is installed."""
    return next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))), None)


def _done(*command: str | Path) -> bool:
    return subprocess.run([str(part) for part in command], capture_output=True, check=False).returncode == 0
