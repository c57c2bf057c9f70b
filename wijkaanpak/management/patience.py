"""A migration on a server where people work: one at a time, and nobody waits long behind it.

What changes a table waits until everybody who reads it is done, and whoever comes to read after that waits behind it.
So it asks for a table for a moment (`lock_timeout` in the settings), lets the others by, and asks again.

A page that holds one table and comes to another that a migration holds, which wants the first, goes before: PostgreSQL
would stop it after a second (`deadlock_timeout`), a moment is shorter. On a server that is never still a migration of
several tables would not come through like that, so after half a minute it asks as long as the page does.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, repeat

from django.core.management.base import CommandError
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, LockNotAvailable

Tell = Callable[[str], object]

PATIENCE = 1800  # seconds: a backup reads every table for as long as it takes
PUSHING = 5  # so many times it lets every page go before
PUSHING_FOR = "1s"
LOCK = "hashtext('wijkaanpak.migrate')"


@contextmanager
def alone(connection: BaseDatabaseWrapper, tell: Tell) -> Iterator[None]:
    """No other process migrates this database meanwhile; when one does, this waits until it is done."""
    with connection.cursor() as cursor:
        for pause in pauses():
            cursor.execute(f"select pg_try_advisory_lock({LOCK})")
            if cursor.fetchone()[0]:
                break
            tell(_("Een andere opdracht migreert deze database; deze wacht."))
            time.sleep(pause)
        else:
            raise CommandError(
                _("Een andere opdracht migreert deze database al een half uur. Kijk wat die tegenhoudt.")
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"select pg_advisory_unlock({LOCK})")


def until_free(connection: BaseDatabaseWrapper, work: Callable[[], None], tell: Tell) -> None:
    """Do `work`; when a table it changes is in use, begin it again after a pause.

    A migration is a transaction: of one that had to stop nothing stays, and those that were done are not done again.
    """
    for tried, pause in enumerate(pauses()):
        if tried == PUSHING:
            with connection.cursor() as cursor:
                cursor.execute(f"set lock_timeout to '{PUSHING_FOR}'")
        try:
            work()
        except OperationalError as error:
            if not isinstance(error.__cause__, LockNotAvailable | DeadlockDetected):
                raise
            tell(_("Een tabel is in gebruik. Over %d seconden nog een keer; pagina's blijven werken.") % pause)
            time.sleep(pause)
        else:
            return
    raise CommandError(
        _(
            "Een tabel is al een half uur in gebruik. Kijk welke opdracht of reservekopie zo lang leest, en typ dan "
            "nog een keer: manage.py migrate. Wat al gedaan is, blijft."
        )
    )


def pauses() -> Iterator[int]:
    """Ever longer, half a minute at most, and no more when together they are longer than our patience."""
    waited = 0
    for pause in chain((1, 2, 4, 8, 16), repeat(30)):
        if waited >= PATIENCE:
            return
        yield pause
        waited += pause
