"""What waits about residents' initiatives."""

from datetime import timedelta
from typing import Any

from django.db.models import DateField, F, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from programmes.models import Initiative
from programmes.models.initiative import READ_WITHIN_DAYS
from programmes.waiting import Asked, WaitingKind, columns


def _undecided(asked: Asked) -> Any:
    rows = Initiative.objects.filter(programme__in=asked.programmes).near_term(asked.today)
    return columns(asked, rows, "initiative", "title", "due_on")


def _unread(asked: Asked) -> Any:
    """Confirmed and not read; to be read within a week, weekends counted in."""
    ideas = Initiative.objects.filter(programme__in=asked.programmes).unread()
    until = Cast(F("confirmed_at") + Value(timedelta(days=READ_WITHIN_DAYS)), DateField())
    return columns(asked, ideas, "initiative_unread", "title", until)


def _unchecked(asked: Asked) -> Any:
    ideas = Initiative.objects.filter(status=Initiative.Status.IDEA, needs_check=True)
    return columns(asked, ideas.filter(programme__in=asked.programmes), "initiative_check", "title", Value(None))


KINDS = (
    WaitingKind(
        "initiative_unread",
        _("Lees dit nieuwe idee"),
        "programmes.handle_initiative",
        _unread,
        page="initiatives:detail",
    ),
    WaitingKind(
        "initiative",
        _("Neem een besluit over dit initiatief"),
        "programmes.decide_initiative",
        _undecided,
        page="initiatives:detail",
    ),
    WaitingKind(
        "initiative_check",
        _("Bekijk dit idee: het lijkt niet door een mens ingevuld"),
        "programmes.handle_initiative",
        _unchecked,
        page="initiatives:detail",
    ),
)
