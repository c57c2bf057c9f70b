"""Factor 3, betrokken bewoners: early and lasting say, and an answer to every initiative."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from monitoring.scoring.bounds import STEPS, Bounds, share
from monitoring.scoring.local_coalition import NO_PARTNERS, members
from monitoring.scoring.periods import add_months, in_past_months, is_past
from monitoring.scoring.records import (
    InitiativeRecord,
    MeasureRecord,
    PartnerGroup,
    PartnerRecord,
    Ref,
)
from monitoring.scoring.score import Criterion, Factor, Finding, refs, share_of
from monitoring.scoring.wording import SHARE, euro

NO_INITIATIVES = "Er zijn nog geen bewonersinitiatieven."


@dataclass(frozen=True, slots=True)
class ResidentBudgetRecord:
    """The resident budget of one year, and how much of it was granted."""

    ref: Ref
    year: int
    amount: Decimal
    granted: Decimal


@dataclass(frozen=True, slots=True)
class InvolvedResidentsEvidence:
    """Partners, measures and initiatives of any date; `neighbourhoods` are the codes of the programme's
    buurten.
    """

    partners: tuple[PartnerRecord, ...] = ()
    measures: tuple[MeasureRecord, ...] = ()
    initiatives: tuple[InitiativeRecord, ...] = ()
    resident_budgets: tuple[ResidentBudgetRecord, ...] = ()
    neighbourhoods: tuple[str, ...] = ()


def seat_with_vote(evidence: InvolvedResidentsEvidence, at: date, bounds: Bounds) -> Finding:
    """Do residents have a seat in the coalition, and a vote?"""
    partners = members(evidence.partners, at)
    if not partners:
        return Finding.unknown(NO_PARTNERS)
    seats = [partner for partner in partners if partner.kind is PartnerGroup.RESIDENTS and partner.has_seat]
    votes = [partner for partner in seats if partner.has_vote]
    lacking = [partner for partner in seats if not partner.has_vote]
    step = 2 if votes else 1 if seats else 0
    text = (
        f"Bewoners hebben geen plaats in de coalitie: 0 van de {len(partners)}.",
        f"Bewoners hebben {len(seats)} van de {len(partners)} plaatsen in de coalitie, zonder stem.",
        f"Bewoners hebben {len(seats)} van de {len(partners)} plaatsen in de coalitie; met stem: {len(votes)}.",
    )[step]
    return Finding.judged(bounds, step, text, refs(seats), refs(lacking), shown=Decimal(len(votes)))


def resident_led(evidence: InvolvedResidentsEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of all measures began as a resident initiative."""
    return share_of(
        evidence.measures,
        lambda measure: measure.from_initiative,
        bounds,
        text="Begonnen als initiatief van bewoners: {part} van de {total} maatregelen ({percent}).",
        empty="Er zijn nog geen maatregelen.",
    )


def answered_in_time(evidence: InvolvedResidentsEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the initiatives was decided within the term.

    Counted are those decided in the past 12 months, and those whose term ended in them without a decision;
    not those withdrawn before a decision.
    """
    return share_of(
        [initiative for initiative in evidence.initiatives if was_due(initiative, at)],
        lambda initiative: in_time(initiative, at),
        bounds,
        text="Op tijd een besluit in de afgelopen 12 maanden: {part} van de {total} initiatieven ({percent}).",
        empty="In de afgelopen 12 maanden was er geen initiatief om over te besluiten.",
    )


def followed_up(evidence: InvolvedResidentsEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the initiatives approved 12 or more months ago was carried out, or withdrawn with a
    reason.
    """
    limit = add_months(at, -12)
    return share_of(
        [
            initiative
            for initiative in evidence.initiatives
            if initiative.approved and is_past(initiative.decided_on, limit)
        ],
        lambda initiative: (
            is_past(initiative.carried_out_on, at)
            or (is_past(initiative.withdrawn_on, at) and initiative.withdrawal_has_reason)
        ),
        bounds,
        text="Uitgevoerd of met reden ingetrokken: {part} van de {total} initiatieven "
        "die minstens een jaar geleden zijn toegekend ({percent}).",
        empty="Er is nog geen initiatief dat minstens een jaar geleden is toegekend.",
    )


def resident_budget(evidence: InvolvedResidentsEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the resident budget was granted in the last year that is over."""
    year = at.year - 1
    same_year = [budget for budget in evidence.resident_budgets if budget.year == year and budget.amount > 0]
    if not same_year:
        return Finding.unknown(f"Voor {year}, het laatste afgesloten jaar, is geen bewonersbudget vastgelegd.")
    amount = sum((budget.amount for budget in same_year), Decimal(0))
    granted = sum((budget.granted for budget in same_year), Decimal(0))
    figure = granted / amount
    text = f"In {year} is {euro(granted)} van {euro(amount)} bewonersbudget toegekend ({SHARE.text(figure)})."
    return Finding.judged(bounds, figure, text, refs(same_year))


def spread(evidence: InvolvedResidentsEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the programme's buurten had an initiative in the past 24 months."""
    if not evidence.initiatives or not evidence.neighbourhoods:
        return Finding.unknown(NO_INITIATIVES)
    recent = [item for item in evidence.initiatives if in_past_months(item.submitted_on, at, 24)]
    everywhere = set(evidence.neighbourhoods)
    reached = {item.neighbourhood for item in recent} & everywhere
    figure = Decimal(len(reached)) / len(everywhere)
    text = (
        f"In {len(reached)} van de {len(everywhere)} buurten was er een initiatief "
        f"in de afgelopen 24 maanden ({SHARE.text(figure)})."
    )
    return Finding.judged(bounds, figure, text, refs(recent))


def was_due(initiative: InitiativeRecord, at: date) -> bool:
    """Whether its answer counts in the 12 months until the day: given in them, or due in them and not given."""
    if initiative.due_on is None:
        return False
    if is_past(initiative.decided_on, at):
        return in_past_months(initiative.decided_on, at, 12)
    overdue = initiative.due_on < at and in_past_months(initiative.due_on, at, 12)
    return overdue and not is_past(initiative.withdrawn_on, at)


def in_time(initiative: InitiativeRecord, at: date) -> bool:
    """Whether the answer came by the day and within the term."""
    decided, due = initiative.decided_on, initiative.due_on
    return decided is not None and due is not None and decided <= min(due, at)


FACTOR = Factor(
    key="involved_residents",
    label="Betrokken bewoners",
    question="Praten en beslissen bewoners mee, en wordt er iets gedaan met hun initiatieven?",
    evidence=InvolvedResidentsEvidence,
    criteria=(
        Criterion(
            "seat_with_vote",
            "Zitten bewoners in de coalitie, met een stem?",
            seat_with_vote,
            STEPS,
            "Geef bewoners een plaats in de coalitie, met een stem.",
            met="een plaats met stem",
            partly="een plaats zonder stem",
        ),
        Criterion(
            "resident_led",
            "Welk deel van de maatregelen begon als initiatief van bewoners?",
            resident_led,
            share("0.15", "0.05"),
            "Laat goede initiatieven van bewoners uitgroeien tot een maatregel.",
            met="{met} van de maatregelen",
            partly="{partly} van de maatregelen",
        ),
        Criterion(
            "answered_in_time",
            "Krijgen initiatieven op tijd een besluit?",
            answered_in_time,
            share("0.9", "0.7"),
            "Besluit binnen de termijn over elk initiatief.",
            met="{met} op tijd",
            partly="{partly} op tijd",
        ),
        Criterion(
            "followed_up",
            "Worden toegekende initiatieven ook uitgevoerd?",
            followed_up,
            share("0.7", "0.4"),
            "Help toegekende initiatieven aan de uitvoering, of leg vast waarom ze niet doorgaan.",
            met="{met} uitgevoerd of met reden ingetrokken",
            partly="{partly} uitgevoerd of met reden ingetrokken",
        ),
        Criterion(
            "resident_budget",
            "Welk deel van het bewonersbudget is toegekend in het laatste afgesloten jaar?",
            resident_budget,
            share("0.6", "0.3"),
            "Maak het bewonersbudget bekender en makkelijker om aan te vragen.",
            met="{met} toegekend",
            partly="{partly} toegekend",
        ),
        Criterion(
            "spread",
            "In welk deel van de buurten komen bewoners met een initiatief?",
            spread,
            share("0.66", "0.33"),
            "Ga langs in de buurten waar nog geen initiatief is.",
            met="{met} van de buurten",
            partly="{partly} van de buurten",
        ),
    ),
)
