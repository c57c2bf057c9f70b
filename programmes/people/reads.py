"""Reads: everybody who has a role here, with which, until when, and whether they chose a password yet."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from programmes.access_words import may_do
from programmes.models import Membership, ProgrammeRole
from wijkaanpak.accounts import letters
from wijkaanpak.accounts.models import Invitation, Letter, MunicipalityRole, Role, User


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody has: in one programme, or in all of them (`where` is empty)."""

    granted: Any
    label: str
    where: str
    key: str
    """How an address names it: g or p, and its number."""
    partners: tuple[str, ...] = ()
    """The organisations they speak for there, when it is the role of a partner."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """`invitation` is open as long as they chose no password."""

    user: User
    held: tuple[Held, ...]
    invitation: Invitation | None
    missed: Letter | None
    """The last letter to their address that could not be delivered."""

    @property
    def is_waiting(self) -> bool:
        return not self.user.is_active


@dataclass(frozen=True, slots=True)
class RoleWords:
    role: Role
    may: tuple[str, ...]


def users(words: str = "") -> QuerySet[User]:
    """Everybody with a role that holds today, by name; narrowed to words of their name or address."""
    everywhere = MunicipalityRole.objects.values("user_id")
    here = ProgrammeRole.objects.values("user_id")
    found = User.objects.filter(Q(pk__in=everywhere) | Q(pk__in=here)).order_by("name", "pk")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return found


def somebodies(people: Collection[User]) -> list[Somebody]:
    """These people with their roles. Five queries, however many they are."""
    partners: dict[tuple[int, int], list[str]] = defaultdict(list)
    memberships = Membership.objects.filter(user__in=people, ends_on=None).select_related("partner").order_by("pk")
    for membership in memberships:
        partners[membership.user_id, membership.programme_id].append(membership.partner.name)
    held: dict[int, list[Held]] = defaultdict(list)
    for row in MunicipalityRole.objects.filter(user__in=people).order_by("pk"):
        held[row.user_id].append(Held(row, row.get_role_display(), "", f"g{row.pk}"))
    for row in ProgrammeRole.objects.filter(user__in=people).select_related("programme").order_by("pk"):
        speaks_for = tuple(partners[row.user_id, row.programme_id]) if row.role == Role.PARTNER else ()
        held[row.user_id].append(Held(row, row.get_role_display(), row.programme.name, f"p{row.pk}", speaks_for))
    invitations = {row.user_id: row for row in Invitation.objects.filter(user__in=people, accepted_at=None)}
    missed = {letter.to.lower(): letter for letter in letters.undelivered_to([user.email for user in people])}
    return [Somebody(user, tuple(held[user.pk]), invitations.get(user.pk), missed.get(user.email)) for user in people]


def held_by(user: User, key: str) -> MunicipalityRole | ProgrammeRole | None:
    """The role that an address names, when it is theirs and holds."""
    model: Any = {"g": MunicipalityRole, "p": ProgrammeRole}.get(key[:1])
    if model is None or not key[1:].isdecimal():
        return None
    found: MunicipalityRole | ProgrammeRole | None = model.objects.filter(user=user, pk=key[1:]).first()
    return found


def role_words() -> list[RoleWords]:
    """What each role may do, from the table that decides it."""
    return [RoleWords(role, tuple(may_do(role))) for role in Role]
