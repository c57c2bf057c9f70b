"""Reads: what waits for somebody, with its term. One query for all that waits, however much it is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.utils.translation import get_language
from psycopg.sql import Literal

from programmes.access import PERMISSIONS, Rights, who_may
from programmes.agreements.waiting import KINDS as AGREEMENTS
from programmes.coalitions.waiting import KINDS as COALITIONS
from programmes.initiatives.waiting import KINDS as INITIATIVES
from programmes.learning.waiting import KINDS as LEARNING
from programmes.lifecycle.waiting import KINDS as LIFECYCLE
from programmes.measures.waiting import KINDS as MEASURES
from programmes.models import Programme, ProgrammeRole
from programmes.own_figures.waiting import KINDS as OWN_FIGURES
from programmes.undelivered.waiting import KINDS as UNDELIVERED
from programmes.waiting import Asked, Given, GivenMany, Waiting, WaitingKind
from programmes.workspace import snoozes
from wijkaanpak import planned
from wijkaanpak.accounts.models import MunicipalityRole, Role, User

KINDS = {
    kind.key: kind
    for nouns in (LIFECYCLE, INITIATIVES, UNDELIVERED, MEASURES, COALITIONS, AGREEMENTS, LEARNING, OWN_FIGURES)
    for kind in nouns
}
PROGRAMMES, PERSON, REPORTS = "programmes", "person", "programmes.report_progress"
GIVEN = {REPORTS, *(kind.permission for kind in KINDS.values())}


@dataclass(frozen=True, slots=True)
class LateElsewhere:
    """What others have to do and is late: which kind, how often, and which roles may do it. Titles stay with them."""

    kind: WaitingKind
    count: int
    who: str


def mine(user: User, today: date) -> list[Waiting]:
    """All that is late or due within two weeks and that somebody's roles let them do, the oldest term first: over all
    programmes they see, what they put away among it. Four queries.
    """
    slugs = seen(user)
    return _of(user, slugs, roles_of(user, slugs), today)


@dataclass(frozen=True, slots=True)
class Pile:
    """What waits for somebody in one programme, the oldest term first; `away` is what they put away for now, `coming`
    what has no page here yet.
    """

    programme: Programme
    work: tuple[Waiting, ...]
    away: tuple[Waiting, ...]
    coming: tuple[tuple[str, int], ...]


def piles(user: User, today: date) -> tuple[Pile, ...]:
    """The same by programme: where most is late first. Five queries."""
    found: dict[str, list[Waiting]] = {}
    for work in mine(user, today):
        found.setdefault(work.programme, []).append(work)
    rows = Programme.objects.filter(slug__in=found).order_by("name", "pk")
    made = [
        Pile(programme, *parted(doable(found[programme.slug])), _coming(found[programme.slug])) for programme in rows
    ]
    return tuple(sorted(made, key=lambda pile: -sum(work.is_late for work in pile.work)))


def doable(work: Iterable[Waiting]) -> tuple[Waiting, ...]:
    """What can be done on a page here; the rest is nobody's task on this site yet."""
    return tuple(waiting for waiting in work if waiting.kind.page)


def parted(work: Iterable[Waiting]) -> tuple[tuple[Waiting, ...], tuple[Waiting, ...]]:
    """What is on top of the pile, and what was put away for now: that by the day on which it comes back."""
    found = list(work)
    away = sorted((item for item in found if item.away_until), key=lambda item: item.away_until or date.max)
    return tuple(item for item in found if not item.away_until), tuple(away)


def _coming(work: Iterable[Waiting]) -> tuple[tuple[str, int], ...]:
    """What has no page yet, with how often, most first."""
    return tuple(Counter(waiting.what for waiting in work if not waiting.kind.page).most_common())


def mine_here(rights: Rights, programme: Programme, today: date) -> list[Waiting]:
    """The same in one programme. One query."""
    return _of(rights.user, {programme.pk: programme.slug}, {programme.pk: rights.held}, today)


def all_here(rights: Rights, programme: Programme, today: date) -> list[Waiting]:
    """All that waits in a programme, whoever has to do it, and which of it is this person's. One query."""
    slugs, held = {programme.pk: programme.slug}, {programme.pk: rights.held}
    return _of(rights.user, slugs, held, today, only_theirs=False)


def all_seen(user: User, today: date) -> list[Waiting]:
    """The same over all programmes that somebody sees. Four queries."""
    slugs = seen(user)
    return _of(user, slugs, roles_of(user, slugs), today, only_theirs=False)


def late_elsewhere(work: Iterable[Waiting]) -> tuple[LateElsewhere, ...]:
    """Of all that waits somewhere, what is late besides what is late of somebody's own work, most first."""
    late = Counter(item.kind.key for item in work if item.is_late and not (item.is_theirs and item.kind.page))
    found = [LateElsewhere(KINDS[key], count, who_may(KINDS[key].permission)) for key, count in late.items()]
    return tuple(sorted(found, key=lambda group: (-group.count, group.kind.key)))


def _of(
    user: User,
    slugs: Mapping[int, str],
    held: Mapping[int, frozenset[Role]],
    today: date,
    *,
    only_theirs: bool = True,
) -> list[Waiting]:
    """`slugs` and `held` are of the programmes that are looked at, by id."""
    rows = _rows(user, held, today, only_theirs=only_theirs)
    away = {
        (programme, kind.removeprefix(snoozes.AWAY), pk): (until, why)
        for kind, pk, why, until, programme, _theirs in rows
        if kind.startswith(snoozes.AWAY)
    }
    who = {key: who_may(kind.permission) for key, kind in KINDS.items()}
    waiting = [
        Waiting(
            KINDS[key],
            pk,
            title,
            term,
            term is not None and term < today,
            slugs[programme],
            who[key],
            theirs,
            *away.get((programme, key, pk), (None, "")),
        )
        for key, pk, title, term, programme, theirs in rows
        if key in KINDS
    ]
    return sorted(waiting, key=lambda work: (work.due_on is None, work.due_on or today, work.kind.key, work.pk))


def _rows(user: User, held: Mapping[int, frozenset[Role]], today: date, *, only_theirs: bool) -> list[Any]:
    """What waits of every kind, and what this person put away: one query."""
    statement, names = _statement(today, get_language(), only_theirs)
    given = {permission: _allowing(permission, held) for permission in GIVEN}
    given |= {PROGRAMMES: list(held), PERSON: user.pk}
    return planned.ask(statement, [given[name] for name in names])


@lru_cache(maxsize=32)
def _statement(today: date, language: str | None, only_theirs: bool) -> tuple[str, tuple[str, ...]]:
    """The SQL of `_rows`, the same for everybody on a day, and the names of its values in their order; it holds no
    rows, and names of activities in a language.
    """
    programmes, person = GivenMany(PROGRAMMES), Given(PERSON)
    asked = [
        (kind, Asked(programmes, GivenMany(kind.permission), GivenMany(REPORTS), person, today, only_theirs))
        for kind in KINDS.values()
    ]
    first, *others = (kind.rows(question) for kind, question in asked)
    sql, parameters = first.union(*others, snoozes.rows(asked[0][1]), all=True).query.sql_with_params()
    names = tuple(dict.fromkeys(said.name for said in parameters if isinstance(said, Given)))
    places = {name: f"${place}" for place, name in enumerate(names, start=1)}
    written = [
        places[said.name] if isinstance(said, Given) else Literal(said).as_string(connection.connection)
        for said in parameters
    ]
    return sql % tuple(written), names


def _allowing(permission: str, held: Mapping[int, frozenset[Role]]) -> list[int]:
    """The ids of the programmes in which a role carries this permission."""
    return [pk for pk, roles in held.items() if roles & PERMISSIONS[permission]]


def seen(user: User) -> dict[int, str]:
    """The programmes somebody sees, by id with the slug. One query."""
    return dict(Programme.objects.visible_to(user).order_by("pk").values_list("pk", "slug"))


def roles_of(user: User, programmes: Iterable[int]) -> dict[int, frozenset[Role]]:
    """The roles somebody has in these programmes, by id. Two queries."""
    everywhere = MunicipalityRole.objects.filter(user_id=user.pk).values_list("role", flat=True)
    held = dict.fromkeys(programmes, frozenset(Role(role) for role in everywhere))
    here = ProgrammeRole.objects.filter(user_id=user.pk, programme__in=list(held))
    for pk, role in here.values_list("programme_id", "role"):
        held[pk] |= {Role(role)}
    return held
