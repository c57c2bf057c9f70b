"""Background work. The row of the report is the truth; a message only says that there is something to do."""

import hashlib

from celery import shared_task
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _

from monitoring import assessments, keeping, rendering
from monitoring.models import Assessment, DailyScoring, Report
from programmes import logbook
from wijkaanpak import jobs, tenancy
from wijkaanpak.accounts.entering import each_municipality, in_batches


class SnapshotChanged(Exception):
    """The report was adopted while its concept was being made; the next attempt makes the adopted one."""


@shared_task
def render_report(*, municipality_id: int, report_id: int) -> None:
    """Make the PDF. Safe to run twice, late or at the same time: one attempt wins, the others store nothing."""
    jobs.run(Report, report_id, municipality_id=municipality_id, work=_render, store=_store)


def _render(report: Report) -> tuple[str, bytes]:
    return report.sha256, rendering.render(report.snapshot)


def _store(report: Report, made: tuple[str, bytes]) -> None:
    digest, content = made
    if report.sha256 != digest:
        raise SnapshotChanged
    at, file_digest = timezone.now(), hashlib.sha256(content).hexdigest()
    report.file.save(f"{report.pk}.pdf", ContentFile(content), save=False)
    if report.rendered_at is None and report.file_removed_at is None:
        report.rendered_at, report.file_sha256 = at, file_digest
    else:
        report.rendered_at, report.file_removed_at = report.rendered_at or at, None
        report.remade_at, report.remade_sha256 = at, file_digest
        same = {"same": file_digest == report.file_sha256} if report.file_sha256 else {}
        logbook.record(
            "report.remade", report.programme, about=report, by=None, by_name=_("de server"), at=at, detail=same
        )
    fields = ["file", "rendered_at", "file_sha256", "file_removed_at", "remade_at", "remade_sha256"]
    report.save(update_fields=fields)


@shared_task
def sweep_reports() -> int:
    """Offer every report that nobody works on once more; returns how many."""
    return jobs.sweep(
        Report, lambda municipality_id, pk: render_report.delay(municipality_id=municipality_id, report_id=pk)
    )


@shared_task
def clear_files() -> int:
    """Every night: the PDFs of old concepts are let go, in batches; returns how many. Safe to run twice."""
    return in_batches(keeping.clear, at=timezone.now())


@shared_task
def assess_new_day() -> int:
    """Ask for the scoring of this day of every programme; returns how many. Safe to run twice, late or at once.

    Each is a job of its own: one that fails holds up no other, and what a broker that is away did not hear is offered
    again by the sweep.
    """
    today, asked = timezone.localdate(), 0
    for municipality_id in each_municipality():
        with tenancy.municipality(municipality_id):
            waiting = assessments.begin_day(today)
        for pk in waiting:
            score_programme.delay(municipality_id=municipality_id, scoring_id=pk)
        asked += len(waiting)
    return asked


@shared_task
def score_programme(*, municipality_id: int, scoring_id: int) -> None:
    """Score one programme on the day its row names. Safe to run twice, late or at the same time."""
    jobs.run(DailyScoring, scoring_id, municipality_id=municipality_id, work=_judge, store=assessments.keep_day)


def _judge(row: DailyScoring) -> Assessment:
    with tenancy.municipality(row.municipality_id):
        return assessments.judge_day(row)


@shared_task
def sweep_scorings() -> int:
    """Offer every scoring that nobody works on once more; returns how many."""
    return jobs.sweep(
        DailyScoring, lambda municipality_id, pk: score_programme.delay(municipality_id=municipality_id, scoring_id=pk)
    )
