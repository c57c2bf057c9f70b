"""Reads: what somebody looks for, over the wijkaanpakken they see: pages, acts, and records by their words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programmes.access import PERMISSIONS, Rights
from programmes.analyses.records import KINDS as ANALYSES
from programmes.initiatives.records import INITIATIVES
from programmes.lifecycle.records import KINDS as LIFECYCLE
from programmes.models import Programme
from programmes.models.owner import way
from programmes.records import Kind
from programmes.visions.records import KINDS as VISIONS
from programmes.workspace.my_work import roles_of
from programmes.workspace.sections import DESK_ACTS, Act, desk_parts, sections
from wijkaanpak.accounts.models import Role, User

KINDS: tuple[Kind, ...] = (*ANALYSES, *VISIONS, *LIFECYCLE, INITIATIVES)
MOST = 10
TO_DO = _("doen")
"""Of each kind; who wants more narrows the words or opens the list."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: its words, what it is and in which wijkaanpak, and where it is."""

    title: str
    what: str
    where: str
    url: str


def search(user: User, words: str, near: str = "") -> tuple[Hit, ...]:
    """Pages and acts first, then records, at most ten of each kind. A query for each kind, and three for who sees what.

    `near` is the slug of the wijkaanpak somebody is in: it comes first, and without words its pages and acts are given.
    """
    wanted = words.lower().split()
    if not wanted and not near:
        return ()
    rows = Programme.objects.visible_to(user).order_by("name", "pk")
    programmes = {row.pk: row for row in sorted(rows, key=lambda row: row.slug != near)}
    held = roles_of(user, programmes)
    if not wanted:
        return tuple(_pages([row for row in programmes.values() if row.slug == near], held, wanted))
    hits = _pages(programmes.values(), held, wanted)[: 2 * MOST]
    for kind in KINDS:
        seen = _allowing(kind.sees, held)
        hits += [_hit(kind, row, programmes) for row in _rows(kind.model, kind.search, seen, wanted)]
    return tuple(hits)


def desk_hits(rights: Rights, words: str, where: str) -> tuple[Hit, ...]:
    """Pages and acts that belong to no single wijkaanpak, with all the words, for these rights. No query."""
    wanted = words.lower().split()
    doors = [(TO_DO, act) for act in DESK_ACTS] + [
        ("", Act(part.label, part.page, part.permission)) for part in desk_parts()
    ]
    return tuple(
        Hit(str(door.label), str(what), where, reverse(door.page))
        for what, door in doors
        if wanted and rights.may(door.permission) and _holds(str(door.label), wanted)
    )


def _allowing(permission: str, held: Mapping[int, frozenset[Role]]) -> list[int]:
    return [pk for pk, roles in held.items() if roles & PERMISSIONS[permission]]


def _holds(text: str, wanted: Sequence[str]) -> bool:
    return all(word in text.lower() for word in wanted)


def _doors() -> Iterator[tuple[Any, Act]]:
    """Every page and every act of a wijkaanpak, each with what it is."""
    for section in sections():
        for part in section.parts:
            yield section.label, Act(part.label, part.page, part.permission)
        for act in section.acts:
            yield TO_DO, act
    for kind in KINDS:
        if kind.add is not None:
            yield TO_DO, Act(kind.add_label, f"{kind.key}:add", kind.edits)


def _pages(programmes: Iterable[Programme], held: Mapping[int, frozenset[Role]], wanted: Sequence[str]) -> list[Hit]:
    """The pages and acts of which the words, or the name of their wijkaanpak, hold all that is wanted."""
    return [
        Hit(str(door.label), str(what), programme.name, reverse(door.page, kwargs={"slug": programme.slug}))
        for programme in programmes
        for what, door in _doors()
        if held[programme.pk] & PERMISSIONS[door.permission] and _holds(f"{programme.name} {what} {door.label}", wanted)
    ]


def _rows(model: Any, names: Sequence[str], programmes: Sequence[int], wanted: Sequence[str]) -> list[Any]:
    if not names or not programmes:
        return []
    keys = way(model) or ()
    rows = model._default_manager.filter(**{f"{'__'.join(keys)}__in": programmes}).select_related(*keys[:-1])
    for word in wanted:
        rows = rows.filter(Q(*((f"{name}__icontains", word) for name in names), _connector=Q.OR))
    return list(rows.order_by("-pk")[:MOST])


def _hit(kind: Kind, row: Any, programmes: Mapping[int, Programme]) -> Hit:
    owner = row
    for name in (way(kind.model) or ())[:-1]:
        owner = getattr(owner, name)
    programme = programmes[owner.programme_id]
    url = reverse(f"{kind.key}:detail", kwargs={"slug": programme.slug, "pk": row.pk})
    return Hit(str(row), str(kind.one), programme.name, url)
