"""Writes: ask for a report, adopt it, offer it to the council. Rendering is a job (monitoring/tasks.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from monitoring import assessments, criteria, evidence, snapshot, tasks
from monitoring.evidence.memory import Memory
from monitoring.models import Report
from monitoring.scoring import factors
from monitoring.snapshot.schema import Snapshot
from monitoring.snapshot.seal import sha256
from programmes import logbook
from programmes.models import Programme
from wijkaanpak import jobs
from wijkaanpak.accounts.models import User


class NotAllowed(Exception):
    """The report is not in a state where this can be done."""


class NotReady(NotAllowed):
    """A report is adopted as it was read, so only when its file exists."""


class AlreadyAdopted(NotAllowed):
    """Somebody else adopted this report first; it does not change any more."""


class NotAdopted(NotAllowed):
    """Only an adopted report is offered to the council."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What people write in the report themselves: the summary, the decision asked, the number of the registry."""

    summary: str = ""
    decisions: Sequence[str] = ()
    registration_number: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day of what is reported, both included."""

    start: date
    end: date


def next_period(programme: Programme, *, at: date) -> Period:
    """What a report of a day is about: since the last one adopted by then, else a year; until yesterday."""
    end = at - timedelta(days=1)
    last = programme.reports.filter(adopted_on__lte=at).newest_first().first()
    start = last.period_end + timedelta(days=1) if last and last.period_end < end else None
    return Period(start or at.replace(year=at.year - 1, day=min(at.day, 28)), end)


@transaction.atomic
def request(
    programme: Programme,
    *,
    period_start: date,
    period_end: date,
    by: User | None,
    at: datetime,
    form_key: UUID,
    reference_date: date | None = None,
    wording: Wording | None = None,
) -> Report:
    """Score, freeze what the report will show, and have it made. The same form twice is one report.

    The reference date is the last day of the period, unless given.
    """
    programme = Programme.objects.select_related("municipality").select_for_update(of=("self",)).get(pk=programme.pk)
    asked = Report.objects.filter(form_key=form_key).first()
    if asked is not None:
        return asked

    period = Period(period_start, period_end)
    report = _freeze(programme, period, reference_date or period_end, by=by, at=at, wording=wording or Wording())
    report.form_key = form_key
    report.save()

    logbook.record("report.requested", programme, about=report, by=by, at=at)
    _nudge(report)
    return report


def preview(programme: Programme, *, period: Period, reference_date: date, at: datetime) -> Snapshot:
    """What a report of now would hold. Nothing is kept."""
    memory = Memory(programme, reference_date)
    found, chosen = evidence.gather(programme, reference_date, memory), criteria.in_force(reference_date)
    scores = factors.score_all(found, reference_date, chosen)
    before = _before(memory.reports, period, reference_date)
    frame = _frame(period, reference_date, at)
    return snapshot.build(programme, frame, scores=scores, previous=before, memory=memory)


def _freeze(
    programme: Programme, period: Period, reference_date: date, *, by: User | None, at: datetime, wording: Wording
) -> Report:
    memory = Memory(programme, reference_date)
    same = [report for report in memory.reports if Period(report.period_start, report.period_end) == period]
    version = 1 + max((report.version for report in same), default=0)
    assessment = assessments.assess(programme, at=reference_date, by=by, made_at=at, memory=memory)
    frozen = snapshot.build(
        programme,
        _frame(period, reference_date, at, version=version, wording=wording),
        scores=assessments.scores_of(assessment),
        previous=_before(memory.reports, period, reference_date),
        memory=memory,
    )
    return Report(
        programme=programme,
        period_start=period.start,
        period_end=period.end,
        reference_date=reference_date,
        version=version,
        supersedes=next((report for report in same if report.is_frozen and not report.is_superseded), None),
        registration_number=wording.registration_number,
        assessment=assessment,
        snapshot=frozen,
        sha256=sha256(frozen),
        requested_by=by,
        requested_at=at,
    )


def _before(earlier: Sequence[Report], period: Period, reference_date: date) -> Report | None:
    """The last report about an earlier day that was adopted by then; a correction of this one does not count."""
    for report in earlier:
        is_known = report.adopted_on is not None and report.adopted_on <= reference_date
        if (
            is_known
            and Period(report.period_start, report.period_end) != period
            and report.reference_date < reference_date
        ):
            return report
    return None


def _frame(
    period: Period, reference_date: date, at: datetime, *, version: int = 1, wording: Wording | None = None
) -> snapshot.Frame:
    wording = wording or Wording()
    return snapshot.Frame(
        period_start=period.start,
        period_end=period.end,
        reference_date=reference_date,
        frozen_at=at,
        version=version,
        summary=wording.summary,
        decisions=tuple(wording.decisions),
        registration_number=wording.registration_number,
    )


@transaction.atomic
def adopt(report: Report, *, adopted_by: str, adopted_on: date, by: User | None, at: datetime) -> Report:
    """Adopt the concept as it was read. Only its status on the cover changes; from now on nothing does."""
    report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if report.is_frozen:
        raise AlreadyAdopted
    if not report.is_ready:
        raise NotReady

    frozen: dict[str, Any] = report.snapshot
    label = _("vastgesteld door %(body)s op %(day)s") % {"body": adopted_by, "day": date_format(adopted_on, "j F Y")}
    frozen["head"] |= {"status": str(Report.Status.ADOPTED), "status_label": label}
    report.snapshot, report.sha256 = frozen, sha256(frozen)
    report.status, report.adopted_by, report.adopted_on = Report.Status.ADOPTED, adopted_by, adopted_on
    report.file, report.rendered_at, report.file_sha256 = "", None, ""
    report.file_removed_at, report.remade_at, report.remade_sha256 = None, None, ""
    jobs.ask_again(report)
    report.save()

    logbook.record("report.adopted", report.programme, about=report, by=by, at=at, detail={"by": adopted_by})
    _nudge(report)
    return report


@transaction.atomic
def offer(report: Report, *, offered_on: date, by: User | None, at: datetime) -> Report:
    """Note that the adopted report went to the council."""
    report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if report.status != Report.Status.ADOPTED:
        raise NotAdopted

    report.status, report.offered_on = Report.Status.OFFERED, offered_on
    report.save(update_fields=["status", "offered_on"])

    logbook.record("report.offered", report.programme, about=report, by=by, at=at)
    return report


@transaction.atomic
def retry(report: Report, *, by: User | None, at: datetime) -> bool:
    """Have a report made once more that failed, or whose file was removed; False when there is nothing to make."""
    is_gone = report.file_removed_at is not None and not report.file
    if not jobs.retry(Report, report.pk) and not (is_gone and make_again(report)):
        return False
    logbook.record("report.retried", report.programme, about=report, by=by, at=at)
    _nudge(report)
    return True


@transaction.atomic
def make_again(report: Report) -> bool:
    """Have a file that is gone made once more of the frozen content; False when that was asked already, or failed."""
    report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if report.state != Report.State.DONE:
        return False
    jobs.ask_again(report)
    report.save(update_fields=["state", "attempts", "waiting_since"])
    _nudge(report)
    return True


def _nudge(report: Report) -> None:
    """Robust: without a broker the report stands, and the sweep finds it."""
    municipality_id, report_id = report.municipality_id, report.pk
    transaction.on_commit(
        lambda: tasks.render_report.delay(municipality_id=municipality_id, report_id=report_id), robust=True
    )
