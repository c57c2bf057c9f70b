"""The Wijk- en Buurtkaart: boundaries with key figures as properties, a few of which are in no other old file."""

from neighbourhoods import reference
from neighbourhoods.sources.layout import Layout, column, year_in

KEY = "kaart"
CODES = ("BU_CODE", "WK_CODE", "GM_CODE")
NAMES = {"BU_CODE": "BU_NAAM", "WK_CODE": "WK_NAAM", "GM_CODE": "GM_NAAM"}
CHANGE = "IND_WBI"


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when these are the properties of the map, else None. The smallest area is what a line is about."""
    code = next((name for name in CODES if name in header), None)
    if code is None or "AANT_INW" not in header:
        return None
    known = tuple(column(KEY, name) for name in header if (KEY, reference.title(name)) in reference.FIELDS)
    period = year_in(file_name)
    return Layout(
        source=KEY,
        code=code,
        name=NAMES[code] if NAMES[code] in header else None,
        boundary_change=CHANGE if CHANGE in header else None,
        columns=known,
        file_period=period,
        # Each level is a file, so a publication, of its own. Its figures are those of the KWB of that year.
        table=f"WBK{period}-{code[:2]}" if period else None,
        series="KWB",
        publisher="CBS",
    )
