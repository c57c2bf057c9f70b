"""The criteria of a municipality: those of the platform, with what it changed and why."""

from monitoring.criteria.writes import (
    LIMITS,
    NAME,
    Decimal,
    NothingChanged,
    Used,
    WrongLimits,
    board,
    change,
    find,
    in_force,
    used,
)

__all__ = [
    "LIMITS",
    "NAME",
    "Decimal",
    "NothingChanged",
    "Used",
    "WrongLimits",
    "board",
    "change",
    "find",
    "in_force",
    "used",
]
