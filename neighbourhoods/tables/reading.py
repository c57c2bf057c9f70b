"""A sheet of text to publications, one per period, or to refusals by line and column.

Every cell is read as text and understood by `cells`: no guess of a library ever becomes a figure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods import sources
from neighbourhoods.sources.layout import Column, Layout, Refused, UnknownFile
from neighbourhoods.tables import cells
from neighbourhoods.tables.files import Sheet, read
from neighbourhoods.terms import Note, Status

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

MAX_REFUSALS = 50
HELD = (Note.PRESENT, Note.ESTIMATED)


@dataclass(frozen=True, slots=True)
class Publication:
    """The figures of one period. `values` and `notes` are areas × columns; NaN where there is no value."""

    period: str
    codes: list[str]
    names: list[str]
    changes: list[int | None]
    columns: tuple[Column, ...]
    values: np.ndarray
    notes: np.ndarray

    @property
    def figures(self) -> int:
        return int(self.values.size) - sum(self.missing.values())

    @property
    def missing(self) -> dict[str, int]:
        """How many cells have no value, by kind."""
        kinds = {Note(note).name.lower(): int((self.notes == note).sum()) for note in Note if note not in HELD}
        return {kind: number for kind, number in kinds.items() if number}


@dataclass(slots=True)
class Reading:
    """What a file says: publications when `refused` is empty, else every reason why not (the first fifty)."""

    file_name: str
    sha256: str
    layout: Layout | None = None
    publications: list[Publication] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    # How final each period is, where the source itself says so.
    statuses: dict[str, Status] = field(default_factory=dict)

    def refuse(self, reason: str, line: int | None = None, column: str | None = None) -> None:
        if len(self.refused) < MAX_REFUSALS:
            self.refused.append(Refused(line, column, reason))


def interpret(path: Path, *, source: str | None = None, period: str | None = None) -> Reading:
    """Read a file of figures. Raises OSError when it cannot be opened; all other trouble is in `refused`."""
    content = path.read_bytes()
    reading = Reading(path.name, hashlib.sha256(content).hexdigest())
    sheet = read(path.name, content)
    reading.refused += sheet.refused
    reading.notices += sheet.notices
    if reading.refused or sheet.frame is None:
        return reading
    try:
        reading.layout = sources.recognise(list(sheet.header), path.name, source)
    except UnknownFile:
        known = ", ".join(sources.SOURCES)
        reading.refuse(_("De kopregel is van geen bron die wij kennen (%s).") % known, line=1)
        return reading
    _interpret(sheet, reading.layout, period or reading.layout.file_period, reading)
    if reading.refused:
        reading.publications.clear()
    return reading


def _interpret(sheet: Sheet, layout: Layout, file_period: str | None, reading: Reading) -> None:
    import numpy as np

    places = {header: place for place, header in enumerate(sheet.header)}
    frame = _rows_that_count(sheet, layout, places, reading)
    if frame is None:
        return
    codes = _codes(sheet, frame, layout, places, reading)
    periods = _periods(sheet, frame, layout, places, file_period, reading)
    values = np.empty((len(frame), len(layout.columns)))
    notes = np.empty((len(frame), len(layout.columns)), dtype=np.int16)
    blank = []
    meanings = {whole: _Meanings(whole, layout.note) for whole in (True, False)}
    for place, column in enumerate(layout.columns):
        text = frame[places[column.header]]
        values[:, place], notes[:, place], empty = _figures(sheet, text, column, meanings[column.whole], reading)
        blank.append(empty)
    if reading.refused or codes is None or periods is None:
        return
    _refuse_doubles(sheet, frame, codes, periods, layout, reading)
    names = frame[places[layout.name]].str.strip().to_numpy() if layout.name else codes
    changes: list[int | None] = [None] * len(frame)
    if layout.boundary_change:
        changes = [cells.boundary_change(text) for text in frame[places[layout.boundary_change]]]
    for one in sorted(set(periods)):
        rows = np.flatnonzero(periods == one)
        kept = [place for place, empty in enumerate(blank) if not empty[rows].all()]
        reading.publications.append(
            Publication(
                period=one,
                codes=codes[rows].tolist(),
                names=[str(name) or str(code) for name, code in zip(names[rows], codes[rows], strict=True)],
                changes=[changes[row] for row in rows],
                columns=tuple(layout.columns[place] for place in kept),
                values=_part(values, rows, kept),
                notes=_part(notes, rows, kept),
            )
        )
        left_out = len(layout.columns) - len(kept)
        if left_out:
            text = ngettext(
                "%(period)s: %(count)d kolom is helemaal leeg en telt niet mee.",
                "%(period)s: %(count)d kolommen zijn helemaal leeg en tellen niet mee.",
                left_out,
            )
            reading.notices.append(text % {"period": one, "count": left_out})


def _part(cells_of_file: np.ndarray, rows: np.ndarray, kept: list[int]) -> np.ndarray:
    """The cells of one period without its empty columns; not copied when that is all of them."""
    return cells_of_file if (len(rows), len(kept)) == cells_of_file.shape else cells_of_file[rows][:, kept]


def _rows_that_count(sheet: Sheet, layout: Layout, places: dict[str, int], reading: Reading) -> pd.DataFrame | None:
    frame = sheet.frame
    assert frame is not None  # noqa: S101 - interpret() has returned otherwise
    for only in layout.only:
        if only.column not in places:
            continue
        counts = frame[places[only.column]].str.strip() == only.value
        if not counts.any():
            reading.refuse(only.reason, column=only.column)
            return None
        if not counts.all():
            text = _("%(count)d regels met een andere waarde in ‘%(column)s’ tellen niet mee.")
            reading.notices.append(text % {"count": int((~counts).sum()), "column": only.column})
            frame = frame[counts]
    if frame.empty:
        reading.refuse(_("Er staat geen enkele regel met cijfers in het bestand."))
        return None
    return frame


def _codes(
    sheet: Sheet, frame: pd.DataFrame, layout: Layout, places: dict[str, int], reading: Reading
) -> np.ndarray | None:
    reason = _("‘%s’ is geen code van een gebied. Een code ziet eruit als GM0014, WK001410 of BU00141000.")
    return _mapped(sheet, frame[places[layout.code]], layout.code, cells.area_code, reason, reading)


def _periods(
    sheet: Sheet,
    frame: pd.DataFrame,
    layout: Layout,
    places: dict[str, int],
    file_period: str | None,
    reading: Reading,
) -> np.ndarray | None:
    import numpy as np

    if layout.period:
        reason = _("‘%s’ is geen periode. Een periode ziet eruit als 2024, 2024JJ00 of 2024MM03.")
        return _mapped(sheet, frame[places[layout.period]], layout.period, cells.period, reason, reading)
    period = cells.period(file_period or "")
    if period is None:
        reading.refuse(_("In dit bestand staat niet over welk jaar het gaat. Noem het jaar met --period."))
        return None
    return np.full(len(frame), period, dtype=object)


def _mapped(
    sheet: Sheet,
    text: pd.Series,
    header: str,
    understand: Callable[[str], str | None],
    reason: str,
    reading: Reading,
) -> np.ndarray | None:
    """Each cell understood, once per different text; None when one is not, with its line refused."""
    import numpy as np
    import pandas as pd

    numbers, different = pd.factorize(text)
    understood = np.array([understand(str(one)) for one in different], dtype=object)
    bad = {number for number, one in enumerate(understood) if one is None}
    for row in np.flatnonzero(np.isin(numbers, list(bad)))[:MAX_REFUSALS] if bad else ():
        reading.refuse(reason % str(text.iloc[row]).strip()[:40], sheet.line(text.index[row]), header)
    return None if bad else understood[numbers]


class _Meanings:
    """What each different text of a file means. Columns share most of their texts, so each is understood once."""

    def __init__(self, whole: bool, note: Note) -> None:
        self.whole, self.note = whole, note
        self.places: dict[str, int] = {}
        self.values: list[float] = []
        self.notes: list[int] = []
        self.blank: list[bool] = []
        self.reasons: dict[int, str] = {}
        self._arrays: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None

    def place(self, text: str) -> int:
        place = len(self.values)
        cell = cells.figure(text, whole=self.whole, note=self.note)
        self.places[text] = place
        self.values.append(float("nan") if cell.value is None else cell.value)
        self.notes.append(cell.note)
        self.blank.append(not text.strip())
        if cell.reason:
            self.reasons[place] = cell.reason
        return place

    def arrays(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Values, notes and blanks by place; made again only when a new text was met."""
        import numpy as np

        if self._arrays is None or len(self._arrays[0]) != len(self.values):
            notes = np.array(self.notes, dtype=np.int16)
            self._arrays = np.array(self.values), notes, np.array(self.blank)
        return self._arrays


def _figures(
    sheet: Sheet, text: pd.Series, column: Column, meanings: _Meanings, reading: Reading
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values, notes, and which cells hold nothing at all."""
    import numpy as np
    import pandas as pd

    numbers, different = pd.factorize(text)
    places = meanings.places
    found = np.array([places[one] if one in places else meanings.place(one) for one in different.tolist()], dtype=int)
    found = found[numbers]
    if meanings.reasons:
        for row in np.flatnonzero(np.isin(found, list(meanings.reasons)))[:MAX_REFUSALS]:
            reading.refuse(meanings.reasons[int(found[row])], sheet.line(text.index[row]), column.header)
    values, notes, blank = meanings.arrays()
    return values[found], notes[found], blank[found]


def _refuse_doubles(
    sheet: Sheet, frame: pd.DataFrame, codes: np.ndarray, periods: np.ndarray, layout: Layout, reading: Reading
) -> None:
    seen: dict[tuple[str, str], int] = {}
    for line, code, period in zip(_lines(sheet, frame), codes, periods, strict=True):
        first = seen.setdefault((code, period), line)
        if first != line:
            text = _("Gebied %(code)s staat voor %(period)s ook al op regel %(first)d.")
            reading.refuse(text % {"code": code, "period": period, "first": first}, line, layout.code)


def _lines(sheet: Sheet, frame: pd.DataFrame) -> Iterator[int]:
    return (sheet.line(row) for row in frame.index)
