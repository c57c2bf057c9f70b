"""Rounds of judgements by the parties: open, invite, answer, close, and what was heard."""

from monitoring.rounds.reads import Heard, heard
from monitoring.rounds.writes import (
    AlreadyAnswered,
    AlreadyOpen,
    Closed,
    Invited,
    Invitee,
    Judgement,
    NotOpen,
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
    "Judgement",
    "NotOpen",
    "answer",
    "close",
    "hashed",
    "heard",
    "invitation_of",
    "invite",
    "open",
]
