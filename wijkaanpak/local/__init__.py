"""PostgreSQL and Redis without setting anything up: for development, the demo and the tests.

Real servers from wheels, their data in `var/` of the checkout, reachable only through unix sockets in a
folder only the owner can enter. `services()` starts them when needed and shares them: any number of
processes may call it at once. Each process that called it holds a lock the kernel drops when the process
ends, however it ends; a keeper waits for that lock, and stops the servers when nobody is left.

Never used where `DATABASE_URL` and `REDIS_URL` are set. Knows nothing of Django.
"""

import atexit
from dataclasses import dataclass
from pathlib import Path

from wijkaanpak.local import keeper, postgres, redis_server, roles
from wijkaanpak.local.checkout import CHECKOUT, Checkout, LocalError
from wijkaanpak.local.lock import address

__all__ = ["LocalError", "Services", "address", "create_database", "drop_database", "release", "services"]

DATABASE = "wijkaanpak"

_held: dict[Path, keeper.Use] = {}


@dataclass(frozen=True)
class Services:
    """Addresses of the running servers; no passwords, the socket folder is the lock on the door."""

    database_url: str
    """As the runtime role: rows only, under row-level security."""
    owner_url: str
    """As the migration role: owns the tables; no superuser, does not bypass row-level security."""
    backup_url: str
    """Sees every row and may make a database to practise on; for the commands about backups alone."""
    superuser_url: str
    """For making databases and roles; the application never uses it."""
    redis_url: str
    """`unix:///…/redis.sock`, as redis-py and Django's cache want it (`?db=1` may follow)."""
    broker_url: str
    """`redis+socket:///…/redis.sock`, as Celery wants it (`?virtual_host=1` may follow)."""


def services(root: Path = CHECKOUT) -> Services:
    """The servers of this checkout, running. Raises `LocalError`, which says what to do."""
    checkout = Checkout(root)
    checkout.prepare()
    if root not in _held:
        if not _held:
            atexit.register(_forget)
        _held[root] = keeper.Use(checkout)
    with checkout.locked("start"):
        postgres.ensure(checkout)
        redis_server.ensure(checkout)
        keeper.ensure(checkout)
    return Services(
        database_url=postgres.url(checkout, roles.APP, DATABASE),
        owner_url=postgres.url(checkout, roles.OWNER, DATABASE),
        backup_url=postgres.url(checkout, roles.BACKUP, DATABASE),
        superuser_url=postgres.url(checkout, roles.SUPERUSER, DATABASE),
        redis_url=f"unix://{checkout.redis_socket}",
        broker_url=f"redis+socket://{checkout.redis_socket}",
    )


def create_database(name: str, *, root: Path = CHECKOUT) -> None:
    """A fresh database for the tests, prepared like the real one; one with that name is dropped first.

    A commit in it does not wait for the disk: faster, and nothing in it need survive a power cut.
    """
    services(root)
    postgres.drop_database(Checkout(root), name)
    postgres.create_database(Checkout(root), name, durable=False)


def drop_database(name: str, *, root: Path = CHECKOUT) -> None:
    """Gone, with every connection to it; no error when it is not there."""
    services(root)
    postgres.drop_database(Checkout(root), name)


def release(root: Path = CHECKOUT) -> bool:
    """This process is done with the servers. They stop at once if it was the last: then True."""
    use = _held.pop(root, None)
    if use is None:
        return False
    use.close()
    return keeper.stop_if_unused(Checkout(root))


def _forget() -> None:
    """At a normal end the keeper finds the lock free and stops the servers after its patience."""
    for use in _held.values():
        use.close()
    _held.clear()
