"""Reads: what waits for the people of a programme, with its term. One query for all that waits, however much it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, DateField, Exists, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext_lazy as _

from programmes.access import PERMISSIONS
from programmes.models import (
    AgreementPromise,
    Initiative,
    Lesson,
    LocalAgreement,
    Measure,
    MeasureAdjustment,
    Membership,
    Obstacle,
    OwnFigure,
    OwnSeries,
    Programme,
    ProgrammeRole,
    Signature,
)
from programmes.models.measure import STALE_AFTER
from wijkaanpak.accounts.models import MunicipalityRole, Role

NEAR = timedelta(days=14)

WHAT = {
    "initiative": _("Neem een besluit over dit initiatief"),
    "initiative_check": _("Bekijk dit idee: het lijkt niet door een mens ingevuld"),
    "unsteered": _("Leg vast hoe u bijstuurt"),
    "stale": _("Werk deze maatregel bij: langer dan een half jaar niets gemeld"),
    "adjustment": _("Kijk na wat deze bijsturing opleverde"),
    "obstacle": _("Laat over dit knelpunt besluiten"),
    "signature": _("Vraag deze partner het lokaal contract te ondertekenen"),
    "promise": _("Vraag of deze afspraak is nagekomen"),
    "lesson": _("Kijk na wat er van deze les is gekomen"),
    "own_pending": _("Beoordeel dit eigen cijfer"),
    "own_returned": _("Verbeter dit eigen cijfer: het is teruggestuurd"),
    "own_empty": _("Vul dit eigen cijfer in, de periode gaat bijna dicht"),
}

# Whose work it is: who holds the permission. Of silent measures everybody also sees those they keep themselves; own
# figures are asked of who supplies them, and never judged by who entered them.
WHOSE = {
    "initiative": "programmes.decide_initiative",
    "initiative_check": "programmes.handle_initiative",
    "unsteered": "programmes.adjust_measure",
    "stale": "programmes.edit_measure",
    "adjustment": "programmes.adjust_measure",
    "obstacle": "programmes.decide_obstacle",
    "signature": "programmes.edit_agreement",
    "promise": "programmes.edit_agreement",
    "lesson": "programmes.learn",
    "own_pending": "programmes.approve_own_figure",
    "own_returned": "programmes.enter_own_figure",
    "own_empty": "programmes.enter_own_figure",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: about which row of which programme, until when if there is a term, and whether that is past.

    For a signature `pk` is that of the membership of the partner that did not sign; for an own figure that came back or
    is empty that of its series.
    """

    kind: str
    pk: int
    title: str
    due_on: date | None
    is_late: bool
    programme_id: int

    @property
    def what(self) -> str:
        return str(WHAT[self.kind])


def mine(user: Any, today: date) -> list[Waiting]:
    """All that is late or due within two weeks and that somebody's roles let them do, the oldest term first: over all
    programmes they see. Four queries.
    """
    return _of(user, _roles(user), today)


def mine_here(user: Any, programme: Programme, held: frozenset[Role], today: date) -> list[Waiting]:
    """The same in one programme, where they hold these roles. One query."""
    return _of(user, {programme.pk: held}, today)


def _of(user: Any, held: Mapping[int, frozenset[Role]], today: date) -> list[Waiting]:
    open_to = {
        kind: {pk for pk, roles in held.items() if roles & PERMISSIONS[permission]}
        for kind, permission in WHOSE.items()
    }
    reporting = {pk for pk, roles in held.items() if roles & PERMISSIONS["programmes.report_progress"]}
    return _read(open_to, today, keeper=user, kept=reporting)


def _roles(user: Any) -> dict[int, frozenset[Role]]:
    """The roles somebody has, by the id of each programme they see. Three queries."""
    keys = Programme.objects.visible_to(user).order_by("pk").values_list("pk", flat=True)
    everywhere = MunicipalityRole.objects.filter(user_id=user.pk).values_list("role", flat=True)
    held = dict.fromkeys(keys, frozenset(Role(role) for role in everywhere))
    here = ProgrammeRole.objects.filter(user_id=user.pk, programme__in=list(held))
    for pk, role in here.values_list("programme_id", "role"):
        held[pk] |= {Role(role)}
    return held


def _read(programmes: dict[str, set[int]], today: date, *, keeper: Any, kept: Iterable[int]) -> list[Waiting]:
    """All kinds in one query; `programmes` says for each kind which programmes count."""
    near = today + NEAR
    rows = [
        _initiatives(programmes["initiative"], today),
        _unchecked_initiatives(programmes["initiative_check"]),
        _unsteered(programmes["unsteered"], near),
        _stale(Q(programme__in=programmes["stale"]) | _kept(keeper, kept), today),
        _adjustments(programmes["adjustment"], near),
        _obstacles(programmes["obstacle"], near),
        _signatures(programmes["signature"], today),
        _promises(programmes["promise"], near),
        _lessons(programmes["lesson"], near),
        _own_pending(programmes["own_pending"], keeper),
        _own_returned(programmes["own_returned"], keeper),
        _own_empty(programmes["own_empty"], keeper, today, near),
    ]
    found = [
        Waiting(kind, pk, title, term, term is not None and term < today, programme_id)
        for kind, pk, title, term, programme_id in rows[0].union(*rows[1:], all=True)
    ]
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or today, one.kind, one.pk))


def _kept(keeper: Any, programmes: Iterable[int]) -> Q:
    return Q(contact_id=keeper.pk, programme__in=list(programmes))


def _initiatives(programmes: set[int], today: date) -> Any:
    rows = Initiative.objects.filter(programme__in=programmes).near_term(today)
    return _columns(rows, "initiative", F("title"), F("due_on"), F("programme_id"))


def _unchecked_initiatives(programmes: set[int]) -> Any:
    rows = Initiative.objects.filter(programme__in=programmes, status=Initiative.Status.IDEA, needs_check=True)
    return _columns(rows, "initiative_check", F("title"), Value(None), F("programme_id"))


def _unsteered(programmes: set[int], near: date) -> Any:
    rows = Measure.objects.filter(programme__in=programmes).unsteered()
    terms = rows.annotate(until=Coalesce(Max("updates__adjust_by"), "reported_on")).filter(until__lte=near)
    return _columns(terms, "unsteered", F("title"), F("until"), F("programme_id"))


def _stale(which: Q, today: date) -> Any:
    rows = Measure.objects.filter(which).stale(today)
    until = Cast(Coalesce("reported_on", "starts_on") + Value(STALE_AFTER), DateField())
    return _columns(rows, "stale", F("title"), until, F("programme_id"))


def _adjustments(programmes: set[int], near: date) -> Any:
    rows = MeasureAdjustment.objects.filter(measure__programme__in=programmes, checked_on=None, due_on__lte=near)
    return _columns(rows, "adjustment", F("measure__title"), F("due_on"), F("measure__programme_id"))


def _obstacles(programmes: set[int], near: date) -> Any:
    rows = Obstacle.objects.filter(programme__in=programmes).undecided().filter(due_on__lte=near)
    return _columns(rows, "obstacle", F("title"), F("due_on"), F("programme_id"))


def _signatures(programmes: set[int], today: date) -> Any:
    """Partners of the coalition that did not sign the newest version."""
    versions = LocalAgreement.objects.filter(programme=OuterRef("programme")).order_by("-version")
    members = Membership.objects.on(today).filter(programme__in=programmes)
    members = members.annotate(newest=Subquery(versions.values("pk")[:1])).filter(newest__isnull=False)
    signed = Signature.objects.filter(agreement=OuterRef("newest"), partner=OuterRef("partner"))
    return _columns(members.filter(~Exists(signed)), "signature", F("partner__name"), Value(None), F("programme_id"))


def _promises(programmes: set[int], near: date) -> Any:
    rows = AgreementPromise.objects.filter(agreement__programme__in=programmes).overdue(near + timedelta(days=1))
    return _columns(rows, "promise", F("text"), F("due_on"), F("agreement__programme_id"))


def _lessons(programmes: set[int], near: date) -> Any:
    rows = Lesson.objects.filter(programme__in=programmes, checked_on=None, check_by__lte=near)
    return _columns(rows, "lesson", F("title"), F("check_by"), F("programme_id"))


def _own_pending(programmes: set[int], keeper: Any) -> Any:
    rows = OwnFigure.objects.filter(series__programme__in=programmes, status=OwnFigure.Status.PENDING)
    rows = rows.exclude(entered_by=keeper)
    title = Concat("series__name", Value(", "), _period("period"))
    return _columns(rows, "own_pending", title, Value(None), F("series__programme_id"))


def _own_returned(programmes: set[int], keeper: Any) -> Any:
    rows = _supplied(programmes, keeper).filter(figures__status=OwnFigure.Status.RETURNED)
    title = Concat("name", Value(", "), _period("figures__period"))
    return _columns(rows, "own_returned", title, F("figures__period__opened_until"), F("programme_id"))


def _own_empty(programmes: set[int], keeper: Any, today: date, near: date) -> Any:
    """Every series in every open period of its rhythm in which nothing was sent."""
    periods = "programme__own_periods"
    begun = OwnFigure.objects.exclude(status=OwnFigure.Status.DRAFT)
    sent = begun.filter(series=OuterRef("pk"), period=OuterRef("slot"))
    running = _supplied(programmes, keeper).running()
    slots = running.annotate(slot=F(periods), part=F(f"{periods}__quarter"), until=F(f"{periods}__opened_until"))
    quarterly = Q(rhythm=OwnSeries.Rhythm.QUARTER)
    rows = slots.filter((quarterly & Q(part__gt=0)) | (~quarterly & Q(part=0)), until__range=(today, near))
    title = Concat("name", Value(", "), _period(periods))
    return _columns(rows.filter(~Exists(sent)), "own_empty", title, F("until"), F("programme_id"))


def _supplied(programmes: set[int], keeper: Any) -> Any:
    return OwnSeries.objects.filter(programme__in=programmes).supplied_by(keeper)


def _period(path: str) -> Case:
    """`OwnPeriod.label` in the database."""
    year, quarter = Cast(f"{path}__year", CharField()), Cast(f"{path}__quarter", CharField())
    in_words = Concat(quarter, Value("e kwartaal "), year, output_field=CharField())
    return Case(When(**{f"{path}__quarter": 0}, then=year), default=in_words)


def _columns(rows: Any, kind: str, title: Any, term: Any, programme: Any) -> Any:
    """The five columns every kind of row has in common, without an order of its own."""
    named = rows.annotate(
        kind_=Value(kind, output_field=CharField()),
        title_=Cast(title, CharField()),
        term_=Cast(term, DateField()),
        programme_=programme,
    )
    return named.order_by().values_list("kind_", "pk", "title_", "term_", "programme_")
