"""A programme as a whole: its start, its activities and its phase."""

from programmes.lifecycle.writes import (
    NotAllowed,
    NotReady,
    Unexplained,
    advance,
    edit,
    go_back,
    grant,
    needs_met,
    refuse,
    set_activity,
    start,
    withdraw_role,
)

__all__ = [
    "NotAllowed",
    "NotReady",
    "Unexplained",
    "advance",
    "edit",
    "go_back",
    "grant",
    "needs_met",
    "refuse",
    "set_activity",
    "start",
    "withdraw_role",
]
