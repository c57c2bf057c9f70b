"""The cover, and the one page that a council member reads."""

from collections.abc import Sequence
from typing import Any

from monitoring.models import Report
from monitoring.scoring.score import Score
from monitoring.scoring.wording import listing
from monitoring.snapshot import attention, movements
from monitoring.snapshot.figures import Places
from monitoring.snapshot.frame import Frame, iso
from monitoring.snapshot.money_schema import PrintedMoney
from monitoring.snapshot.people_schema import PrintedCoalition, PrintedInitiatives, PrintedOverdue
from monitoring.snapshot.schema import (
    LIGHTS,
    PrintedFactors,
    PrintedHead,
    PrintedKeyFigure,
    PrintedMeasures,
    PrintedSummary,
    is_running,
)
from programmes.models import Programme
from wijkaanpak import formats

VERDICTS = (
    ("improved", "verbeterd"),
    ("ordinary", "binnen de gewone schommeling"),
    ("apart", "anders dan gewoon"),
    ("worse", "verslechterd"),
)
MILLION = 1_000_000


def head(
    programme: Programme,
    frame: Frame,
    places: Places,
    scores: Sequence[Score],
    previous: Report | None,
    *,
    plan: str,
) -> PrintedHead:
    """One query: the municipality."""
    municipality = programme.municipality
    return {
        "municipality": municipality.name,
        "municipality_id": municipality.pk,
        "is_demo": municipality.is_demo,
        "programme": programme.name,
        "programme_id": programme.pk,
        "area": ", ".join(places.names.values()) or programme.area_name,
        "residents": places.residents,
        "title": f"Voortgangsrapportage {programme.name}",
        "version": frame.version,
        "period_start": frame.period_start.isoformat(),
        "period_end": frame.period_end.isoformat(),
        "reference_date": frame.at.isoformat(),
        "status": str(Report.Status.CONCEPT),
        "status_label": "concept",
        "registration_number": frame.registration_number,
        "plan": plan,
        "start_year": programme.started_on.year,
        "horizon_year": programme.ends_in,
        "previous_reference_date": iso(previous.reference_date) if previous else None,
        "frozen_at": frame.frozen_at.isoformat(),
        "criteria_name": scores[0].criteria_name if scores else "",
        "criteria_version": scores[0].criteria_version if scores else "",
        "judged_by": movements.JUDGED_BY,
    }


def summary(
    frame: Frame,
    *,
    ambitions: Sequence[Any],
    measures: PrintedMeasures,
    initiatives: PrintedInitiatives,
    factors: PrintedFactors,
    money: PrintedMoney,
    coalition: PrintedCoalition,
    overdue: Sequence[PrintedOverdue],
) -> PrintedSummary:
    """What asks attention first, then four figures. Text and decision are those of the people who asked."""
    return {
        "text": _paragraphs(frame.summary) or [_in_short(ambitions, measures, factors)],
        "decision_kind": "Gevraagd besluit" if frame.decisions else "Ter kennisname",
        "decisions": list(frame.decisions),
        "attention": attention.attention(
            ambitions=ambitions,
            measures=measures,
            initiatives=initiatives,
            factors=factors,
            money=money,
            coalition=coalition,
            overdue=overdue,
        ),
        "key_figures": [_count(measures), _verdicts(ambitions), _answers(initiatives), _spent(money)],
    }


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _in_short(ambitions: Sequence[Any], measures: PrintedMeasures, factors: PrintedFactors) -> str:
    """What can be counted, when nobody wrote a summary."""
    verdicts = [indicator["verdict"] for ambition in ambitions for indicator in ambition["indicators"]]
    running = [measure["light"] for measure in measures["items"] if is_running(measure)]
    stages = [factor["stage"] for factor in factors["items"]]
    return " ".join(
        (
            _figures_in_short(verdicts),
            _measures_in_short(running),
            f"Van de tien succesfactoren {_are(stages.count(4))} volgens de gegevens op orde.",
        )
    )


def _figures_in_short(verdicts: Sequence[str]) -> str:
    if not verdicts:
        return "Er zijn nog geen cijfers gekozen bij de ambities."
    judged = len(verdicts) - verdicts.count("not_assessable")
    told = f"Van de {len(verdicts)} gekozen cijfers {_are(judged)} te beoordelen"
    found = [(verdicts.count(key), word) for key, word in VERDICTS if key in verdicts]
    if len(verdicts) == 1:
        return f"Er is 1 cijfer gekozen. Het oordeel: {found[0][1] if judged else 'niet te beoordelen'}."
    if not judged:
        return f"{told}."
    return f"{told}: {listing(f'{count} {word}' for count, word in found) if judged > 1 else found[0][1]}."


def _measures_in_short(running: Sequence[str]) -> str:
    if not running:
        return "Er zijn nog geen lopende maatregelen."
    red = running.count("red")
    if len(running) == 1:
        return f"Er loopt 1 maatregel, {'met' if red else 'zonder'} een knelpunt."
    return f"Van de {len(running)} lopende maatregelen {_are(red)} met een knelpunt."


def _are(count: int) -> str:
    return f"zijn er {count}" if count > 1 else f"is er {count or 'geen'}"


def _count(measures: PrintedMeasures) -> PrintedKeyFigure:
    lights = [measure["light"] for measure in measures["items"] if is_running(measure)]
    parts = [
        f"{lights.count(light)} {word}"  # type: ignore[arg-type]
        for light, word in (
            ("green", "op schema"),
            ("orange", "aandacht"),
            ("red", "knelpunt"),
            ("unknown", LIGHTS["unknown"]),
        )
        if light in lights
    ]
    return {
        "value": str(len(lights)),
        "label": f"lopende maatregelen: {', '.join(parts)}" if parts else "lopende maatregelen",
    }


def _verdicts(ambitions: Sequence[Any]) -> PrintedKeyFigure:
    verdicts = [indicator["verdict"] for ambition in ambitions for indicator in ambition["indicators"]]
    judged = [verdict for verdict in verdicts if verdict != "not_assessable"]
    rest = len(verdicts) - len(judged)
    if not judged:
        return {"value": "onbekend", "label": f"of cijfers meer veranderden dan gewoon; {rest} niet te beoordelen"}
    value = f"{len(judged) - judged.count('ordinary')} van {len(judged)}"
    beside = f"; {rest} niet te beoordelen" if rest else ""
    return {"value": value, "label": f"beoordeelde cijfers veranderden meer dan gewoon{beside}"}


def _answers(initiatives: PrintedInitiatives) -> PrintedKeyFigure:
    received, granted = (initiatives["counts"][place]["count"] or 0 for place in (0, 1))
    days = initiatives["median_days"]
    wait = f", besluit in {days} dagen (mediaan)" if days is not None else ""
    return {
        "value": formats.number(received),
        "label": f"bewonersinitiatieven, {formats.number(granted)} toegekend{wait}",
    }


def _spent(money: PrintedMoney) -> PrintedKeyFigure:
    if not money["rows"]:
        return {"value": "onbekend", "label": "hoeveel geld er is, staat nog niet vast"}
    total = money["total"]
    return {"value": _large(total["spent"]), "label": f"besteed van {_large(total['granted'])} toegezegd"}


def _large(amount: int) -> str:
    return f"€ {formats.number(amount / MILLION, 1)} mln" if amount >= MILLION else formats.euro(amount)
