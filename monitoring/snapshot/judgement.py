"""The ten success factors: records and parties side by side, and where they contradict each other."""

from collections.abc import Sequence

from monitoring import rounds
from monitoring.assessments import scores_of
from monitoring.models import Report
from monitoring.scoring import pulse
from monitoring.scoring.bounds import Outcome
from monitoring.scoring.change import StageDirection, change_since
from monitoring.scoring.factors import BY_KEY
from monitoring.scoring.frozen import freeze
from monitoring.scoring.score import Finding, Score, stage_label
from monitoring.snapshot.frame import Frame, words
from monitoring.snapshot.schema import PrintedFactor, PrintedFactors, PrintedFinding, PrintedPartyView
from programmes.models import Programme
from wijkaanpak import formats

OUTCOMES = {
    Outcome.MET: "voldaan",
    Outcome.PARTLY: "deels",
    Outcome.NOT_MET: "niet voldaan",
    Outcome.UNKNOWN: "onbekend",
}


def factors(
    programme: Programme, frame: Frame, scores: Sequence[Score], previous: Report | None, *, phase: str
) -> PrintedFactors:
    """Two queries at most: the answers of the last round, and the assessment of the previous report."""
    heard = rounds.heard(programme, frame.at)
    views = heard.by_factor
    kept = previous.assessment if previous else None
    before = {score.factor: score for score in scores_of(kept)} if kept else {}
    items = [_factor(score, views[score.factor], before.get(score.factor)) for score in scores]
    stages = {BY_KEY[score.factor].number: score.stage for score in scores}
    order = pulse.attention_order(phase, stages)
    numbers = {BY_KEY[score.factor].number: score.factor for score in scores}
    return {
        "items": items,
        "contradictions": [
            f"{BY_KEY[score.factor].label}. {found.text}"
            for score in scores
            for found in pulse.contradictions(views[score.factor], score.stage)
        ],
        "attention": [numbers[number] for number in order],
        "round_text": _round_text(heard),
    }


def _round_text(heard: rounds.Heard) -> str:
    if heard.round is None:
        return "Er is nog geen ronde gehouden waarin de partijen oordelen."
    closed = words(heard.round.closes_on)
    people = f"{formats.number(heard.people)} {'mens' if heard.people == 1 else 'mensen'}"
    return f"Oordelen van {people}, in de ronde ‘{heard.round.title}’, gesloten op {closed}."


def _factor(score: Score, views: pulse.Pulse, before: Score | None) -> PrintedFactor:
    factor = BY_KEY[score.factor]
    change = change_since(before, score)
    moved = change.direction in (StageDirection.UP, StageDirection.DOWN)
    found = pulse.contradictions(views, score.stage)
    return {
        "key": score.factor,
        "number": factor.number,
        "label": factor.label,
        "question": factor.question,
        "stage": score.stage,
        "stage_label": score.label,
        "known": score.known,
        "total": score.total,
        "points": str(score.points),
        "previous_stage": before.stage if before else None,
        "change": change.text if moved else "",
        "parties": party_views(views),
        "contradiction": " ".join(contradiction.text for contradiction in found),
        "findings": [_finding(finding) for finding in score.findings],
        "next_steps": [step.needed for step in score.next_steps],
        "switched_off": [
            f"Niet gebruikt: {criterion.question} Reden: {criterion.reason}" for criterion in score.switched_off
        ],
    }


def party_views(views: pulse.Pulse) -> list[PrintedPartyView]:
    """What each party finds of one factor, and of whom it may not be shown."""
    return [_view(view) for view in views.views] + [_withheld(party) for party in views.withheld]


def _view(view: pulse.PartyView) -> PrintedPartyView:
    spread = ""
    if view.lowest is not None and view.highest is not None and view.lowest != view.highest:
        spread = f"van ‘{stage_label(view.lowest)}’ tot ‘{stage_label(view.highest)}’"
    return {
        "party": "+".join(party.value for party in view.parties),
        "label": view.label,
        "stage": view.median,
        "n": view.n + view.not_assessable,
        "spread": spread,
        "note": "",
    }


def _withheld(party: pulse.Party) -> PrintedPartyView:
    return {
        "party": party.value,
        "label": party.label,
        "stage": None,
        "n": None,
        "spread": "",
        "note": "Minder dan vijf antwoorden: niet apart getoond.",
    }


def _finding(finding: Finding) -> PrintedFinding:
    return {
        "criterion": finding.criterion,
        "question": finding.question,
        "outcome": finding.outcome.value,  # type: ignore[typeddict-item]
        "outcome_label": OUTCOMES[finding.outcome],
        "text": finding.text,
        "threshold": finding.threshold,
        "adjusted_because": finding.adjusted_because,
        "figure": None if finding.figure is None else str(finding.figure),
        "records": [[ref.kind, ref.id] for ref in finding.records],
        "lacking": [[ref.kind, ref.id] for ref in finding.lacking],
        "measured": None if finding.measured is None else str(finding.measured),
        "limits": freeze(finding.limits),
        "also": freeze(finding.also),
    }
