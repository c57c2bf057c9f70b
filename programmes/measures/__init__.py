"""Measures: plan, begin, report, adjust, check, finish."""

from programmes.measures.writes import (
    AlreadyChecked,
    NotRunning,
    Unexplained,
    adjust,
    begin,
    check,
    edit,
    finish,
    plan,
    plan_from_initiative,
    report_progress,
)

__all__ = [
    "AlreadyChecked",
    "NotRunning",
    "Unexplained",
    "adjust",
    "begin",
    "check",
    "edit",
    "finish",
    "plan",
    "plan_from_initiative",
    "report_progress",
]
