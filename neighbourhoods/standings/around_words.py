"""What is said of the buurten around an area: what happened there, never that something moved."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods.standings.around import Around, Shared
from neighbourhoods.standings.movement import Movement
from wijkaanpak.formats import MINUS, NBSP, number


def told(movement: Movement) -> str:
    """‘Eromheen (de rest van de CBS-wijk): 4 % meer. …’ Empty where nobody looked around."""
    found = movement.around
    if found is None:
        return ""
    if found.change is None:
        text = _("Eromheen (%(place)s) ontbreekt een cijfer. Of er iets is verschoven, is niet te zeggen.")
        return text % {"place": _place(found)}
    said = [happened(movement), _beside(found), _("Of er iets is verschoven, zeggen deze cijfers niet.")]
    return " ".join(sentence for sentence in said if sentence)


def key(found: Around) -> str:
    """‘eromheen: +4 %’, for beside its mark in a picture."""
    change = round(found.change or 0.0)
    sign = "+" if change > 0 else MINUS if change < 0 else ""
    amount = f"{sign}{number(abs(change))}{NBSP}%"
    return _("eromheen: %(change)s") % {"change": amount}


def _place(found: Around) -> str:
    """An area may lie over two wijken, or over two gemeenten."""
    if found.shared is Shared.DISTRICT:
        return ngettext("de rest van de CBS-wijk", "de rest van de CBS-wijken", found.places)
    return ngettext("de rest van de gemeente", "de rest van de gemeenten", found.places)


def happened(movement: Movement) -> str:
    """‘Eromheen (de rest van de CBS-wijk): 4 % meer.’ Empty where that is not known."""
    found = movement.around
    if found is None or found.change is None:
        return ""
    change = round(found.change)
    said = {"place": _place(found), "amount": f"{number(abs(change))}{NBSP}%"}
    if change == 0:
        return _("Eromheen (%(place)s): ongeveer evenveel.") % said
    if change > 0:
        return _("Eromheen (%(place)s): %(amount)s meer.") % said
    return _("Eromheen (%(place)s): %(amount)s minder.") % said


def _beside(found: Around) -> str:
    """Beside those peers that lie elsewhere; empty where nothing changed, or where one peer or none does."""
    change = found.change or 0.0
    if not change or found.compared < 2:
        return ""
    exceeded = found.more if change > 0 else found.less
    said = {"exceeded": number(exceeded), "count": number(found.compared)}
    if change > 0:
        text = {
            0: _("Bij geen van de %(count)s gebieden die hierop lijken, in andere gemeenten, steeg dit sterker."),
            found.compared: _("Bij alle %(count)s gebieden die hierop lijken, in andere gemeenten, steeg dit sterker."),
        }
        some = _("Van %(count)s gebieden die hierop lijken, in andere gemeenten, steeg dit bij %(exceeded)s sterker.")
    else:
        text = {
            0: _("Bij geen van de %(count)s gebieden die hierop lijken, in andere gemeenten, daalde dit sterker."),
            found.compared: _(
                "Bij alle %(count)s gebieden die hierop lijken, in andere gemeenten, daalde dit sterker."
            ),
        }
        some = _("Van %(count)s gebieden die hierop lijken, in andere gemeenten, daalde dit bij %(exceeded)s sterker.")
    return text.get(exceeded, some) % said
