"""One scoring of a programme: the evidence and the outcome as they were."""

from monitoring.assessments.writes import (
    Programme,
    Score,
    Sequence,
    assess,
    begin_day,
    judge_day,
    keep_day,
    scores_of,
)

__all__ = [
    "Programme",
    "Score",
    "Sequence",
    "assess",
    "begin_day",
    "judge_day",
    "keep_day",
    "scores_of",
]
