"""How often the rule cries wolf: all buurten judged, though nothing is known to have happened in them. Pure.

What stands out there stands out by chance, or has a reason that nobody knows. Either way it is the share of areas that
the rule would call different without any programme.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from statistics import median

from neighbourhoods.standings import movement, peers
from neighbourhoods.standings.movement import Movement, MovementVerdict, Shifts
from neighbourhoods.standings.peers import Areas, Subject

SIZES = (peers.FEWEST_INHABITANTS, 500, 1_500, 4_000, 8_000, peers.DISTRICTS_FROM, math.inf)
"""The lowest number of inhabitants of each class; no class has an upper bound of its own."""


@dataclass(frozen=True, slots=True)
class Alarms:
    """Of the buurten with `fewest` up to (not with) `below` inhabitants: how many were judged, and how many stood out.

    `low` and `high` are the medians of the smallest changes that would stand out, in percent; None when none was
    judged.
    """

    fewest: float
    below: float
    judged: int
    risen: int
    fallen: int
    low: float | None
    high: float | None

    @property
    def share(self) -> float | None:
        """Which part of those judged stood out, 0 to 1."""
        return (self.risen + self.fallen) / self.judged if self.judged else None


def placebo(areas: Areas, shifts: Shifts) -> tuple[Alarms, ...]:
    """All buurten, by number of inhabitants; the last is all of them together."""
    found = [
        (float(areas.inhabitants[place]), judged)
        for place in range(len(areas))
        if not areas.is_district[place] and (judged := _of(place, areas, shifts)).verdict
    ]
    classes = [
        _counted([judgement for size, judgement in found if fewest <= size < below], fewest, below)
        for fewest, below in itertools.pairwise(SIZES)
    ]
    return (*classes, _counted([judgement for _size, judgement in found], SIZES[0], SIZES[-1]))


def _of(place: int, areas: Areas, shifts: Shifts) -> Movement:
    """One buurt judged as if it were an area of a programme."""
    amount, now, size = (float(column[place]) for column in (shifts.base, shifts.now, shifts.size))
    inhabitants = float(areas.inhabitants[place])
    subject = Subject((areas.codes[place],), inhabitants, int(areas.urbanity[place]), amount, size)
    if not shifts.is_complete[place] or not subject.urbanity:
        return Movement(movement.ChangeUnit.PERCENT, obstacle=movement.MovementObstacle.INCOMPLETE)
    return movement.judge(subject, now, areas, shifts, years=())


def _counted(movements: list[Movement], fewest: float, below: float) -> Alarms:
    verdicts = [judgement.verdict for judgement in movements]
    return Alarms(
        fewest,
        below,
        len(movements),
        verdicts.count(MovementVerdict.RISEN_MORE),
        verdicts.count(MovementVerdict.FALLEN_MORE),
        median([judgement.low for judgement in movements if judgement.low is not None]) if movements else None,
        median([judgement.high for judgement in movements if judgement.high is not None]) if movements else None,
    )
