"""A mapped table: one line per area with a code, and columns whose names the catalogue knows.

Whoever made such a file has often left out zeros. Counts of inhabitants are therefore never taken from it.
"""

from django.utils.translation import gettext_lazy

from neighbourhoods import reference
from neighbourhoods.sources.layout import Layout, column, year_in

KEY = "table"
LABEL = gettext_lazy("tabel met gebiedscodes")


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when there is a code, no period, and at least one column of the catalogue; else None."""
    if "code" not in header or "jaar" in header:
        return None
    known = tuple(column(KEY, name) for name in header if (KEY, reference.title(name)) in reference.FIELDS)
    if not known:
        return None
    period = year_in(file_name)
    return Layout(
        source=KEY,
        code="code",
        name="naam" if "naam" in header else None,
        columns=known,
        file_period=period,
        table=reference.kwb_table(int(period)) if period else None,
    )
