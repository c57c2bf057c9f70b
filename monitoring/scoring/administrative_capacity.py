"""Factor 6, bestuurskracht: directors who lead visibly, decide in time and secure the money."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from monitoring.scoring.bounds import STEPS, Bounds, at_most, share
from monitoring.scoring.periods import age_in_months, age_text, holds_at, in_past_months, is_past
from monitoring.scoring.records import CommitmentRecord, Ref, ReportRecord, TermRecord
from monitoring.scoring.score import Criterion, Factor, Finding, refs, share_of
from monitoring.scoring.wording import MONTH, SHARE, day, euro


class Office(StrEnum):
    """What the chair of the steering group is; `OTHER` has no seat in any board."""

    MAYOR = "mayor"
    ALDERPERSON = "alderperson"
    DIRECTOR = "director"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Dutch words, with their article."""
        return {
            "mayor": "de burgemeester",
            "alderperson": "een wethouder",
            "director": "een andere bestuurder",
            "other": "iemand die geen bestuurder is",
        }[self]


@dataclass(frozen=True, slots=True)
class ChairRecord:
    """Who chairs the steering group, from the first to the last day."""

    ref: Ref
    office: Office
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SteeringMeetingRecord:
    """A steering meeting that was planned; `held_on` is None when it did not take place."""

    ref: Ref
    planned_on: date
    held_on: date | None = None


@dataclass(frozen=True, slots=True)
class AdministrativeCapacityEvidence:
    """Chairs, steering meetings, obstacles, commitments and reports of any date."""

    chairs: tuple[ChairRecord, ...] = ()
    steering_meetings: tuple[SteeringMeetingRecord, ...] = ()
    obstacles: tuple[TermRecord, ...] = ()
    commitments: tuple[CommitmentRecord, ...] = ()
    reports: tuple[ReportRecord, ...] = ()


def chair(evidence: AdministrativeCapacityEvidence, at: date, bounds: Bounds) -> Finding:
    """Is the steering group chaired by the mayor or an alderperson, or by another director?"""
    if not evidence.chairs:
        return Finding.unknown("Er is geen voorzitter van de stuurgroep vastgelegd.")
    seated = [record for record in evidence.chairs if holds_at(record.since, record.until, at)]
    if not seated:
        text = f"Op {day(at)} heeft de stuurgroep geen voorzitter."
        return Finding.without(text, refs(evidence.chairs))
    record = max(seated, key=lambda seat: (seat.since, seat.ref.id))
    step = {Office.MAYOR: 2, Office.ALDERPERSON: 2, Office.DIRECTOR: 1, Office.OTHER: 0}[record.office]
    text = f"De stuurgroep wordt voorgezeten door {record.office.label}, sinds {day(record.since)}."
    return Finding.judged(bounds, step, text, (record.ref,), shown=None)


def steering_meetings(evidence: AdministrativeCapacityEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the steering meetings planned in the past 12 months was held."""
    return share_of(
        [record for record in evidence.steering_meetings if in_past_months(record.planned_on, at, 12)],
        lambda record: is_past(record.held_on, at),
        bounds,
        text="Gehouden in de afgelopen 12 maanden: {part} van de {total} geplande stuurgroepen ({percent}).",
        empty="In de afgelopen 12 maanden was er geen stuurgroep gepland.",
    )


def obstacles_decided(evidence: AdministrativeCapacityEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the obstacles was decided within the term: decided, or due, in the past 12 months."""
    return share_of(
        [
            record
            for record in evidence.obstacles
            if record.is_settled(at)
            and in_past_months(record.decided_on if is_past(record.decided_on, at) else record.due_on, at, 12)
        ],
        lambda record: record.is_in_time(at),
        bounds,
        text="Op tijd een besluit in de afgelopen 12 maanden: {part} van de {total} knelpunten ({percent}).",
        empty="In de afgelopen 12 maanden hoefde er over geen knelpunt een besluit te komen.",
    )


def structural_budget(evidence: AdministrativeCapacityEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of next year's municipal money for the programme is structural."""
    year = at.year + 1
    lines = [line for line in evidence.commitments if line.is_municipal and line.year == year]
    total = sum((line.amount for line in lines), Decimal(0))
    if not total:
        return Finding.unknown(f"Voor {year} is nog geen geld van de gemeente vastgelegd.")
    structural = sum((line.amount for line in lines if line.is_structural), Decimal(0))
    figure = structural / total
    text = (
        f"Van het geld van de gemeente voor {year} ({euro(total)}) "
        f"is {euro(structural)} structureel ({SHARE.text(figure)})."
    )
    lacking = refs(line for line in lines if not line.is_structural)
    return Finding.judged(bounds, figure, text, refs(lines), lacking)


def council_informed(evidence: AdministrativeCapacityEvidence, at: date, bounds: Bounds) -> Finding:
    """Months since the last adopted report was offered to the council; that an older one was does not count."""
    adopted = [
        (report.adopted_on, report.ref.id, report)
        for report in evidence.reports
        if report.adopted_on is not None and report.adopted_on <= at
    ]
    if not adopted:
        return Finding.unknown("Er is nog geen vastgestelde rapportage.")
    adopted_on, _, last = max(adopted, key=lambda entry: entry[:2])
    if last.offered_on is None or last.offered_on > at:
        text = f"De laatste rapportage, vastgesteld op {day(adopted_on)}, is niet aangeboden aan de gemeenteraad."
        return Finding.without(text, (last.ref,), (last.ref,))
    age = age_in_months(last.offered_on, at)
    ago = age_text(last.offered_on, at)
    text = f"De laatste rapportage ging naar de raad op {day(last.offered_on)}, {ago} geleden."
    return Finding.judged(bounds, age, text, (last.ref,))


FACTOR = Factor(
    key="administrative_capacity",
    label="Bestuurskracht",
    question="Sturen bestuurders zichtbaar, besluiten zij op tijd en maken zij geld vrij?",
    evidence=AdministrativeCapacityEvidence,
    criteria=(
        Criterion(
            "chair",
            "Zit de burgemeester of een wethouder de stuurgroep voor?",
            chair,
            STEPS,
            "Laat de burgemeester of een wethouder de stuurgroep voorzitten.",
            met="burgemeester of wethouder",
            partly="een andere bestuurder",
        ),
        Criterion(
            "steering_meetings",
            "Gaan de geplande stuurgroepen door?",
            steering_meetings,
            share("0.75", "0.5"),
            "Laat geplande stuurgroepen doorgaan.",
            met="{met} gehouden",
            partly="{partly} gehouden",
        ),
        Criterion(
            "obstacles_decided",
            "Krijgen knelpunten op tijd een besluit?",
            obstacles_decided,
            share("0.8", "0.5"),
            "Besluit binnen de termijn over knelpunten.",
            met="{met} op tijd",
            partly="{partly} op tijd",
        ),
        Criterion(
            "structural_budget",
            "Welk deel van het geld van de gemeente is volgend jaar structureel?",
            structural_budget,
            share("0.5", "0.25"),
            "Maak een groter deel van het budget structureel.",
            met="{met} structureel",
            partly="{partly} structureel",
        ),
        Criterion(
            "council_informed",
            "Kreeg de gemeenteraad kort geleden een vastgestelde rapportage?",
            council_informed,
            at_most("12", "18", MONTH),
            "Bied een vastgestelde rapportage aan de gemeenteraad aan.",
            met="{met} geleden",
            partly="{partly} geleden",
        ),
    ),
)
