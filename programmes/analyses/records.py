"""What people record about why: each kind of record with its list and its form."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programmes import analyses
from programmes.analyses.forms import AnalysisForm, ChallengeForm, ConversationForm, StakeholderForm, UrgencyForm
from programmes.analyses.reads import figures_of, reach, stakeholder_map
from programmes.models import AreaAnalysis, Challenge, Conversation, Programme, ProgrammeChallenge, Stakeholder, Urgency
from programmes.records import Badge, Choice, Kind, ListColumn, Prerequisite, View

EDIT = "programmes.edit_analysis"
WEIGHED = {"go": "green", "not_now": "orange", "no": "red"}


def _add_conversation(programme: Programme, *, analysis: AreaAnalysis, **values: Any) -> Conversation:
    return analyses.record_conversation(analysis, **values)


def _choose(programme: Programme, *, challenge: Challenge, **values: Any) -> ProgrammeChallenge:
    return analyses.choose_challenge(programme, challenge, **values)


def _needs_analysis(programme: Programme) -> Prerequisite | None:
    if programme.analyses.exists():
        return None
    told = _("Een gesprek hoort bij een gebiedsanalyse, en die is er nog niet. Een titel en één zin zijn genoeg.")
    return Prerequisite(_("Begin met een gebiedsanalyse"), told, "analyses", _("Nieuwe analyse"))


def _needs_concept(programme: Programme) -> Prerequisite | None:
    if programme.analyses.filter(adopted_on=None).exists():
        return None
    told = _(
        "Een opgave hoort bij een analyse die nog een concept is. Die is er niet: een vastgestelde blijft zoals zij is."
    )
    return Prerequisite(_("Begin een nieuwe analyse"), told, "analyses", _("Nieuwe analyse"))


def _weighed(urgency: Urgency) -> Badge:
    if urgency.weighed:
        return Badge(WEIGHED[urgency.weighed], urgency.get_weighed_display())
    return Badge("busy", _("nog niet afgewogen"))


def _adopted(analysis: AreaAnalysis) -> Badge:
    return Badge("green", _("vastgesteld")) if analysis.adopted_on else Badge("busy", _("concept"))


URGENCIES = Kind(
    key="urgencies",
    path="gebied/urgentie",
    noun="programmes.analyses",
    model=Urgency,
    rows=lambda programme: programme.urgencies.order_by("-raised_on", "-pk"),
    edits=EDIT,
    form=UrgencyForm,
    one=_("urgentie"),
    many=_("urgenties"),
    add_label=_("Urgentie inbrengen"),
    why=_("Elke wijkaanpak begint met iets dat mensen samen voelen. Leg vast wat dat is en waar het op is gebaseerd."),
    columns=(
        ListColumn(_("Wat er aan de hand is"), lambda row: row.title, "title"),
        ListColumn(_("Hoe het op tafel kwam"), lambda row: row.get_kind_display(), "kind"),
        ListColumn(_("Ingebracht"), lambda row: row.raised_on, "raised_on"),
        ListColumn(_("Afweging"), _weighed, "weighed"),
    ),
    search=("title", "felt_by", "based_on"),
    add=analyses.raise_urgency,
    change=analyses.edit_urgency,
    fixed=lambda row: _("Over deze urgentie is besloten. Daarom staat zij vast.") if row.is_decided else "",
    detail_template="programmes/analyses/urgency.html",
    beside_row=lambda row, looking: {
        "badge": _weighed(row),
        "has_step": looking.rights.may(EDIT) and not row.is_decided,
    },
)

ANALYSES = Kind(
    key="analyses",
    path="gebied/analyse",
    noun="programmes.analyses",
    model=AreaAnalysis,
    rows=lambda programme: programme.analyses.order_by("-pk"),
    edits=EDIT,
    form=AnalysisForm,
    one=_("gebiedsanalyse"),
    many=_("gebiedsanalyses"),
    add_label=_("Nieuwe analyse"),
    why=_("Een goede gebiedsanalyse is de eerste succesfactor: cijfers en verhalen samen, met wat er goed gaat."),
    columns=(
        ListColumn(_("Analyse"), lambda row: row.title, "title"),
        ListColumn(_("Stand"), _adopted),
        ListColumn(_("Vastgesteld op"), lambda row: row.adopted_on, "adopted_on"),
        ListColumn(_("Vastgesteld door"), lambda row: row.adopted_by),
    ),
    add=analyses.draft,
    change=analyses.edit_analysis,
    fixed=lambda row: (
        _("Deze analyse is vastgesteld en blijft zoals zij is. Begin een nieuwe als er iets is veranderd.")
        if row.adopted_on
        else ""
    ),
    detail_template="programmes/analyses/analysis.html",
    beside_row=lambda row, looking: {
        "badge": _adopted(row),
        "figures": row.pinned if row.adopted_on else figures_of(looking.programme),
        "challenges": row.challenges.select_related("challenge").order_by("-weight", "pk"),
        "conversations": row.conversations.order_by("held_on", "pk"),
        "recognitions": row.recognitions.select_related("partner").order_by("given_on", "pk"),
        "has_step": looking.rights.may(EDIT) and row.adopted_on is None,
        "may_record": looking.rights.may(EDIT),
    },
)

CHALLENGES = Kind(
    key="challenges",
    path="gebied/opgaven",
    noun="programmes.analyses",
    model=ProgrammeChallenge,
    rows=lambda programme: programme.challenges.select_related("challenge", "analysis").order_by("-weight", "pk"),
    edits=EDIT,
    form=ChallengeForm,
    one=_("opgave"),
    many=_("opgaven"),
    add_label=_("Opgave toevoegen"),
    why=_("Een opgave zegt wat er in de wijk moet veranderen, en waardoor het zo is. Ambities bouwen daarop voort."),
    columns=(
        ListColumn(_("Opgave"), lambda row: capfirst(str(row)), "challenge__name"),
        ListColumn(_("Gewicht"), lambda row: row.get_weight_display(), "weight"),
        ListColumn(
            _("Oorzaken"),
            lambda row: Badge("green", _("genoemd")) if row.causes else Badge("orange", _("nog niet genoemd")),
        ),
        ListColumn(_("Analyse"), lambda row: row.analysis.title if row.analysis else None, "analysis__title"),
    ),
    filters=(Choice("weight", _("Gewicht"), ProgrammeChallenge.Weight.choices),),
    search=("challenge__name", "text", "causes"),
    add=_choose,
    needs=_needs_concept,
    change=analyses.edit_challenge,
    withdraw=analyses.withdraw_challenge,
    fixed=lambda row: (
        _("De analyse waar deze opgave bij hoort, is vastgesteld. Daarom staat zij vast.")
        if row.analysis and row.analysis.adopted_on
        else ""
    ),
    detail_template="programmes/analyses/challenge.html",
)

CONVERSATIONS = Kind(
    key="conversations",
    path="gebied/gesprekken",
    noun="programmes.analyses",
    model=Conversation,
    rows=lambda programme: (
        Conversation.objects.filter(analysis__programme=programme)
        .select_related("analysis")
        .order_by("-held_on", "-pk")
    ),
    edits=EDIT,
    form=ConversationForm,
    one=_("gesprek met bewoners"),
    many=_("gesprekken met bewoners"),
    add_label=_("Gesprek vastleggen"),
    why=_("Zonder gesprekken weet niemand of bewoners zich in de analyse herkennen."),
    columns=(
        ListColumn(_("Gesprek"), lambda row: row.title, "title"),
        ListColumn(_("Wanneer"), lambda row: row.held_on, "held_on"),
        ListColumn(_("Waar"), lambda row: row.place, "place"),
        ListColumn(_("Bewoners"), lambda row: row.number, "number", is_number=True),
        ListColumn(
            _("Wat ermee is gedaan"),
            lambda row: Badge("green", _("verteld")) if row.follow_up else Badge("orange", _("nog niet verteld")),
        ),
    ),
    views=(
        View("attention", _("Vraagt aandacht"), lambda rows, looking: rows.filter(follow_up="")),
        View("all", _("Alles"), lambda rows, looking: rows),
    ),
    search=("title", "said", "place"),
    add=_add_conversation,
    needs=_needs_analysis,
    change=analyses.edit_conversation,
    withdraw=analyses.withdraw_conversation,
    together=("held_on", "place"),
    listing_template="programmes/analyses/conversations.html",
    detail_template="programmes/analyses/conversation.html",
    beside_list=lambda rows, looking: {"reach": reach(looking.programme)},
)

STAKEHOLDERS = Kind(
    key="stakeholders",
    path="gebied/stakeholders",
    noun="programmes.analyses",
    model=Stakeholder,
    rows=lambda programme: programme.stakeholders.all(),
    edits=EDIT,
    form=StakeholderForm,
    one=_("stakeholder"),
    many=_("stakeholders"),
    add_label=_("Stakeholder toevoegen"),
    why=_("Wie belang heeft bij de wijk, en wie iets kan doen, hoort in beeld te zijn: dat telt bij draagvlak."),
    columns=(
        ListColumn(_("Wie"), lambda row: row.name, "name"),
        ListColumn(_("Soort"), lambda row: row.get_kind_display(), "kind"),
        ListColumn(_("Belang"), lambda row: row.get_interest_display(), "interest"),
        ListColumn(_("Invloed"), lambda row: row.get_influence_display(), "influence"),
    ),
    filters=(Choice("kind", _("Soort"), Stakeholder.Kind.choices),),
    search=("name", "stake"),
    add=analyses.map_stakeholder,
    change=analyses.edit_stakeholder,
    withdraw=analyses.withdraw_stakeholder,
    together=("kind", "interest", "influence"),
    listing_template="programmes/analyses/stakeholders.html",
    beside_list=lambda rows, looking: {"map": stakeholder_map(looking.programme)},
)

KINDS = (URGENCIES, ANALYSES, CHALLENGES, CONVERSATIONS, STAKEHOLDERS)
