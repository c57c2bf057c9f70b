"""What waits about letters that could not be delivered."""

from typing import Any

from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from programmes.letters import undelivered
from programmes.models import Delivery
from programmes.waiting import Asked, WaitingKind, columns


def _to_applicants(asked: Asked) -> Any:
    rows = Delivery.objects.undeliverable().filter(programme__in=asked.programmes, figure=None)
    title = Coalesce("initiative__title", "message__initiative__title")
    return columns(asked, rows, "letter_idea", title, Value(None))


def _to_suppliers(asked: Asked) -> Any:
    rows = Delivery.objects.undeliverable().filter(programme__in=asked.programmes, figure__isnull=False)
    return columns(asked, rows, "letter_figure", "figure__series__name", Value(None))


KINDS = (
    WaitingKind(
        "letter_idea",
        _("Deze brief kwam niet aan bij de indiener"),
        undelivered.MENDS_IDEA,
        _to_applicants,
        page="undelivered:mend",
    ),
    WaitingKind(
        "letter_figure",
        _("Dit bericht kwam niet aan bij wie het cijfer invulde"),
        undelivered.MENDS_FIGURE,
        _to_suppliers,
        page="undelivered:mend",
    ),
)
