"""Learning: the steps of a lesson, sessions, evaluations, revisions, continuations and risks."""

from programmes.learning.writes import (
    WrongStep,
    adjust,
    adopt_programme,
    check,
    close_risk,
    continue_after_election,
    decide,
    interpret,
    record_evaluation,
    record_risk,
    record_session,
    signal,
)

__all__ = [
    "WrongStep",
    "adjust",
    "adopt_programme",
    "check",
    "close_risk",
    "continue_after_election",
    "decide",
    "interpret",
    "record_evaluation",
    "record_risk",
    "record_session",
    "signal",
]
