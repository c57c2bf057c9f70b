"""The sections of a wijkaanpak, in the order of its rail. One registry: whoever has a page says so here.

An app above this one adds its own when Django starts (`register` in its AppConfig): nothing here names what is above.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from wijkaanpak.accounts.models import Role

SEES = "programmes.view"


class Group(IntEnum):
    """The question that a section answers, in the order in which people ask."""

    NOW = 1
    WHY = 2
    WHO = 3
    WHAT = 4
    DOES_IT_WORK = 5
    MEMORY = 6

    @property
    def label(self) -> Any:
        """The question, as the heading above its sections."""
        return LABELS[self]


LABELS = {
    Group.NOW: _("Nu"),
    Group.WHY: _("Waarom"),
    Group.WHO: _("Wie"),
    Group.WHAT: _("Wat"),
    Group.DOES_IT_WORK: _("Werkt het"),
    Group.MEMORY: _("Geheugen"),
}


@dataclass(frozen=True, slots=True)
class SectionPart:
    """One page of a section with what is below it: `page` is its name; names that begin with a `stem` are below it.

    Who has no other roles than those of `begins` comes here after signing in. `is_managing`: it is for who manages the
    website, and stands behind one word in the bar on top.
    """

    label: Any
    page: str
    stem: str | tuple[str, ...]
    permission: str = SEES
    begins: frozenset[Role] = frozenset()
    is_managing: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done from anywhere: its words ("Nieuwe wijkaanpak"), its page, and who may."""

    label: Any
    page: str
    permission: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section. With more than one part they stand as tabs on its pages; at most five.

    `letter` brings one there by keyboard, after a g; no two sections have the same. `acts` are what is done in it,
    apart from adding a record: each kind of record tells that itself.
    """

    group: Group
    label: Any
    letter: str
    parts: Sequence[SectionPart]
    acts: Sequence[Act] = ()
    is_first: bool = False
    """Whether it comes before the others of its group."""

    @classmethod
    def of(
        cls, group: Group, label: Any, letter: str, page: str, stem: str, permission: str = SEES, **more: Any
    ) -> "Section":
        """A section that is one page, with what is below it."""
        return cls(group, label, letter, (SectionPart(label, page, stem, permission),), **more)

    def part_at(self, page: str) -> SectionPart | None:
        """The part that a page belongs to."""
        return next((part for part in self.parts if page == part.page or page.startswith(part.stem)), None)


_desk: list[SectionPart] = [
    SectionPart(
        _("Mijn werk"), "workspace:mine", "workspace:mine", begins=frozenset({Role.PROFESSIONAL, Role.PARTNER})
    ),
    SectionPart(_("Wijkaanpakken"), "workspace:programmes", "workspace:programmes"),
    SectionPart(_("Ingelezen cijfers"), "releases:listing", "releases:"),
    SectionPart(_("Indicatoren"), "indicators:listing", "indicators:", is_managing=True),
    SectionPart(_("Zoeken"), "workspace:search", "workspace:search"),
    SectionPart(_("Mensen en rollen"), "people:listing", "people:", "programmes.grant_role", is_managing=True),
    SectionPart(_("Instellingen"), "objections:edit", "objections:", "programmes.edit_objections", is_managing=True),
]

DESK_ACTS = (
    Act(_("Nieuwe wijkaanpak"), "lifecycle:start", "programmes.start"),
    Act(_("Iemand uitnodigen"), "people:invite", "programmes.grant_role"),
    Act(_("Cijfers inlezen"), "imports:upload", "neighbourhoods.import_figures"),
)

_known: list[Section] = [
    Section(
        Group.NOW,
        _("Fasen"),
        "f",
        (
            SectionPart(_("Waar staan we"), "phases:board", "phases:"),
            SectionPart(_("Activiteiten"), "activities:listing", "activities:"),
        ),
        (
            Act(_("Naar de volgende fase"), "phases:advance", "programmes.change_phase"),
            Act(_("Terug naar een eerdere fase"), "phases:back", "programmes.change_phase"),
        ),
    ),
    Section(
        Group.WHY,
        _("Gebied"),
        "g",
        (
            SectionPart(_("Buurten"), "boundaries:detail", "boundaries:"),
            SectionPart(_("Urgentie"), "urgencies:listing", "urgencies:"),
            SectionPart(_("Analyse"), "analyses:listing", ("analyses:", "challenges:")),
            SectionPart(_("Gesprekken"), "conversations:listing", "conversations:"),
            SectionPart(_("Stakeholders"), "stakeholders:listing", "stakeholders:"),
        ),
        (Act(_("Buurten van de wijkaanpak wijzigen"), "boundaries:edit", "programmes.edit"),),
    ),
    Section.of(Group.WHY, _("Gebied in cijfers"), "c", "public:figures", "public:figures"),
    Section(
        Group.WHY,
        _("Visie"),
        "v",
        (
            SectionPart(_("Visie"), "visions:listing", "visions:"),
            SectionPart(_("Ambities"), "ambitions:listing", "ambitions:"),
            SectionPart(_("Streefwaarden"), "targets:listing", "targets:"),
        ),
    ),
    Section.of(
        Group.WHAT,
        _("Initiatieven"),
        "i",
        "initiatives:listing",
        "initiatives:",
        permission="programmes.view_initiatives",
    ),
    Section.of(Group.DOES_IT_WORK, _("Eigen cijfers"), "e", "own_figures:listing", "own_figures:"),
]


def desk_parts() -> tuple[SectionPart, ...]:
    """What belongs to no single wijkaanpak: the bar on top of every page of staff."""
    return tuple(_desk)


def register_desk(part: SectionPart) -> None:
    """Add a page to the bar on top, before searching; one that is known stays once."""
    if part not in _desk:
        _desk.insert(next(at for at, known in enumerate(_desk) if known.page == "workspace:search"), part)


def register(sections: Iterable[Section]) -> None:
    """Add sections; those that are known stay once."""
    _known.extend(section for section in sections if section not in _known)


def add_part(letter: str, part: SectionPart) -> None:
    """Add a page to the section with this letter; one that is known stays once. Raises StopIteration without it."""
    at, section = next((at, section) for at, section in enumerate(_known) if section.letter == letter)
    if part not in section.parts:
        _known[at] = replace(section, parts=(*section.parts, part))


def sections() -> list[Section]:
    """All of them by group, within a group the first one first and the rest in the order in which they were told."""
    return sorted(_known, key=lambda section: (section.group, not section.is_first))
