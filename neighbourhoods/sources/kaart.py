"""Maps of areas with key figures as properties: the Wijk- en Buurtkaart of old and of today, and the one of tmap.

A map is of one level: what a line is about is the smallest area it names. Each level is a publication of its own.
"""

from django.utils.translation import gettext_lazy

from neighbourhoods.sources.layout import Layout, column, year_in

KEY = "kaart"
LABEL = gettext_lazy("kaart met cijfers")
# Code, name, and a property that tells this map from a map without figures.
KINDS = (
    ("BU_CODE", "BU_NAAM", "AANT_INW"),
    ("WK_CODE", "WK_NAAM", "AANT_INW"),
    ("GM_CODE", "GM_NAAM", "AANT_INW"),
    ("buurtcode", "buurtnaam", "aantalInwoners"),
    ("wijkcode", "wijknaam", "aantalInwoners"),
    ("gemeentecode", "gemeentenaam", "aantalInwoners"),
    ("code", "name", "dwelling_total"),
)
CHANGES = ("IND_WBI", "indelingswijzigingWijkenEnBuurten")
PERIOD = "jaar"
# Codes, names and classes: a mean or sum of them says nothing.
NOT_FIGURES = {
    *(name for kind in KINDS for name in kind[:2]),
    *CHANGES,
    PERIOD,
    "jrstatcode",
    "water",
    "STED",
    "stedelijkheidAdressenPerKm2",
    "province",
    "urbanity",
    "POSTCODE",
    "meestVoorkomendePostcode",
    "dekkingspercentage",
    "DEK_PERC",
}
LEVELS = {"bu": "BU", "wk": "WK", "gm": "GM", "wi": "WK", "ge": "GM"}
WORDS = (("buurt", "BU"), ("wijk", "WK"), ("gemeente", "GM"))  # in the name of a file that calls its areas "code"


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when these are the properties of a map with figures, else None."""
    kind = next((kind for kind in KINDS if kind[0] in header and kind[2] in header), None)
    if kind is None:
        return None
    code, name, _sign = kind
    level = LEVELS.get(code[:2].lower()) or next((level for word, level in WORDS if word in file_name.lower()), None)
    return Layout(
        source=KEY,
        code=code,
        name=name if name in header else None,
        period=PERIOD if PERIOD in header else None,
        boundary_change=next((change for change in CHANGES if change in header), None),
        columns=tuple(column(KEY, name) for name in header if name and name not in NOT_FIGURES),
        file_period=year_in(file_name),
        table=f"WBK-{level}" if level else None,
        series="KWB",
        publisher="CBS",
    )
