"""Why the programme is there: urgencies, analyses, conversations, recognition, stakeholders and chosen challenges."""

from programmes.analyses.writes import (
    AlreadyAdopted,
    AlreadyWeighed,
    adopt,
    choose_challenge,
    draft,
    edit_analysis,
    edit_conversation,
    edit_stakeholder,
    edit_urgency,
    map_stakeholder,
    raise_urgency,
    record_conversation,
    record_recognition,
    weigh,
    withdraw_conversation,
    withdraw_stakeholder,
)

__all__ = [
    "AlreadyAdopted",
    "AlreadyWeighed",
    "adopt",
    "choose_challenge",
    "draft",
    "edit_analysis",
    "edit_conversation",
    "edit_stakeholder",
    "edit_urgency",
    "map_stakeholder",
    "raise_urgency",
    "record_conversation",
    "record_recognition",
    "weigh",
    "withdraw_conversation",
    "withdraw_stakeholder",
]
