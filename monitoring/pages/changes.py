"""Reads: the figures of an area through the years, how each changed beside others, and who reached its target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from neighbourhoods.models.area import municipality_code
from neighbourhoods.pages import findings, moved, profiles
from neighbourhoods.pages.moved import Moved
from neighbourhoods.series import Book, Series
from neighbourhoods.standings import movements, precedents, target_words
from neighbourhoods.standings.country import ColumnsOf
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
    """What `read` tells of, before anything is judged: `keys` are those with figures, `columns` what they are put
    beside.
    """

    codes: tuple[str, ...]
    keys: tuple[str, ...]
    targets: tuple[AskedTarget, ...]
    book: Book
    columns: ColumnsOf

    @property
    def rests_on(self) -> tuple[object, ...]:
        """Equal when all that can be told is: the judgements follow from these."""
        columns = [(key, sorted(of.items())) for key, of in sorted(self.columns.items())]
        return self.codes, self.keys, repr(self.targets), self.book.digest, repr(columns)

    def figures(self, area: str) -> Figures:
        """What is told of it; the area is called `area`."""
        series = {key: self.book.series(self.codes, key) for key in self.keys}
        judged = {key: self.codes for key in self.keys if not self.book.indicators[key].is_context}
        found = movements.of_book(self.book, judged, columns=self.columns, is_kept=True)
        names = profiles.peer_names(found.values())
        told = {key: moved.of(movement, series[key].indicator, area, names) for key, movement in found.items()}
        reached = precedents.of_book(self.book, self.codes, self.targets, columns=self.columns, is_kept=True)
        titles = {key: findings.finding(line, found.get(key)) for key, line in series.items()}
        return Figures(
            series, told, titles, {target: _reach(told, series[target.key]) for target, told in reached.items()}
        )


def read(codes: Sequence[str], keys: Iterable[str], area: str, targets: Iterable[AskedTarget] = ()) -> Figures:
    """The buurten `codes` as one, called `area`: three queries, five for what is judged anew, and three for targets."""
    gathered = gather(codes, keys, targets)
    return gathered.figures(area) if gathered else Figures()


def gather(codes: Sequence[str], keys: Iterable[str], targets: Iterable[AskedTarget] = ()) -> Gathered | None:
    """The figures of it, and what they are put beside: four queries, none without codes or keys; None then."""
    codes, wanted = sorted(set(codes)), list(dict.fromkeys(keys))
    if not codes or not wanted:
        return None
    book = movements.open_book([*codes, municipality_code(codes[0])], wanted)
    known = tuple(key for key in book.indicators if key in wanted and book.periods(key))
    asked = tuple(target for target in targets if target.key in known)
    judged = [key for key in known if not book.indicators[key].is_context]
    compared = dict.fromkeys((*judged, *(target.key for target in asked)))
    columns = movements.columns_of([book.indicators[key] for key in compared]) if compared else {}
    return Gathered(tuple(codes), known, asked, book, columns)


def _reach(found: Precedent, series: Series) -> str:
    return target_words.told(found, series.indicator)
