"""The figures of one period, as they are published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neighbourhoods.sources.layout import Column
from neighbourhoods.terms import Note

if TYPE_CHECKING:
    import numpy as np

HELD = (Note.PRESENT, Note.ESTIMATED)


@dataclass(frozen=True, slots=True)
class Publication:
    """The figures of one period. `values` and `notes` are areas × columns; NaN where there is no value.

    `lines` are as large, and hold the line of the file in which each stands (0 where it does not); None when there is
    no file in which anybody could look.
    """

    period: str
    codes: list[str]
    names: list[str]
    changes: list[int | None]
    columns: tuple[Column, ...]
    values: np.ndarray
    notes: np.ndarray
    lines: np.ndarray | None = None

    def line(self, row: int, place: int | None = None) -> int | None:
        """The line of the file in which the figure of an area and a column stands; without column the first of them."""
        found = () if self.lines is None else self.lines[row].tolist()
        asked = found if place is None else found[place : place + 1]
        return next(filter(None, asked), None)

    @property
    def figures(self) -> int:
        return int(self.values.size) - sum(self.missing.values())

    @property
    def missing(self) -> dict[str, int]:
        """How many cells have no value, by kind."""
        kinds = {Note(note).name.lower(): int((self.notes == note).sum()) for note in Note if note not in HELD}
        return {kind: number for kind, number in kinds.items() if number}


def merged(found: Iterable[Publication]) -> list[Publication]:
    """One publication a period, of the columns of all; an area that is not in each of them has no figure there."""
    periods = defaultdict(list)
    for publication in found:
        periods[publication.period].append(publication)
    return [_beside(parts) if len(parts) > 1 else parts[0] for _period, parts in sorted(periods.items())]


def _beside(parts: list[Publication]) -> Publication:
    import numpy as np

    areas: dict[str, tuple[str, int | None]] = {}
    for part in parts:
        for code, name, change in zip(part.codes, part.names, part.changes, strict=True):
            areas.setdefault(code, (name, change))
    places = {code: place for place, code in enumerate(areas)}
    shape = len(areas), sum(len(part.columns) for part in parts)
    values, notes = np.full(shape, np.nan), np.full(shape, Note.MISSING, dtype=np.int16)
    lines = np.zeros(shape, dtype=np.int32)
    start = 0
    for part in parts:
        rows, columns = [places[code] for code in part.codes], slice(start, start + len(part.columns))
        values[rows, columns], notes[rows, columns] = part.values, part.notes
        lines[rows, columns] = 0 if part.lines is None else part.lines
        start += len(part.columns)
    return Publication(
        period=parts[0].period,
        codes=list(areas),
        names=[name for name, _change in areas.values()],
        changes=[change for _name, change in areas.values()],
        columns=tuple(column for part in parts for column in part.columns),
        values=values,
        notes=notes,
        lines=lines,
    )
