"""Factor 8, onafhankelijke procesregie: a process director who answers to the coalition and to no single
party.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from monitoring.scoring.bounds import STEPS, Bounds, at_least, ceiling, half
from monitoring.scoring.local_coalition import members
from monitoring.scoring.periods import completed_months, holds_at, is_past
from monitoring.scoring.records import MeasureRecord, PartnerRecord, Ref
from monitoring.scoring.score import Criterion, Factor, Finding, refs
from monitoring.scoring.wording import FTE, MONTH, SHARE, day, euro, listing

NO_DIRECTOR = "Er is nu geen procesregisseur."
VACANCY = Bounds(Decimal(0), Decimal(3), MONTH, lower_is_better=True, partly_excludes_limit=True)
OWNED = Bounds(Decimal(0), Decimal("0.1"), SHARE, lower_is_better=True, partly_excludes_limit=True)


@dataclass(frozen=True, slots=True)
class ProcessDirectorRecord:
    """A process director, from the first to the last day; None where it is not recorded.

    `employer_id` is the partner that employs the director; `employed_outside` says that no partner does.
    `budget` is the yearly budget the director decides on.
    """

    ref: Ref
    since: date
    until: date | None = None
    appointed_by_coalition: bool | None = None
    employer_id: int | None = None
    employed_outside: bool = False
    fte: Decimal | None = None
    budget: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """A closed round of judgements, and whether residents and an independent assessor took part."""

    ref: Ref
    closed_on: date
    has_residents: bool = False
    has_independent: bool = False


@dataclass(frozen=True, slots=True)
class ProcessDirectionEvidence:
    """Process directors, partners, measures and rounds of any date."""

    directors: tuple[ProcessDirectorRecord, ...] = ()
    partners: tuple[PartnerRecord, ...] = ()
    measures: tuple[MeasureRecord, ...] = ()
    rounds: tuple[RoundRecord, ...] = ()


def appointed(evidence: ProcessDirectionEvidence, at: date, bounds: Bounds) -> Finding:
    """Is a process director in function, or how long has the place been empty?"""
    director = _in_function(evidence, at)
    if director is not None:
        text = f"Er is een procesregisseur sinds {day(director.since)}."
        return Finding.judged(bounds, 0, text, (director.ref,))
    left = [(record.until, record.ref) for record in evidence.directors if record.until and record.until < at]
    if left:
        since, ref = max(left)
        months = completed_months(since, at)
        text = f"De plaats van procesregisseur is leeg sinds {day(since)} ({MONTH.text(months)})."
        return Finding.judged(bounds, months, text, (ref,), also=ceiling(holds=False))
    if members(evidence.partners, at):
        return Finding.without("De coalitie heeft nog geen procesregisseur.")
    return Finding.unknown("Er is nog geen procesregisseur en nog geen coalitie.")


def by_coalition(evidence: ProcessDirectionEvidence, at: date, bounds: Bounds) -> Finding:
    """Did the coalition appoint the process director?"""
    director = _in_function(evidence, at)
    if director is None:
        return Finding.unknown(NO_DIRECTOR)
    if director.appointed_by_coalition is None:
        return Finding.unknown("Wie de procesregisseur benoemde, is niet vastgelegd.")
    if director.appointed_by_coalition:
        return Finding.judged(bounds, 2, "De coalitie benoemde de procesregisseur.", (director.ref,), shown=None)
    text = "De procesregisseur is niet door de coalitie benoemd."
    return Finding.judged(bounds, 0, text, (director.ref,), shown=None)


def independent(evidence: ProcessDirectionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the current measures is owned by the employer of the process director?"""
    director = _in_function(evidence, at)
    if director is None:
        return Finding.unknown(NO_DIRECTOR)
    if director.employer_id is None and not director.employed_outside:
        return Finding.unknown("De werkgever van de procesregisseur is niet vastgelegd.")
    measures = [measure for measure in evidence.measures if measure.is_current(at)]
    if not measures:
        return Finding.unknown("Er zijn nog geen maatregelen.")
    owned = [
        measure for measure in measures if not director.employed_outside and measure.owner_id == director.employer_id
    ]
    figure = Decimal(len(owned)) / len(measures)
    text = (
        f"De werkgever van de procesregisseur is trekker van {len(owned)} van de {len(measures)} maatregelen "
        f"({SHARE.text(figure)})."
    )
    return Finding.judged(bounds, figure, text, (director.ref, *refs(measures)), refs(owned))


def own_means(evidence: ProcessDirectionEvidence, at: date, bounds: Bounds) -> Finding:
    """Has the process director enough time, and a budget?"""
    director = _in_function(evidence, at)
    if director is None:
        return Finding.unknown(NO_DIRECTOR)
    if director.fte is None and director.budget is None:
        return Finding.unknown("De uren en het budget van de procesregisseur zijn niet vastgelegd.")
    fte, budget = director.fte or Decimal(0), director.budget or Decimal(0)
    text = f"De procesregisseur heeft {FTE.text(fte)} en een eigen budget van {euro(budget)} per jaar."
    return Finding.judged(bounds, fte, text, (director.ref,), also=half(holds=budget > 0))


def outside_eyes(evidence: ProcessDirectionEvidence, at: date, bounds: Bounds) -> Finding:
    """Did residents and an independent assessor judge in the last round?"""
    closed = [record for record in evidence.rounds if is_past(record.closed_on, at)]
    if not closed:
        return Finding.unknown("Er is nog geen ronde met oordelen afgesloten.")
    last = max(closed, key=lambda record: (record.closed_on, record.ref.id))
    took_part = {"bewoners": last.has_residents, "een onafhankelijke beoordelaar": last.has_independent}
    count = sum(took_part.values())
    who = listing(who for who, took in took_part.items() if took)
    text = f"In de ronde van {day(last.closed_on)} oordeelden {who or 'geen van beide'} mee."
    if missing := listing(who for who, took in took_part.items() if not took):
        text += f" Er ontbreekt: {missing}."
    return Finding.judged(bounds, count, text, (last.ref,))


def _in_function(evidence: ProcessDirectionEvidence, at: date) -> ProcessDirectorRecord | None:
    seated = [record for record in evidence.directors if holds_at(record.since, record.until, at)]
    return max(seated, key=lambda record: (record.since, record.ref.id), default=None)


FACTOR = Factor(
    key="process_direction",
    label="Onafhankelijke procesregie",
    question="Is er een procesregisseur die van geen enkele partij is, met eigen tijd en geld?",
    evidence=ProcessDirectionEvidence,
    criteria=(
        Criterion(
            "appointed",
            "Is er een procesregisseur?",
            appointed,
            VACANCY,
            "Benoem een procesregisseur.",
            met="in functie",
            partly="{partly} leeg",
        ),
        Criterion(
            "by_coalition",
            "Is de procesregisseur benoemd door de coalitie?",
            by_coalition,
            STEPS,
            "Laat de coalitie de procesregisseur benoemen.",
            met="ja",
            partly="niet van toepassing",
        ),
        Criterion(
            "independent",
            "Trekt de werkgever van de procesregisseur zelf geen maatregelen?",
            independent,
            OWNED,
            "Zoek een werkgever voor de procesregie die zelf geen maatregelen trekt.",
            met="geen enkele maatregel",
            partly="{partly} van de maatregelen",
        ),
        Criterion(
            "own_means",
            "Heeft de procesregisseur eigen uren en een eigen budget?",
            own_means,
            at_least("0.5", "0.5", FTE),
            "Geef de procesregisseur eigen uren en een eigen budget.",
            met="{met} en een budget",
            partly="een van beide",
        ),
        Criterion(
            "outside_eyes",
            "Oordeelden bewoners en een onafhankelijke beoordelaar in de laatste ronde?",
            outside_eyes,
            STEPS,
            "Vraag bewoners en een onafhankelijke beoordelaar om een oordeel.",
            met="beide",
            partly="een van beide",
        ),
    ),
)
