"""Why the programme is there: urgencies, analyses, conversations, recognition, stakeholders and chosen challenges."""

from programmes.analyses.writes import (
    AlreadyAdopted,
    AlreadyWeighed,
    adopt,
    choose_challenge,
    draft,
    map_stakeholder,
    raise_urgency,
    record_conversation,
    record_recognition,
    weigh,
)

__all__ = [
    "AlreadyAdopted",
    "AlreadyWeighed",
    "adopt",
    "choose_challenge",
    "draft",
    "map_stakeholder",
    "raise_urgency",
    "record_conversation",
    "record_recognition",
    "weigh",
]
