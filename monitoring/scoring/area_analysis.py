"""Factor 1, gebiedsanalyse: a recent, shared diagnosis from figures and from what people say."""

from dataclasses import dataclass
from datetime import date

from monitoring.scoring.bounds import Bounds, at_least, at_most, ceiling, half, share
from monitoring.scoring.periods import add_months, age_in_months, age_text, is_past
from monitoring.scoring.records import InvestmentDomain, Ref
from monitoring.scoring.score import Criterion, Factor, Finding, refs, share_of
from monitoring.scoring.wording import MONTH, Unit, day, listing

TALK = Unit("gesprek", "gesprekken")
PARTNER = Unit("partner", "partners")
STAKEHOLDER = Unit("belanghebbende", "belanghebbenden")
DOMAIN = Unit("domein", "domeinen")


@dataclass(frozen=True, slots=True)
class AnalysisRecord:
    """A version of the area analysis; a concept has no date of adoption."""

    ref: Ref
    adopted_on: date | None


@dataclass(frozen=True, slots=True)
class DomainFigureRecord:
    """An indicator of a domain (`ref`) and the last year it has a figure for this area."""

    ref: Ref
    domain: InvestmentDomain
    year: int


@dataclass(frozen=True, slots=True)
class AmbitionIndicatorRecord:
    """An indicator of an ambition: has it a baseline, and a reference of the municipality or the country?"""

    ref: Ref
    has_baseline: bool
    has_reference: bool


@dataclass(frozen=True, slots=True)
class ConversationRecord:
    """A conversation with residents for a version of the analysis; `people` spoke, `has_notes` tells whether it says
    what was said.
    """

    ref: Ref
    held_on: date
    people: int | None
    has_notes: bool
    analysis_id: int | None = None


@dataclass(frozen=True, slots=True)
class RecognitionRecord:
    """Residents, or a partner (`partner_id`), said on a date whether they recognise a version of the diagnosis."""

    ref: Ref
    stated_on: date
    recognised: bool
    partner_id: int | None = None
    analysis_id: int | None = None


@dataclass(frozen=True, slots=True)
class StakeholderRecord:
    """Somebody with a stake, on the map."""

    ref: Ref
    is_resident: bool = False


@dataclass(frozen=True, slots=True)
class AreaAnalysisEvidence:
    """Everything the platform holds about the diagnosis of the area."""

    analyses: tuple[AnalysisRecord, ...] = ()
    figures: tuple[DomainFigureRecord, ...] = ()
    ambition_indicators: tuple[AmbitionIndicatorRecord, ...] = ()
    conversations: tuple[ConversationRecord, ...] = ()
    recognitions: tuple[RecognitionRecord, ...] = ()
    stakeholders: tuple[StakeholderRecord, ...] = ()


NO_ANALYSIS = "Er is nog geen gebiedsanalyse."


def recent(evidence: AreaAnalysisEvidence, at: date, bounds: Bounds) -> Finding:
    """Age in months of the last adopted analysis."""
    if not evidence.analyses:
        return Finding.unknown(NO_ANALYSIS)
    adopted = [
        (analysis.adopted_on, analysis.ref)
        for analysis in evidence.analyses
        if analysis.adopted_on is not None and analysis.adopted_on <= at
    ]
    if not adopted:
        text = "De gebiedsanalyse is nog niet vastgesteld."
        return Finding.without(text, refs(evidence.analyses), refs(evidence.analyses))
    adopted_on, ref = max(adopted)
    age = age_in_months(adopted_on, at)
    text = f"De gebiedsanalyse is vastgesteld op {day(adopted_on)} en is {age_text(adopted_on, at)} oud."
    return Finding.judged(bounds, age, text, (ref,))


def domains_covered(evidence: AreaAnalysisEvidence, at: date, bounds: Bounds) -> Finding:
    """How many of the five domains have a figure of a year that ended in the last five years."""
    if not evidence.figures:
        return Finding.unknown("Er zijn nog geen cijfers over dit gebied.")
    since = add_months(at, -60)
    used = [figure for figure in evidence.figures if date(figure.year, 12, 31) >= since and figure.year <= at.year]
    covered = {figure.domain for figure in used}
    missing = listing(domain.label for domain in InvestmentDomain if domain not in covered)
    text = f"Een cijfer uit de laatste vijf jaar is er over {len(covered)} van de {len(InvestmentDomain)} domeinen."
    if missing:
        text += f" Er ontbreekt: {missing}."
    return Finding.judged(bounds, len(covered), text, refs(used))


def baseline_and_reference(evidence: AreaAnalysisEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the ambitions' indicators has both a baseline and a reference."""
    return share_of(
        evidence.ambition_indicators,
        lambda indicator: indicator.has_baseline and indicator.has_reference,
        bounds,
        text="Een nulmeting en een vergelijking zijn er bij {part} van de {total} indicatoren ({percent}).",
        empty="De ambities hebben nog geen indicatoren.",
    )


def residents_heard(evidence: AreaAnalysisEvidence, at: date, bounds: Bounds) -> Finding:
    """Conversations for the current analysis of which the number of people and the content are recorded."""
    if not evidence.analyses and not evidence.conversations:
        return Finding.unknown("Er is nog geen gebiedsanalyse en er zijn geen gesprekken met bewoners vastgelegd.")
    version = _current(evidence, at)
    held = [talk for talk in evidence.conversations if _belongs(talk, version) and is_past(talk.held_on, at)]
    complete = [talk for talk in held if talk.people and talk.has_notes]
    people = sum(talk.people or 0 for talk in complete)
    text = f"{TALK.text(len(complete))} met bewoners vastgelegd met aantal en inhoud; samen {people} deelnemers."
    lacking = [talk for talk in held if talk not in complete]
    return Finding.judged(bounds, len(complete), text, refs(held), refs(lacking))


def recognised(evidence: AreaAnalysisEvidence, at: date, bounds: Bounds) -> Finding:
    """Do residents recognise the current diagnosis, and how many partners do?"""
    if not evidence.analyses and not evidence.recognitions:
        return Finding.unknown(NO_ANALYSIS)
    version = _current(evidence, at)
    given = [record for record in evidence.recognitions if _belongs(record, version) and is_past(record.stated_on, at)]
    stated = [record for record in given if record.recognised]
    residents = any(record.partner_id is None for record in stated)
    partners = len({record.partner_id for record in stated if record.partner_id is not None})
    heard = "Bewoners herkennen de analyse" if residents else "Van bewoners is geen herkenning vastgelegd"
    text = f"{heard}; van {PARTNER.text(partners)} is herkenning vastgelegd."
    return Finding.judged(bounds, partners, text, refs(stated), also=half(holds=residents))


def _current(evidence: AreaAnalysisEvidence, at: date) -> int | None:
    """The version adopted last; while none is adopted the newest concept."""
    adopted = [
        (analysis.adopted_on, analysis.ref.id)
        for analysis in evidence.analyses
        if analysis.adopted_on and analysis.adopted_on <= at
    ]
    if adopted:
        return max(adopted)[1]
    return max((analysis.ref.id for analysis in evidence.analyses), default=None)


def _belongs(record: ConversationRecord | RecognitionRecord, version: int | None) -> bool:
    """Whether it is about this version; where none is named, it is about whichever there is."""
    return version is None or record.analysis_id in (None, version)


def stakeholders_mapped(evidence: AreaAnalysisEvidence, at: date, bounds: Bounds) -> Finding:
    """How many stakeholders are on the map; without residents among them it is partly at best."""
    if not evidence.analyses and not evidence.stakeholders:
        return Finding.unknown("Er zijn nog geen belanghebbenden in beeld gebracht.")
    count = len(evidence.stakeholders)
    residents = any(stakeholder.is_resident for stakeholder in evidence.stakeholders)
    text = f"{STAKEHOLDER.text(count)} in beeld, {'ook' if residents else 'zonder'} bewoners."
    return Finding.judged(bounds, count, text, refs(evidence.stakeholders), also=ceiling(holds=residents))


FACTOR = Factor(
    key="area_analysis",
    label="Gebiedsanalyse",
    question="Is er een recente en gedeelde analyse van het gebied, met cijfers en met verhalen van bewoners?",
    evidence=AreaAnalysisEvidence,
    criteria=(
        Criterion(
            "recent",
            "Is de vastgestelde gebiedsanalyse recent?",
            recent,
            at_most("48", "72", MONTH),
            "Stel de gebiedsanalyse (opnieuw) vast.",
            met="{met} oud",
            partly="{partly} oud",
        ),
        Criterion(
            "domains_covered",
            "Is er over elk domein een cijfer van dit gebied uit de laatste vijf jaar?",
            domains_covered,
            at_least("5", "3", DOMAIN),
            "Voeg cijfers toe voor de domeinen die ontbreken.",
            met="{met} met een cijfer",
            partly="{partly} met een cijfer",
        ),
        Criterion(
            "baseline_and_reference",
            "Hebben de indicatoren bij de ambities een nulmeting en een vergelijking met de gemeente of Nederland?",
            baseline_and_reference,
            share("0.9", "0.5"),
            "Leg per indicator de nulmeting en de vergelijking vast.",
            met="{met} van de indicatoren",
            partly="{partly} van de indicatoren",
        ),
        Criterion(
            "residents_heard",
            "Zijn er voor de analyse gesprekken met bewoners gevoerd en vastgelegd?",
            residents_heard,
            at_least("3", "1", TALK),
            "Voer gesprekken met bewoners; leg vast met hoeveel mensen en wat zij zeiden.",
            met="{met}, met aantal en inhoud",
        ),
        Criterion(
            "recognised",
            "Herkennen bewoners en partners zich in de analyse?",
            recognised,
            at_least("2", "2", PARTNER),
            "Vraag bewoners en partners of zij de analyse herkennen en leg hun antwoord vast.",
            met="bewoners en {met}",
            partly="een van beide",
        ),
        Criterion(
            "stakeholders_mapped",
            "Zijn de belanghebbenden in beeld, ook bewoners?",
            stakeholders_mapped,
            at_least("6", "3", STAKEHOLDER),
            "Breng in beeld wie er belang bij heeft.",
            met="{met}, onder wie bewoners",
        ),
    ),
)
