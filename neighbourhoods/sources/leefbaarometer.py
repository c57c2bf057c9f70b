"""Leefbaarometer 3.0: a model's scores per area and year. Never averaged; 2.0 had other dimensions and is not read."""

from neighbourhoods import reference
from neighbourhoods.sources.layout import Layout, column
from neighbourhoods.terms import Note

KEY = "leefbaarometer"
SCORES = {"lbm", "afw", "fys", "onv", "soc", "vrz", "won"}
AREAS = (("bu_code", "bu_naam"), ("wk_code", "wk_naam"), ("gm_code", "gm_naam"))


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when this is a score file of version 3.0, else None. The smallest area is what a line is about."""
    if not {*SCORES, "jaar"} <= set(header):
        return None
    code, name = next((pair for pair in AREAS if pair[0] in header), (None, None))
    if code is None:
        return None
    return Layout(
        source=KEY,
        code=code,
        name=name if name in header else None,
        period="jaar",
        note=Note.ESTIMATED,
        columns=tuple(column(KEY, one) for one in header if one in SCORES),
        # Each level is a file, so a publication, of its own.
        table=f"{reference.LIVEABILITY}-{code[:2].upper()}",
        series=reference.LIVEABILITY,
        publisher="BZK",
    )
