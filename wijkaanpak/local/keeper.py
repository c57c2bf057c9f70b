"""Stops the servers when their last user is gone, also when that user was killed.

Every user holds a shared lock on one file. The kernel drops it when the process ends and keeps it while a
forked child lives, so there are no lists of pids to go stale. The keeper, a small process of its own, waits
until it can have the lock alone.
"""

import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path

from wijkaanpak.local import postgres, redis_server
from wijkaanpak.local.checkout import CHECKOUT, Checkout

PATIENCE = 3.0  # seconds the servers wait for a next command before they stop


class Use:
    """This process, and what it forks, uses the servers until `close()` or its end."""

    def __init__(self, checkout: Checkout) -> None:
        self._file = (checkout.state / "users.lock").open("a")
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def close(self) -> None:
        self._file.close()


def ensure(checkout: Checkout) -> None:
    """One keeper is there; the caller holds the start lock."""
    with (checkout.state / "keeper.lock").open("a") as handle:
        if not _try(handle.fileno()):
            return
        with (checkout.logs / "keeper.log").open("a") as log:
            # The keeper inherits the locked file, so no second one can start between us and it.
            subprocess.Popen(
                [sys.executable, "-m", "wijkaanpak.local.keeper", str(checkout.root), str(handle.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=CHECKOUT,
                start_new_session=True,
                pass_fds=[handle.fileno()],
            ).returncode = 0  # never waited for: it outlives us


def stop_if_unused(checkout: Checkout) -> bool:
    """Stop the servers at once if nobody uses them: then True."""
    with checkout.locked("start"), (checkout.state / "users.lock").open("a") as users:
        if not _try(users.fileno()):
            return False
        redis_server.stop(checkout)
        postgres.stop(checkout)
        return True


def keep(checkout: Checkout, keeper_lock: int) -> None:
    """Wait for the last user, be patient, stop the servers; again if somebody came meanwhile."""
    while True:
        _wait_for_nobody(checkout)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and postgres.is_running(checkout):  # `release` may be stopping them now
            time.sleep(0.1)
        with checkout.locked("start"), (checkout.state / "users.lock").open("a") as users:
            if not _try(users.fileno()):
                continue
            redis_server.stop(checkout)
            postgres.stop(checkout)
            os.close(keeper_lock)  # before the start lock: who starts next needs a new keeper
            return


def _wait_for_nobody(checkout: Checkout) -> None:
    with (checkout.state / "users.lock").open("a") as users:
        fcntl.flock(users, fcntl.LOCK_EX)


def _try(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


if __name__ == "__main__":
    keep(Checkout(Path(sys.argv[1])), int(sys.argv[2]))
