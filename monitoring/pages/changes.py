"""Reads: the figures of an area through the years, and how each changed beside comparable areas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from neighbourhoods.models.area import municipality_code
from neighbourhoods.pages import moved, profiles
from neighbourhoods.pages.moved import Moved
from neighbourhoods.series import Series
from neighbourhoods.standings.movements import of_book, open_book


@dataclass(frozen=True, slots=True)
class Figures:
    """By key of the indicator, in the order of the catalogue. What only describes an area is not judged."""

    series: dict[str, Series] = field(default_factory=dict)
    moved: dict[str, Moved] = field(default_factory=dict)


def read(codes: Sequence[str], keys: Iterable[str], area: str) -> Figures:
    """The buurten `codes` as one, called `area`: three queries, and five for what is judged anew."""
    codes, wanted = sorted(set(codes)), list(dict.fromkeys(keys))
    if not codes or not wanted:
        return Figures()
    book = open_book([*codes, municipality_code(codes[0])], wanted)
    every = {key: book.series(codes, key) for key in book.indicators if key in wanted}
    series = {key: line for key, line in every.items() if line.figures}
    judged = [key for key, line in series.items() if not line.indicator.is_context]
    movements = of_book(book, dict.fromkeys(judged, codes), is_kept=True)
    names = profiles.peer_names(movements.values())
    told = {key: moved.of(movement, series[key].indicator, area, names) for key, movement in movements.items()}
    return Figures(series, told)
