"""Reads for the page of the ten success factors: the newest assessment, criterion by criterion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from monitoring.factors import CRITERIA_NOTE, FACTORS, SuccessFactor
from monitoring.models import Assessment
from monitoring.scoring.frozen import thaw
from monitoring.scoring.score import Score
from programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Judged:
    """A factor with its score."""

    factor: SuccessFactor
    score: Score


@dataclass(frozen=True, slots=True)
class FactorPage:
    """`judged` is empty while nothing was assessed yet."""

    assessed_on: date | None
    note: str
    judged: tuple[Judged, ...]


def read(programme: Programme) -> FactorPage:
    """One query."""
    newest = Assessment.objects.filter(programme=programme).defer("evidence").order_by("-reference_date", "-pk").first()
    if newest is None:
        return FactorPage(None, CRITERIA_NOTE, ())
    scores: Mapping[str, Any] = newest.scores
    judged = tuple(Judged(factor, thaw(Score, scores[factor.key])) for factor in FACTORS)
    return FactorPage(newest.reference_date, CRITERIA_NOTE, judged)
