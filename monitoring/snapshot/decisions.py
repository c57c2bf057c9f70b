"""The long line: phases, decisions and changes, and the whole term of the programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from monitoring.models import Report
from monitoring.scoring import elections
from monitoring.snapshot.frame import Frame, iso, words
from monitoring.snapshot.people_schema import PrintedDatedText
from monitoring.snapshot.schema import PrintedPhase, PrintedPhaseStep, PrintedTimelineItem
from programmes import phases
from programmes.models import (
    ContinuationDecision,
    LocalAgreement,
    Obstacle,
    PhaseTransition,
    Programme,
    ProgrammeRevision,
)


@dataclass(frozen=True, slots=True)
class DecidedSoFar:
    """What was decided by the reference date, oldest first, and the phase in which the programme began."""

    decisions: tuple["Decision", ...]
    first_phase: str

    @property
    def current(self) -> str:
        """The phase on the reference date."""
        return next(
            (decision.title for decision in reversed(self.decisions) if decision.kind == "phase"), self.first_phase
        )

    @property
    def plan(self) -> str:
        """The implementation programme in force; each one that was adopted is a version."""
        plans = [decision for decision in self.decisions if decision.kind == "revision"]
        if not plans:
            return ""
        return f"{plans[-1].title}, versie {len(plans)}, vastgesteld op {words(plans[-1].on)}"


@dataclass(frozen=True, slots=True)
class Decision:
    """A dated decision of any kind. For a phase `title` is the phase it went to and `before` the one it came from."""

    kind: str
    pk: int
    on: date
    title: str
    text: str
    before: str


def read(programme: Programme, frame: Frame) -> DecidedSoFar:
    """Every decision up to the reference date: one query over six tables.

    Phases are read to the end: from which one a later step began is what the phase was before it.
    """
    rows = _rows("phase", PhaseTransition, "decided_on", F("to_phase"), F("reason"), F("from_phase")).filter(
        programme=programme
    )
    others = [
        _rows("revision", ProgrammeRevision, "decided_on", F("title"), F("changes"), Value("")).filter(
            programme=programme, decided_on__lte=frame.at
        ),
        _rows("continuation", ContinuationDecision, "decided_on", F("decided_in"), F("text"), Value("")).filter(
            programme=programme, decided_on__lte=frame.at
        ),
        _rows("obstacle", Obstacle, "decided_on", F("title"), F("decision"), Value("")).filter(
            programme=programme, decided_on__lte=frame.at
        ),
        _rows("agreement", LocalAgreement, "starts_on", F("title"), Value(""), Value("")).filter(
            programme=programme, starts_on__lte=frame.at
        ),
        _rows("report", Report, "reference_date", Value(""), Value(""), Value("")).filter(
            programme=programme, reference_date__lt=frame.at, adopted_on__lte=frame.at
        ),
    ]
    found = [Decision(*row) for row in rows.union(*others, all=True)]
    found.sort(key=lambda decision: (decision.on, decision.kind, decision.pk))
    first = next((decision.before for decision in found if decision.kind == "phase"), str(programme.phase))
    return DecidedSoFar(tuple(decision for decision in found if decision.on <= frame.at), first)


def _rows(kind: str, model: Any, day: str, title: Any, text: Any, before: Any) -> QuerySet[Any, Any]:
    return model.objects.order_by().values_list(  # type: ignore[no-any-return]
        Value(kind, output_field=CharField()),
        "pk",
        day,
        Cast(title, CharField()),
        Cast(text, CharField()),
        Cast(before, CharField()),
    )


def phase(
    programme: Programme,
    frame: Frame,
    line: DecidedSoFar,
    adjustments: Sequence[PrintedDatedText],
) -> PrintedPhase:
    """The four phases with the current one, what changed, and what was decided in the period."""
    since = dict(_starts(programme, line))
    current = line.current
    recent = [decision for decision in line.decisions if frame.holds(decision.on) and decision.kind not in {"report"}]
    return {
        "steps": [_step(key, since, current) for key in phases.ORDER],
        "text": f"Het programma is in de fase {phases.Phase(current).label} sinds {words(since[current])}.",
        "activities": [],
        "changes": sorted(adjustments, key=lambda decision: decision["on"] or ""),
        "decisions": [dated(decision) for decision in recent],
    }


def _starts(programme: Programme, line: DecidedSoFar) -> list[tuple[str, date]]:
    """Each phase with the day it last began, in order of those days."""
    found = {line.first_phase: programme.started_on}
    for decision in line.decisions:
        if decision.kind == "phase":
            found.pop(decision.title, None)
            found[decision.title] = decision.on
    return list(found.items())


def _step(key: phases.Phase, since: dict[str, date], current: str) -> PrintedPhaseStep:
    gate = phases.gate(key)
    begun = since.get(str(key))
    passed = phases.position(key) < phases.position(current)
    return {
        "key": str(key),
        "label": str(key.label).capitalize(),
        "state": "current" if str(key) == current else "done" if passed else "todo",
        "since": iso(begun),
        "watchword": str(gate.watchword) if gate else "",
    }


def dated(one: Decision) -> PrintedDatedText:
    title = one.title
    if one.kind == "phase":
        title = f"Van {phases.Phase(one.before).label} naar {phases.Phase(one.title).label}"
    elif one.kind == "continuation":
        title = f"Besluit na de verkiezingen ({one.title})"
    return {"id": f"{one.kind}-{one.pk}", "on": iso(one.on), "title": title, "text": one.text}


def timeline(programme: Programme, line: DecidedSoFar) -> list[PrintedTimelineItem]:
    """Phases as they ran, elections, decisions, revisions and reports over the whole term."""
    items: list[PrintedTimelineItem] = _spans(programme, line)
    last = date(programme.ends_in, 12, 31)
    items += [
        {"kind": "election", "label": "Raadsverkiezing", "start": day.isoformat(), "end": None}
        for day in _elections(programme.started_on.year, programme.ends_in)
        if programme.started_on <= day <= last
    ]
    kinds = {"revision": "revision", "continuation": "decision", "agreement": "decision", "report": "report"}
    for decision in line.decisions:
        if decision.kind in kinds:
            items.append(_moment(kinds[decision.kind], _short(programme, decision), decision.on))
    return items


def this_report(frame: Frame) -> PrintedTimelineItem:
    """The report itself, on its own timeline."""
    return _moment("report", "Dit rapport", frame.at)


def _short(programme: Programme, one: Decision) -> str:
    """A word and the year: there is no room for more."""
    word = {
        "report": "Rapport",
        "continuation": "Besluit",
        "revision": "Programma",
        "agreement": programme.agreement_label.capitalize(),
    }
    return f"{word[one.kind]} {one.on.year}"


def _moment(kind: str, label: str, on: date) -> PrintedTimelineItem:
    return {"kind": kind, "label": label, "start": on.isoformat(), "end": None}  # type: ignore[typeddict-item]


def _spans(programme: Programme, line: DecidedSoFar) -> list[PrintedTimelineItem]:
    moves = [(programme.started_on, line.first_phase)]
    moves += [(decision.on, decision.title) for decision in line.decisions if decision.kind == "phase"]
    ends: list[date | None] = [day for day, _key in moves[1:]]
    return [
        {
            "kind": "phase",
            "label": str(phases.Phase(key).label).capitalize(),
            "start": start.isoformat(),
            "end": iso(end),
        }
        for (start, key), end in zip(moves, [*ends, None], strict=True)
    ]


def _elections(first: int, last: int) -> list[date]:
    return [elections.election_in(year) for year in range(first, last + 1) if (year - elections.KNOWN[0].year) % 4 == 0]
