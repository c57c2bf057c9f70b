"""A whole site on this machine: servers, tables, web, worker and clock, until Ctrl-C.

What the demo and `make start` have in common. Nothing keeps running after it, and what a killed runner left is cleaned
up by the next. Knows nothing of Django: commands are processes.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from wijkaanpak import local, queues
from wijkaanpak.local.checkout import CHECKOUT
from wijkaanpak.local.children import Child, ChildKeepsDying, Family
from wijkaanpak.local.lock import AlreadyRunning, alone
from wijkaanpak.local.post import Post

VAR = CHECKOUT / "var"
LOGS = VAR / "log"
QUIET = ("--without-gossip", "--without-mingle", "--loglevel", "INFO")
PRELOADED = ("--threads", "4", "--preload", "--graceful-timeout", "3")
FIRST_PORT = 8000
WEB_STARTS_WITHIN = 60.0  # seconds


class StepFailed(RuntimeError):
    """A step of the set-up did not work; the message ends with the last lines of its output."""


class Site:
    """The site of one runner. Letters go to nobody: they are kept in the folder `post`."""

    def __init__(self, family: Family, note: IO[str], post: Path) -> None:
        self.family, self.post = family, post
        self._note = note
        self._began = time.monotonic()
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        # Development's settings, whatever stands in `.env`.
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "wijkaanpak.settings",
            "DEBUG": "true",
            "SITE_URL": self.address,
            "DATABASE_URL": "",
            "DATABASE_OWNER_URL": "",
            "REDIS_URL": "",
            "EMAIL_URL": f"filemail:///{post}",
            "PYTHONUNBUFFERED": "1",
        }

    @property
    def seconds(self) -> float:
        """Since the runner began."""
        return time.monotonic() - self._began

    def serve(self) -> None:
        """Web, worker and clock, ready to be asked. Raises StepFailed."""
        with step("web, worker and clock"):
            for child in self._children():
                self.family.add(child)
            self._wait_for_web()
        self._note.write(self.address)
        self._note.flush()

    def manage(self, *arguments: str) -> str:
        """Run a command of manage.py; returns what it says. Raises StepFailed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=CHECKOUT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        with (LOGS / "manage.log").open("a") as log:
            log.write(done.stdout)
        if done.returncode:
            last = "\n".join(done.stdout.splitlines()[-15:])
            raise StepFailed(f"manage.py {arguments[0]} failed:\n{last}")
        return done.stdout

    def stay(self) -> None:
        """Until Ctrl-C: show the letters that go out, and start again what ends."""
        post = Post(self.post)
        while True:
            for letter in post.fresh():
                print(letter, flush=True)
            for name in self.family.restart_ended():
                print(f"{name} ended and was started again; see {LOGS.relative_to(CHECKOUT)}/", flush=True)
            time.sleep(0.5)

    def _children(self) -> list[Child]:
        python = [sys.executable, "-m"]
        celery = [*python, "celery", "-A", "wijkaanpak.celery"]
        commands = {
            # Preloaded: both workers share what is imported once.
            "web": [*python, "gunicorn", "wijkaanpak.wsgi", "-b", f"127.0.0.1:{self.port}", "-w", "2", *PRELOADED],
            "worker": [*celery, "worker", "-c", "2", "-Q", ",".join(queues.ALL), *QUIET],
            "beat": [*celery, "beat", "--pidfile=", "-s", str(VAR / "local" / "beat-schedule"), "--loglevel", "INFO"],
        }
        # DEMO: people see the error pages of the product instead of those for developers.
        shown = {**self.environment, "DEMO": "true"}
        return [Child(name, command, LOGS / f"{name}.log", shown) for name, command in commands.items()]

    def _wait_for_web(self) -> None:
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        deadline = time.monotonic() + WEB_STARTS_WITHIN
        while True:
            try:
                with direct.open(f"{self.address}/health/ready", timeout=5):
                    return
            except OSError as error:
                if time.monotonic() > deadline:
                    raise StepFailed(f"The web server does not get ready: {error}") from error
            self.family.restart_ended()
            time.sleep(0.1)


def run(tell: Callable[[Site], None], *, what: str, post: Path, known: tuple[type[Exception], ...] = ()) -> int:
    """Start the servers, hand a site to `tell`, and end everything after it; returns the exit code.

    `what` is the name in messages; errors of the kinds `known` end it with their words instead of a traceback.
    """
    troubles: tuple[type[Exception], ...] = (StepFailed, ChildKeepsDying, local.LocalError, *known)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    LOGS.mkdir(parents=True, exist_ok=True)
    family = Family(VAR / "local" / "site-children.json")
    try:
        with alone() as note:
            try:
                if left := family.end_leftovers():
                    print(f"Ended {left} processes of a {what} that was killed.", flush=True)
                site = Site(family, note, post)
                with step("PostgreSQL and Redis"):
                    local.services()
                tell(site)
            finally:
                with _unhurried():
                    family.end()
                    local.release()
    except KeyboardInterrupt:
        print("\nStopped; nothing keeps running.", flush=True)
    except AlreadyRunning as running:
        print(f"The site of this checkout is already running: {running}", flush=True)
        return 1
    except troubles as error:
        print(f"\nThe {what} stopped. {error}\nLogs: {LOGS.relative_to(CHECKOUT)}/", flush=True)
        return 1
    return 0


@contextmanager
def step(name: str) -> Iterator[None]:
    """A line with the seconds, begun before the work so that one sees what is going on."""
    print(f"  {name} … ", end="", flush=True)
    started = time.monotonic()
    yield
    print(f"{time.monotonic() - started:.1f} s", flush=True)


@contextmanager
def _unhurried() -> Iterator[None]:
    """A second Ctrl-C does not leave half of the processes behind."""
    before = {
        number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + 100):
        with socket.socket() as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise StepFailed(f"No port is free between {FIRST_PORT} and {FIRST_PORT + 99}.")


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
