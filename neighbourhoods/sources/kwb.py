"""Kerncijfers wijken en buurten as StatLine exports them, also when somebody re-saved the file.

Headers are paths ("Wonen/Koopwoningen (%)"); the period stands nowhere in the file, only in its name.
"""

from neighbourhoods import reference
from neighbourhoods.sources.layout import Layout, column, year_in

KEY = "kwb"
CODE = "regioaanduiding codering code"
NAME = "wijken en buurten"
CHANGE = "regioaanduiding indelingswijziging"
# Codes and classes, not figures: a mean or sum of them says nothing.
NOT_FIGURES = ("regioaanduiding", "postcode", "stedelijkheid mate van stedelijkheid")


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when this is a StatLine export of KWB, else None."""
    titles = {reference.title(name): name for name in header}
    if CODE not in titles or NAME not in titles:
        return None
    change = next((name for title, name in titles.items() if title.startswith(CHANGE)), None)
    period = year_in(file_name)
    columns = tuple(
        column(KEY, name, whole=title.endswith(" aantal") and "gemiddeld" not in title and "3 km" not in title)
        for title, name in titles.items()
        if title and title != NAME and not title.startswith(NOT_FIGURES)
    )
    return Layout(
        source=KEY,
        code=titles[CODE],
        name=titles[NAME],
        boundary_change=change,
        columns=columns,
        file_period=period,
        table=reference.kwb_table(int(period)) if period else None,
    )
