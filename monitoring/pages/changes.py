"""Reads: the figures of an area through the years, how each changed beside others, and who reached its target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from neighbourhoods.models.area import municipality_code
from neighbourhoods.pages import findings, moved, profiles
from neighbourhoods.pages.moved import Moved
from neighbourhoods.series import Series
from neighbourhoods.standings import precedents, target_words
from neighbourhoods.standings.movements import columns_of, of_book, open_book
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


def read(codes: Sequence[str], keys: Iterable[str], area: str, targets: Iterable[AskedTarget] = ()) -> Figures:
    """The buurten `codes` as one, called `area`: three queries, five for what is judged anew, and three for targets."""
    codes, wanted = sorted(set(codes)), list(dict.fromkeys(keys))
    if not codes or not wanted:
        return Figures()
    book = open_book([*codes, municipality_code(codes[0])], wanted)
    every = {key: book.series(codes, key) for key in book.indicators if key in wanted}
    series = {key: line for key, line in every.items() if line.figures}
    judged = [key for key, line in series.items() if not line.indicator.is_context]
    asked = [target for target in targets if target.key in series]
    compared = {key: series[key].indicator for key in (*judged, *(target.key for target in asked))}
    columns = columns_of(list(compared.values())) if compared else {}
    movements = of_book(book, dict.fromkeys(judged, codes), columns=columns, is_kept=True)
    names = profiles.peer_names(movements.values())
    told = {key: moved.of(movement, series[key].indicator, area, names) for key, movement in movements.items()}
    reached = precedents.of_book(book, codes, asked, columns=columns, is_kept=True)
    titles = {key: findings.finding(line, movements.get(key)) for key, line in series.items()}
    return Figures(
        series, told, titles, {target: _reach(found, series[target.key]) for target, found in reached.items()}
    )


def _reach(found: Precedent, series: Series) -> str:
    return target_words.told(found, series.indicator)
