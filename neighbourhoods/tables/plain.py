"""A plain CSV file, read from its bytes by the column instead of cell by cell: the short way for a national file.

A file is plain when it is UTF-8 with as many delimiters on each line, and quotes stand around whole cells only. Numbers
of which nobody can doubt what they mean are understood here, all at once; every other cell goes through
`cells.figure`, which alone decides what is missing, secret or refused. As soon as anything would be refused the file is
not for here: `read` says None, and the careful way reads it again and says what is wrong where.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neighbourhoods.tables import cells
from neighbourhoods.terms import Note

if TYPE_CHECKING:
    import numpy as np

LINES_AT_ONCE = 500
NEWLINE, RETURN, QUOTE, MINUS, ZERO, COMMA, POINT = (ord(sign) for sign in '\n\r"-0,.')
# Fifteen digits are exact as a whole number and as a float; dividing by a power of ten rounds once, as float() does.
LONGEST = 15
FITS_INT32 = 9
# "-99995" and longer can be a marker for what is missing.
LONGEST_NEGATIVE = 5
SMALLEST_REFUSED = 1e12


@dataclass(frozen=True, slots=True)
class Plain:
    """Texts by place of their column; values, notes and blanks (nothing in the cell at all) as rows × columns."""

    texts: dict[int, list[str]]
    values: np.ndarray
    notes: np.ndarray
    blank: np.ndarray


def read(
    content: bytes,
    *,
    below: int,
    delimiter: str,
    width: int,
    texts: Sequence[int],
    wholes: Mapping[int, bool],
    note: Note,
) -> Plain | None:
    """The lines under line `below`. `texts` and `wholes` are places of columns: of text, and of figures with whether
    only whole numbers belong there. `note` is what a figure of this source is.
    """
    import numpy as np

    found = _lines(content, below)
    if found is None:
        return None
    starts, ends = found
    buffer = np.frombuffer(content, dtype=np.uint8)
    shape = len(starts), len(wholes)
    plain = Plain(
        {place: [] for place in texts}, np.empty(shape), np.empty(shape, dtype=np.int16), np.zeros(shape, dtype=bool)
    )
    places, whole = np.array(list(wholes), dtype=int), np.array(list(wholes.values()), dtype=bool)
    # Cells that are no plain number repeat a lot, such as "." for unknown: each different one is looked at once.
    odd = {True: _Odd(True, note), False: _Odd(False, note)}
    # Some lines at a time, so that the arrays of each step stay small, also for a file of 100 MB.
    for row in range(0, len(starts), LINES_AT_ONCE):
        some = slice(row, row + LINES_AT_ONCE)
        borders = _borders(buffer, starts[some], ends[some], ord(delimiter), width)
        if borders is None:
            return None
        first, last = borders
        # Texts (codes, names, periods) are cut out as they are; what they mean is decided later, for all files alike.
        for place, known in plain.texts.items():
            pairs = zip(first[:, place].tolist(), last[:, place].tolist(), strict=True)
            known += [content[start:end].decode() for start, end in pairs]
        # All figures of these lines in one row of cells: whether a cell is a whole number then goes with the cell.
        first, length = first[:, places].ravel(), (last - first)[:, places].ravel()
        is_whole = np.tile(whole, len(starts[some]))
        # Only these lines are copied, with room for a cell at the end: a file of 100 MB is not held twice.
        piece = np.append(buffer[starts[row] : ends[some][-1]], np.zeros(LONGEST + 1, dtype=np.uint8))
        values, understood = _numbers(piece, first - starts[row], length, is_whole)
        notes, blank = np.full(len(values), note, dtype=np.int16), length == 0
        # What is no plain number goes to `cells.figure`, as in the careful way, so that both ways agree.
        others = np.flatnonzero(~understood)
        ends_of = (first + length)[others].tolist()
        cells_of = zip(first[others].tolist(), ends_of, is_whole[others].tolist(), strict=True)
        meanings = [odd[whole].meaning(content[start:end]) for start, end, whole in cells_of]
        if None in meanings:
            return None
        if meanings:
            values[others], notes[others], blank[others] = zip(*meanings, strict=True)
        plain.values[some], plain.notes[some], plain.blank[some] = (
            part.reshape(-1, len(places)) for part in (values, notes, blank)
        )
    return plain


def _lines(content: bytes, below: int) -> tuple[np.ndarray, np.ndarray] | None:
    """Where the lines under the header start and end, without what ends them."""
    import numpy as np

    buffer = np.frombuffer(content, dtype=np.uint8)
    breaks = np.flatnonzero(buffer == NEWLINE)
    has_returns = RETURN in content
    if len(breaks) < below or (has_returns and content.count(b"\r") != content.count(b"\r\n")):
        return None
    ends = breaks[below:]
    if not content.endswith(b"\n"):
        ends = np.append(ends, len(content))
    starts = np.append(breaks[below - 1], ends[:-1]) + 1
    if len(ends) and has_returns:
        ends = ends - ((ends > starts) & (buffer[ends - 1] == RETURN))
    return (starts, ends) if len(ends) else None


def _borders(
    buffer: np.ndarray, starts: np.ndarray, ends: np.ndarray, delimiter: int, width: int
) -> tuple[np.ndarray, np.ndarray] | None:
    """Where each cell starts and ends, inside its quotes (lines × columns); None when the lines are not even."""
    import numpy as np

    piece = buffer[starts[0] : ends[-1]]
    marks = np.flatnonzero(piece == delimiter) + starts[0]
    if len(marks) != len(starts) * (width - 1):
        return None
    marks = marks.reshape(len(starts), width - 1)
    if (marks[:, 0] < starts).any() or (marks[:, -1] >= ends).any():
        return None
    first, last = np.column_stack([starts, marks + 1]), np.column_stack([marks, ends])
    quotes = int((piece == QUOTE).sum())
    if quotes:
        within = np.minimum(first, len(buffer) - 1)  # an empty cell at the end of the file starts behind it
        quoted = (last - first >= 2) & (buffer[within] == QUOTE) & (buffer[last - 1] == QUOTE)
        if quotes != 2 * int(quoted.sum()):
            return None
        first, last = first + quoted, last - quoted
    return first, last


def _numbers(
    buffer: np.ndarray, first: np.ndarray, length: np.ndarray, whole: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """What cells of digits mean, with at most a minus before and one decimal sign among them; and which those are.

    A number that is a marker, could be a thousand or a fraction, or does not belong in its column is not among them.
    """
    import numpy as np

    longest = int(min(max(length.max(initial=1), 1), LONGEST))
    # One line per place in the cell, so that each step below runs through memory once; and small numbers, for that is
    # what it costs. A cell too long for them is too long to be understood.
    letters = np.lib.stride_tricks.sliding_window_view(buffer, longest)[first].T.copy()
    length = np.minimum(length, LONGEST + 1).astype(np.int8)
    counted: np.ndarray = np.zeros(len(first), dtype=np.int32 if longest <= FITS_INT32 else np.int64)
    digits, signs, sign = (np.zeros(len(first), dtype=np.int8) for _ in range(3))
    for place, letter in enumerate(letters):
        inside = length > place
        digit = letter - np.uint8(ZERO)
        is_digit = (digit <= 9) & inside
        counted += (counted * 9 + digit) * is_digit.astype(counted.dtype)  # ten times itself and this digit
        digits += is_digit
        is_sign = ((letter == COMMA) | (letter == POINT)) & inside
        signs += is_sign
        sign += is_sign * np.int8(place)  # of several the sum, but then it is no number
    negative = (letters[0] == MINUS) & (length > 0)
    decimals = (length - 1 - sign) * (signs == 1)
    before = length - decimals - signs - negative  # digits before the decimal sign
    starts_at_zero = np.where(negative, letters[1 % longest], letters[0]) == ZERO
    understood = (digits + signs + negative == length) & (signs <= 1) & (before >= 1)
    understood &= (signs == 0) | ((decimals >= 1) & ((decimals != 3) | (before > 3) | starts_at_zero))
    understood &= ~(negative & (length > LONGEST_NEGATIVE))
    values = counted / (10.0 ** np.arange(LONGEST + 1))[np.clip(decimals, 0, LONGEST)]
    understood &= (values < SMALLEST_REFUSED) & (~whole | (values == np.floor(values)))
    return np.where(negative, -values, values), understood


class _Odd:
    """What the other cells mean, each different one asked once."""

    def __init__(self, whole: bool, note: Note) -> None:
        self.whole, self.note = whole, note
        self.known: dict[bytes, tuple[float, int, bool] | None] = {}

    def meaning(self, content: bytes) -> tuple[float, int, bool] | None:
        """Value (NaN for none), note and whether there is nothing; None when only the careful way can tell."""
        if content not in self.known:
            text = content.decode()
            cell = cells.figure(text, whole=self.whole, note=self.note)
            value = float("nan") if cell.value is None else cell.value
            is_clear = cell.reason is None and not cell.doubtful
            self.known[content] = (value, int(cell.note), not text.strip()) if is_clear else None
        return self.known[content]
