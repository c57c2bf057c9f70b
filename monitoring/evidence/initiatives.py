"""Resident initiatives, from the day they were handed in."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import localdate

from monitoring.evidence.memory import Memory
from monitoring.scoring.records import InitiativeRecord, Ref
from programmes.models import Initiative
from programmes.models.initiative import GRANTED


@dataclass(frozen=True, slots=True)
class Initiatives:
    """The initiatives, and what was granted to them: (year of the decision, euros)."""

    records: tuple[InitiativeRecord, ...]
    granted: tuple[tuple[int, Decimal], ...]


def of_programme(memory: Memory) -> Initiatives:
    """The initiatives that were confirmed by the day."""
    at, rows = memory.at, sorted(memory.initiatives, key=lambda row: row.pk)
    return Initiatives(
        records=tuple(_record(row, at) for row in rows),
        granted=tuple(
            (localdate(row.decided_at).year, row.amount_granted)
            for row in rows
            if row.decided_at and row.amount_granted is not None and localdate(row.decided_at) <= at
        ),
    )


def _record(row: Initiative, at: date) -> InitiativeRecord:
    waits = row.clock_stopped_on is not None and row.clock_stopped_on <= at
    granted_before = row.status == Initiative.Status.WITHDRAWN and row.amount_granted is not None
    return InitiativeRecord(
        ref=Ref("initiative", row.pk, row.title),
        submitted_on=localdate(row.submitted_at),
        due_on=None if waits else row.due_on,
        decided_on=_day(row.decided_at),
        approved=row.status in GRANTED or granted_before,
        carried_out_on=row.carried_out_on,
        withdrawn_on=_day(row.withdrawn_at),
        withdrawal_has_reason=bool(row.withdrawn_reason),
        neighbourhood=row.neighbourhood_code,
    )


def _day(moment: datetime | None) -> date | None:
    return localdate(moment) if moment else None
