"""Health figures of RIVM: the OData dump (UntypedDataSet) and the long series per area and year.

A dump holds ages and confidence bounds in rows beside each other. Only adults (18+) and the value itself count:
figures of 65-plussers would silently replace those of everybody.
"""

from django.utils.translation import gettext_lazy

from neighbourhoods import reference
from neighbourhoods.sources.layout import Layout, Only, column
from neighbourhoods.terms import Note

KEY = "rivm"
LABEL = gettext_lazy("RIVM, Gezondheidsmonitor")
KEYS = ("ID", "Leeftijd", "Marges", "WijkenEnBuurten", "Perioden")
ADULTS = Only(
    "Leeftijd",
    ("20300",),
    "Dit bestand heeft geen cijfers over inwoners van 18 jaar en ouder (Leeftijd 20300). "
    "Haal de tabel opnieuw op met de leeftijd ‘18 jaar en ouder’.",
)
VALUE = Only(
    "Marges",
    ("MW00000",),
    "Dit bestand heeft alleen onder- en bovengrenzen, geen waarden (Marges MW00000). "
    "Haal de tabel opnieuw op met de marge ‘Waarde’.",
)
NOT_FIGURES = ("gemeentenaam", "soortregio", "codering", "indelingswijziging")
LONG = {"code", "niveau", "naam", "jaar", "goed_ervaren_gezondheid_pct"}
LONG_FIELD = "ErvarenGezondheidGoedZeerGoed"


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when this is a dump or the long series, else None."""
    if set(KEYS) <= set(header):
        return _dump(header)
    if set(header) >= LONG:
        return _long()
    return None


def _dump(header: list[str]) -> Layout:
    titled = [(reference.title(name), name) for name in header if name and name not in KEYS]
    return Layout(
        source=KEY,
        publisher="RIVM",
        code="WijkenEnBuurten",
        period="Perioden",
        only=(ADULTS, VALUE),
        note=Note.ESTIMATED,
        columns=tuple(column(KEY, name) for title, name in titled if title not in NOT_FIGURES),
        table="50090NED" if "moeitemetrondkomen" in dict(titled) else None,
    )


def _long() -> Layout:
    known = column(KEY, LONG_FIELD)
    return Layout(
        source=KEY,
        publisher="RIVM",
        code="code",
        name="naam",
        period="jaar",
        note=Note.ESTIMATED,
        columns=(type(known)("goed_ervaren_gezondheid_pct", known.title, known.indicator),),
        table="50150NED",
    )
