"""What stands where the code of an area belongs: a postcode, a name, a stadsdeel. Pure: text in, a reason out."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from neighbourhoods import reference

POSTCODE = re.compile(r"[1-9][0-9]{3}( ?[A-Z]{2})?")
CITY_DISTRICT = re.compile(r"stadsdeel\b.*", re.IGNORECASE)
NAME = re.compile(r"[^\W\d_].*[^\W\d_].*", re.DOTALL)
# How a column begins that tells which area a line is about.
NUMBERED = ("gemeente", "gm")
DISTRICTED = ("stadsdeel", "stadsdelen")
PLACED = ("buurt", "wijk", "gemeente", "gebied", "naam", "regio", "plaats", "woonplaats", *DISTRICTED)
POSTED = ("postcode", "pc4", "pc6", "pc 4", "pc 6")


def of_column(header: str, texts: Sequence[str]) -> str:
    """Why a column in which no code stands holds none: one reason for all of it; empty when there is no one reason."""
    found = [text.strip()[:40] for text in texts if text.strip()]
    title = reference.title(header)
    if not found:
        return ""
    if all(map(POSTCODE.fullmatch, found)) and not title.startswith(NUMBERED):
        reason = _(
            "Dit gaat over postcodes (zoals ‘%s’). Postcodes lopen dwars door buurten en wijken heen, dus rekenen wij "
            "ze niet om. Vraag de bron om dezelfde cijfers per buurt (BU), wijk (WK) of gemeente (GM) en lees die in."
        )
    elif title.startswith(DISTRICTED) or all(map(CITY_DISTRICT.fullmatch, found)):
        reason = _(
            "Dit gaat over stadsdelen (zoals ‘%s’). Een stadsdeel heeft geen code van het CBS. Vraag dezelfde cijfers "
            "per wijk (WK) of buurt (BU) en lees die in."
        )
    elif all(map(NAME.fullmatch, found)):
        reason = _(
            "De gebieden staan er met hun naam (zoals ‘%s’) en niet met hun code. Een naam is niet genoeg: er zijn "
            "tientallen buurten die ‘Centrum’ heten. Zet er een kolom met codes bij, zoals BU00141000, WK001410 of "
            "GM0014."
        )
    else:
        return ""
    return reason % found[0]


def of_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Why a table in which no code stands has none, from the column that tells what its lines are about."""
    for starts in (POSTED, PLACED):
        for place, name in enumerate(header):
            if reference.title(name).startswith(starts):
                reason = of_column(name, [row[place] for row in rows if len(row) > place])
                if reason:
                    return reason
    return ""


def of_cell(text: str) -> str:
    """Why one text among codes is none."""
    text = text.strip()[:40]
    if POSTCODE.fullmatch(text) and not text.isdigit():
        return _("‘%s’ is een postcode en geen code van een gebied. Laat deze regel weg.") % text
    if CITY_DISTRICT.fullmatch(text):
        return _("‘%s’ is een stadsdeel en heeft geen code van het CBS. Laat deze regel weg.") % text
    return _("‘%s’ is geen code van een gebied. Een code ziet eruit als GM0014, WK001410 of BU00141000.") % text
