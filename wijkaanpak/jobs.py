"""What every background job row shares: claim, lease, finish, sweep. The row is the truth, a message only a nudge.

A claim counts the attempt and commits before any work, so a job that kills its worker stops after three. The attempt
number is the fencing token: who lost the lease writes nothing. The clock is the database's.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import connection, models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from wijkaanpak import tenancy

log = structlog.get_logger(__name__)
MAX_ATTEMPTS = 3
GRACE = timedelta(seconds=15)


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
    nudged_at = models.DateTimeField(_("laatst aangeboden op"), db_default=Now(), editable=False)
    failure = models.TextField(_("reden van mislukken"), blank=True, editable=False)

    class Meta:
        abstract = True


def claim(model: type[Job], pk: int) -> int | None:
    """Take the job for the length of a lease and return the attempt number; None when it is not free."""
    with connection.cursor() as cursor:
        cursor.execute(
            f'update "{model._meta.db_table}" set state = %s, attempts = attempts + 1, failure = %s, '  # noqa: S608
            "lease_until = now() + make_interval(secs => %s) "
            "where id = %s and attempts < %s and (state = %s or (state = %s and lease_until < now())) "
            "returning attempts",
            [
                Job.State.PROCESSING,
                "",
                settings.JOB_LEASE_SECONDS,
                pk,
                MAX_ATTEMPTS,
                Job.State.RECEIVED,
                Job.State.PROCESSING,
            ],
        )
        row = cursor.fetchone()
    return row[0] if row else None


def finish(model: type[Job], pk: int, attempt: int) -> bool:
    """Mark the job done if the lease still is ours. Call it first in the transaction that stores the effect."""
    held = model._default_manager.filter(pk=pk, state=Job.State.PROCESSING, attempts=attempt)
    return bool(held.update(state=Job.State.DONE, lease_until=None, failure=""))


def give_up(model: type[Job], pk: int, attempt: int, reason: str) -> None:
    """Write the reason down; free the job for another attempt, or fail it after the last."""
    held = model._default_manager.filter(pk=pk, state=Job.State.PROCESSING, attempts=attempt)
    state = Job.State.FAILED if attempt >= MAX_ATTEMPTS else Job.State.RECEIVED
    held.update(state=state, lease_until=None, failure=reason)


def run(
    model: type[Any],
    pk: int,
    *,
    municipality_id: int,
    work: Callable[[Any], Any],
    store: Callable[[Any, Any], None],
) -> bool:
    """Claim the job, do `work(row)`, and in one transaction mark it done and `store(row, result)`.

    Returns whether this call finished the job. A job of another municipality does not exist here: nothing happens.
    """
    with tenancy.municipality(municipality_id):
        attempt = claim(model, pk)
    if attempt is None:
        log.info("job_not_free", job=model._meta.label_lower, job_id=pk, municipality_id=municipality_id)
        return False

    try:
        with tenancy.municipality(municipality_id):
            row = model._default_manager.get(pk=pk)
            result = work(row)
        with tenancy.municipality(municipality_id):
            if not finish(model, pk, attempt):
                log.warning("job_lease_lost", job=model._meta.label_lower, job_id=pk, attempt=attempt)
                return False
            row.refresh_from_db()
            store(row, result)
    except Exception as error:
        log.exception("job_failed", job=model._meta.label_lower, job_id=pk, attempt=attempt)
        with tenancy.municipality(municipality_id):
            give_up(model, pk, attempt, f"{type(error).__name__}: {error}"[:500])
        return False
    return True


def retry(model: type[Job], pk: int) -> bool:
    """Give a failed job three new attempts, for the retry button."""
    failed = model._default_manager.filter(pk=pk, state=Job.State.FAILED)
    return bool(failed.update(state=Job.State.RECEIVED, attempts=0, failure="", nudged_at=Now()))


def sweep(model: type[Job], nudge: Callable[[int, int], Any]) -> int:
    """Call `nudge(municipality_id, pk)` for each job nobody works on; return how many. Two sweeps at once do one."""
    from wijkaanpak.accounts.models import Municipality

    nudged = 0
    for municipality_id in Municipality.objects.order_by("pk").values_list("pk", flat=True):
        with tenancy.municipality(municipality_id):
            waiting = _waiting(model)
        for pk in waiting:
            nudge(municipality_id, pk)
            nudged += 1
    return nudged


def _waiting(model: type[Job]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(hashtext(%s))", [f"sweep {model._meta.label_lower}"])
        if not cursor.fetchone()[0]:
            return []
    left = model._default_manager.filter(state=Job.State.PROCESSING, lease_until__lt=Now())
    left.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=Job.State.FAILED,
        lease_until=None,
        failure="Het maken is drie keer onverwacht gestopt.",
    )
    free = model._default_manager.filter(
        Q(state=Job.State.RECEIVED, nudged_at__lt=Now() - GRACE)
        | Q(state=Job.State.PROCESSING, lease_until__lt=Now(), attempts__lt=MAX_ATTEMPTS)
    )
    rows = free.select_for_update(skip_locked=True, of=("self",)).order_by(F("nudged_at").asc())[:500]
    waiting = list(rows.values_list("pk", flat=True))
    model._default_manager.filter(pk__in=waiting).update(nudged_at=Now())
    return waiting
