"""Decisions whose day is past on the reference date: how many days, and who decides."""

from collections.abc import Iterable, Iterator
from datetime import date

from monitoring.evidence import coalitions
from monitoring.evidence import initiatives as evidence
from monitoring.evidence.memory import Memory
from monitoring.snapshot.people_schema import PrintedOverdue
from monitoring.snapshot.schema import PrintedMeasure
from programmes.access import who_may
from wijkaanpak import formats


def told(days: int, permission: str) -> str:
    """ "14 dagen te laat; wie besluit: programmamanager"."""
    return f"{formats.number(days)} {'dag' if days == 1 else 'dagen'} te laat; wie besluit: {who_may(permission)}"


def read(memory: Memory, measures: Iterable[PrintedMeasure]) -> list[PrintedOverdue]:
    """Of measures, of obstacles, and of residents' ideas together; the longest first. One query: the obstacles."""
    found = [*_measures(measures, memory.at), *_obstacles(memory), *_ideas(memory)]
    return sorted(found, key=lambda decision: (-decision["days"], decision["id"]))


def _measures(measures: Iterable[PrintedMeasure], at: date) -> Iterator[PrintedOverdue]:
    for measure in measures:
        deviation = measure["deviation"]
        if deviation and deviation["kept"] == "overdue" and deviation["promised_by"]:
            due = date.fromisoformat(deviation["promised_by"])
            yield _decision(f"maatregel-{measure['id']}", measure["title"], due, at, "programmes.adjust_measure")


def _obstacles(memory: Memory) -> Iterator[PrintedOverdue]:
    for record in coalitions.obstacles(memory):
        if record.due_on < memory.at and (record.decided_on is None or record.decided_on > memory.at):
            key = f"knelpunt-{record.ref.id}"
            yield _decision(key, record.ref.label, record.due_on, memory.at, "programmes.decide_obstacle")


def _ideas(memory: Memory) -> Iterator[PrintedOverdue]:
    at = memory.at
    terms = [
        record.due_on
        for record in evidence.of_programme(memory).records
        if record.due_on is not None
        and record.due_on < at
        and not any(day is not None and day <= at for day in (record.decided_on, record.withdrawn_on))
    ]
    if terms:
        title = "1 idee van bewoners" if len(terms) == 1 else f"{formats.number(len(terms))} ideeën van bewoners"
        yield _decision("ideeen", title, min(terms), at, "programmes.decide_initiative")


def _decision(key: str, title: str, due: date, at: date, permission: str) -> PrintedOverdue:
    return {"id": key, "title": title, "due_on": due.isoformat(), "days": (at - due).days, "who": who_may(permission)}
