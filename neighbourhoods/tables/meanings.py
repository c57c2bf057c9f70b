"""What the cells of a column say, each different text understood once."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from neighbourhoods.sources.layout import Column, Layout
from neighbourhoods.tables import cells
from neighbourhoods.tables.reading import Reading
from neighbourhoods.tables.sheets import Sheet

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

DECIMALS_OF_A_THOUSAND = 3
NEAR_A_THOUSAND = 100


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
    """1.234 is a fraction only when other cells show that the file has a decimal point, and no decimal comma; and not
    in a column in which it could be a thousand: beside 310.5.
    """
    signs = meanings[True].signs | meanings[False].signs
    doubtful = {place: sign for sign, found in meanings[False].doubtful.items() for place in found}
    if layout.convention.decimal or not doubtful:
        return
    unclear = {place for place, sign in doubtful.items() if signs != {sign}}
    for column in layout.columns:
        if column.whole:
            continue
        text = frame[places[column.header]]
        here = {written: meanings[False].places[written] for written in text.unique()}
        asked = unclear if not _may_be_thousands(here, doubtful, meanings[False]) else doubtful.keys()
        refused = {written for written, place in here.items() if place in asked}
        for row in text.index[text.isin(refused)] if refused else ():
            reading.refuse(cells.ambiguous(str(text[row])), sheet.line(row), column.header)


def _may_be_thousands(here: dict[str, int], doubtful: Collection[int], meanings: Meanings) -> bool:
    """Whether the other cells of a column are so large that a thousand would be one among them, and none of them shows
    that its fractions have three decimals or more.
    """
    others = [
        (written.strip(), abs(meanings.values[place])) for written, place in here.items() if place not in doubtful
    ]
    if any(len(written.replace(",", ".").partition(".")[2]) >= DECIMALS_OF_A_THOUSAND for written, _value in others):
        return False
    return any(value >= NEAR_A_THOUSAND for _written, value in others)
