"""What waits about residents' initiatives."""

from typing import Any

from django.db.models import Value
from django.utils.translation import gettext_lazy as _

from programmes.models import Initiative
from programmes.waiting import Asked, WaitingKind, columns


def _undecided(asked: Asked) -> Any:
    rows = Initiative.objects.filter(programme__in=asked.programmes).near_term(asked.today)
    return columns(rows, "initiative", "title", "due_on")


def _unchecked(asked: Asked) -> Any:
    ideas = Initiative.objects.filter(status=Initiative.Status.IDEA, needs_check=True)
    return columns(ideas.filter(programme__in=asked.programmes), "initiative_check", "title", Value(None))


KINDS = (
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
