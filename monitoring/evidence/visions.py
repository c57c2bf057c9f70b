"""Where it goes: visions, and the ambitions with their indicators. No query of its own."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from monitoring.evidence.lines import Lines
from monitoring.evidence.memory import Memory
from monitoring.scoring.periods import add_months
from monitoring.scoring.records import Ref
from monitoring.scoring.vision import AmbitionRecord, TargetRecord, VisionRecord


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


def ambitions(memory: Memory) -> tuple[tuple[AmbitionRecord, ...], tuple[Chosen, ...]]:
    """The ambitions that were not let go, and the indicators they are followed by."""
    found: list[AmbitionRecord] = []
    chosen: list[Chosen] = []
    for row in memory.ambitions:
        targets = []
        for one in row.followed:
            ref = Ref("ambition_indicator", one.pk, one.indicator_key)
            target = None if one.target_value is None else Decimal(str(one.target_value))
            targets.append(TargetRecord(ref, target, one.target_year))
            chosen.append(Chosen(ref, one.indicator_key, one.baseline_value is not None, one.reference))
        answered = tuple(sorted(challenge["id"] for challenge in row.answered))  # type: ignore[attr-defined]
        found.append(AmbitionRecord(Ref("ambition", row.pk, row.title), tuple(targets), answered))
    return tuple(found), tuple(chosen)


def agreed_until(memory: Memory, lines: Lines) -> date | None:
    """The last day of what was agreed; None while no vision was adopted and no contract is or was in force.

    The years somebody planned when the programme was set up here are not an agreement.
    """
    days = [day for line in lines["vision"] for day in (line.first, line.second)]
    adopted = any(day is not None and day <= memory.at for day in days)
    contracted = any(one.starts_on and one.starts_on <= memory.at for one in memory.agreements)
    if not adopted and not contracted:
        return None
    return add_months(memory.programme.started_on, 12 * memory.programme.horizon_years)
