"""How often something may be done: counted in the database, so that many at once are still counted one by one.

Each use moves `used_until` on by a step (a limit of ten an hour: six minutes), to at most an hour ahead. One statement
looks and takes: with reading first and writing after it, 60 of 60 parallel requests came through.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from wijkaanpak import clients, tenancy
from wijkaanpak.accounts.entering import each_municipality
from wijkaanpak.models import Allowance

NETWORK_TIMES = 5  # a network may do as much as so many visitors
TAKE = """
    insert into wijkaanpak_allowance as one (municipality_id, action, whose, used_until)
    values (%(municipality)s, %(action)s, %(whose)s, %(at)s + %(step)s)
    on conflict (municipality_id, action, whose) do update
    set used_until = greatest(one.used_until, %(at)s) + %(step)s
    where greatest(one.used_until, %(at)s) + %(step)s <= %(at)s + %(per)s
"""


@dataclass(frozen=True, slots=True)
class Limit:
    times: int
    per: timedelta

    @property
    def step(self) -> timedelta:
        return self.per // self.times


class TooMany(Exception):
    """A limit is used up; `again_at` is the moment one more is allowed."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__(f"again at {again_at.isoformat()}")
        self.again_at = again_at


def for_connection(connection: str, limit: Limit) -> dict[str, Limit]:
    """The limit of one visitor, and a wider one for the network around it: of IPv6 a customer often has a /48, which is
    65,536 visitors by the count of `clients.connection`.
    """
    uses = {f"connection {connection}": limit}
    if network := clients.network(connection):
        uses[f"network {network}"] = Limit(limit.times * NETWORK_TIMES, limit.per)
    return uses


def look(action: str, uses: Mapping[str, Limit], *, at: datetime) -> None:
    """Raises TooMany when one of `uses` is used up. Counts nothing and waits for nobody, so `take` still may refuse."""
    for whose, limit in uses.items():
        found = Allowance.objects.filter(action=action, whose=_hidden(action, whose)).first()
        if found and max(found.used_until, at) + limit.step > at + limit.per:
            raise TooMany(found.used_until + limit.step - limit.per)


@transaction.atomic
def take(action: str, uses: Mapping[str, Limit], *, at: datetime) -> None:
    """Count one use for each of `uses` (who or where it is from → its limit), or for none of them.

    Raises TooMany. Within the municipality that is open: another one has its own count.
    """
    # Always in the same order: two requests that need the same rows wait for each other, and never in a ring.
    for whose, limit in sorted(
        ((_hidden(action, subject), limit) for subject, limit in uses.items()), key=itemgetter(0)
    ):
        known = {"municipality": tenancy.current_id(), "action": action, "whose": whose, "at": at}
        with connection.cursor() as cursor:
            cursor.execute(TAKE, {**known, "step": limit.step, "per": limit.per})
            if cursor.rowcount:
                continue
        used_until = Allowance.objects.get(action=action, whose=whose).used_until
        raise TooMany(used_until + limit.step - limit.per)


def forget(*, at: datetime) -> int:
    """Remove what no longer limits anybody, in every municipality; returns how many rows."""
    gone = 0
    for pk in each_municipality():
        with tenancy.municipality(pk):
            gone += Allowance.objects.filter(used_until__lt=at).delete()[0]
    return gone


def _hidden(action: str, whose: str) -> str:
    return salted_hmac(f"wijkaanpak.limits.{action}", whose, algorithm="sha256").hexdigest()
