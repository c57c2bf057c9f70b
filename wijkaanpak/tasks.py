"""Housekeeping of the base, once a day."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from wijkaanpak import limits


@shared_task
def forget_what_is_over() -> None:
    """Counts that limit nobody any more, and sessions that have ended: who was here is not kept. Safe to run twice."""
    limits.forget(at=timezone.now())
    call_command("clearsessions")
