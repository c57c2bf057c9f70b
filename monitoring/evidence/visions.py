"""Where it goes: visions, and the ambitions with their indicators."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q

from monitoring.evidence.memory import Memory
from monitoring.scoring.periods import add_months
from monitoring.scoring.records import Ref
from monitoring.scoring.vision import AmbitionRecord, TargetRecord, VisionRecord
from programmes import as_it_stood
from programmes.models import Vision


class Chosen(NamedTuple):
    """An indicator that an ambition is followed by, as the ambition has it."""

    ref: Ref
    key: str
    has_baseline: bool
    reference: str


def visions(memory: Memory) -> tuple[VisionRecord, ...]:
    """The versions of the vision, concepts too.

    A concept has no day, and one that was adopted later was a concept before: the logbook dates those.
    """
    programme, at = memory.programme, memory.at
    concept = Q(adopted_by_coalition_on=None, adopted_by_council_on=None)
    adopted = Q(adopted_by_coalition_on__lte=at) | Q(adopted_by_council_on__lte=at)
    written = as_it_stood.logged(programme, "vision.written", until=at)
    written_later = as_it_stood.logged(programme, "vision.written", after=at)
    rows = Vision.objects.filter(concept | adopted | Q(pk__in=written), programme=programme)
    return tuple(
        VisionRecord(
            Ref("vision", vision.pk, vision.title),
            adopted_by_coalition_on=vision.adopted_by_coalition_on,
            adopted_by_council_on=vision.adopted_by_council_on,
            horizon_on=date(vision.horizon_year, 12, 31),
        )
        for vision in memory.known(rows.exclude(pk__in=written_later).order_by("pk"))
    )


def ambitions(memory: Memory) -> tuple[tuple[AmbitionRecord, ...], tuple[Chosen, ...]]:
    """The ambitions that were not let go, and the indicators they are followed by."""
    records: list[AmbitionRecord] = []
    chosen: list[Chosen] = []
    for ambition in memory.ambitions:
        targets = []
        for indicator in ambition.followed:
            key = indicator.indicator_key
            ref = Ref("ambition_indicator", indicator.pk, key)
            target = None if indicator.target_value is None else Decimal(str(indicator.target_value))
            targets.append(TargetRecord(ref, target, indicator.target_year))
            chosen.append(Chosen(ref, key, indicator.baseline_value is not None, indicator.reference))
        answered = tuple(sorted(challenge["id"] for challenge in ambition.answered))  # type: ignore[attr-defined]
        records.append(AmbitionRecord(Ref("ambition", ambition.pk, ambition.title), tuple(targets), answered))
    return tuple(records), tuple(chosen)


def agreed_until(memory: Memory, visions: Iterable[VisionRecord]) -> date | None:
    """The last day of what was agreed; None while none of the visions was adopted and no contract is or was in force.

    The years somebody planned when the programme was set up here are not an agreement.
    """
    days = [day for vision in visions for day in (vision.adopted_by_coalition_on, vision.adopted_by_council_on)]
    adopted = any(day is not None and day <= memory.at for day in days)
    contracted = any(agreement.starts_on and agreement.starts_on <= memory.at for agreement in memory.agreements)
    if not adopted and not contracted:
        return None
    return add_months(memory.programme.started_on, 12 * memory.programme.horizon_years)
