"""The processes of a running site: started, watched, restarted, and none left behind.

Each child has a session of its own, so that Ctrl-C reaches the runner alone, and asks the kernel to end it when the
runner dies. What the kernel could not end is found by the next start: every child stands in a file with its pid and
start time, for a pid alone may by then belong to somebody else.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

PATIENCE = 12.0  # seconds a child gets to stop by itself
TOO_OFTEN = 5  # deaths within a minute: give up

_SET_PARENT_DEATH_SIGNAL = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


class ChildKeepsDying(RuntimeError):
    """A process of the site ends at once, again and again; its log says why."""


@dataclass
class Child:
    """One process with the ones it makes."""

    name: str
    command: list[str]
    log: Path
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        parent = os.getpid()

        def die_with_parent() -> None:
            if _libc is not None:
                _libc.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
                if os.getppid() != parent:  # it died before we asked
                    os._exit(1)

        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.environment,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None


class Family:
    """All children of this runner, and what an earlier runner left."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self._children: list[Child] = []

    def end_leftovers(self) -> int:
        """End what a killed runner left; returns how many processes there were."""
        if not self._record.exists():
            return 0
        left = [
            process
            for pid, started in json.loads(self._record.read_text())
            for process in _group(pid)
            if process.pid != pid or process.create_time() == started
        ]
        _end(left)
        self._record.unlink()
        return len(left)

    def add(self, child: Child) -> None:
        child.start()
        self._children.append(child)
        self._write()

    def restart_ended(self) -> list[str]:
        """Start again what has ended; returns the names. Raises `ChildKeepsDying` when that does not help."""
        ended = [child for child in self._children if child.has_ended()]
        for child in ended:
            now = time.monotonic()
            child.deaths = [*(moment for moment in child.deaths if now - moment < 60), now]
            if len(child.deaths) >= TOO_OFTEN:
                raise ChildKeepsDying(f"{child.name} keeps ending. Its log: {child.log}")
            if child.process is not None:  # what it made may have outlived it
                _end([process for process in _group(child.process.pid) if process.pid != child.process.pid])
            child.start()
        if ended:
            self._write()
        return [child.name for child in ended]

    def end(self) -> None:
        """Every child and what it made is gone when this returns."""
        pids = [child.process.pid for child in self._children if child.process is not None]
        _end([process for pid in pids for process in _group(pid)])
        for child in self._children:
            if child.process is not None:
                child.process.wait()
        self._children.clear()
        self._record.unlink(missing_ok=True)

    def _write(self) -> None:
        running = [child.process.pid for child in self._children if child.process and not child.has_ended()]
        known = [[pid, psutil.Process(pid).create_time()] for pid in running if psutil.pid_exists(pid)]
        fresh = self._record.with_suffix(".new")
        fresh.write_text(json.dumps(known))
        fresh.replace(self._record)


def _group(leader: int) -> list[psutil.Process]:
    """Everything in the process group that this child leads or led."""
    found = []
    for process in psutil.process_iter():
        try:
            if os.getpgid(process.pid) == leader and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except (ProcessLookupError, psutil.NoSuchProcess):
            continue
    return found


def _end(processes: list[psutil.Process]) -> None:
    """Ask each group's leader to stop with all it made; what is still there after that is killed."""
    leaders = [child for child in processes if child.is_running() and os.getpgid(child.pid) == child.pid]
    for leader in leaders:
        leader.terminate()
    psutil.wait_procs(leaders, timeout=PATIENCE)
    left = [child for child in processes if child.is_running()]
    for child in left:
        child.kill()
    psutil.wait_procs(left, timeout=PATIENCE)
