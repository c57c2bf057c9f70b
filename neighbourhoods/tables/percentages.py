"""Numbers that Excel shows as a percentage: it keeps 0.21 and shows 21%. What is shown is what somebody meant."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from neighbourhoods.sources.layout import Column
from neighbourhoods.tables.reading import Reading
from neighbourhoods.tables.sheets import Sheet

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


# What stands in a number format as text, and not as an instruction: "quoted", \x, _x, *x, [Red].
ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
PLACEHOLDERS = re.compile(r"[0#?]|General", re.IGNORECASE)


@lru_cache(maxsize=1000)
def is_shown_by(number_format: str) -> bool | None:
    """Whether a number in this format is shown a hundred times as large; None when it depends on the number."""
    sections = [section for section in ASIDE.sub("", number_format).split(";") if PLACEHOLDERS.search(section)]
    signs = {section.count("%") for section in sections}
    return None if len(signs) > 1 or max(signs, default=0) > 1 else signs == {1}


def shown(value: Decimal) -> Decimal:
    """0.21 → 21, by moving the point: no digit is made up."""
    return value.scaleb(2)


def note(sheet: Sheet, text: pd.Series, column: Column, place: int, values: np.ndarray, reading: Reading) -> None:
    """Keep which columns hold percentages, and refuse a number beside them that can be read in two ways."""
    import numpy as np

    if place not in sheet.percentages:
        return
    is_percentage = np.isin(text.index.to_numpy() + sheet.header_line, np.array(sheet.percentages[place]))
    if not is_percentage.any():
        return
    reading.percentages.setdefault(column.header, sheet.line(text.index[is_percentage.argmax()]))
    reason = _(
        "‘%s’ staat zonder procentteken tussen getallen die Excel als percentage toont. Geef alle cellen van deze "
        "kolom dezelfde opmaak."
    )
    small = ~is_percentage & (values != 0) & (np.abs(values) <= 1)
    for row in reading.first_of(np.flatnonzero(small).tolist()):
        reading.refuse(reason % text.iloc[row].strip(), sheet.line(text.index[row]), column.header)
