"""Reads: the figures of an area through the years, how each changed beside others, and who reached its target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from neighbourhoods.models.area import municipality_code
from neighbourhoods.pages import findings, moved, profiles
from neighbourhoods.pages.moved import Moved
from neighbourhoods.series import Book, Series
from neighbourhoods.standings import movements, precedents, target_words
from neighbourhoods.standings.precedents import AskedTarget
from neighbourhoods.standings.targets import Precedent


@dataclass(frozen=True, slots=True)
class Figures:
    """By key of the indicator, in the order of the catalogue. What only describes an area is not judged. `findings` are
    the titles of pictures. Of each target that was asked what is said beside it.
    """

    series: dict[str, Series] = field(default_factory=dict)
    moved: dict[str, Moved] = field(default_factory=dict)
    findings: dict[str, str] = field(default_factory=dict)
    reach: dict[AskedTarget, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What `read` tells of, before anything is judged."""

    book: Book
    series: dict[str, Series]
    judging: movements.Judging
    reach: precedents.ReachAsked

    @property
    def rests_on(self) -> tuple[object, ...]:
        """Equal when all that can be told is."""
        return self.book.digest, self.judging.rests_on, self.reach.rests_on

    def figures(self, area: str) -> Figures:
        """What is told of it; the area is called `area`."""
        found = self.judging.answers(is_kept=True)
        names = profiles.peer_names(found.values())
        told = {key: moved.of(movement, self.series[key].indicator, area, names) for key, movement in found.items()}
        reached = self.reach.answers(is_kept=True)
        titles = {key: findings.finding(line, found.get(key)) for key, line in self.series.items()}
        return Figures(
            self.series,
            told,
            titles,
            {target: _reach(told, self.series[target.key]) for target, told in reached.items()},
        )


def read(codes: Sequence[str], keys: Iterable[str], area: str, targets: Iterable[AskedTarget] = ()) -> Figures:
    """The buurten `codes` as one, called `area`: three queries, five for what is judged anew, and three for targets."""
    gathered = gather(codes, keys, targets)
    return gathered.figures(area) if gathered else Figures()


def gather(codes: Sequence[str], keys: Iterable[str], targets: Iterable[AskedTarget] = ()) -> Gathered | None:
    """The figures of it, and what is to be judged of them: four queries, none without codes or keys; None then."""
    codes, wanted = sorted(set(codes)), list(dict.fromkeys(keys))
    if not codes or not wanted:
        return None
    book = movements.open_book([*codes, municipality_code(codes[0])], wanted)
    every = {key: book.series(codes, key) for key in book.indicators if key in wanted}
    series = {key: line for key, line in every.items() if line.figures}
    judged = [key for key, line in series.items() if not line.indicator.is_context]
    asked = [target for target in targets if target.key in series]
    compared = {key: series[key].indicator for key in (*judged, *(target.key for target in asked))}
    columns = movements.columns_of(list(compared.values())) if compared else {}
    judging = movements.ask(book, dict.fromkeys(judged, codes), columns=columns)
    return Gathered(book, series, judging, precedents.ask(book, codes, asked, columns=columns))


def _reach(found: Precedent, series: Series) -> str:
    return target_words.told(found, series.indicator)
