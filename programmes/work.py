"""Reads: what waits for the people of a programme, with its term. One query, however much waits."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, DateField, F, Max, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from programmes.models import Initiative, Measure, Obstacle, Programme
from programmes.models.measure import STALE_AFTER

NEAR = timedelta(days=14)

WHAT = {
    "initiative": _("Neem een besluit over dit initiatief"),
    "unsteered": _("Leg vast hoe u bijstuurt"),
    "stale": _("Werk deze maatregel bij: langer dan een half jaar niets gemeld"),
    "obstacle": _("Laat over dit knelpunt besluiten"),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: about which row, until when, and whether that day is past."""

    kind: str
    pk: int
    title: str
    due_on: date
    is_late: bool

    @property
    def what(self) -> str:
        return str(WHAT[self.kind])


def waiting(programme: Programme, today: date) -> list[Waiting]:
    """Everything that is late or due within two weeks, the oldest term first."""
    initiatives = Initiative.objects.filter(programme=programme).near_term(today)
    measures = Measure.objects.filter(programme=programme)
    obstacles = Obstacle.objects.filter(programme=programme).undecided().filter(due_on__lte=today + NEAR)
    stale = measures.stale(today).annotate(
        term=Cast(Coalesce("reported_on", "starts_on") + Value(STALE_AFTER), DateField())
    )
    unsteered = measures.unsteered().annotate(term=Coalesce(Max("updates__adjust_by"), "reported_on"))
    rows = _rows(initiatives.annotate(term=F("due_on")), "initiative").union(
        _rows(obstacles.annotate(term=F("due_on")), "obstacle"),
        _rows(unsteered.filter(term__lte=today + NEAR), "unsteered"),
        _rows(stale, "stale"),
        all=True,
    )
    found = [Waiting(kind, pk, title, term, term < today) for kind, pk, title, term in rows]
    return sorted(found, key=lambda one: (one.due_on, one.kind, one.pk))


def _rows(queryset: Any, kind: str) -> Any:
    """The four columns every kind of row has in common, without an order of its own."""
    named = queryset.annotate(kind=Value(kind, output_field=CharField())).order_by()
    return named.values_list("kind", "pk", "title", "term")
