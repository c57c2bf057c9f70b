"""Writes: score a programme at a date, and keep the evidence and the outcome as they were."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from monitoring import criteria, evidence
from monitoring.evidence.memory import Memory
from monitoring.models import Assessment, DailyScoring
from monitoring.scoring import factors
from monitoring.scoring.frozen import freeze, thaw
from monitoring.scoring.score import Score
from programmes.models import Programme
from wijkaanpak.accounts.models import User
from wijkaanpak.jobs import Job


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
    made = _judge(programme, at=at, by=by, made_at=made_at, memory=memory)
    made.save()
    return made


@transaction.atomic
def begin_day(day: date) -> list[int]:
    """Ask for a scoring of every programme of the open municipality on this day; returns those still to be made.

    Safe to run twice, also at once: a programme has one row, and a day that came out is not asked for again.
    """
    rows = [DailyScoring(programme=programme, day=day) for programme in Programme.objects.order_by("pk")]
    DailyScoring.objects.bulk_create(rows, ignore_conflicts=True)
    again = {"state": Job.State.RECEIVED, "attempts": 0, "lease_until": None, "failure": ""}
    again |= {"waiting_since": Now(), "nudged_at": Now()}
    DailyScoring.objects.filter(day__lt=day).update(day=day, **again)
    return list(DailyScoring.objects.filter(state=Job.State.RECEIVED).order_by("pk").values_list("pk", flat=True))


def judge_day(row: DailyScoring) -> Assessment:
    """What comes out for the programme on the day of the row, not kept yet."""
    return _judge(row.programme, at=row.day, by=None, made_at=timezone.now())


def keep_day(row: DailyScoring, made: Assessment) -> None:
    """Note that the day came out; keep the assessment only where it says something else than the one before.

    Twenty years of a thousand programmes are mostly days on which nothing changed.
    """
    before = Assessment.objects.filter(programme=row.programme, reference_date__lte=row.day)
    if not _says_the_same(before.order_by("-reference_date", "-pk").first(), made):
        made.save()
    row.scored_on = row.day
    row.save(update_fields=["scored_on"])


def _judge(
    programme: Programme, *, at: date, by: User | None, made_at: datetime, memory: Memory | None = None
) -> Assessment:
    found, chosen = evidence.gather(programme, at, memory), criteria.in_force(at)
    scores = factors.score_all(found, at, chosen)
    return Assessment(
        programme=programme,
        reference_date=at,
        made_at=made_at,
        made_by=by,
        criteria_name=chosen.name,
        criteria_version=chosen.version,
        evidence={key: freeze(gathered) for key, gathered in found.items()},
        scores={score.factor: freeze(score) for score in scores},
    )


def _says_the_same(before: Assessment | None, made: Assessment) -> bool:
    return before is not None and _said(before) == _said(made)


def _said(assessment: Assessment) -> tuple[Any, ...]:
    """All of it but the day: each score names it, and so do the sentences, which follow from the rest."""
    scores = {factor: _without_day(score) for factor, score in assessment.scores.items()}
    return assessment.criteria_name, assessment.criteria_version, assessment.evidence, scores


def _without_day(score: Mapping[str, Any]) -> dict[str, Any]:
    findings = [{**finding, "text": ""} for finding in score["findings"]]
    return {**score, "at": None, "findings": findings}


def scores_of(assessment: Assessment) -> Sequence[Score]:
    """The ten scores of a kept assessment, in order."""
    return [thaw(Score, assessment.scores[factor.key]) for factor in factors.FACTORS]
