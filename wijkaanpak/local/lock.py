"""One site of a checkout runs at a time, and every command knows its address."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from wijkaanpak.local.checkout import CHECKOUT

LOCK = CHECKOUT / "var" / "local" / "site.lock"


class AlreadyRunning(RuntimeError):
    """Another runner of this checkout is up; the message is its address."""


@contextmanager
def alone() -> Iterator[IO[str]]:
    """The kernel drops the lock with the process. Yields the file for the address. Raises AlreadyRunning."""
    LOCK.parent.mkdir(parents=True, exist_ok=True)
    with LOCK.open("a+") as note:
        if not _free(note):
            note.seek(0)
            raise AlreadyRunning(note.read() or "it is still starting")
        note.seek(0)
        note.truncate()
        yield note


def address() -> str | None:
    """Where the site of this checkout runs now, for a command in another terminal; None when it does not."""
    if not LOCK.exists():
        return None
    with LOCK.open("a+") as note:
        if _free(note):
            return None
        note.seek(0)
        return note.read() or None


def _free(note: IO[str]) -> bool:
    try:
        fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
