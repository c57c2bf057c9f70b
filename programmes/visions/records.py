"""What people record about where it goes: visions, ambitions and targets, each with its list and its form."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from programmes import visions
from programmes.models import Ambition, AmbitionIndicator, GuidingPrinciple, Measure, Programme, Vision
from programmes.models.reference import Domain
from programmes.records import Badge, Choice, Kind, ListColumn, Looking, Prerequisite, View
from programmes.visions.forms import AmbitionForm, VisionForm
from programmes.visions.reads import as_typed
from programmes.visions.realism import cards
from programmes.visions.target_forms import TargetForm
from wijkaanpak.formats import date_words

EDIT = "programmes.edit_vision"


def _adopted(vision: Vision) -> Badge:
    coalition, council = vision.adopted_by_coalition_on, vision.adopted_by_council_on
    if coalition and council:
        return Badge("green", _("vastgesteld"))
    if coalition:
        return Badge("busy", _("vastgesteld door de coalitie"))
    return Badge("busy", _("vastgesteld door de gemeenteraad")) if council else Badge("busy", _("concept"))


def _principles(programme: Programme) -> list[tuple[GuidingPrinciple, list[Ambition]]]:
    """Each of the six, with the ambitions that serve it. Two queries."""
    rows = programme.ambitions.filter(ended_on=None).prefetch_related("guiding_principles").order_by("number")
    served = [(ambition, set(ambition.guiding_principles.all())) for ambition in rows]
    return [
        (principle, [ambition for ambition, principles in served if principle in principles])
        for principle in GuidingPrinciple.objects.order_by("number")
    ]


def _beside_vision(vision: Vision, looking: Looking) -> dict[str, Any]:
    is_whole = bool(vision.adopted_by_coalition_on and vision.adopted_by_council_on)
    return {
        "badge": _adopted(vision),
        "ambitions": looking.programme.ambitions.filter(ended_on=None).order_by("number"),
        "has_step": looking.rights.may(EDIT) and not is_whole,
        "may_begin_next": looking.rights.may(EDIT) and vision.is_adopted,
    }


VISIONS = Kind(
    key="visions",
    path="visie",
    noun="programmes.visions",
    model=Vision,
    rows=lambda programme: programme.visions.order_by("-pk"),
    edits=EDIT,
    form=VisionForm,
    one=_("visie"),
    many=_("visies"),
    add_label=_("Nieuwe visie"),
    why=_("Een gedeelde visie op 15 tot 20 jaar houdt iedereen op koers, ook als er andere mensen komen."),
    columns=(
        ListColumn(_("Visie"), lambda row: row.title, "title"),
        ListColumn(_("Stand"), _adopted),
        ListColumn(_("Tot het jaar"), lambda row: str(row.horizon_year), "horizon_year", is_number=True),
        ListColumn(_("Coalitie"), lambda row: row.adopted_by_coalition_on, "adopted_by_coalition_on"),
        ListColumn(_("Gemeenteraad"), lambda row: row.adopted_by_council_on, "adopted_by_council_on"),
    ),
    search=("title", "text"),
    add=visions.write,
    change=visions.rewrite,
    fixed=lambda row: (
        _("Deze visie is vastgesteld en blijft zoals zij is. Schrijf een nieuwe als er iets is veranderd.")
        if row.is_adopted
        else ""
    ),
    listing_template="programmes/visions/visions.html",
    detail_template="programmes/visions/vision.html",
    beside_list=lambda rows, looking: {"principles": _principles(looking.programme)},
    beside_row=_beside_vision,
)


def _ambitions(programme: Programme) -> Any:
    whole = AmbitionIndicator.objects.filter(ambition=OuterRef("pk"), target_value__isnull=False)
    counted = Count("challenges", filter=Q(challenges__withdrawn_at=None), distinct=True)
    rows = programme.ambitions.annotate(answers=counted, is_measurable=Exists(whole))
    return rows.order_by("ended_on", "number", "pk")


def _holds(ambition: Ambition) -> Badge:
    return Badge("unknown", _("losgelaten")) if ambition.ended_on else Badge("busy", _("loopt"))


def _next_step(ambition: Any) -> str | None:
    if ambition.ended_on:
        return None
    if not ambition.is_measurable:
        return _now("streefwaarde toevoegen")
    return None if ambition.answers else _now("opgave kiezen")


def _beside_ambition(ambition: Ambition, looking: Looking) -> dict[str, Any]:
    followed = list(ambition.indicators.order_by("pk"))
    may_edit = looking.rights.may(EDIT)
    measures = Measure.objects.filter(ambition=ambition).exclude(status=Measure.Status.STOPPED)
    return {
        "badge": _holds(ambition),
        "cards": cards(looking.programme, followed),
        "challenges": ambition.challenges.select_related("challenge").order_by("-weight", "pk"),
        "principles": ambition.guiding_principles.order_by("number"),
        "measures": measures.order_by("title", "pk"),
        "is_measurable": any(target.target_value is not None for target in followed),
        "may_follow": may_edit and not ambition.ended_on,
        "may_end": may_edit and not ambition.ended_on,
        "may_resume": may_edit and bool(ambition.ended_on),
    }


AMBITIONS = Kind(
    key="ambitions",
    path="visie/ambities",
    noun="programmes.visions",
    model=Ambition,
    rows=_ambitions,
    edits=EDIT,
    form=AmbitionForm,
    one=_("ambitie"),
    many=_("ambities"),
    add_label=_("Ambitie toevoegen"),
    why=_("Twee tot zes ambities, in woorden van bewoners, zeggen wat u wilt bereiken. Meer onthoudt niemand."),
    columns=(
        ListColumn(_("Ambitie"), str, "number"),
        ListColumn(_("Stand"), _holds),
        ListColumn(_("Opgaven"), lambda row: row.answers, "answers", is_number=True, is_extra=True),
        ListColumn(
            _("Meetbaar"),
            lambda row: Badge("green", _("ja")) if row.is_measurable else Badge("orange", _("nog niet")),
        ),
        ListColumn(_("Wat nu"), _next_step),
    ),
    views=(
        View("now", _("Lopend"), lambda rows, looking: rows.filter(ended_on=None), _("Er loopt geen ambitie")),
        View("all", _("Alles"), lambda rows, looking: rows),
    ),
    filters=(Choice("domain", _("Domein"), Domain.choices),),
    search=("title", "text", "story"),
    add=visions.add_ambition,
    change=visions.edit_ambition,
    fixed=lambda row: (
        _("Deze ambitie is losgelaten op %(day)s. Daarom staat zij vast.") % {"day": date_words(row.ended_on)}
        if row.ended_on
        else ""
    ),
    detail_template="programmes/visions/ambition.html",
    beside_row=_beside_ambition,
)


def _needs_ambition(programme: Programme) -> Prerequisite | None:
    if programme.ambitions.filter(ended_on=None).exists():
        return None
    told = _("Een streefwaarde hoort bij een ambitie, en er loopt nog geen ambitie.")
    return Prerequisite(_("Begin met een ambitie"), told, "ambitions", _("Ambitie toevoegen"))


def _follow(programme: Programme, *, ambition: Ambition, **values: Any) -> AmbitionIndicator:
    return visions.follow(ambition, **values)


def _baseline(target: AmbitionIndicator) -> str | None:
    value = target.baseline_value
    return None if value is None else f"{as_typed(value)} ({target.baseline_period})"


def _to_fill_in(target: AmbitionIndicator) -> str | None:
    return _now("streefwaarde en jaar invullen") if target.target_value is None else None


def _beside_target(target: AmbitionIndicator, looking: Looking) -> dict[str, Any]:
    (card,) = cards(looking.programme, [target], with_strip=True)
    return {"card": card}


TARGETS = Kind(
    key="targets",
    path="visie/streefwaarden",
    noun="programmes.visions",
    model=AmbitionIndicator,
    rows=lambda programme: (
        AmbitionIndicator.objects.of(programme)
        .named()
        .select_related("ambition")
        .order_by("ambition__ended_on", "ambition__number", "pk")
    ),
    edits=EDIT,
    form=TargetForm,
    told=("baseline_period", "baseline_value", "target_value", "target_year", "reference", "reason"),
    one=_("streefwaarde"),
    many=_("streefwaarden"),
    add_label=_("Streefwaarde toevoegen"),
    why=_("Een ambitie met een cijfer, een streefwaarde en een jaar laat zien of u dichterbij komt."),
    columns=(
        ListColumn(_("Cijfer"), str, "label"),
        ListColumn(_("Ambitie"), lambda row: str(row.ambition), "ambition__number", is_extra=True),
        ListColumn(_("Nulmeting"), _baseline, "baseline_value", is_number=True),
        ListColumn(
            _("Streefwaarde"),
            lambda row: None if row.target_value is None else as_typed(row.target_value),
            "target_value",
            is_number=True,
        ),
        ListColumn(_("Streefjaar"), lambda row: row.target_year and str(row.target_year), "target_year"),
        ListColumn(_("Wat nu"), _to_fill_in),
    ),
    views=(
        View(
            "now",
            _("Lopend"),
            lambda rows, looking: rows.filter(ambition__ended_on=None),
            _("Geen lopende ambitie heeft een streefwaarde"),
        ),
        View("all", _("Alles"), lambda rows, looking: rows),
    ),
    add=_follow,
    needs=_needs_ambition,
    change=visions.change_target,
    withdraw=visions.withdraw_target,
    fixed=lambda row: _("De ambitie is losgelaten. Daarom staat dit vast.") if row.ambition.ended_on else "",
    detail_template="programmes/visions/target.html",
    beside_row=_beside_target,
)

KINDS = (VISIONS, AMBITIONS, TARGETS)
