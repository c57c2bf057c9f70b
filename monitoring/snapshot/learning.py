"""Lessons, sessions, what is ahead, and the risks that are open."""

from datetime import date

from django.db.models import BooleanField, Case, When

from monitoring.evidence.memory import Memory
from monitoring.snapshot.figure_schema import PrintedRisk
from monitoring.snapshot.frame import Frame, iso
from monitoring.snapshot.people_schema import PrintedDatedText
from monitoring.snapshot.schema import PrintedLearning
from programmes import as_it_stood
from programmes.models import LearningSession, Lesson, Programme, Risk

AHEAD = 8


def learning(memory: Memory, frame: Frame) -> PrintedLearning:
    """Two queries."""
    programme = memory.programme
    lessons = Lesson.objects.filter(programme=programme, signalled_on__range=(frame.period_start, frame.at)).annotate(
        interpreted_later=_later(programme, frame, "lesson.interpretation"),
        adjusted_later=_later(programme, frame, "lesson.adjustment"),
    )
    held = memory.counted(LearningSession).filter(programme=programme, held_on__range=(frame.period_start, frame.last))
    sessions = memory.known(held)
    ahead = [row for row in memory.meetings if row.planned_on > frame.at and row.cancelled_on is None][:AHEAD]
    return {
        "lessons": [
            {"id": row.pk, "on": row.signalled_on.isoformat(), "signal": row.signal, **_steps(row, frame.at)}  # type: ignore[typeddict-item]
            for row in lessons.order_by("signalled_on", "pk")
        ],
        "sessions": [_session(row) for row in sessions],
        "ahead": [
            {
                "id": f"meeting-{row.pk}",
                "on": iso(row.planned_on),
                "title": row.title or str(row.get_kind_display()),
                "text": row.place,
            }
            for row in ahead
        ],
        "text": "",
    }


def _later(programme: Programme, frame: Frame, kind: str) -> Case:
    """Whether the logbook says that this step was taken after the reference date."""
    taken = When(pk__in=as_it_stood.logged(programme, kind, after=frame.at), then=True)
    return Case(taken, default=False, output_field=BooleanField())


def _steps(row: Lesson, at: date) -> dict[str, str]:
    """The steps after the signal that had been taken: a decision and a check have a day, the others the logbook."""
    decided = row.decided_on is not None and row.decided_on <= at
    checked = row.checked_on is not None and row.checked_on <= at
    interpreted = decided or not row.interpreted_later  # type: ignore[attr-defined]
    adjusted = checked or (decided and not row.adjusted_later)  # type: ignore[attr-defined]
    return {
        "interpretation": row.interpretation if interpreted else "",
        "decision": row.decision if decided else "",
        "adjustment": row.adjustment if adjusted else "",
        "check": row.check_result if checked else "",
    }


def _session(row: LearningSession) -> PrintedDatedText:
    there = f"{row.residents_present} bewoners en {row.professionals_present} professionals"
    text = f"{there}. {row.learnt}" if row.learnt else there
    return {"id": f"session-{row.pk}", "on": iso(row.held_on), "title": row.title, "text": text}


def risks(memory: Memory) -> list[PrintedRisk]:
    """Open on the reference date, the heaviest first: one query."""
    rows = memory.counted(Risk).filter(programme=memory.programme, raised_on__lte=memory.at)
    open_then = memory.known(rows.exclude(closed_on__lte=memory.at).select_related("owner"))
    ordered = sorted(open_then, key=lambda row: (-row.chance * row.impact, row.pk))
    return [
        {
            "id": f"risk-{row.pk}",
            "title": row.title,
            "chance": row.chance,
            "impact": row.impact,
            "chance_label": str(row.get_chance_display()),
            "impact_label": str(row.get_impact_display()),
            "owner": row.owner.name if row.owner else "",
            "response": row.mitigation,
            "since": iso(row.raised_on),
        }
        for row in ordered
    ]
