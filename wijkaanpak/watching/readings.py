"""What is read of a server, over all municipalities. `looking` puts it in words, `metrics` in numbers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wijkaanpak import tenancy
from wijkaanpak.accounts.entering import municipalities_with
from wijkaanpak.watching import moments
from wijkaanpak.watching.kinds import RECENTLY, Backlog, Night, Queue

LATELY = timedelta(minutes=5)
"""How long a beat that stopped is still heard; a sign of life is asked for every minute."""


@dataclass(frozen=True, slots=True)
class Beats:
    """Who asks for work now, and how many seconds the clock of the one that is furthest off is ahead."""

    names: list[str]
    ahead: float


@dataclass(frozen=True, slots=True)
class Verified:
    """The last backup that somebody looked through: when it was made, and whether it was put back."""

    made_at: datetime
    was_restored: bool


def backlog(queue: Queue, at: datetime) -> Backlog:
    """Of all municipalities together; only those are opened that have any."""
    if queue.where is None:
        return queue.look(at)
    total = Backlog()
    for municipality_id in sorted({pk for rows in queue.where(at) for pk in municipalities_with(rows)}):
        with tenancy.municipality(municipality_id):
            total += queue.look(at)
    return total


def missed(night: Night, at: datetime) -> int:
    """What the last night left undone, in all municipalities together."""
    total, rows = 0, night.missed(at)
    for municipality_id in municipalities_with(rows):
        with tenancy.municipality(municipality_id):
            total += rows.all().count()
    return total


def pulse() -> datetime | None:
    """When the clock asked and a worker answered last; beat asks for it and a worker notes it, so both were there."""
    last = moments.last(moments.PULSE)
    return last.at if last else None


def worker_ahead() -> float:
    """Seconds that the clock of the worker was ahead of that of the database, at its last sign of life."""
    last = moments.last(moments.PULSE)
    return last.about.get("ahead", 0) if last else 0


def beats(at: datetime) -> Beats | None:
    """By the signs of life of the last minutes; None when none says who asked.

    A beat that was started again has another name, and the old one falls silent. Two are at work at once when one asks
    again after the other did. A request may have waited for a worker, so of each beat the least late one counts.
    """
    asked = moments.times_since(at - LATELY, moments.BEATS)
    if not asked:
        return None
    places: dict[str, list[int]] = {}
    for place, sign in enumerate(asked):
        places.setdefault(sign["who"], []).append(place)
    spans = {who: (found[0], found[-1]) for who, found in places.items()}
    names = [
        who
        for who, (first, last) in spans.items()
        if any(other != who and begun < last and first < ended for other, (begun, ended) in spans.items())
    ] or [asked[-1]["who"]]
    ahead = [max(asked[place]["ahead"] for place in places[who]) for who in {*names, asked[-1]["who"]}]
    return Beats(sorted(names), max(ahead, key=abs))


def processes_lost(at: datetime) -> int:
    """Processes of workers that ended in the middle of everything, within a day."""
    return sum(time["count"] for time in moments.times_since(at - RECENTLY, moments.PROCESSES_LOST))


def verified() -> Verified | None:
    last = moments.last(moments.BACKUP_VERIFIED)
    return last and Verified(datetime.fromisoformat(last.about["made_at"]), last.about["was_restored"])
