"""Reads for the page of the ten success factors: the newest assessment, criterion by criterion, and the parties."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from monitoring import rounds
from monitoring.models import Assessment
from monitoring.pages import ladder
from monitoring.pages.evidence_places import PLACES, EvidencePlace
from monitoring.scoring import pulse
from monitoring.scoring.bounds import Outcome
from monitoring.scoring.factors import CRITERIA_NOTE, FACTORS, SuccessFactor
from monitoring.scoring.frozen import thaw
from monitoring.scoring.score import Finding, Score
from monitoring.snapshot.judgement import party_views
from monitoring.snapshot.schema import PrintedPartyView
from programmes.access import Rights
from programmes.models import Programme
from wijkaanpak.kept_html import kept

OUTCOMES = {Outcome.MET: "green", Outcome.PARTLY: "orange", Outcome.NOT_MET: "red", Outcome.UNKNOWN: "unknown"}
"""The status with which an outcome is shown."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A criterion with what was found, and the status of its outcome."""

    finding: Finding
    status: str


@dataclass(frozen=True, slots=True)
class EvidenceStep:
    """What would raise the factor most: what is needed, and where or by whom it is recorded. Without `url` this person
    may not do it, or there is no page for it yet.
    """

    needed: str
    place: EvidencePlace
    url: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A factor with its score, and beside it what the parties find: the second witness."""

    factor: SuccessFactor
    score: Score
    answered: tuple[Answered, ...]
    steps: tuple[EvidenceStep, ...]
    parties: tuple[PrintedPartyView, ...]
    contradictions: tuple[str, ...]


def read(programme: Programme, rights: Rights) -> SafeString:
    """The ladder and the ten factors as HTML, drawn once from the same judgements; empty while nothing was assessed.
    Three queries. The steps lead to where this person may do something.
    """
    newest = ladder.latest(programme)
    if newest is None:
        return SafeString("")
    heard = rounds.heard(programme, newest.holds_on)

    def draw() -> str:
        return render_to_string("monitoring/pages/factors_judged.html", _context(newest, heard, programme, rights))

    about = (ladder.rests_on(newest, heard), programme.slug, sorted(rights.held))
    return kept("factors", about, draw)


def _context(newest: Assessment, heard: rounds.Heard, programme: Programme, rights: Rights) -> dict[str, object]:
    views = heard.by_factor
    return {
        "note": CRITERIA_NOTE,
        "ladder": ladder.drawn(newest, heard),
        "judged": [_judged(factor, newest.scores, views[factor.key], programme, rights) for factor in FACTORS],
    }


def _judged(
    factor: SuccessFactor, scores: Mapping[str, Any], views: pulse.Pulse, programme: Programme, rights: Rights
) -> Judged:
    score = thaw(Score, scores[factor.key])
    places = [(step.needed, PLACES[factor.key][step.criterion]) for step in score.next_steps]
    return Judged(
        factor=factor,
        score=score,
        answered=tuple(Answered(finding, OUTCOMES[finding.outcome]) for finding in score.findings),
        steps=tuple(EvidenceStep(needed, place, place.url(programme, rights)) for needed, place in places),
        parties=tuple(party_views(views)),
        contradictions=tuple(contradiction.text for contradiction in pulse.contradictions(views, score.stage)),
    )
