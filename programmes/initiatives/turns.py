"""Two people at one idea: who comes second does nothing twice, and hears who was first, when, and with what."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes import logbook
from programmes.models import Event, Initiative
from wijkaanpak.accounts.models import User
from wijkaanpak.formats import date_words

ACCEPTED = gettext_lazy("dit idee aangenomen")
"""The same line as a confirmation, when it was not the applicant."""
DID = {
    "initiative.accounted": gettext_lazy("verteld wat het bracht"),
    "initiative.answered": gettext_lazy("de gevraagde aanvulling gestuurd"),
    "initiative.asked_again": gettext_lazy("de indiener gevraagd om het idee te bevestigen"),
    "initiative.began": gettext_lazy("gemeld dat bewoners bezig zijn"),
    "initiative.carried_out": gettext_lazy("gemeld dat het is uitgevoerd"),
    "initiative.confirmed": gettext_lazy("dit idee bevestigd"),
    "initiative.decided": gettext_lazy("hierover besloten"),
    "initiative.held_back": gettext_lazy("het besluit tegengehouden"),
    "initiative.in_review": gettext_lazy("dit idee in beoordeling genomen"),
    "initiative.more_asked": gettext_lazy("de indiener om een aanvulling gevraagd"),
    "initiative.published": gettext_lazy("dit idee op de website gezet"),
    "initiative.read": gettext_lazy("dit idee gelezen en niet op de website gezet"),
    "initiative.unpublished": gettext_lazy("dit idee van de website gehaald"),
    "initiative.withdrawn": gettext_lazy("dit idee ingetrokken"),
}
"""What somebody did to an idea, as it follows on "heeft op 3 november om 14.02 al"."""
CHECKED = ("initiative.asked_again", "initiative.confirmed", "initiative.withdrawn")
READ = ("initiative.published", "initiative.read", "initiative.unpublished")
DECIDED = ("initiative.decided",)


class SomebodyWasFirst(Exception):
    """The same was done, or undone, after the page was opened: `event` is the line of the logbook that says so."""

    def __init__(self, event: Event) -> None:
        super().__init__(str(event))
        self.event = event


def require_first(initiative: Initiative, seen: int | None, kinds: Collection[str]) -> None:
    """Raise SomebodyWasFirst when one of these happened after the line of the logbook that was `seen`; None: there was
    no page. Lock the row first.
    """
    happened = last(initiative, kinds) if seen is not None else None
    if happened is not None and happened.pk > (seen or 0):
        raise SomebodyWasFirst(happened)


def last(initiative: Initiative, kinds: Collection[str] = tuple(DID)) -> Event | None:
    """The last line of the logbook of these kinds; without kinds the last that moved the idea on."""
    return logbook.of(initiative).filter(kind__in=kinds).first()


def told(event: Event | None, reader: User) -> str:
    """Who was first: "Anna de Vries heeft op 3 november 2026 om 14.02 al hierover besloten." Empty without a line."""
    if event is None:
        return ""
    at = timezone.localtime(event.at)
    is_ours = event.kind == "initiative.confirmed" and event.by_id
    words = {
        "who": event.by_name if event.by_id else _("De indiener"),
        "day": date_words(at),
        "time": time_format(at, "H.i"),
        "what": ACCEPTED if is_ours else DID.get(event.kind, event.what),
    }
    if event.by_id == reader.pk:
        return _("U hebt op %(day)s om %(time)s al %(what)s.") % words
    return _("%(who)s heeft op %(day)s om %(time)s al %(what)s.") % words
