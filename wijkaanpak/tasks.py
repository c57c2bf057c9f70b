"""Tasks of the base: a sign of life, and housekeeping once a day."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from wijkaanpak import leftovers, limits
from wijkaanpak.accounts import letters, open_sessions
from wijkaanpak.watching import around, moments


@shared_task
def pulse() -> None:
    """The clock asked for this and a worker did it: both are alive. `manage.py status` looks when that last was, and
    whether this worker knows what time it is.
    """
    now = timezone.now()
    moments.note(moments.PULSE, at=now, about={"ahead": round(around.ahead_of_database(now))})


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
