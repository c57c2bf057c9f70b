"""Socio-economic status (SES-WOA) of Statistics Netherlands: an export of StatLine, a dump, or over the network.

There is a table for each division of wijken en buurten, and each holds every year. Which division it is stands in the
title of the table alone, so the number of the table has to be in the name of the file, or be said. Scores are around
zero, and below it in half of the country.
"""

import re

from django.utils.translation import gettext_lazy

from neighbourhoods import reference
from neighbourhoods.sources.layout import Layout, column

KEY = "ses_woa"
LABEL = gettext_lazy("CBS, sociaal-economische status (SES-WOA)")
SERIES = "SES-WOA"
# An export has a column for them that has to be ticked; a dump and the network have the codes in place of names.
CODES = ("regiocode gemeente wijk buurt code", "regiocode gemeente wijk buurt", "wijkenenbuurten")
NAMES, PERIODS = "wijken en buurten", "perioden"
NOT_FIGURES = (NAMES, PERIODS, *CODES, "regiocodegemeentewijkbuurt", "id")
TABLE = re.compile(r"\d{5}NED", re.IGNORECASE)


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when there are scores by area and period, else None."""
    titles = {reference.title(name): name for name in header if name}
    code = next((titles[title] for title in CODES if title in titles), None)
    if code is None or PERIODS not in titles:
        return None
    figures = [name for name in header if name and reference.title(name) not in NOT_FIGURES]
    columns = tuple(column(KEY, name) for name in figures)
    if not any(one.indicator for one in columns):
        return None
    return Layout(
        source=KEY,
        publisher="CBS",
        code=code,
        name=titles.get(NAMES),
        period=titles[PERIODS],
        columns=columns,
        table=_table(file_name),
        series=SERIES,
    )


def _table(file_name: str) -> str | None:
    """The table a file is named after, when it is one of these."""
    named = {found.upper() for found in TABLE.findall(file_name)}
    known = [code for code in named if code in reference.TABLES and reference.TABLES[code].series == SERIES]
    return known[0] if len(known) == 1 else None
