"""Known tables from which the column of codes was left out when they were fetched: which one to tick the next time.

Their names do not do: there are dozens of buurten called ‘Centrum’.
"""

from django.utils.translation import gettext as _

from neighbourhoods import reference

NAMES = "wijken en buurten"
REGIONS = "regio s"
PERIODS = "perioden"
LIVEABILITY = {"afw", "fys", "onv", "soc", "vrz", "won", "jaar"}
CRIME = {"jaar", "misdrijven"}
DUMPED = ({"soortmisdrijf", PERIODS}, {"leeftijd", "marges", PERIODS})


def reason(header: list[str]) -> str:
    """What a table with this header is, and how to get its codes; empty when it is not known here."""
    titles = {reference.title(name) for name in header if name}
    if titles & {NAMES, REGIONS}:
        return _statline(titles)
    if titles >= LIVEABILITY:
        return _(
            "Dit is de Leefbaarometer, zonder de kolom met codes. Neem bij het ophalen ook de kolom bu_code, wk_code "
            "of gm_code mee."
        )
    if any(titles >= columns for columns in DUMPED):
        return _(
            "Dit is een tabel van RIVM of politie, zonder de kolom met codes. Neem bij het ophalen ook de kolom "
            "‘WijkenEnBuurten’ mee."
        )
    if titles >= CRIME:
        return _(
            "Dit zijn geregistreerde misdrijven, zonder de kolom met codes. Neem bij het ophalen ook de kolom ‘code’ "
            "mee."
        )
    return ""


def _statline(titles: set[str]) -> str:
    """An export of StatLine has names of areas, and codes only when somebody ticked those."""
    tick = _("Haal de tabel opnieuw op bij StatLine en vink bij ‘Onderwerpen’ ook ‘%s’ aan.")
    if any(title.startswith("ses woa") for title in titles):
        said = _("Dit is de sociaal-economische status (SES-WOA), zonder de kolom met codes.")
        return f"{said} {tick % _('Regiocode (gemeente, wijk, buurt)')}"
    if NAMES in titles and any(("kwb", title) in reference.FIELDS for title in titles):
        said = _("Dit is Kerncijfers wijken en buurten, zonder de kolom met codes.")
        return f"{said} {tick % _('Codering’ bij ‘Regioaanduiding')}"
    if PERIODS in titles:
        return _(
            "Dit is een tabel van StatLine met namen van gebieden, zonder de kolom met codes. Haal de tabel opnieuw "
            "op en vink bij ‘Onderwerpen’ ook de code aan (Codering of Regiocode). Staat die er niet bij? Kies dan bij "
            "het downloaden ‘onbewerkte dataset’: daarin staan de codes."
        )
    return ""
