"""Where it goes: visions, and the ambitions with their indicators. One query, and the figures that belong to them."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from monitoring.evidence.lines import Lines
from monitoring.scoring.records import Ref
from monitoring.scoring.vision import AmbitionRecord, TargetRecord, VisionRecord
from programmes.models import Ambition, Programme


class Chosen(NamedTuple):
    """An indicator that an ambition is followed by, as the ambition has it."""

    ref: Ref
    key: str
    has_baseline: bool
    reference: str


def visions(lines: Lines) -> tuple[VisionRecord, ...]:
    """The versions of the vision, concepts too."""
    return tuple(
        VisionRecord(
            line.ref,
            adopted_by_coalition_on=line.first,
            adopted_by_council_on=line.second,
            horizon_on=date(line.number, 12, 31) if line.number else None,
        )
        for line in lines["vision"]
    )


def ambitions(programme: Programme, at: date) -> tuple[tuple[AmbitionRecord, ...], tuple[Chosen, ...]]:
    """The ambitions that were not let go by `at`, and the indicators they are followed by."""
    kept = Ambition.objects.filter(Q(ended_on=None) | Q(ended_on__gt=at), programme=programme)
    rows = (
        kept.annotate(answered=ArrayAgg("challenges", distinct=True, default=[], filter=Q(challenges__isnull=False)))
        .order_by("number", "pk", "indicators__pk")
        .values_list(
            "pk",
            "title",
            "answered",
            "indicators__pk",
            "indicators__indicator_key",
            "indicators__baseline_value",
            "indicators__reference",
            "indicators__target_value",
            "indicators__target_year",
        )
    )
    found: dict[int, AmbitionRecord] = {}
    chosen: list[Chosen] = []
    for pk, title, answered, indicator, key, baseline, reference, target, year in rows:
        before = found.get(pk) or AmbitionRecord(Ref("ambition", pk, title), (), tuple(sorted(answered)))
        targets = before.targets
        if indicator is not None:
            ref = Ref("ambition_indicator", indicator, key)
            targets += (TargetRecord(ref, None if target is None else Decimal(str(target)), year),)
            chosen.append(Chosen(ref, key, baseline is not None, reference))
        found[pk] = AmbitionRecord(before.ref, targets, before.challenges)
    return tuple(found.values()), tuple(chosen)
