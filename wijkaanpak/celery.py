"""The Celery app and the beat schedule. A message is only a nudge: the row is the truth (wijkaanpak/jobs.py)."""

import os
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.settings")

app = Celery("wijkaanpak")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_finalize.connect
def schedule(sender: Celery, **_: Any) -> None:
    """Static: what beat asks for, and how often."""
    from django.conf import settings

    sender.conf.beat_schedule = {
        "reports": {"task": "monitoring.tasks.sweep_reports", "schedule": settings.JOB_SWEEP_SECONDS},
        "assessments": {"task": "monitoring.tasks.assess_new_day", "schedule": crontab(hour="4", minute="30")},
        "letters": {"task": "programmes.tasks.sweep_letters", "schedule": 60.0},
    }


@worker_process_init.connect
def warm_up(**_: Any) -> None:
    """Import WeasyPrint once per worker process, so that no report waits for it."""
    from wijkaanpak import pdf

    pdf.warm_up()
