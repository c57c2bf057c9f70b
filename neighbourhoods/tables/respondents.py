"""How many people answered. Of a row of a survey with too few of them every figure would tell about persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from neighbourhoods.sources.layout import Layout
from neighbourhoods.tables import cells
from neighbourhoods.tables.cells import ReadCell
from neighbourhoods.tables.reading import Reading
from neighbourhoods.tables.sheets import Sheet
from neighbourhoods.terms import MINIMUM, Note

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


def withhold(
    sheet: Sheet, frame: pd.DataFrame, layout: Layout, values: np.ndarray, notes: np.ndarray, reading: Reading
) -> None:
    """Take the figures out of `values` of the rows with fewer than MINIMUM answers, and say so in `notes`.

    A row without a number of answers, or with none, goes as well: nobody knows whether its figures are safe. What is
    no number of people is refused.
    """
    import numpy as np
    import pandas as pd

    if layout.respondents is None:
        return
    text = frame[sheet.header.index(layout.respondents)]
    numbers, different = pd.factorize(text)
    answers = [_answers(written, layout) for written in different.tolist()]
    wrong = [number for number, answer in enumerate(answers) if answer.reason]
    for row in reading.first_of(np.flatnonzero(np.isin(numbers, wrong)).tolist()):
        reading.refuse(answers[numbers[row]].reason or "", sheet.line(text.index[row]), layout.respondents)
    if wrong:
        return
    few = np.array([(answer.value or 0) < MINIMUM for answer in answers], dtype=bool)[numbers]
    values[few], notes[few] = np.nan, Note.TOO_SMALL
    if count := int(few.sum()):
        said = ngettext(
            "%(count)d regel met minder dan %(fewest)d antwoorden, of zonder aantal: die cijfers worden niet getoond.",
            "%(count)d regels met minder dan %(fewest)d antwoorden, of zonder aantal: die cijfers worden niet getoond.",
            count,
        )
        reading.notices.append(said % {"count": count, "fewest": MINIMUM})


def _answers(text: str, layout: Layout) -> ReadCell:
    cell = cells.figure(text, whole=True, note=Note.PRESENT, convention=layout.convention)
    reason = None if cell.value is None else cells.impossible(cell.value, unit="", is_count=True)
    return ReadCell(reason=reason) if reason else cell
