"""Waiting work about own figures: who supplies a figure enters it, and somebody else approves it."""

from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from programmes.models import Membership, OwnFigure, OwnSeries
from programmes.waiting import Asked, WaitingKind, columns


def _pending(asked: Asked) -> Any:
    rows = OwnFigure.objects.filter(series__programme__in=asked.programmes, status=OwnFigure.Status.PENDING)
    title = Concat("series__name", Value(", "), _period("period"))
    theirs = Q(series__programme__in=asked.allowed) & ~Q(entered_by=asked.person)
    return columns(asked, rows, "own_pending", title, Value(None), "series__programme", theirs)


def _returned(asked: Asked) -> Any:
    rows = OwnSeries.objects.filter(programme__in=asked.programmes, figures__status=OwnFigure.Status.RETURNED)
    title = Concat("name", Value(", "), _period("figures__period"))
    return columns(asked, rows, "own_returned", title, "figures__period__opened_until", theirs=_supplied(asked))


def _empty(asked: Asked) -> Any:
    """Every series in every open period of its rhythm in which nothing was sent."""
    periods = "programme__own_periods"
    begun = OwnFigure.objects.exclude(status=OwnFigure.Status.DRAFT)
    sent = begun.filter(series=OuterRef("pk"), period=OuterRef("slot"))
    running = OwnSeries.objects.filter(programme__in=asked.programmes).running()
    slots = running.annotate(slot=F(periods), part=F(f"{periods}__quarter"), until=F(f"{periods}__opened_until"))
    quarterly = Q(rhythm=OwnSeries.Rhythm.QUARTER)
    of_its_rhythm = (quarterly & Q(part__gt=0)) | (~quarterly & Q(part=0))
    rows = slots.filter(of_its_rhythm, until__range=(asked.today, asked.near))
    title = Concat("name", Value(", "), _period(periods))
    return columns(asked, rows.filter(~Exists(sent)), "own_empty", title, "until", theirs=_supplied(asked))


def _supplied(asked: Asked) -> Q:
    """The series this person fills in: by name, or as the account of the partner that supplies them."""
    partner = Membership.objects.filter(
        programme=OuterRef("programme"), partner=OuterRef("supplier"), user=asked.person, ends_on=None
    )
    return Q(programme__in=asked.allowed) & (Q(person=asked.person) | Q(Exists(partner)))


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
