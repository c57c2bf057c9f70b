"""Registered crime: one line per area and year. Areas that are not in the file are absent, not zero.

The table of gemeenten calls them by name. Its rows run through for gemeenten that were merged, with zeros in the years
in which they did not exist: a row counts only when the list of gemeenten of that year has the name.
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy

from neighbourhoods import reference
from neighbourhoods.sources.layout import Column, Layout, Only, column

KEY = "politie"
LABEL = gettext_lazy("Politie, geregistreerde misdrijven")
LONG = {"code", "jaar", "misdrijven"}
DUMP = {"SoortMisdrijf", "WijkenEnBuurten", "Perioden"}
MUNICIPALITIES = {"SoortMisdrijf", "RegioS", "Perioden"}
COUNTS = ("TotaalGeregistreerdeMisdrijven_", "TotaalOpgehelderdeMisdrijven_", "RegistratiesVanVerdachten_")
# Kinds of crime that are read beside the total, each as a column of its own: burglary, assault, damage.
KINDS = ("1.1.1", "1.4.5", "2.2.1")
TOTALS = ("0.0.0", "Misdrijven, totaal", "T001161")
ALL_KINDS = Only(
    "SoortMisdrijf",
    TOTALS,
    "Dit bestand heeft geen regels met alle misdrijven samen (SoortMisdrijf 0.0.0). "
    "Haal de tabel opnieuw op met ‘Totaal misdrijven’.",
)


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when this is the long table, a StatLine dump of it or the table of gemeenten, else None."""
    names = set(header)
    if names >= LONG:
        return Layout(
            source=KEY,
            publisher="Politie",
            code="code",
            name="naam" if "naam" in header else None,
            period="jaar",
            columns=(column(KEY, "misdrijven", whole=True),),
            table="47022NED",
            latest_is_provisional=True,
        )
    if names >= DUMP:
        figures = [name for name in header if name.startswith("GeregistreerdeMisdrijven_")]
        total = Layout(
            source=KEY,
            publisher="Politie",
            code="WijkenEnBuurten",
            period="Perioden",
            only=(replace(ALL_KINDS, elsewhere=KINDS),),
            columns=tuple(column(KEY, name, whole=True) for name in figures),
            table="47018NED",
            latest_is_provisional=True,
        )
        return replace(total, beside=tuple(_of_kind(total, kind) for kind in KINDS))
    return _municipalities(header) if names >= MUNICIPALITIES else None


def _of_kind(total: Layout, kind: str) -> Layout:
    """The same columns of the rows of one kind of crime."""
    others = tuple(other for other in (*TOTALS, *KINDS) if other != kind)
    columns = []
    for count in total.columns:
        title = f"{count.title} {reference.words(kind)}"
        columns.append(Column(count.header, title, reference.FIELDS.get((KEY, title)), whole=True))
    return replace(total, only=(replace(ALL_KINDS, values=(kind,), elsewhere=others),), columns=tuple(columns))


def _municipalities(header: list[str]) -> Layout:
    figures = [name for name in header if name and name not in {*MUNICIPALITIES, "ID"}]
    return Layout(
        source=KEY,
        publisher="CBS",
        code="RegioS",
        name="RegioS",
        by_name=True,
        period="Perioden",
        only=(ALL_KINDS,),
        columns=tuple(column(KEY, name, whole=name.startswith(COUNTS)) for name in figures),
        table="83648NED",
        latest_is_provisional=True,
    )
