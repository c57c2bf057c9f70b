"""Tasks of the base: a sign of life, and housekeeping once a day."""

from datetime import datetime

from celery import Task, shared_task
from django.core.management import call_command
from django.utils import timezone

from wijkaanpak import leftovers, limits
from wijkaanpak.accounts import letters, open_sessions
from wijkaanpak.watching import around, kinds, moments, readings


@shared_task(bind=True)
def pulse(self: "Task[[], None]") -> None:
    """The clock asked for this and a worker did it: both are alive. `manage.py status` looks when that last was, which
    beat asked, and whether that and this worker know what time it is.
    """
    now = timezone.now()
    ahead = around.ahead_of_database(now)
    moments.note(moments.PULSE, at=now, about={"ahead": round(ahead)})
    if asked := (self.request.headers or {}).get("beat"):
        beat_ahead = (datetime.fromisoformat(asked["at"]) - now).total_seconds() + ahead
        about = {"who": asked["who"], "ahead": round(beat_ahead)}
        moments.note_also(moments.BEATS, at=now, kept_for=readings.LATELY, about=about)


@shared_task
def note_lost_processes(*, count: int) -> None:
    """A worker tells that so many of its processes were ended by something else. It replaced them."""
    about = {"count": count}
    moments.note_also(moments.PROCESSES_LOST, at=timezone.now(), kept_for=kinds.RECENTLY, about=about)


@shared_task
def clear_leftovers() -> int:
    """Files that no row names, once a day; returns how many were removed. Safe to run twice."""
    return leftovers.clear(at=timezone.now())


@shared_task
def forget_what_is_over() -> None:
    """Counts that limit nobody any more, letters that nobody got, sessions that have ended. Safe to run twice."""
    limits.forget(at=timezone.now())
    letters.forget(at=timezone.now())
    open_sessions.forget(at=timezone.now())
    call_command("clearsessions")
