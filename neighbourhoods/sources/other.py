"""Files that are not read as they are: what they are, and what to do instead."""

from django.utils.translation import gettext as _

from neighbourhoods.sources import uncoded

CROSSWALK = ("BUURTCODE_CBS_2015", "BUURTCODE_CBS_2022")
INITIATIVES = ("initiatief_id", "kosten_eur")
DOCUMENT = ("schemaVersion", "peildatum", "wijken", "buurten")
ONLY_BOUNDARIES = {"buurtcode", "buurtnaam", "wijkcode", "wijknaam", "gemeentecode", "gemeentenaam", "jaar"}


def reason(header: list[str], file_name: str) -> str:
    """Why a file with this header is refused, empty when it is not known here either."""
    names = set(header)
    if file_name.lower().endswith(".pb") or names >= set(INITIATIVES):
        return _("Dit is een lijst van bewonersinitiatieven. Daarin staan geen cijfers over gebieden.")
    if names >= set(CROSSWALK):
        return _(
            "Dit is een lijst van oude en nieuwe codes van buurten, zonder cijfers. Vraag de beheerder van "
            "het platform om hem in te lezen (import_links)."
        )
    if names >= set(DOCUMENT):
        return _(
            "Dit is een samengesteld document: cijfers van CBS, politie en RIVM staan door elkaar en de codes van de "
            "wijken kloppen niet. Lees de tabellen van de bronnen zelf in."
        )
    if names and names <= ONLY_BOUNDARIES:
        return _(
            "Dit is een kaart zonder cijfers. Hier leest u alleen cijfers in. Vraag de beheerder van het platform om "
            "de grenzen in te lezen (import_areas)."
        )
    return uncoded.reason(header)
