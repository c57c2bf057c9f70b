"""Where the local servers live: folders, sockets, locks and rights."""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]

SERVER_USER = "pgserver"
"""PostgreSQL refuses to run as root; then both servers run as this user."""

# A fixed folder, not $TMPDIR: every process of this checkout must find the same one. A unix socket's path
# may not pass 107 characters, so not below the checkout.
SOCKETS_IN = Path("/tmp")  # noqa: S108


class LocalError(RuntimeError):
    """The local servers cannot run; the message says why and what to do."""


@dataclass(frozen=True)
class Checkout:
    """The servers of one checkout."""

    root: Path

    @property
    def var(self) -> Path:
        return self.root / "var"

    @property
    def state(self) -> Path:
        return self.var / "local"

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def cluster(self) -> Path:
        return self.var / "postgres"

    @property
    def redis_data(self) -> Path:
        return self.var / "redis"

    @cached_property
    def sockets(self) -> Path:
        name = hashlib.sha256(str(self.root.resolve()).encode()).hexdigest()[:10]
        return SOCKETS_IN / f"wijkaanpak-{os.geteuid()}-{name}"

    @property
    def redis_socket(self) -> Path:
        return self.sockets / "redis.sock"

    @cached_property
    def server_ids(self) -> tuple[int, int]:
        """User and group the servers run as: our own, or `pgserver` when we are root."""
        if os.geteuid() != 0:
            return os.geteuid(), os.getegid()
        try:
            entry = pwd.getpwnam(SERVER_USER)
        except KeyError:
            subprocess.run(
                ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVER_USER],
                check=True,
                capture_output=True,
            )
            entry = pwd.getpwnam(SERVER_USER)
        return entry.pw_uid, entry.pw_gid

    def prepare(self) -> None:
        """Make the folders, with the rights they need; safe to repeat and to do twice at once."""
        for folder in (self.var, self.state, self.logs):
            folder.mkdir(parents=True, exist_ok=True)
        self._own(self.sockets)
        self._own(self.redis_data)
        if os.geteuid() == 0:
            _let_through(self.var)

    def _own(self, folder: Path) -> None:
        """A folder of the server's user that nobody else can enter; somebody else's is refused."""
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        uid, gid = self.server_ids
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {uid, os.geteuid()}:
            owner = f"user {found.st_uid}"
            raise LocalError(f"{folder} belongs to {owner}, not to us. Remove it, or work as that user.")
        if (found.st_uid, found.st_gid) != (uid, gid):
            os.chown(folder, uid, gid)
        if stat.S_IMODE(found.st_mode) != 0o700:
            folder.chmod(0o700)

    @contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """Alone, among all processes of this checkout; the kernel lets go when the process dies."""
        with (self.state / f"{name}.lock").open("a") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def run(self, command: list[str | Path], *, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        """Run a server's program as the server's user, with nothing of our environment or terminal."""
        uid, gid = self.server_ids
        as_user: dict[str, Any] = {"user": uid, "group": gid, "extra_groups": []} if os.geteuid() == 0 else {}
        # Output to a file, not a pipe: a server that outlives the command would hold the pipe open.
        log = self.state / "commands.log"
        with log.open("w+") as output:
            done = subprocess.run(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                cwd="/",
                umask=0o077,
                start_new_session=True,
                timeout=seconds,
                **as_user,
            )
            output.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, output.read())


def wheel(package: str) -> Path:
    """Folder of an installed package, without importing it; its files readable for the server's user."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise LocalError(
            f"The package with {package} is not installed. Install requirements.lock, "
            "or set DATABASE_URL and REDIS_URL to your own servers."
        )
    folder = Path(found.submodule_search_locations[0]).resolve()
    if os.geteuid() == 0:
        _let_through(folder)
        if not folder.stat().st_mode & stat.S_IROTH:  # installed under a strict umask
            subprocess.run(["chmod", "-R", "o+rX", str(folder)], check=True)
    return folder


def _let_through(folder: Path) -> None:
    """Root only: the server's user may pass through (not list) every folder on the way."""
    for place in (folder, *folder.resolve().parents):
        mode = stat.S_IMODE(place.stat().st_mode)
        if not mode & stat.S_IXOTH:
            place.chmod(mode | stat.S_IXOTH)
