"""Rounds of judgements, assessments and reports. One module per noun."""

from monitoring.models.assessment import Assessment
from monitoring.models.criteria import CriterionChange
from monitoring.models.daily_scoring import DailyScoring
from monitoring.models.report import Report
from monitoring.models.round import Round, RoundAnswer, RoundInvitation, RoundQuestion

__all__ = [
    "Assessment",
    "CriterionChange",
    "DailyScoring",
    "Report",
    "Round",
    "RoundAnswer",
    "RoundInvitation",
    "RoundQuestion",
]
