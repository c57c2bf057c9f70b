"""Factor 4, visie op de toekomst: a long view with few ambitions that can be measured."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from monitoring.scoring.bounds import STEPS, Bounds, at_least, share
from monitoring.scoring.periods import completed_years, is_past
from monitoring.scoring.records import Ref
from monitoring.scoring.score import Criterion, Factor, Finding, refs, share_of
from monitoring.scoring.wording import YEAR, Unit, day, listing

AMBITION = Unit("ambitie", "ambities")
NO_VISION = "Er is nog geen visie."
NO_AMBITIONS = "Er zijn nog geen ambities."


@dataclass(frozen=True, slots=True)
class VisionRecord:
    """A version of the vision: who adopted it when, and the day it looks ahead to."""

    ref: Ref
    adopted_by_coalition_on: date | None = None
    adopted_by_council_on: date | None = None
    horizon_on: date | None = None


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """What an indicator of an ambition should become, and in which year."""

    ref: Ref
    target: Decimal | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class AmbitionRecord:
    """An ambition, the targets of its indicators, and the ids of the opgaven from the analysis it answers."""

    ref: Ref
    targets: tuple[TargetRecord, ...] = ()
    challenges: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class VisionEvidence:
    """The versions of the vision, the ambitions, and the day the programme began."""

    started_on: date | None = None
    visions: tuple[VisionRecord, ...] = ()
    ambitions: tuple[AmbitionRecord, ...] = ()


def adopted(evidence: VisionEvidence, at: date, bounds: Bounds) -> Finding:
    """Did the coalition and the council adopt the vision?"""
    if not evidence.visions:
        return Finding.unknown(NO_VISION)
    vision = current(evidence.visions, at)
    moments = {"coalitie": vision.adopted_by_coalition_on, "gemeenteraad": vision.adopted_by_council_on}
    by = [(who, moment) for who, moment in moments.items() if moment is not None and moment <= at]
    if not by:
        text = "De visie is nog niet vastgesteld."
    else:
        text = f"De visie is vastgesteld {listing(f'door de {who} op {day(moment)}' for who, moment in by)}."
    if len(by) == 1:
        text += f" De {listing(moments.keys() - {by[0][0]})} stelde haar nog niet vast."
    return Finding.judged(bounds, len(by), text, (vision.ref,))


def horizon(evidence: VisionEvidence, at: date, bounds: Bounds) -> Finding:
    """Whole years from the start of the programme to the horizon of the vision."""
    vision = current(evidence.visions, at) if evidence.visions else None
    if vision is None or vision.horizon_on is None or evidence.started_on is None:
        return Finding.unknown("Van de visie is nog geen begin en eindjaar vastgelegd.")
    years = completed_years(evidence.started_on, vision.horizon_on)
    text = f"De visie kijkt {YEAR.text(years)} vooruit: van {day(evidence.started_on)} tot {day(vision.horizon_on)}."
    return Finding.judged(bounds, years, text, (vision.ref,))


def few_ambitions(evidence: VisionEvidence, at: date, bounds: Bounds) -> Finding:
    """How many ambitions there are: enough to steer on, few enough to remember."""
    if not evidence.visions and not evidence.ambitions:
        return Finding.unknown(NO_AMBITIONS)
    count = len(evidence.ambitions)
    text = f"De visie telt {AMBITION.text(count)}."
    return Finding.judged(bounds, count, text, refs(evidence.ambitions))


def measurable(evidence: VisionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the ambitions has an indicator with a target and a year."""
    return share_of(
        evidence.ambitions,
        lambda ambition: any(target.target is not None and target.year is not None for target in ambition.targets),
        bounds,
        text="Een indicator met streefwaarde en jaar is er bij {part} van de {total} ambities ({percent}).",
        empty=NO_AMBITIONS,
    )


def from_analysis(evidence: VisionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the ambitions answers an opgave from the analysis."""
    return share_of(
        evidence.ambitions,
        lambda ambition: bool(ambition.challenges),
        bounds,
        text="Een opgave uit de analyse is genoemd bij {part} van de {total} ambities ({percent}).",
        empty=NO_AMBITIONS,
    )


def current(visions: tuple[VisionRecord, ...], at: date) -> VisionRecord:
    """The version adopted last by the date; without one, the newest concept."""

    def rank(vision: VisionRecord) -> tuple[date, int]:
        moments = (vision.adopted_by_coalition_on, vision.adopted_by_council_on)
        return max([m for m in moments if m is not None and is_past(m, at)], default=date.min), vision.ref.id

    return max(visions, key=rank)


FACTOR = Factor(
    key="vision",
    label="Visie op de toekomst",
    question="Is er een gedeelde visie voor de lange termijn, met weinig en meetbare ambities?",
    evidence=VisionEvidence,
    criteria=(
        Criterion(
            "adopted",
            "Stelden de coalitie en de gemeenteraad de visie vast?",
            adopted,
            STEPS,
            "Laat de coalitie en de gemeenteraad de visie vaststellen.",
            met="door beide",
            partly="door een van beide",
        ),
        Criterion(
            "horizon",
            "Hoeveel jaar kijkt de visie vooruit, vanaf het begin?",
            horizon,
            at_least("15", "10", YEAR),
            "Kies een visie voor de lange termijn.",
        ),
        Criterion(
            "few_ambitions",
            "Heeft de visie een klein aantal ambities?",
            few_ambitions,
            Bounds(Decimal(2), Decimal(1), AMBITION, met_up_to=Decimal(6), partly_up_to=Decimal(8)),
            "Kies een klein aantal ambities, dat mensen onthouden.",
        ),
        Criterion(
            "measurable",
            "Hebben de ambities een indicator met een streefwaarde en een jaar?",
            measurable,
            share("1", "0.6"),
            "Geef elke ambitie een indicator met streefwaarde en jaar.",
            met="{met} van de ambities",
            partly="{partly} van de ambities",
        ),
        Criterion(
            "from_analysis",
            "Komen de ambities voort uit de opgaven van de analyse?",
            from_analysis,
            share("1", "0.6"),
            "Verbind elke ambitie met een opgave uit de analyse.",
            met="{met} van de ambities",
            partly="{partly} van de ambities",
        ),
    ),
)
