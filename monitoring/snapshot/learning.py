"""Lessons, sessions, what is ahead, and the risks that are open."""

from monitoring.reading import Reading
from monitoring.snapshot.frame import Frame, iso
from monitoring.snapshot_figures import Risk
from monitoring.snapshot_schema import DatedText, Learning
from programmes.models import LearningSession, Lesson, Programme
from programmes.models import Risk as RiskRow

AHEAD = 8


def learning(reading: Reading, frame: Frame) -> Learning:
    """Two queries."""
    programme = reading.programme
    lessons = Lesson.objects.filter(programme=programme, signalled_on__range=(frame.period_start, frame.at)).order_by(
        "signalled_on", "pk"
    )
    sessions = LearningSession.objects.filter(programme=programme).between(frame.period_start, frame.period_end)
    ahead = [row for row in reading.meetings if row.planned_on > frame.at][:AHEAD]
    return {
        "lessons": [
            {
                "id": row.pk,
                "on": row.signalled_on.isoformat(),
                "signal": row.signal,
                "interpretation": row.interpretation,
                "decision": row.decision,
                "adjustment": row.adjustment,
                "check": row.check_result,
            }
            for row in lessons
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


def _session(row: LearningSession) -> DatedText:
    there = f"{row.residents_present} bewoners en {row.professionals_present} professionals"
    text = f"{there}. {row.learnt}" if row.learnt else there
    return {"id": f"session-{row.pk}", "on": iso(row.held_on), "title": row.title, "text": text}


def risks(programme: Programme, frame: Frame) -> list[Risk]:
    """Open on the reference date, the heaviest first: one query."""
    rows = RiskRow.objects.filter(programme=programme, raised_on__lte=frame.at).exclude(closed_on__lte=frame.at)
    ordered = sorted(rows.select_related("owner"), key=lambda row: (-row.chance * row.impact, row.pk))
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
