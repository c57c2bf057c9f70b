"""The coalition: partners, who they send, meetings and obstacles."""

from programmes.coalitions.writes import (
    AlreadyDecided,
    AlreadyLeft,
    AlreadyRecorded,
    add_partner,
    agree_contribution,
    decide_obstacle,
    join,
    leave,
    plan_meeting,
    raise_obstacle,
    record_meeting,
    send_other_person,
)

__all__ = [
    "AlreadyDecided",
    "AlreadyLeft",
    "AlreadyRecorded",
    "add_partner",
    "agree_contribution",
    "decide_obstacle",
    "join",
    "leave",
    "plan_meeting",
    "raise_obstacle",
    "record_meeting",
    "send_other_person",
]
