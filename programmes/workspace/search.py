"""Reads: what somebody looks for, over the wijkaanpakken they see: pages, and records by their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from programmes.access import PERMISSIONS
from programmes.analyses.records import KINDS as ANALYSES
from programmes.lifecycle.records import KINDS as LIFECYCLE
from programmes.models import Initiative, Programme
from programmes.models.owner import way
from programmes.records import Kind
from programmes.workspace.my_work import roles_of
from programmes.workspace.sections import sections
from wijkaanpak.accounts.models import Role, User

KINDS: tuple[Kind, ...] = (*ANALYSES, *LIFECYCLE)
MOST = 10
"""Of each kind; who wants more narrows the words or opens the list."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: its words, what it is and in which wijkaanpak, and where it is."""

    title: str
    what: str
    where: str
    url: str


def search(user: User, words: str) -> tuple[Hit, ...]:
    """Pages first, then records, at most ten of each kind. A query for each kind, and four for who may see what."""
    wanted = words.split()
    if not wanted:
        return ()
    held = roles_of(user)
    programmes = {row.pk: row for row in Programme.objects.filter(pk__in=held).order_by("name", "pk")}
    hits = [*_pages(programmes, held, wanted)]
    for kind in KINDS:
        seen = _allowing(kind.sees, held)
        hits += [_hit(kind, row, programmes) for row in _rows(kind.model, kind.search, seen, wanted)]
    seen = _allowing("programmes.view_initiatives", held)
    for idea in _rows(Initiative, ("title", "plan"), seen, wanted):
        url = reverse("initiatives:detail", kwargs={"slug": programmes[idea.programme_id].slug, "pk": idea.pk})
        hits.append(Hit(idea.title, str(Initiative._meta.verbose_name), programmes[idea.programme_id].name, url))
    return tuple(hits)


def _allowing(permission: str, held: Mapping[int, frozenset[Role]]) -> list[int]:
    return [pk for pk, roles in held.items() if roles & PERMISSIONS[permission]]


def _pages(
    programmes: Mapping[int, Programme], held: Mapping[int, frozenset[Role]], wanted: Sequence[str]
) -> list[Hit]:
    """The pages of which the name, or that of their wijkaanpak, holds all the words."""
    found = []
    for pk, programme in programmes.items():
        for section in sections():
            for part in section.parts:
                text = f"{programme.name} {section.label} {part.label}".lower()
                if held[pk] & PERMISSIONS[part.permission] and all(word.lower() in text for word in wanted):
                    url = reverse(part.page, kwargs={"slug": programme.slug})
                    found.append(Hit(str(part.label), str(section.label), programme.name, url))
    return found[: 2 * MOST]


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
