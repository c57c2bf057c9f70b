"""Factor 5, precisie over de inzet: who does what, for whom, why it should work, and with which means."""

from dataclasses import dataclass
from datetime import date

from monitoring.scoring.bounds import Bounds, share
from monitoring.scoring.periods import at_most_months_old
from monitoring.scoring.records import MeasureRecord
from monitoring.scoring.score import Criterion, Factor, Finding, share_of

NO_MEASURES = "Er zijn nog geen maatregelen."


@dataclass(frozen=True, slots=True)
class PrecisionEvidence:
    """All measures; judged are those that are planned or running."""

    measures: tuple[MeasureRecord, ...] = ()


def goal_link(evidence: PrecisionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the measures says how it contributes to an ambition."""
    return share_of(
        _current(evidence, at),
        lambda measure: measure.states_contribution,
        bounds,
        text="Hoe de maatregel bijdraagt aan een ambitie staat bij {part} van de {total} maatregelen ({percent}).",
        empty=NO_MEASURES,
    )


def target_group(evidence: PrecisionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the measures names a target group and its size."""
    return share_of(
        _current(evidence, at),
        lambda measure: measure.target_group and bool(measure.target_group_size),
        bounds,
        text="Een doelgroep met omvang staat bij {part} van de {total} maatregelen ({percent}).",
        empty=NO_MEASURES,
    )


def owner_and_period(evidence: PrecisionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the measures has an owner, a start and an end."""
    return share_of(
        _current(evidence, at),
        lambda measure: None not in (measure.owner_id, measure.starts_on, measure.ends_on),
        bounds,
        text="Een trekker, begin en einde staan bij {part} van de {total} maatregelen ({percent}).",
        empty=NO_MEASURES,
    )


def funded(evidence: PrecisionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the measures has a budget that is covered."""
    return share_of(
        _current(evidence, at),
        lambda measure: bool(measure.budget) and measure.covered >= (measure.budget or 0),
        bounds,
        text="Een begroting die is gedekt is er bij {part} van de {total} maatregelen ({percent}).",
        empty=NO_MEASURES,
    )


def why_it_works(evidence: PrecisionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the measures says why it should work, or on which knowledge it rests."""
    return share_of(
        _current(evidence, at),
        lambda measure: measure.has_knowledge_base,
        bounds,
        text="Waarom de maatregel werkt staat bij {part} van de {total} maatregelen ({percent}).",
        empty=NO_MEASURES,
    )


def output_followed(evidence: PrecisionEvidence, at: date, bounds: Bounds) -> Finding:
    """Which part of the running measures has an output target and an update of at most 6 months old."""
    return share_of(
        [measure for measure in evidence.measures if measure.is_running(at)],
        lambda measure: measure.output_target is not None and at_most_months_old(measure.updated_on, at, 6),
        bounds,
        text="Een streefgetal en een bericht van de laatste 6 maanden zijn er "
        "bij {part} van de {total} lopende maatregelen ({percent}).",
        empty="Er lopen nog geen maatregelen.",
    )


def _current(evidence: PrecisionEvidence, at: date) -> list[MeasureRecord]:
    return [measure for measure in evidence.measures if measure.is_current(at)]


FACTOR = Factor(
    key="precision",
    label="Precisie over de inzet",
    question="Is duidelijk wie wat doet, voor wie, waarom dat werkt en met welk geld?",
    evidence=PrecisionEvidence,
    criteria=(
        Criterion(
            "goal_link",
            "Zeggen de maatregelen hoe zij bijdragen aan een ambitie?",
            goal_link,
            share("1", "0.8"),
            "Schrijf bij elke maatregel hoe hij bijdraagt aan de doelen voor de wijk.",
            met="{met} van de maatregelen",
            partly="{partly} van de maatregelen",
        ),
        Criterion(
            "target_group",
            "Hebben de maatregelen een doelgroep met omvang?",
            target_group,
            share("0.8", "0.5"),
            "Schrijf bij elke maatregel voor wie hij is en voor hoeveel mensen.",
            met="{met} van de maatregelen",
            partly="{partly} van de maatregelen",
        ),
        Criterion(
            "owner_and_period",
            "Hebben de maatregelen een trekker, een begin en een einde?",
            owner_and_period,
            share("0.95", "0.7"),
            "Geef elke maatregel een trekker, een begin en een einde.",
            met="{met} van de maatregelen",
            partly="{partly} van de maatregelen",
        ),
        Criterion(
            "funded",
            "Hebben de maatregelen een begroting die is gedekt?",
            funded,
            share("0.8", "0.5"),
            "Maak bij elke maatregel een begroting en zoek dekking.",
            met="{met} van de maatregelen",
            partly="{partly} van de maatregelen",
        ),
        Criterion(
            "why_it_works",
            "Is beschreven waarom de maatregelen werken?",
            why_it_works,
            share("0.6", "0.3"),
            "Schrijf bij elke maatregel waarom hij werkt, of uit welke bron dat blijkt.",
            met="{met} van de maatregelen",
            partly="{partly} van de maatregelen",
        ),
        Criterion(
            "output_followed",
            "Worden de resultaten van lopende maatregelen gevolgd?",
            output_followed,
            share("0.8", "0.5"),
            "Geef lopende maatregelen een streefgetal en werk ze minstens elk half jaar bij.",
            met="{met} van de lopende maatregelen",
            partly="{partly} van de lopende maatregelen",
        ),
    ),
)
