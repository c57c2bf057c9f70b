"""Waiting work about own figures: who supplies a figure enters it, and somebody else approves it."""

from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from programmes.models import OwnFigure, OwnSeries
from programmes.waiting import Asked, WaitingKind, columns


def _pending(asked: Asked) -> Any:
    rows = OwnFigure.objects.filter(series__programme__in=asked.programmes, status=OwnFigure.Status.PENDING)
    title = Concat("series__name", Value(", "), _period("period"))
    others = rows.exclude(entered_by=asked.person) if asked.person else rows
    return columns(others, "own_pending", title, Value(None), "series__programme")


def _returned(asked: Asked) -> Any:
    rows = _supplied(asked).filter(figures__status=OwnFigure.Status.RETURNED)
    title = Concat("name", Value(", "), _period("figures__period"))
    return columns(rows, "own_returned", title, "figures__period__opened_until")


def _empty(asked: Asked) -> Any:
    """Every series in every open period of its rhythm in which nothing was sent."""
    periods = "programme__own_periods"
    begun = OwnFigure.objects.exclude(status=OwnFigure.Status.DRAFT)
    sent = begun.filter(series=OuterRef("pk"), period=OuterRef("slot"))
    running = _supplied(asked).running()
    slots = running.annotate(slot=F(periods), part=F(f"{periods}__quarter"), until=F(f"{periods}__opened_until"))
    quarterly = Q(rhythm=OwnSeries.Rhythm.QUARTER)
    of_its_rhythm = (quarterly & Q(part__gt=0)) | (~quarterly & Q(part=0))
    rows = slots.filter(of_its_rhythm, until__range=(asked.today, asked.near))
    title = Concat("name", Value(", "), _period(periods))
    return columns(rows.filter(~Exists(sent)), "own_empty", title, "until")


def _supplied(asked: Asked) -> Any:
    rows = OwnSeries.objects.filter(programme__in=asked.programmes)
    return rows.supplied_by(asked.person) if asked.person else rows


def _period(path: str) -> Case:
    """`OwnPeriod.label` in the database."""
    year, quarter = Cast(f"{path}__year", CharField()), Cast(f"{path}__quarter", CharField())
    in_words = Concat(quarter, Value("e kwartaal "), year, output_field=CharField())
    return Case(When(**{f"{path}__quarter": 0}, then=year), default=in_words)


KINDS = (
    WaitingKind(
        "own_pending",
        _("Beoordeel dit eigen cijfer"),
        "programmes.approve_own_figure",
        _pending,
        page="own_figures:review",
    ),
    WaitingKind(
        "own_returned",
        _("Verbeter dit eigen cijfer: het is teruggestuurd"),
        "programmes.enter_own_figure",
        _returned,
        page="own_figures:detail",
    ),
    WaitingKind(
        "own_empty",
        _("Vul dit eigen cijfer in, de periode gaat bijna dicht"),
        "programmes.enter_own_figure",
        _empty,
        page="own_figures:detail",
    ),
)
