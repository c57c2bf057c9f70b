"""Background work on figures. The row is the truth; a message only says that there is something to do."""

from celery import shared_task
from django.utils import timezone

from neighbourhoods.importing import keeping, steps
from neighbourhoods.models import FigureImport
from neighbourhoods.odata import news
from wijkaanpak import jobs
from wijkaanpak.accounts.entering import in_batches

LOOK_SECONDS = 900  # a publisher who is slow is waited for, and asked five times


@shared_task(acks_late=True, soft_time_limit=LOOK_SECONDS, time_limit=LOOK_SECONDS + 60)
def look_for_tables() -> None:
    """Safe to run twice: it stores what publishers say, and what they said already stays."""
    news.look(at=timezone.now())


@shared_task
def work_on_import(*, municipality_id: int, import_id: int) -> None:
    """Read an uploaded file, or publish it. Safe to run twice, late or at the same time: one attempt counts."""
    jobs.run(FigureImport, import_id, municipality_id=municipality_id, work=steps.do, store=steps.keep)


@shared_task
def clear_files() -> int:
    """Every night: files that were kept long enough are let go, in batches; returns how many. Safe to run twice."""
    return in_batches(keeping.clear, at=timezone.now())


@shared_task
def sweep_imports() -> int:
    """Offer every import that nobody works on once more; returns how many."""
    return jobs.sweep(
        FigureImport, lambda municipality_id, pk: work_on_import.delay(municipality_id=municipality_id, import_id=pk)
    )
