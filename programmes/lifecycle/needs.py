"""What a phase must have before the next: which of it is there, how far the rest is, and what shows that."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programmes import phases
from programmes.models import (
    Ambition,
    AmbitionIndicator,
    AreaAnalysis,
    Conversation,
    FundingSource,
    LocalAgreement,
    Measure,
    Membership,
    Partner,
    PhaseActivity,
    Programme,
    ProgrammeRevision,
    Stakeholder,
    TeamMember,
    Urgency,
    Vision,
)
from wijkaanpak import formats


class NeedState(StrEnum):
    """How far something is that must be there. Nobody looked at it yet is one of them."""

    NOT_SEEN = "not_seen"
    BUSY = "busy"
    INCOMPLETE = "incomplete"
    READY = "ready"

    @property
    def label(self) -> str:
        return str(STATE_LABELS[self])

    @property
    def badge(self) -> str:
        """The shape of components/status_badge.html."""
        return {"not_seen": "unknown", "busy": "busy", "incomplete": "orange", "ready": "green"}[self]


STATE_LABELS = {
    NeedState.NOT_SEEN: gettext_lazy("niet bekeken"),
    NeedState.BUSY: gettext_lazy("bezig"),
    NeedState.INCOMPLETE: gettext_lazy("onvolledig"),
    NeedState.READY: gettext_lazy("klaar"),
}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that must be there. `shows` are sentences from the records; `page` is where it is made good, empty as
    long as there is no page for it.
    """

    key: str
    label: str
    state: NeedState
    shows: tuple[str, ...]
    page: str
    permission: str
    """What somebody must be allowed to make it good."""

    @property
    def is_ready(self) -> bool:
        return self.state is NeedState.READY


PAGES = {
    "urgency_weighed": "urgencies:listing",
    "analysis_adopted": "analyses:listing",
    "residents_heard": "conversations:listing",
    "stakeholders_mapped": "stakeholders:listing",
    "vision_adopted": "visions:listing",
    "ambitions_measurable": "ambitions:listing",
}
"""Where each need is made good."""

MAKERS = {
    "urgency_weighed": "programmes.edit_analysis",
    "analysis_adopted": "programmes.edit_analysis",
    "residents_heard": "programmes.edit_analysis",
    "stakeholders_mapped": "programmes.edit_analysis",
    "coalition_formed": "programmes.edit_coalition",
    "vision_adopted": "programmes.edit_vision",
    "agreement_signed": "programmes.edit_agreement",
    "funding_found": "programmes.edit_money",
    "programme_adopted": "programmes.edit",
    "measures_owned": "programmes.edit_measure",
    "ambitions_measurable": "programmes.edit_vision",
    "team_formed": "programmes.edit_team",
}
"""Who makes it good: by permission."""

ACTIVITIES = {
    "urgency_weighed": "weigh_urgency",
    "analysis_adopted": "grasp_challenges",
    "residents_heard": "listen_to_residents",
    "stakeholders_mapped": "map_stakeholders",
    "coalition_formed": "form_coalition",
    "vision_adopted": "analysis_to_vision",
    "agreement_signed": "draw_up_agreement",
    "funding_found": "arrange_funding",
    "programme_adopted": "implementation_programme",
    "measures_owned": "implementation_programme",
    "ambitions_measurable": "monitoring",
    "team_formed": "teams",
}
"""The activity in which each need is worked on."""


def needs(programme: Programme) -> tuple[Need, ...]:
    """What the phase of now must have before the next, in the order of the gate; nothing in the last phase."""
    gate = phases.gate(programme.phase)
    if gate is None:
        return ()
    met = needs_met(programme)
    running = set(programme.activities.exclude(status=PhaseActivity.Status.NOT_STARTED).values_list("key", flat=True))
    return tuple(_need(programme, key, is_met=key in met, running=running) for key in gate.needs)


def _need(programme: Programme, key: str, *, is_met: bool, running: set[str]) -> Need:
    shows = SHOWS[key](programme)
    if is_met:
        state = NeedState.READY
    elif shows:
        state = NeedState.INCOMPLETE
    else:
        state = NeedState.BUSY if ACTIVITIES[key] in running else NeedState.NOT_SEEN
    return Need(key, str(phases.NEEDS[key]), state, tuple(shows), PAGES.get(key, ""), MAKERS[key])


def dossier_of(programme: Programme) -> dict[str, Any]:
    """What there is at the moment of a decision, as it is kept with that decision."""
    return {
        "needs": [
            {"key": need.key, "label": need.label, "state": str(need.state), "shows": list(need.shows)}
            for need in needs(programme)
        ]
    }


def _urgencies(programme: Programme) -> list[str]:
    rows = Urgency.objects.filter(programme=programme).order_by("raised_on", "pk")
    return [f"{row.title}: {row.get_weighed_display() if row.weighed else _('nog niet afgewogen')}" for row in rows]


def _analyses(programme: Programme) -> list[str]:
    rows = AreaAnalysis.objects.filter(programme=programme).order_by("pk")
    return [
        _("%(title)s: vastgesteld door %(who)s op %(day)s")
        % {"title": row.title, "who": row.adopted_by or _("onbekend"), "day": formats.date_words(row.adopted_on)}
        if row.adopted_on
        else _("%(title)s: concept") % {"title": row.title}
        for row in rows
    ]


def _conversations(programme: Programme) -> list[str]:
    rows = Conversation.objects.filter(analysis__programme=programme)
    people = rows.aggregate(people=Sum("number"))["people"] or 0
    count = rows.count()
    words = {"count": count, "people": people}
    told = ngettext(
        "%(count)s gesprek met %(people)s bewoners", "%(count)s gesprekken, samen met %(people)s bewoners", count
    )
    return [told % words] if count else []


def _stakeholders(programme: Programme) -> list[str]:
    kinds = list(Stakeholder.objects.filter(programme=programme).values_list("kind", flat=True))
    residents = kinds.count(Stakeholder.Kind.RESIDENTS)
    words = {"count": len(kinds), "residents": residents}
    return [_("%(count)s in beeld, van wie bewoners: %(residents)s") % words] if kinds else []


def _partners(programme: Programme) -> list[str]:
    rows = Membership.objects.filter(programme=programme, ends_on=None).select_related("partner")
    return sorted({f"{row.partner.name} ({row.partner.get_kind_display()})" for row in rows})


def _named(model: Any, **where: Any) -> Callable[[Programme], list[str]]:
    """The names of all rows of a model."""

    def shows(programme: Programme) -> list[str]:
        return [str(row) for row in model.objects.filter(programme=programme, **where).order_by("pk")]

    return shows


SHOWS: dict[str, Callable[[Programme], list[str]]] = {
    "urgency_weighed": _urgencies,
    "analysis_adopted": _analyses,
    "residents_heard": _conversations,
    "stakeholders_mapped": _stakeholders,
    "coalition_formed": _partners,
    "vision_adopted": _named(Vision),
    "agreement_signed": _named(LocalAgreement),
    "funding_found": _named(FundingSource),
    "programme_adopted": _named(ProgrammeRevision),
    "measures_owned": _named(Measure),
    "ambitions_measurable": _named(Ambition, ended_on=None),
    "team_formed": _named(TeamMember, ends_on=None),
}
"""What shows that a need is met, or how far it is: sentences made from records."""


def needs_met(programme: Programme) -> frozenset[str]:
    """The keys of `phases.NEEDS` that this programme has. Two queries."""
    own = Q(programme=OuterRef("pk"))
    stakeholders = Stakeholder.objects.filter(own)
    measures = Measure.objects.filter(own).exclude(status=Measure.Status.STOPPED)
    ambitions = Ambition.objects.filter(own, ended_on=None)
    followed = AmbitionIndicator.objects.filter(
        ambition=OuterRef("pk"), baseline_value__isnull=False, target_value__isnull=False
    )
    found = Programme.objects.filter(pk=programme.pk).annotate(
        urgency_weighed=Exists(Urgency.objects.filter(own, weighed=Urgency.Weighed.GO)),
        analysis_adopted=Exists(AreaAnalysis.objects.filter(own, adopted_on__isnull=False)),
        residents_heard=Exists(Conversation.objects.filter(analysis__programme=OuterRef("pk"))),
        has_stakeholders=Exists(stakeholders.exclude(kind=Stakeholder.Kind.RESIDENTS)),
        has_resident_stakeholder=Exists(stakeholders.filter(kind=Stakeholder.Kind.RESIDENTS)),
        vision_adopted=Exists(Vision.objects.filter(own, adopted_by_coalition_on__isnull=False)),
        agreement_signed=Exists(LocalAgreement.objects.filter(own, signatures__isnull=False)),
        funding_found=Exists(FundingSource.objects.filter(own)),
        programme_adopted=Exists(ProgrammeRevision.objects.filter(own)),
        has_measures=Exists(measures),
        has_loose_measures=Exists(measures.filter(Q(owner=None) | Q(budget=None))),
        has_ambitions=Exists(ambitions),
        has_loose_ambitions=Exists(ambitions.filter(~Exists(followed))),
        team_formed=Exists(TeamMember.objects.filter(own, ends_on=None)),
    )
    row = found.values().get()
    kinds = set(Membership.objects.filter(programme=programme, ends_on=None).values_list("partner__kind", flat=True))
    row["stakeholders_mapped"] = row["has_stakeholders"] and row["has_resident_stakeholder"]
    row["coalition_formed"] = Partner.Kind.RESIDENTS in kinds and len(kinds) >= 3
    row["measures_owned"] = row["has_measures"] and not row["has_loose_measures"]
    row["ambitions_measurable"] = row["has_ambitions"] and not row["has_loose_ambitions"]
    return frozenset(need for need in phases.NEEDS if row[need])
