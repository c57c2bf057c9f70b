"""How the programme went from phase to phase in the story, and how far each of the eighteen activities is."""

from datetime import date
from itertools import pairwise

from demo.stories import Story
from demo.telling import Telling
from programmes import phases
from programmes.models import PhaseActivity, PhaseTransition

Status = PhaseActivity.Status


def phase_history(telling: Telling) -> None:
    """Every step between phases, also back."""
    for before, step in pairwise(telling.parts("phases")):
        row = PhaseTransition.objects.create(
            programme=telling.programme,
            from_phase=before["to"],
            to_phase=step["to"],
            decided_on=step["on"],
            decided_by=telling.manager,
            decided_in="stuurgroep",
            reason=step["reason"],
            dissent=step.get("dissent", ""),
        )
        telling.log("phase.changed", row, step["on"], hour=16)


def activities(telling: Telling) -> None:
    """All eighteen: with owner, term and result where the story tells them, else as far as the phase says."""
    told = {part["key"]: part for part in telling.parts("activities")}
    steps = telling.parts("phases")
    now = phases.position(telling.programme.phase)
    rows = PhaseActivity.objects.bulk_create(
        _activity(telling, activity, told.get(activity.key, {}), _usual(phases.position(activity.phase), now, place))
        for phase in phases.ORDER
        for place, activity in enumerate(phases.activities(phase))
    )
    for row in rows:
        if row.status == Status.DONE:
            row.changed_on = told.get(row.key, {}).get("on") or _left(steps, row.key)
        elif row.status == Status.RUNNING:
            row.changed_on = steps[-1]["on"]
        if row.changed_on:
            telling.log("activity.changed", row, row.changed_on, hour=15)
    PhaseActivity.objects.bulk_update(rows, ["changed_on"])


def _activity(telling: Telling, activity: phases.Activity, part: Story, usual: Status) -> PhaseActivity:
    return PhaseActivity(
        programme=telling.programme,
        key=activity.key,
        status=part.get("status", usual),
        note=part.get("note", ""),
        evidence=part.get("result", ""),
        owner=telling.users.get(part.get("owner", "")),
        due_on=part.get("due"),
    )


def _usual(of: int, now: int, place: int) -> Status:
    """Before this phase: done. In it: the first three run."""
    if of < now:
        return Status.DONE
    return Status.RUNNING if of == now and place < 3 else Status.NOT_STARTED


def _left(steps: list[Story], key: str) -> date:
    """The first day on which the programme left the phase of an activity for a later one."""
    of = next(phases.position(activity.phase) for activity in phases.ACTIVITIES if activity.key == key)
    later: list[date] = [step["on"] for step in steps if phases.position(step["to"]) > of]
    return later[0] if later else steps[-1]["on"]
