"""The cover, and the one page that a council member reads."""

from collections.abc import Sequence
from typing import Any

from monitoring.models import Report
from monitoring.scoring.score import Score
from monitoring.scoring.wording import listing
from monitoring.snapshot import movements
from monitoring.snapshot.figures import Places
from monitoring.snapshot.frame import Frame, iso
from monitoring.snapshot.schema import (
    LIGHTS,
    PrintedAttention,
    PrintedFactors,
    PrintedHead,
    PrintedInitiatives,
    PrintedKeyFigure,
    PrintedMeasures,
    PrintedMoney,
    PrintedSummary,
    is_running,
)
from programmes.models import Programme
from wijkaanpak import formats

MOST = {"contradiction": 2, "red": 3, "orange": 1}
"""How many of a kind the summary tells; the others it names, so that all of it stays on one page."""
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
) -> PrintedSummary:
    """What asks attention first, then four figures. Text and decision are those of the people who asked."""
    return {
        "text": _paragraphs(frame.summary) or [_in_short(ambitions, measures, factors)],
        "decision_kind": "Gevraagd besluit" if frame.decisions else "Ter kennisname",
        "decisions": list(frame.decisions),
        "attention": [*_contradictions(factors), *_lights(measures), *_money(money)],
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
            f"Van de {len(running)} lopende maatregelen {_are(running.count('red'))} met een knelpunt."
            if running
            else "Er zijn nog geen lopende maatregelen.",
            f"Van de tien succesfactoren {_are(stages.count(4))} volgens de gegevens op orde.",
        )
    )


def _figures_in_short(verdicts: Sequence[str]) -> str:
    if not verdicts:
        return "Er zijn nog geen cijfers gekozen bij de ambities."
    judged = len(verdicts) - verdicts.count("not_assessable")
    told = f"Van de {len(verdicts)} gekozen cijfers {_are(judged)} te beoordelen"
    if not judged:
        return f"{told}."
    counted = (f"{verdicts.count(key)} {word}" for key, word in VERDICTS if key in verdicts)
    return f"{told}: {listing(counted)}."


def _are(count: int) -> str:
    return f"zijn er {count}" if count > 1 else f"is er {count or 'geen'}"


def _contradictions(factors: PrintedFactors) -> list[PrintedAttention]:
    found = [(text.split(".")[0], text) for text in factors["contradictions"]]
    return _told("contradiction", found, "succesfactoren")


def _lights(measures: PrintedMeasures) -> list[PrintedAttention]:
    found: list[PrintedAttention] = []
    for light in ("red", "orange"):
        rows = [
            (measure["title"], f"{measure['title']}. {measure['deviation']['cause'] if measure['deviation'] else ''}")
            for measure in measures["items"]
            if measure["light"] == light and is_running(measure)
        ]
        found += _told(light, rows, "maatregelen")
    return found


def _money(money: PrintedMoney) -> list[PrintedAttention]:
    """Years ahead of which less than half is covered, in one line."""
    thin = [
        f"{formats.percent(year['granted'] / year['budgeted'])} in {year['year']}"
        for year in money["years"]
        if year["is_estimate"] and year["budgeted"] and year["granted"] < year["budgeted"] / 2
    ]
    text = f"De begroting is voor minder dan de helft gedekt: {listing(thin)}."
    return [{"kind": "money", "text": text, "chapter": "financien"}] if thin else []


def _told(kind: str, rows: Sequence[tuple[str, str]], chapter: str) -> list[PrintedAttention]:
    """The first of a kind in full; one that is left gets its line too, more are named together in one line."""
    most = MOST[kind] if len(rows) > MOST[kind] + 1 else len(rows)
    texts = [text.strip() for _name, text in rows[:most]]
    names = list(dict.fromkeys(name for name, _text in rows[most:]))
    if names:
        left = len(rows) - most
        texts.append(f"En nog {left}{':' if len(names) == left else ' over'} {listing(names)}.")
    return [{"kind": kind, "text": text, "chapter": chapter} for text in texts]  # type: ignore[typeddict-item]


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
    value = f"{len(judged) - judged.count('ordinary')} van {len(judged)}" if judged else "onbekend"
    return {"value": value, "label": f"beoordeelde cijfers veranderden meer dan gewoon; {rest} niet te beoordelen"}


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
