"""Reads: where a page stands in the frame of a wijkaanpak: the rail beside it, the tabs above it, and the way back."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.urls import reverse

from programmes.access import Rights
from programmes.models import Programme
from programmes.workspace.sections import SEES, Section, desk_parts, sections

HOTKEYS = {"workspace:mine": "g w", "workspace:programmes": "g p", "workspace:search": "/,Mod+k"}


@dataclass(frozen=True, slots=True)
class FrameLink:
    """A page one can go to; `is_current` when it is this one, `is_above` when this one is below it.

    `hotkey` is the keys that bring one there, as @github/hotkey reads them.
    """

    label: Any
    url: str
    is_current: bool = False
    is_above: bool = False
    hotkey: str = ""
    is_managing: bool = False
    counted: str = ""
    """Where a script asks how much waits there; nothing for a page without a count."""


@dataclass(frozen=True, slots=True)
class ProgrammeFrame:
    """`groups` are the rail: each question with its sections. `here` is the label of the section one is in."""

    groups: tuple[tuple[Any, tuple[FrameLink, ...]], ...]
    here: Any
    tabs: tuple[FrameLink, ...]
    crumbs: tuple[FrameLink, ...]


def frame(programme: Programme, rights: Rights, page: str) -> ProgrammeFrame:
    """The frame around the page of this name, with the doors that open for these rights. No query."""
    opened = [(section, _open_parts(section, rights)) for section in sections()]
    opened = [(section, parts) for section, parts in opened if parts]
    groups = tuple(
        (group.label, tuple(_section_link(section, parts, programme, page) for section, parts in found))
        for group, found in groupby(opened, key=lambda pair: pair[0].group)
    )
    here, parts = next(((section, parts) for section, parts in opened if section.part_at(page)), (None, []))
    if here is None:
        return ProgrammeFrame(groups, "", (), ())
    tabs = tuple(_link(part.label, part.page, programme, page, is_above=part == here.part_at(page)) for part in parts)
    return ProgrammeFrame(groups, here.label, tabs if len(tabs) > 1 else (), tuple(_crumbs(here, programme, page)))


def desk(rights: Rights, page: str) -> tuple[FrameLink, ...]:
    """The bar on top of every page, with the doors that open for these rights. No query.

    Who came in with a role in one wijkaanpak alone sees what everybody of staff does.
    """
    return tuple(
        FrameLink(
            part.label,
            reverse(part.page),
            is_current=page == part.page,
            is_above=page != part.page and page.startswith(part.stem),
            hotkey=HOTKEYS.get(part.page, ""),
            is_managing=part.is_managing,
            counted=reverse("workspace:count") if part.page == "workspace:mine" else "",
        )
        for part in desk_parts()
        if part.permission == SEES or rights.may(part.permission)
    )


def _open_parts(section: Section, rights: Rights) -> list[Any]:
    return [part for part in section.parts if rights.may(part.permission)]


def _section_link(section: Section, parts: list[Any], programme: Programme, page: str) -> FrameLink:
    link = _link(section.label, parts[0].page, programme, page, is_above=section.part_at(page) is not None)
    return replace(link, hotkey=f"g {section.letter}")


def _link(label: Any, name: str, programme: Programme, page: str, *, is_above: bool) -> FrameLink:
    url = reverse(name, kwargs={"slug": programme.slug})
    return FrameLink(label, url, is_current=page == name, is_above=is_above and page != name)


def _crumbs(section: Section, programme: Programme, page: str) -> list[FrameLink]:
    """The section and its part, as far as this page is below them."""
    part = section.part_at(page)
    names = [(section.label, section.parts[0].page)]
    if part is not None and part != section.parts[0]:
        names.append((part.label, part.page))
    return [_link(label, name, programme, page, is_above=True) for label, name in names if name != page]
