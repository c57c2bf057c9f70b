"""Registered crime: one line per area and year. Areas that are not in the file are absent, not zero."""

from neighbourhoods.sources.layout import Layout, Only, column

KEY = "politie"
LONG = {"code", "jaar", "misdrijven"}
DUMP = {"SoortMisdrijf", "WijkenEnBuurten", "Perioden"}
ALL_KINDS = Only(
    "SoortMisdrijf",
    "0.0.0",
    "Dit bestand heeft geen regels met alle misdrijven samen (SoortMisdrijf 0.0.0). "
    "Haal de tabel opnieuw op met ‘Totaal misdrijven’.",
)


def layout(header: list[str], file_name: str) -> Layout | None:
    """The layout when this is the long table or a StatLine dump of it, else None."""
    if set(header) >= LONG:
        return Layout(
            source=KEY,
            code="code",
            name="naam" if "naam" in header else None,
            period="jaar",
            columns=(column(KEY, "misdrijven", whole=True),),
            table="47022NED",
            latest_is_provisional=True,
        )
    if set(header) >= DUMP:
        figures = [name for name in header if name.startswith("GeregistreerdeMisdrijven_")]
        return Layout(
            source=KEY,
            code="WijkenEnBuurten",
            period="Perioden",
            only=(ALL_KINDS,),
            columns=tuple(column(KEY, name, whole=True) for name in figures),
            table="47018NED",
            latest_is_provisional=True,
        )
    return None
