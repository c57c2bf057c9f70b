"""Is a target within reach of what ever happened: how many areas from today's level moved that far. Pure.

The peers are chosen as for a movement, but from today's level of the area: those that stood there at the start of the
longest window that is known and no longer than the target leaves time for. A count or rate is compared in percent of
its start, two years on each side. Any other value is compared in points **beside the country**: the gap to the country
decides who stood at today's level, and the target and each peer's change are taken minus what the country did. Without
that, everybody reaches what the whole country reached. Of a target that the area reached already nothing is counted:
who fell that far did not manage it. It informs, and forbids nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from neighbourhoods.standings import movement, peers
from neighbourhoods.standings.movement import ChangeUnit, MovementObstacle, Peer, Shifts
from neighbourhoods.standings.peers import Areas, Pool, Subject
from neighbourhoods.terms import Direction

RULE = "share_of_peers_that_moved_as_far"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Precedent:
    """Of the `peers`, how many `reached` what the target asks, in a window of so many years.

    `today` and `value` are in the unit of the indicator; `needed`, `best` and `median` are in percent or points, as
    `measure` says. `best` is the largest change of a peer in the direction of the target, `median` that of the middle
    one. `country` is by how many points the country changed in the window, taken off the change of each peer. Without
    an answer `obstacle` says why.
    """

    measure: ChangeUnit
    value: float
    year: int
    today: float | None = None
    years: tuple[int, ...] = ()
    span: int = 0
    needed: float | None = None
    reached: int | None = None
    best: float | None = None
    median: float | None = None
    country: float | None = None
    peers: tuple[Peer, ...] = ()
    candidates: int = 0
    pool: Pool | None = None
    obstacle: MovementObstacle | None = None
    rule: str = RULE
    version: int = VERSION


def is_reached(today: float, value: float, direction: str) -> bool:
    """Whether the area stands where the target wants it, or better. Of what has no good side nobody can say."""
    if direction == Direction.CONTEXT:
        return False
    return today >= value if direction == Direction.HIGHER else today <= value


def window(starts: Iterable[int], *, at_most: int, at_least: int = 1) -> tuple[int, int] | None:
    """Of the years in which something is known, the two farthest apart that are no more than `at_most` years apart; of
    two stretches as long the newest. None when no two are at least `at_least` years apart.
    """
    known = sorted(set(starts))
    stretches = [(last - first, last, first) for first, last in itertools.combinations(known, 2)]
    _span, last, first = max((stretch for stretch in stretches if at_least <= stretch[0] <= at_most), default=(0, 0, 0))
    return (first, last) if first else None


def precedent(
    asked: Precedent,
    subject: Subject,
    areas: Areas,
    shifts: Shifts,
    *,
    country: float = 0.0,
    per: float | None = None,
    keeps_pool: bool = False,
) -> Precedent:
    """What the peers did, added to what is `asked`: that knows its measure, value, `today`, `years` and `span`.

    The `amount` of the subject is where its peers began, in the unit of those shifts: for a rate, which `per` shows, a
    count. `country` is by how many points the country changed within the window, 0 where the measure is percent.
    """
    import numpy as np

    today = asked.today
    if today is None or today <= 0:
        return replace(asked, obstacle=MovementObstacle.NOTHING_BEFORE)
    needed = movement.change_of(today, asked.value, asked.measure)
    asked = replace(asked, needed=needed, country=country if asked.measure is ChangeUnit.POINTS else None)
    if not peers.FEWEST_INHABITANTS <= subject.inhabitants <= peers.MOST_INHABITANTS:
        is_small = subject.inhabitants < peers.FEWEST_INHABITANTS
        return replace(asked, obstacle=MovementObstacle.TOO_SMALL if is_small else MovementObstacle.TOO_LARGE)
    if subject.amount <= 0:
        return replace(asked, obstacle=MovementObstacle.NOTHING_BEFORE)
    places = peers.candidates(areas, subject)
    places = places[shifts.is_complete[places]]
    chosen = peers.nearest(areas, places, shifts.starts, subject)
    pool = peers.pool(areas, places, shifts.starts, subject) if keeps_pool else None
    asked = replace(asked, candidates=len(places), pool=pool)
    if len(chosen) < peers.FEWEST_PEERS:
        return replace(asked, obstacle=MovementObstacle.TOO_FEW_PEERS)
    theirs = movement.changes(shifts.base[chosen], shifts.now[chosen] - country, asked.measure)
    falls = needed < 0
    return replace(
        asked,
        reached=int(((theirs <= needed) if falls else (theirs >= needed)).sum()),
        best=float(theirs.min() if falls else theirs.max()),
        median=float(np.median(theirs)),
        peers=movement.listed(areas, shifts, chosen, theirs, per),
    )
