"""Where a measure stood on a day: planned, running or over. The one place that says so, for scores and report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from programmes.models import Measure, MeasureAdjustment
from programmes.models.measure import MeasureStatus as Status

ENDED = (Status.DONE, Status.STOPPED)


@dataclass(frozen=True, slots=True)
class Course:
    """`began_on` and `ended_on` are the days on which it really did, None while it had not."""

    status: Status
    began_on: date | None = None
    ended_on: date | None = None

    @property
    def has_begun(self) -> bool:
        return self.began_on is not None

    @property
    def is_ended(self) -> bool:
        return self.status in ENDED

    @property
    def is_running(self) -> bool:
        """Begun, and not done or stopped; that its planned end is past does not end it."""
        return self.has_begun and not self.is_ended

    def days(self, starts_on: date | None, ends_on: date | None) -> tuple[date | None, date | None]:
        """First and last day: what happened goes before what was planned."""
        return self.began_on or starts_on, self.ended_on or ends_on


def of(measure: Measure, decided: Sequence[MeasureAdjustment], at: date) -> Course:
    """From the row as it is now and the decisions on it by the day, oldest first. Its last day counts."""
    stopped_on = next((row.decided_on for row in decided if row.kind == MeasureAdjustment.Kind.STOPPED), None)
    began_on = None if measure.status == Status.PLANNED else measure.starts_on
    if began_on is None or began_on > at:
        began_on = None
    if stopped_on is not None and stopped_on < at:
        return Course(Status.STOPPED, began_on, stopped_on)
    if measure.status in ENDED and measure.ends_on is not None and measure.ends_on < at:
        return Course(Status(measure.status), began_on, measure.ends_on)
    if began_on is None:
        return Course(Status.PLANNED)
    changed = any(row.kind == MeasureAdjustment.Kind.CHANGED for row in decided)
    return Course(Status.CHANGED if changed else Status.RUNNING, began_on)
