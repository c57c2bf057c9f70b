"""The dossier of a decision about the phase as PDF: what was there, what was missing, who decided and disagreed."""

from datetime import UTC, datetime, time
from typing import Any

from programmes.lifecycle.needs import NeedState
from programmes.lifecycle.reads import last_attempt
from programmes.models import Event, PhaseTransition
from wijkaanpak import pdf

NOON = time(12, tzinfo=UTC)


def pdf_context(transition: PhaseTransition) -> dict[str, Any]:
    """What the dossier says: only what was kept with the decision, and the attempt before it."""
    event = Event.objects.about(transition).order_by("at").first()
    at = event.at if event else None
    needs = [{**need, "state": NeedState(need["state"])} for need in (transition.dossier or {}).get("needs", [])]
    return {
        "transition": transition,
        "programme": transition.programme,
        "needs": needs,
        "missing": [need for need in needs if need["state"] is not NeedState.READY],
        "decided_by": event.by_name if event else "",
        "recorded_at": at,
        "attempt": last_attempt(transition.programme, transition.to_phase, at, transition.missing) if at else None,
    }


def made(transition: PhaseTransition) -> bytes:
    """The same bytes every time: what it says was kept when the decision was taken."""
    context = pdf_context(transition)
    moment = context["recorded_at"] or datetime.combine(transition.decided_on, NOON)
    return pdf.render("programmes/lifecycle/dossier_pdf.html", context, at=moment)
