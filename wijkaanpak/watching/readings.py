"""What is read of a server, over all municipalities. `looking` puts it in words, `metrics` in numbers."""

from dataclasses import dataclass
from datetime import datetime

from wijkaanpak import tenancy
from wijkaanpak.accounts.entering import municipalities_with
from wijkaanpak.watching import moments
from wijkaanpak.watching.kinds import Backlog, Night, Queue


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


def verified() -> Verified | None:
    last = moments.last(moments.BACKUP_VERIFIED)
    return last and Verified(datetime.fromisoformat(last.about["made_at"]), last.about["was_restored"])
