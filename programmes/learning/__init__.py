"""Learning: the steps of a lesson, sessions, evaluations, revisions, continuations and risks."""

from programmes.learning.writes import (
    WrongStep,
    adjust,
    adopt_programme,
    check,
    close_risk,
    continue_after_election,
    decide,
    edit_risk,
    edit_session,
    interpret,
    record_evaluation,
    record_risk,
    record_session,
    signal,
    withdraw_risk,
    withdraw_session,
)

__all__ = [
    "WrongStep",
    "adjust",
    "adopt_programme",
    "check",
    "close_risk",
    "continue_after_election",
    "decide",
    "edit_risk",
    "edit_session",
    "interpret",
    "record_evaluation",
    "record_risk",
    "record_session",
    "signal",
    "withdraw_risk",
    "withdraw_session",
]
