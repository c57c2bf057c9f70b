"""What the cells of a column say, each different text understood once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neighbourhoods.sources.layout import Column, Layout
from neighbourhoods.tables import cells
from neighbourhoods.tables.reading import Reading
from neighbourhoods.tables.sheets import Sheet

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


class Meanings:
    """What each different text of a file means. Columns share most of their texts, so each is understood once.

    `signs` are the decimal signs that some cell leaves no doubt about; `doubtful` the places of those that do, by sign.
    """

    def __init__(self, whole: bool, layout: Layout) -> None:
        self.whole, self.note, self.convention = whole, layout.note, layout.convention
        self.places: dict[str, int] = {}
        self.values: list[float] = []
        self.notes: list[int] = []
        self.blank: list[bool] = []
        self.reasons: dict[int, str] = {}
        self.signs: set[str] = set()
        self.doubtful: dict[str, list[int]] = {",": [], ".": []}
        self._arrays: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None

    def place(self, text: str) -> int:
        place = len(self.values)
        cell = cells.figure(text, whole=self.whole, note=self.note, convention=self.convention)
        self.places[text] = place
        self.values.append(float("nan") if cell.value is None else cell.value)
        self.notes.append(cell.note)
        self.blank.append(not text.strip())
        if cell.reason:
            self.reasons[place] = cell.reason
        if cell.doubtful:
            self.doubtful[cell.sign].append(place)
        elif cell.sign:
            self.signs.add(cell.sign)
        return place

    def arrays(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Values, notes and blanks by place; made again only when a new text was met."""
        import numpy as np

        if self._arrays is None or len(self._arrays[0]) != len(self.values):
            notes = np.array(self.notes, dtype=np.int16)
            self._arrays = np.array(self.values), notes, np.array(self.blank)
        return self._arrays


def of_column(
    sheet: Sheet, text: pd.Series, column: Column, meanings: Meanings, reading: Reading
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values, notes, and which cells hold nothing at all."""
    import numpy as np
    import pandas as pd

    numbers, different = pd.factorize(text)
    places = meanings.places
    found = np.array(
        [places[written] if written in places else meanings.place(written) for written in different.tolist()], dtype=int
    )
    found = found[numbers]
    if meanings.reasons:
        for written in different.tolist():
            if places[written] in meanings.reasons and cells.is_word(written):
                reading.note_word(written.strip())
        for row in reading.first_of(np.flatnonzero(np.isin(found, list(meanings.reasons))).tolist()):
            reading.refuse(meanings.reasons[int(found[row])], sheet.line(text.index[row]), column.header)
    values, notes, blank = meanings.arrays()
    return values[found], notes[found], blank[found]


def refuse_doubtful(
    sheet: Sheet,
    frame: pd.DataFrame,
    layout: Layout,
    places: dict[str, int],
    meanings: dict[bool, Meanings],
    reading: Reading,
) -> None:
    """1.234 is a fraction only when other cells show that the file has a decimal point, and no decimal comma."""
    signs = meanings[True].signs | meanings[False].signs
    unclear = {place for sign, doubtful in meanings[False].doubtful.items() if signs != {sign} for place in doubtful}
    if layout.convention.decimal or not unclear:
        return
    texts = {text for text, place in meanings[False].places.items() if place in unclear}
    for column in layout.columns:
        text = frame[places[column.header]]
        for row in () if column.whole else text.index[text.isin(texts)]:
            reading.refuse(cells.ambiguous(str(text[row])), sheet.line(row), column.header)
