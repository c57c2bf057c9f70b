"""Reads: the four phases with their activities, what stands before the next phase, and what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from programmes import phases
from programmes.lifecycle.needs import Need, needs
from programmes.models import Event, PhaseActivity, PhaseTransition, Programme
from programmes.phases import Phase

BADGES = {"not_started": "unknown", "running": "busy", "done": "green"}


@dataclass(frozen=True, slots=True)
class Task:
    """One activity: `badge` for its state, and whether its day has passed while it is not done. What is done tells its
    result, what is not its term.
    """

    activity: PhaseActivity
    badge: str
    is_late: bool
    owner: str
    term: date | None
    result: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One phase with its activities; `state` is done, current or upcoming."""

    phase: Phase
    state: str
    watchword: str
    tasks: tuple[Task, ...]

    @property
    def done(self) -> int:
        return sum(task.badge == "green" for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Board:
    stretches: tuple[Stretch, ...]
    needs: tuple[Need, ...]
    following: Phase | None
    transitions: tuple[PhaseTransition, ...]

    @property
    def missing(self) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if not need.is_ready)


def board(programme: Programme, today: date) -> Board:
    """All of it; the same number of queries for any number of records."""
    rows = {activity.key: activity for activity in programme.activities.select_related("owner")}
    current = phases.position(programme.phase)
    stretches = []
    for place, phase in enumerate(phases.ORDER):
        gate = phases.gate(phase)
        state = "done" if place < current else "current" if place == current else "upcoming"
        tasks = tuple(_tasks(phases.activities(phase), rows, today))
        stretches.append(Stretch(phase, state, str(gate.watchword) if gate else "", tasks))
    return Board(
        stretches=tuple(stretches),
        needs=needs(programme),
        following=phases.following(programme.phase),
        transitions=tuple(programme.transitions.select_related("decided_by").order_by("-decided_on", "-pk")),
    )


def _tasks(activities: Iterable[phases.Activity], rows: dict[str, Any], today: date) -> Iterable[Task]:
    for activity in activities:
        row = rows.get(activity.key)
        if row is not None:
            is_done = row.status == PhaseActivity.Status.DONE
            yield Task(
                activity=row,
                badge=BADGES[row.status],
                is_late=bool(row.due_on and row.due_on < today and not is_done),
                owner=row.owner.name if row.owner else "",
                term=None if is_done else row.due_on,
                result=row.evidence if is_done else "",
            )


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was still missing when somebody asked for this phase before, and what came since."""

    event: Event
    missing: tuple[str, ...]
    came: tuple[str, ...]


def last_attempt(programme: Programme, to: str, before: Any, missing_now: Iterable[str]) -> Attempt | None:
    """The attempt before a decision at the moment `before`; None when it was the first."""
    rows = Event.objects.filter(programme=programme, kind="phase.refused", detail__to=to, at__lt=before)
    event = rows.order_by("-at", "-pk").first()
    if event is None:
        return None
    missing = [key for key in event.detail["missing"] if key in phases.NEEDS]
    came = set(missing) - set(missing_now)
    return Attempt(
        event,
        tuple(str(phases.NEEDS[key]) for key in missing),
        tuple(str(phases.NEEDS[key]) for key in missing if key in came),
    )
