"""Writes: score a programme at a date, and keep the evidence and the outcome as they were."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from monitoring import criteria, evidence
from monitoring.evidence.memory import Memory
from monitoring.models import Assessment
from monitoring.scoring import factors
from monitoring.scoring.frozen import freeze, thaw
from monitoring.scoring.score import Score
from programmes.models import Programme
from wijkaanpak.accounts.models import User


@transaction.atomic
def assess(
    programme: Programme,
    *,
    at: date,
    by: User | None,
    made_at: datetime,
    memory: Memory | None = None,
) -> Assessment:
    """Score the ten factors at a date from what was known then, with the criteria of then, and keep it."""
    found, chosen = evidence.gather(programme, at, memory), criteria.in_force(at)
    scores = factors.score_all(found, at, chosen)
    return Assessment.objects.create(
        programme=programme,
        reference_date=at,
        made_at=made_at,
        made_by=by,
        criteria_name=chosen.name,
        criteria_version=chosen.version,
        evidence={key: freeze(gathered) for key, gathered in found.items()},
        scores={score.factor: freeze(score) for score in scores},
    )


def assess_new_day(*, at: date, made_at: datetime) -> int:
    """Score every programme of the municipality of this transaction that has no score of this day yet.

    Returns how many it scored. Safe to run twice.
    """
    scored = Assessment.objects.filter(programme=OuterRef("pk"), reference_date=at)
    unscored = Programme.objects.filter(~Exists(scored)).order_by("pk")
    for programme in unscored:
        assess(programme, at=at, by=None, made_at=made_at)
    return len(unscored)


def scores_of(assessment: Assessment) -> Sequence[Score]:
    """The ten scores of a kept assessment, in order."""
    return [thaw(Score, assessment.scores[factor.key]) for factor in factors.FACTORS]
