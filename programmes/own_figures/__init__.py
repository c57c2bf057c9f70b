"""Own figures: agree what is counted, open and close periods, enter, approve, return, correct."""

from programmes.own_figures.writes import (
    NotPending,
    OwnWork,
    PeriodLocked,
    TooEarly,
    approve,
    at_work,
    close_period,
    corrects,
    define,
    enter,
    give_back,
    open_period,
    redefine,
)
from programmes.saving import NOTHING_YET, ChangedMeanwhile, token

__all__ = [
    "NOTHING_YET",
    "ChangedMeanwhile",
    "NotPending",
    "OwnWork",
    "PeriodLocked",
    "TooEarly",
    "approve",
    "at_work",
    "close_period",
    "corrects",
    "define",
    "enter",
    "give_back",
    "open_period",
    "redefine",
    "token",
]
