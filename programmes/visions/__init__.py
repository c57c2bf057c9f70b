"""Where it goes: vision, ambitions and the indicators that follow them."""

from programmes.visions.writes import (
    AdoptedBy,
    AlreadyAdopted,
    add_ambition,
    adopt,
    change_target,
    edit_ambition,
    follow,
    rewrite,
    write,
)

__all__ = [
    "AdoptedBy",
    "AlreadyAdopted",
    "add_ambition",
    "adopt",
    "change_target",
    "edit_ambition",
    "follow",
    "rewrite",
    "write",
]
