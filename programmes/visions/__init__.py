"""Where it goes: vision, ambitions and the indicators that follow them."""

from programmes.visions.writes import (
    AdoptedBy,
    AlreadyAdopted,
    AlreadyEnded,
    add_ambition,
    adopt,
    change_target,
    edit_ambition,
    end_ambition,
    follow,
    resume_ambition,
    rewrite,
    withdraw_target,
    write,
)

__all__ = [
    "AdoptedBy",
    "AlreadyAdopted",
    "AlreadyEnded",
    "add_ambition",
    "adopt",
    "change_target",
    "edit_ambition",
    "end_ambition",
    "follow",
    "resume_ambition",
    "rewrite",
    "withdraw_target",
    "write",
]
