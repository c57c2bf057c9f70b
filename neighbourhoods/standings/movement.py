"""Whether a change is more than what is ordinary among comparable areas. Pure: numbers in, verdict out.

**Counts and rates of every year.** The change is the mean of the newest two years against the mean of the two before,
in proportion. It is compared with the changes of the peers that `peers` chooses. More than ordinary is what so few of
them exceed that it happens by chance in about one of ten areas, one in twenty on each side. The verdict rests on ranks
alone. It never says why: different is not because of.

**Equals.** Where counts are small many areas change exactly as much, such as from one to none. A peer that changed as
much does not count as having changed more. But what more than one in six of the peers did is not out of the ordinary,
however few exceed it: without this a third of all buurten would stand out by burglaries (measured on thinned counts),
with it one in ten. In the placebo on all crime no figure moves by it.

**Values that a model estimated, and others that are context.** The same peers, nearest in base value, and the change in
points from one measurement to a later one. A break in between hits the peers as well. There is never a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from neighbourhoods.standings import peers
from neighbourhoods.standings.around import Around
from neighbourhoods.standings.peers import Areas, Pool, Starts, Subject

if TYPE_CHECKING:
    import numpy as np

RULE = "two_year_means_among_peers"
VERSION = 1
"""Goes up with every change of the rule, so that what was judged by an earlier one can be told apart."""
YEARS_IN_MEAN = 2
"""Of one year against one year three times as many would stand out as is meant."""
ONE_IN = 20
"""On each side so many may stand out by chance: one in twenty of the peers and the area itself together."""
MOST_EQUALS_ONE_IN = 6
"""What more than one in six of the peers did as well is ordinary."""
PERCENT = 100
DIGITS = 9
"""Points are rounded to this many decimals before they are compared, so that equals are equal."""


class ChangeUnit(StrEnum):
    """In what a change is told."""

    PERCENT = "percent"
    POINTS = "points"


class MovementVerdict(StrEnum):
    """What a change is beside those of the peers."""

    ORDINARY = "ordinary"
    RISEN_MORE = "risen_more"
    FALLEN_MORE = "fallen_more"


class MovementObstacle(StrEnum):
    """Why there is no verdict."""

    NO_RULE = "no_rule"
    MODEL_ESTIMATE = "model_estimate"
    SURVEY_WITHOUT_ANSWERS = "survey_without_answers"
    NO_LIKENESS = "no_likeness"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    INCOMPLETE = "incomplete"
    FEWER_THAN_FOUR_YEARS = "fewer_than_four_years"
    ONE_MEASUREMENT = "one_measurement"
    BREAK = "break"
    BOUNDARY = "boundary"
    OTHER_DENOMINATOR = "other_denominator"
    NOTHING_BEFORE = "nothing_before"
    TOO_FEW_PEERS = "too_few_peers"
    TOO_SOON = "too_soon"
    NO_COUNTRY = "no_country"
    ALREADY_REACHED = "already_reached"


@dataclass(frozen=True, slots=True)
class Peer:
    """An area that is compared with: where it began, where it is now and by how much it changed."""

    code: str
    inhabitants: float
    base: float
    now: float
    change: float


@dataclass(frozen=True, slots=True)
class Movement:
    """How an area changed beside its peers, nearest first. `years` are those of the base and then those of now.

    `base` and `now` are means over their years, in the unit of the indicator. `change`, `low` and `high` are in percent
    or points, as `measure` says. `low` and `high` are the smallest changes that would stand out: of 60 peers the third
    lowest and third highest; `median` is that of the middle peer. `more` and `less` count the peers that changed more
    and less. `candidates` are the areas that the peers were chosen from, and `pool` has all of them where that is kept.
    `around` is what happened in the buurten around it, of counts that were judged.
    Without a verdict `obstacle` says why, and numbers are there as far as they are known.
    """

    measure: ChangeUnit
    years: tuple[int, ...] = ()
    base: float | None = None
    now: float | None = None
    change: float | None = None
    peers: tuple[Peer, ...] = ()
    candidates: int = 0
    more: int | None = None
    less: int | None = None
    low: float | None = None
    high: float | None = None
    median: float | None = None
    verdict: MovementVerdict | None = None
    obstacle: MovementObstacle | None = None
    is_provisional: bool = False
    rule: str = RULE
    version: int = VERSION
    pool: Pool | None = None
    around: Around | None = None

    @property
    def equal(self) -> int:
        """How many peers changed exactly as much."""
        return len(self.peers) - (self.more or 0) - (self.less or 0)

    @property
    def shows_rise(self) -> bool:
        """Whether a rise of `high` would stand out; not where many peers rose exactly that much."""
        return self.high is not None and self._is_rare(self.high)

    @property
    def shows_fall(self) -> bool:
        """Whether a fall to `low` would stand out; not where many peers fell exactly that much."""
        return self.low is not None and self._is_rare(self.low)

    def _is_rare(self, change: float) -> bool:
        return sum(peer.change == change for peer in self.peers) <= most_equals(len(self.peers))


@dataclass(frozen=True, eq=False, slots=True)
class Shifts:
    """From where to where every area of an `Areas` went; NaN where a part is missing. Of a count both are counts and
    `size` is what they are a rate of; of a value `size` is 1.
    """

    base: np.ndarray
    now: np.ndarray
    size: np.ndarray

    @property
    def starts(self) -> Starts:
        return Starts(self.base, self.size)

    @property
    def is_complete(self) -> np.ndarray:
        """Which areas can be peers: all is known, and there was something to begin with."""
        import numpy as np

        return (self.base > 0) & (self.size > 0) & ~np.isnan(self.now)


def may_exceed(peers: int) -> int:
    """So many of the peers may have changed more while a change still stands out: 2 of 60, -1 when it never does."""
    return (peers + 1) // ONE_IN - 1


def most_equals(peers: int) -> int:
    """So many of the peers may have changed exactly as much while a change still stands out: 10 of 60."""
    return peers // MOST_EQUALS_ONE_IN


def verdict_of(more: int, less: int, peers: int) -> MovementVerdict:
    """The verdict by ranks: so many of the peers changed more, so many less, the rest exactly as much."""
    few = may_exceed(peers)
    if peers - more - less > most_equals(peers) or (more <= few and less <= few):
        return MovementVerdict.ORDINARY
    if more <= few:
        return MovementVerdict.RISEN_MORE
    return MovementVerdict.FALLEN_MORE if less <= few else MovementVerdict.ORDINARY


def changes(base: np.ndarray, now: np.ndarray, measure: ChangeUnit) -> np.ndarray:
    """By how much each went from `base` to `now`: in percent of the base, or in points. The same shape."""
    import numpy as np

    if measure is ChangeUnit.POINTS:
        return np.round(now - base, DIGITS)
    return (now / base - 1) * PERCENT


def change_of(base: float, now: float, measure: ChangeUnit) -> float:
    """The same of one area, rounded alike."""
    import numpy as np

    return float(changes(np.array([base]), np.array([now]), measure)[0])


def judge(
    subject: Subject,
    now: float,
    areas: Areas,
    shifts: Shifts,
    *,
    years: tuple[int, ...],
    measure: ChangeUnit = ChangeUnit.PERCENT,
    per: float | None = None,
    context: MovementObstacle | None = None,
    is_provisional: bool = False,
    keeps_pool: bool = False,
) -> Movement:
    """How the subject changed beside its peers.

    `now` is in the unit of the subject's `amount`. With `per` a count is shown as a rate: so many per so many of its
    size. `context` is why there may be no verdict although everything is known. With `keeps_pool` it holds all that the
    peers were chosen from.
    """
    import numpy as np

    # Each step adds to what is shown and may end it: a reader sees as much as is known, and why there is no more.
    base, shown_now = (_shown(amount, subject.size, per) for amount in (subject.amount, now))
    shown = Movement(measure, years, base, shown_now, is_provisional=is_provisional)
    if subject.inhabitants < peers.FEWEST_INHABITANTS:
        return replace(shown, obstacle=MovementObstacle.TOO_SMALL)
    if subject.amount <= 0:
        return replace(shown, obstacle=MovementObstacle.NOTHING_BEFORE)
    # With too few inhabitants, or nothing to begin with, a change would say nothing. A large area has no peers, but its
    # own change can be told.
    change = change_of(subject.amount, now, measure)
    shown = replace(shown, change=change)
    if subject.inhabitants > peers.MOST_INHABITANTS:
        return replace(shown, obstacle=MovementObstacle.TOO_LARGE)
    # Peers are chosen by where they began, never by how they changed, and only where both figures are known.
    places = peers.candidates(areas, subject)
    places = places[shifts.is_complete[places]]
    chosen = peers.nearest(areas, places, shifts.starts, subject)
    pool = peers.pool(areas, places, shifts.starts, subject) if keeps_pool else None
    shown = replace(shown, candidates=len(places), pool=pool)
    if len(chosen) < peers.FEWEST_PEERS:
        return replace(shown, obstacle=MovementObstacle.TOO_FEW_PEERS)
    # The ranks decide, so that one peer with an enormous change weighs no more than any other. `low` and `high` are the
    # changes at the ranks from which something stands out, so that a reader can check the verdict against them.
    theirs = changes(shifts.base[chosen], shifts.now[chosen], measure)
    more, less = int((theirs > change).sum()), int((theirs < change).sum())
    ordered = np.sort(theirs)
    few = may_exceed(len(chosen))
    return replace(
        shown,
        peers=listed(areas, shifts, chosen, theirs, per),
        more=more,
        less=less,
        low=float(ordered[few]),
        high=float(ordered[-1 - few]),
        median=float(np.median(theirs)),
        verdict=None if context else verdict_of(more, less, len(chosen)),
        obstacle=context,
    )


def listed(
    areas: Areas, shifts: Shifts, places: np.ndarray, theirs: np.ndarray, per: float | None = None
) -> tuple[Peer, ...]:
    """The peers at these places with their changes, in that order; with `per` as rates."""
    sizes = shifts.size[places]
    base, now = (_shown(counts[places], sizes, per) for counts in (shifts.base, shifts.now))
    names = [areas.codes[place] for place in places.tolist()]
    columns = (areas.inhabitants[places], base, now, theirs)
    return tuple(Peer(*row) for row in zip(names, *(column.tolist() for column in columns), strict=True))


def _shown(amount: Any, size: Any, per: float | None) -> Any:
    return amount if per is None else amount / size * per
