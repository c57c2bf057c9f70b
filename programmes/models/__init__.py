"""Everything a programme remembers. One module per noun; nothing here writes more than its own row."""

from programmes.models.agreement import AgreementPromise, LocalAgreement, Signature
from programmes.models.analysis import (
    AreaAnalysis,
    Conversation,
    ProgrammeChallenge,
    Recognition,
    Stakeholder,
    Urgency,
)
from programmes.models.coalition import Attendance, Meeting, Membership, Obstacle, Partner
from programmes.models.delivery import Delivery
from programmes.models.event import Event
from programmes.models.form import Draft, SentForm
from programmes.models.initiative import Initiative, InitiativeMessage
from programmes.models.learning import (
    ContinuationDecision,
    Evaluation,
    LearningSession,
    Lesson,
    ProgrammeRevision,
    Risk,
)
from programmes.models.measure import Light, Measure, MeasureAdjustment, MeasureUpdate
from programmes.models.money import FundingSource, MoneyLine, ResidentBudget
from programmes.models.own_figure import OwnFigure, OwnPeriod, OwnSeries
from programmes.models.phase import PhaseActivity, PhaseTransition
from programmes.models.programme import Programme, ProgrammeArea, ProgrammeAreaMember, ProgrammeRole
from programmes.models.reference import Challenge, Domain, GuidingPrinciple, ProgrammeOutcome, SubGoal
from programmes.models.snooze import Snooze
from programmes.models.team import ProcessDirection, SteeringChair, TeamMember, TeamPosition, WorkingBudget
from programmes.models.together import ChangedTogether
from programmes.models.vision import Ambition, AmbitionIndicator, Vision
from programmes.phases import Phase

__all__ = [
    "AgreementPromise",
    "Ambition",
    "AmbitionIndicator",
    "AreaAnalysis",
    "Attendance",
    "Challenge",
    "ChangedTogether",
    "ContinuationDecision",
    "Conversation",
    "Delivery",
    "Domain",
    "Draft",
    "Evaluation",
    "Event",
    "FundingSource",
    "GuidingPrinciple",
    "Initiative",
    "InitiativeMessage",
    "LearningSession",
    "Lesson",
    "Light",
    "LocalAgreement",
    "Measure",
    "MeasureAdjustment",
    "MeasureUpdate",
    "Meeting",
    "Membership",
    "MoneyLine",
    "Obstacle",
    "OwnFigure",
    "OwnPeriod",
    "OwnSeries",
    "Partner",
    "Phase",
    "PhaseActivity",
    "PhaseTransition",
    "ProcessDirection",
    "Programme",
    "ProgrammeArea",
    "ProgrammeAreaMember",
    "ProgrammeChallenge",
    "ProgrammeOutcome",
    "ProgrammeRevision",
    "ProgrammeRole",
    "Recognition",
    "ResidentBudget",
    "Risk",
    "SentForm",
    "Signature",
    "Snooze",
    "Stakeholder",
    "SteeringChair",
    "SubGoal",
    "TeamMember",
    "TeamPosition",
    "Urgency",
    "Vision",
    "WorkingBudget",
]
