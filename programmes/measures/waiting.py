"""What waits about measures. Of silent ones everybody also sees those they keep themselves."""

from typing import Any

from django.db.models import DateField, Max, Q, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from programmes.models import Measure, MeasureAdjustment
from programmes.models.measure import STALE_AFTER
from programmes.waiting import Asked, WaitingKind, columns


def _unsteered(asked: Asked) -> Any:
    rows = Measure.objects.filter(programme__in=asked.programmes).unsteered()
    terms = rows.annotate(until=Coalesce(Max("updates__adjust_by"), "reported_on")).filter(until__lte=asked.near)
    return columns(asked, terms, "unsteered", "title", "until")


def _stale(asked: Asked) -> Any:
    rows = Measure.objects.filter(programme__in=asked.programmes).stale(asked.today)
    until = Cast(Coalesce("reported_on", "starts_on") + Value(STALE_AFTER), DateField())
    kept = Q(contact=asked.person, programme__in=asked.reporting)
    return columns(asked, rows, "stale", "title", until, theirs=Q(programme__in=asked.allowed) | kept)


def _adjustments(asked: Asked) -> Any:
    rows = MeasureAdjustment.objects.filter(measure__programme__in=asked.programmes)
    due = rows.filter(checked_on=None, due_on__lte=asked.near)
    return columns(asked, due, "adjustment", "measure__title", "due_on", "measure__programme")


KINDS = (
    WaitingKind("unsteered", _("Leg vast hoe u bijstuurt"), "programmes.adjust_measure", _unsteered),
    WaitingKind(
        "stale",
        _("Werk deze maatregel bij: langer dan een half jaar niets gemeld"),
        "programmes.edit_measure",
        _stale,
    ),
    WaitingKind("adjustment", _("Kijk na wat deze bijsturing opleverde"), "programmes.adjust_measure", _adjustments),
)
