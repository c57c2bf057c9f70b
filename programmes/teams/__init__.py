"""Who does the work: team, formation, working budget, process director and chair."""

from programmes.teams.writes import (
    AlreadyLeft,
    add_position,
    appoint_chair,
    appoint_director,
    edit_position,
    hand_over,
    join,
    leave,
    set_working_budget,
    withdraw_position,
)

__all__ = [
    "AlreadyLeft",
    "add_position",
    "appoint_chair",
    "appoint_director",
    "edit_position",
    "hand_over",
    "join",
    "leave",
    "set_working_budget",
    "withdraw_position",
]
