"""Rounds of judgements by the parties: open, invite, answer, close, and what was heard."""

from monitoring.rounds.reads import Heard, heard
from monitoring.rounds.writes import (
    AlreadyAnswered,
    AlreadyOpen,
    Closed,
    Invited,
    Invitee,
    NotOpen,
    Opinion,
    answer,
    close,
    hashed,
    invitation_of,
    invite,
    open,
)

__all__ = [
    "AlreadyAnswered",
    "AlreadyOpen",
    "Closed",
    "Heard",
    "Invited",
    "Invitee",
    "NotOpen",
    "Opinion",
    "answer",
    "close",
    "hashed",
    "heard",
    "invitation_of",
    "invite",
    "open",
]
