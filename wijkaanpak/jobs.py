"""What every background job row shares: claim, lease, finish, sweep. The row is the truth, a message only a nudge.

A claim counts the attempt and commits before any work, so a job that kills its worker stops after three. The lease is
the fencing token: who lost it writes nothing. The clock is the database's. What is shown by which test: docs/faults.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import connection, models
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wijkaanpak import failures, tenancy
from wijkaanpak.accounts.entering import municipalities_with

log = structlog.get_logger(__name__)
MAX_ATTEMPTS = 3
OFFERED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Lease:
    """One attempt at a job. A retry starts counting at one again, so the number alone would not tell two apart."""

    attempt: int
    until: datetime


class Job(tenancy.TenantModel):
    """Mixed into the model of each kind of job."""

    class State(models.TextChoices):
        RECEIVED = "received", _("in de wachtrij")
        PROCESSING = "processing", _("wordt gemaakt")
        DONE = "done", _("klaar")
        FAILED = "failed", _("mislukt")

    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.RECEIVED, editable=False)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0, editable=False)
    lease_until = models.DateTimeField(_("in behandeling tot"), null=True, editable=False)
    waiting_since = models.DateTimeField(_("wacht sinds"), db_default=Now(), editable=False)
    nudged_at = models.DateTimeField(_("laatst aangeboden op"), db_default=Now(), editable=False)
    failure = models.TextField(_("reden van mislukken"), blank=True, editable=False)

    class Meta:
        abstract = True


def claim(model: type[Job], pk: int) -> Lease | None:
    """Take the job of the open municipality for `JOB_LEASE_SECONDS`; None when it is not free or does not exist."""
    with connection.cursor() as cursor:
        cursor.execute(
            f'update "{model._meta.db_table}" set state = %s, attempts = attempts + 1, failure = %s, '  # noqa: S608
            "lease_until = statement_timestamp() + make_interval(secs => %s) "
            "where id = %s and municipality_id = %s and attempts < %s "
            "and (state = %s or (state = %s and lease_until < statement_timestamp())) "
            "returning attempts, lease_until",
            [
                Job.State.PROCESSING,
                "",
                settings.JOB_LEASE_SECONDS,
                pk,
                tenancy.current_id(),
                MAX_ATTEMPTS,
                Job.State.RECEIVED,
                Job.State.PROCESSING,
            ],
        )
        row = cursor.fetchone()
    return Lease(*row) if row else None


def finish(model: type[Job], pk: int, lease: Lease) -> bool:
    """Mark the job done if the lease still is ours. Call it first in the transaction that stores the effect."""
    return bool(_held(model, pk, lease).update(state=Job.State.DONE, lease_until=None, failure=""))


def give_up(model: type[Job], pk: int, lease: Lease, reason: str) -> bool:
    """Write the reason down; free the job for another attempt after a pause, or fail it after the last."""
    state = Job.State.FAILED if lease.attempt >= MAX_ATTEMPTS else Job.State.RECEIVED
    held = _held(model, pk, lease)
    return bool(held.update(state=state, lease_until=None, failure=reason, nudged_at=Now()))


def _held(model: type[Job], pk: int, lease: Lease) -> QuerySet[Job]:
    rows = model._default_manager.filter(pk=pk, state=Job.State.PROCESSING)
    return rows.filter(attempts=lease.attempt, lease_until=lease.until)


def run(
    model: type[Any],
    pk: int,
    *,
    municipality_id: int,
    work: Callable[[Any], Any],
    store: Callable[[Any, Any], None],
) -> bool:
    """Claim the job, do `work(row)`, and in one transaction mark it done and `store(row, result)`.

    `work` may take minutes, so it runs outside any transaction: nothing waits for it, and the database does not end its
    connection for idling. It sees the row alone; rows of the municipality do not exist there. Returns whether this call
    finished the job. A job of another municipality does not exist here: nothing happens.
    """
    told = log.bind(job=model._meta.label_lower, job_id=pk, municipality_id=municipality_id)
    with tenancy.municipality(municipality_id):
        lease = claim(model, pk)
    if lease is None:
        told.info("job_not_free")
        return False

    try:
        with tenancy.municipality(municipality_id):
            row = model._default_manager.get(pk=pk)
        result = work(row)
        _look_after_connection()
        with tenancy.municipality(municipality_id):
            if not finish(model, pk, lease):
                told.warning("job_lease_lost", attempt=lease.attempt)
                return False
            row.refresh_from_db()
            store(row, result)
    except Exception as error:
        told.exception("job_attempt_failed", attempt=lease.attempt)
        _look_after_connection()
        with tenancy.municipality(municipality_id):
            give_up(model, pk, lease, failures.reason(error))
        return False
    return True


def _look_after_connection() -> None:
    """The database may have been restarted during the work: a dead connection is replaced before its next use."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def retry(model: type[Job], pk: int) -> bool:
    """Give a failed job three new attempts, for the retry button."""
    failed = model._default_manager.filter(pk=pk, state=Job.State.FAILED)
    return bool(failed.update(state=Job.State.RECEIVED, attempts=0, failure="", waiting_since=Now(), nudged_at=Now()))


def ask_again(job: Job) -> None:
    """In the queue anew, from now on and without attempts; the caller saves it with what else changes."""
    job.state, job.attempts, job.waiting_since = Job.State.RECEIVED, 0, timezone.now()


def sweep(model: type[Job], nudge: Callable[[int, int], Any]) -> int:
    """Call `nudge(municipality_id, pk)` for each job nobody works on; return how many. Two sweeps at once do one.

    A job that ended its worker at every attempt is failed. When the broker does not answer the rest waits for the next
    sweep, rather than each job for a broker that hangs.
    """
    nudged, broker_answers = 0, True
    for municipality_id in municipalities_with(model._default_manager.filter(_left_by_its_worker() | _free_for_long())):
        with tenancy.municipality(municipality_id):
            if not _sweeps_alone(model, municipality_id):
                continue
            _fail_dead(model)
            waiting = _offer_waiting(model) if broker_answers else []
        for pk in waiting:
            try:
                nudge(municipality_id, pk)
            except Exception:
                log.exception("job_not_nudged", job=model._meta.label_lower, job_id=pk, municipality_id=municipality_id)
                broker_answers = False
                break
            nudged += 1
    return nudged


def _sweeps_alone(model: type[Job], municipality_id: int) -> bool:
    """Whether no other sweep is in this municipality; until the end of the transaction."""
    key = f"sweep {model._meta.label_lower}"
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(hashtext(%s), %s::int)", [key, municipality_id])
        return bool(cursor.fetchone()[0])


def _fail_dead(model: type[Job]) -> None:
    dead = _locked(model._default_manager.filter(_left_by_its_worker(), attempts__gte=MAX_ATTEMPTS))
    if dead:
        log.error("jobs_dead", job=model._meta.label_lower, job_ids=dead, municipality_id=tenancy.current_id())
        rows = model._default_manager.filter(pk__in=dead)
        rows.update(state=Job.State.FAILED, lease_until=None, failure=failures.WORKER_ENDED)


def _offer_waiting(model: type[Job]) -> list[int]:
    """The jobs to nudge now. Noted as nudged before it is done: whoever comes second finds them freshly asked for."""
    waiting = _locked(model._default_manager.filter(_free_for_long()))
    model._default_manager.filter(pk__in=waiting).update(nudged_at=Now())
    return waiting


def _left_by_its_worker() -> Q:
    return Q(state=Job.State.PROCESSING, lease_until__lt=Now())


def _free_for_long() -> Q:
    """Nobody works on it, and the last time somebody was asked to is longer ago than a sweep takes to come again."""
    grace = timedelta(seconds=1.5 * settings.JOB_SWEEP_SECONDS)
    free = Q(state=Job.State.RECEIVED) | (_left_by_its_worker() & Q(attempts__lt=MAX_ATTEMPTS))
    return free & Q(nudged_at__lt=Now() - grace)


def _locked(rows: QuerySet[Job]) -> list[int]:
    """The longest waiting first; a row that somebody is changing right now is left alone."""
    free = rows.select_for_update(skip_locked=True, of=("self",)).order_by("nudged_at", "pk")
    return list(free.values_list("pk", flat=True)[:OFFERED_AT_ONCE])
