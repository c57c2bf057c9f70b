"""`pg_dump` and `pg_restore`: found, of a version that the server understands, and run without showing a password."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from psycopg import conninfo

from wijkaanpak.backups.refusing import BackupRefused

# Where Debian keeps each version; the one in PATH may be older than the server.
BESIDE_EACH_OTHER = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Program:
    """A program of PostgreSQL on this machine."""

    path: Path
    major: int


def find(name: str, *, at_least: int) -> Program:
    """The one nearest to the server of those that are as new: an older one refuses it, a newer one may say what an
    older server does not know.
    """
    found = [Program(path, version) for path in _candidates(name) if (version := _major(path))]
    fit = [program for program in found if program.major >= at_least]
    if fit:
        return min(fit, key=lambda program: program.major)
    if found:
        newest = max(program.major for program in found)
        reason = _(
            "%(name)s op deze machine is van versie %(found)d; de server is PostgreSQL %(server)d. Installeer "
            "postgresql-client-%(server)d, of draai de opdracht op een machine die hem heeft."
        )
        raise BackupRefused(reason % {"name": name, "found": newest, "server": at_least})
    reason = _(
        "%(name)s staat niet op deze machine. Installeer postgresql-client-%(server)d, of zet de "
        "map met %(name)s in PATH."
    )
    raise BackupRefused(reason % {"name": name, "server": at_least})


def start(program: Program, url: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Running against the database at the address; its password goes through the environment, which `ps` hides."""
    parts = conninfo.conninfo_to_dict(url)
    password = parts.pop("password", None)
    without_password = conninfo.make_conninfo("", **parts)
    environment = {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": str(password)} if password else {})}
    command = [program.path, "--no-password", "--dbname", without_password, *arguments]
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def ended_well(process: subprocess.Popen[str], what: str) -> None:
    """Wait for it. Raises BackupRefused with what it said last when it did not end well."""
    _out, said = process.communicate()
    if process.returncode:
        words = " ".join(said.split())[-600:]
        raise BackupRefused(_("%(what)s mislukte. Het programma zei: %(said)s") % {"what": what, "said": words})


def _candidates(name: str) -> Iterator[Path]:
    if found := shutil.which(name):
        yield Path(found)
    folders = sorted(BESIDE_EACH_OTHER.glob("*/bin"), key=lambda folder: folder.parent.name, reverse=True)
    yield from (folder / name for folder in folders if (folder / name).exists())
    yield from _of_development(name)


def _of_development(name: str) -> Iterator[Path]:
    """Beside the server that a checkout runs by itself; a production installation has none."""
    from wijkaanpak.local import LocalError, postgres

    try:
        folder = postgres.programs()
    except LocalError:
        return
    if (folder / name).exists():
        yield folder / name


def _major(path: Path) -> int:
    """The version it says it is; 0 when it says nothing."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    told = re.search(r"\) (\d+)", done.stdout)
    return int(told[1]) if told else 0
