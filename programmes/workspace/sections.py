"""The sections of a wijkaanpak, in the order of its tab bar. One registry: whoever has a page says so here.

An app above this one adds its own when Django starts (`register` in its AppConfig): nothing here names what is above.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Group(IntEnum):
    """The question that a section answers, in the order in which people ask."""

    NOW = 1
    WHY = 2
    WHO = 3
    WHAT = 4
    DOES_IT_WORK = 5
    MEMORY = 6


@dataclass(frozen=True, slots=True)
class Section:
    """One section: `page` is the name of its first page; pages whose name begins with `stem` are below it."""

    group: Group
    label: Any
    page: str
    stem: str
    permission: str = "programmes.view"


_known: list[Section] = [
    Section(Group.WHY, _("Gebied"), "boundaries:detail", "boundaries:"),
    Section(Group.WHY, _("Cijfers"), "public:figures", "public:figures"),
    Section(
        Group.WHAT, _("Initiatieven"), "initiatives:listing", "initiatives:", permission="programmes.view_initiatives"
    ),
    Section(Group.WHAT, _("Eigen cijfers"), "own_figures:listing", "own_figures:"),
]


def register(sections: Iterable[Section]) -> None:
    """Add sections; those that are known stay once."""
    _known.extend(section for section in sections if section not in _known)


def sections() -> list[Section]:
    """All of them by group, within a group in the order in which they were told."""
    return sorted(_known, key=lambda section: section.group)
