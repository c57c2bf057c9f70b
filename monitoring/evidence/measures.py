"""Measures as they stood on a day, from their updates and adjustments."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from monitoring.evidence.coalitions import KINDS
from monitoring.evidence.course import Course
from monitoring.evidence.memory import Memory
from monitoring.scoring.learning import ChangeRecord
from monitoring.scoring.records import MeasureRecord, Ref, TermRecord
from programmes.models import Measure, MeasureAdjustment, Partner
from programmes.models.measure import NEEDS_STEERING


class Update(NamedTuple):
    """What was reported of a measure on a day."""

    on: date
    light: str
    adjust_by: date | None


class Adjustment(NamedTuple):
    """A decision on a measure."""

    on: date
    kind: str
    has_reason: bool


@dataclass(frozen=True, slots=True)
class KnownMeasures:
    """The measures known on a day, with what had been reported and decided by then, oldest first."""

    at: date
    measures: tuple[Measure, ...]
    updates: Mapping[int, Sequence[Update]]
    adjustments: Mapping[int, Sequence[Adjustment]]


def of_programme(memory: Memory) -> KnownMeasures:
    """Everything about the measures by the day that is remembered."""
    updates: dict[int, list[Update]] = defaultdict(list)
    for row in memory.updates:
        updates[row.measure_id].append(Update(row.reported_on, row.light, row.adjust_by))
    adjustments: dict[int, list[Adjustment]] = defaultdict(list)
    for row in memory.adjustments:
        adjustments[row.measure_id].append(Adjustment(row.decided_on, row.kind, has_reason=bool(row.reason)))
    return KnownMeasures(memory.at, tuple(sorted(memory.measures, key=lambda row: row.pk)), updates, adjustments)


def records(known: KnownMeasures, covered: Mapping[int, Decimal]) -> tuple[MeasureRecord, ...]:
    """The measures; `covered` are the euros committed by measure."""
    return tuple(_record(measure, known, covered.get(measure.pk, Decimal(0))) for measure in known.measures)


def changes(known: KnownMeasures) -> tuple[ChangeRecord, ...]:
    """The decisions to change or to stop a measure; extra effort is neither."""
    kinds = MeasureAdjustment.Kind
    return tuple(
        ChangeRecord(_ref(measure), adjustment.on, adjustment.has_reason)
        for measure in known.measures
        for adjustment in known.adjustments.get(measure.pk, ())
        if adjustment.kind in (kinds.CHANGED, kinds.STOPPED)
    )


def deviations(known: KnownMeasures, on: date) -> tuple[TermRecord, ...]:
    """The measures that were orange or red on a day, with the last day for an adjustment and when it came.

    Any decision since that light answers it; one of before does not.
    """
    terms = []
    for measure in known.measures:
        last = _last([update for update in known.updates.get(measure.pk, ()) if update.on <= on])
        if last is not None and last.light in NEEDS_STEERING and last.adjust_by is not None:
            decisions = known.adjustments.get(measure.pk, ())
            later = (adjustment.on for adjustment in decisions if adjustment.on >= last.on)
            terms.append(TermRecord(_ref(measure), last.adjust_by, next(later, None)))
    return tuple(terms)


def _record(measure: Measure, known: KnownMeasures, covered: Decimal) -> MeasureRecord:
    last = _last(known.updates.get(measure.pk, ()))
    stood: Course = measure.course  # type: ignore[attr-defined]
    return MeasureRecord(
        ref=_ref(measure),
        owner_id=measure.owner_id,
        owner_kind=KINDS[Partner.Kind(measure.owner.kind)] if measure.owner else None,
        starts_on=measure.starts_on if stood.has_begun or _is_ahead(measure.starts_on, known.at) else None,
        ends_on=measure.ends_on if stood.is_ended or _is_ahead(measure.ends_on, known.at) else None,
        stopped_on=stood.ended_on,
        states_contribution=bool(measure.ambition_id and measure.contribution),
        target_group=bool(measure.target_group),
        target_group_size=measure.target_group_size,
        budget=measure.budget,
        covered=covered,
        has_knowledge_base=measure.explains_why,
        output_target=None if measure.output_target is None else Decimal(measure.output_target),
        updated_on=last.on if last else None,
        from_initiative=measure.from_initiative_id is not None,
    )


def _is_ahead(planned: date | None, at: date) -> bool:
    """Whether a planned day still lies ahead. One that went by while nothing happened no longer counts as a plan."""
    return planned is not None and planned >= at


def _last(updates: Sequence[Update]) -> Update | None:
    return updates[-1] if updates else None


def _ref(measure: Measure) -> Ref:
    return Ref("measure", measure.pk, measure.title)
