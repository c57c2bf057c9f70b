"""The whole way with one command: servers, data, web and workers, and a council report asked for in the browser's way.

    python -m demo.run           stays until Ctrl-C
    python -m demo.run --once    looks at the main pages too, and stops; exit 0 means: the report is there

Nothing keeps running after it, and what a killed runner left is cleaned up by the next.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from demo import accounts, loaded, tour
from demo.children import Child, ChildKeepsDying, Family
from demo.post import Post
from demo.visitor import NotAsExpected, Visitor
from wijkaanpak import local

CHECKOUT = Path(__file__).resolve().parent.parent
VAR = CHECKOUT / "var"
LOGS = VAR / "log"
REPORT = VAR / "demo" / f"raadsrapport-{tour.PROGRAMME}.pdf"
POST = VAR / "demo" / "post"
QUIET = ("--without-gossip", "--without-mingle", "--loglevel", "INFO")
PRELOADED = ("--threads", "4", "--preload", "--graceful-timeout", "3")
FIRST_PORT = 8000
WEB_STARTS_WITHIN = 60.0  # seconds


class StepFailed(RuntimeError):
    """A step of the set-up did not work; the message ends with the last lines of its output."""


class AlreadyRunning(RuntimeError):
    """Another runner of this checkout is up; the message is its address."""


def main(arguments: list[str]) -> int:
    """Run the demo; returns the exit code."""
    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, _interrupt)
    family = Family(VAR / "local" / "demo-children.json")
    try:
        with _alone() as note:
            try:
                _show(family, note, once="--once" in arguments)
            finally:
                with _unhurried():
                    family.end()
                    local.release()
    except KeyboardInterrupt:
        print("\nStopped; nothing keeps running.", flush=True)
    except AlreadyRunning as running:
        print(f"The demo is already running: {running}", flush=True)
        return 1
    except (StepFailed, NotAsExpected, ChildKeepsDying, local.LocalError) as error:
        print(f"\nThe demo stopped. {error}\nLogs: {LOGS.relative_to(CHECKOUT)}/", flush=True)
        return 1
    return 0


def _show(family: Family, note: IO[str], *, once: bool) -> None:
    started = time.monotonic()
    if left := family.end_leftovers():
        print(f"Ended {left} processes of a demo that was killed.", flush=True)
    with _step("PostgreSQL and Redis"):
        local.services()
    port = _free_port()
    site = f"http://127.0.0.1:{port}"
    environment = _environment(site)
    if not loaded.is_current(CHECKOUT):
        with _step("tables"):
            _manage("migrate", "--no-input", environment=environment)
        with _step("demo municipality"):
            _manage("load_demo", environment=environment)
        loaded.remember(CHECKOUT)
    with _step("web, worker and clock"):
        for child in _children(port, environment):
            family.add(child)
        _wait_for_web(site, family)
    note.write(site)
    note.flush()
    with _step("council report, asked for in the browser's way"):
        content = tour.ask_for_report(Visitor(site), family.restart_ended)
        _keep(content)
    if once:
        with _step("main pages"):
            seen = tour.look_around(site)
        print(f"{len(seen)} pages are as they should be. The report: {REPORT.relative_to(CHECKOUT)}", flush=True)
        return
    post = Post(POST)
    _tell(site, time.monotonic() - started)
    while True:
        for letter in post.fresh():
            print(letter, flush=True)
        for name in family.restart_ended():
            print(f"{name} ended and was started again; see {LOGS.relative_to(CHECKOUT)}/", flush=True)
        time.sleep(0.5)


def _children(port: int, environment: dict[str, str]) -> list[Child]:
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "-A", "wijkaanpak.celery"]
    commands = {
        # Preloaded: both workers share what is imported once.
        "web": [*python, "gunicorn", "wijkaanpak.wsgi", "-b", f"127.0.0.1:{port}", "-w", "2", *PRELOADED],
        "worker": [*celery, "worker", "-c", "2", "-Q", "celery,pdf", *QUIET],
        "beat": [*celery, "beat", "--pidfile=", "-s", str(VAR / "local" / "beat-schedule"), "--loglevel", "INFO"],
    }
    # DEMO: people see the error pages of the product instead of those for developers.
    shown = {**environment, "DEMO": "true"}
    return [Child(name, command, LOGS / f"{name}.log", shown) for name, command in commands.items()]


def _environment(site: str) -> dict[str, str]:
    """Development's settings, whatever stands in `.env`."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "wijkaanpak.settings",
        "DEBUG": "true",
        "SITE_URL": site,
        "DATABASE_URL": "",
        "DATABASE_OWNER_URL": "",
        "REDIS_URL": "",
        "EMAIL_URL": f"filemail:///{POST}",
        "PYTHONUNBUFFERED": "1",
    }


def _manage(*arguments: str, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=CHECKOUT,
        env=environment,
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


def _wait_for_web(site: str, family: Family) -> None:
    visitor = Visitor(site)
    deadline = time.monotonic() + WEB_STARTS_WITHIN
    while True:
        try:
            visitor.open("/health/ready")
            return
        except NotAsExpected as error:
            if time.monotonic() > deadline:
                raise StepFailed(f"The web server does not get ready: {error}") from error
        family.restart_ended()
        time.sleep(0.1)


def _keep(content: bytes) -> None:
    """Put the report where a person finds it; whole or not at all."""
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    fresh = REPORT.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(REPORT)


def _tell(site: str, seconds: float) -> None:
    print(f"\nReady in {seconds:.0f} s:  {site}/{tour.MUNICIPALITY}/\n")
    print(f"Sign in at {site}/account/login/ with password  {accounts.PASSWORD}")
    for account in accounts.accounts():
        print(f"  {account.role_label:<18} {account.email:<42} {account.name}")
    print(f"\nThe council report of {tour.PROGRAMME}: {REPORT.relative_to(CHECKOUT)}")
    print(f"Mail goes to nobody: it is shown here and kept in {POST.relative_to(CHECKOUT)}/")
    print("Everybody here is invented; places and figures are real. Ctrl-C stops everything.", flush=True)


@contextmanager
def _alone() -> Iterator[IO[str]]:
    """One runner per checkout: the kernel drops the lock with the process. Yields the file for its address."""
    for folder in (VAR / "local", LOGS):
        folder.mkdir(parents=True, exist_ok=True)
    with (VAR / "local" / "demo.lock").open("a+") as note:
        try:
            fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            note.seek(0)
            raise AlreadyRunning(note.read() or "it is still starting") from None
        note.seek(0)
        note.truncate()
        yield note


@contextmanager
def _step(name: str) -> Iterator[None]:
    """A line with the seconds, begun before the work so that one sees what is going on."""
    print(f"  {name} … ", end="", flush=True)
    started = time.monotonic()
    yield
    print(f"{time.monotonic() - started:.1f} s", flush=True)


@contextmanager
def _unhurried() -> Iterator[None]:
    """A second Ctrl-C does not leave half of the processes behind."""
    before = {each: signal.signal(each, signal.SIG_IGN) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
