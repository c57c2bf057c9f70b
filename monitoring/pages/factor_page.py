"""Reads for the page of the ten success factors: the newest assessment, criterion by criterion, and the parties."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monitoring import rounds
from monitoring.pages import ladder
from monitoring.pages.ladder import Ladder
from monitoring.scoring import pulse
from monitoring.scoring.factors import CRITERIA_NOTE, FACTORS, SuccessFactor
from monitoring.scoring.frozen import thaw
from monitoring.scoring.score import Score
from monitoring.snapshot.judgement import party_views
from monitoring.snapshot.schema import PrintedPartyView
from programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Judged:
    """A factor with its score, and beside it what the parties find: the second witness."""

    factor: SuccessFactor
    score: Score
    parties: tuple[PrintedPartyView, ...]
    contradictions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactorPage:
    """`judged` is empty, and there is no ladder, while nothing was assessed yet."""

    note: str
    ladder: Ladder | None
    judged: tuple[Judged, ...]


def read(programme: Programme) -> FactorPage:
    """Two queries."""
    newest = ladder.latest(programme)
    if newest is None:
        return FactorPage(CRITERIA_NOTE, None, ())
    heard = rounds.heard(programme, newest.reference_date)
    views = heard.by_factor
    judged = tuple(_judged(factor, newest.scores, views[factor.key]) for factor in FACTORS)
    return FactorPage(CRITERIA_NOTE, ladder.drawn(newest, heard), judged)


def _judged(factor: SuccessFactor, scores: Mapping[str, Any], views: pulse.Pulse) -> Judged:
    score = thaw(Score, scores[factor.key])
    against = tuple(contradiction.text for contradiction in pulse.contradictions(views, score.stage))
    return Judged(factor, score, tuple(party_views(views)), against)
