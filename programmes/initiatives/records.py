"""Residents' ideas as records: they are listed and read as every other, and nobody of the programme writes them."""

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from programmes.access import who_may
from programmes.initiatives import reads
from programmes.letters import undelivered
from programmes.models import Initiative
from programmes.models.reference import Domain
from programmes.records import Choice, Kind, ListColumn, Looking, View


def _beside(initiative: Initiative, looking: Looking) -> dict[str, Any]:
    """What the page of one idea shows, and what this person may do with it now."""
    rights = looking.rights
    is_idea = initiative.status == Initiative.Status.IDEA
    decides, handles = rights.may("programmes.decide_initiative"), rights.may("programmes.handle_initiative")
    return {
        "letters": initiative.messages.select_related("by"),
        "badge": reads.badge(initiative),
        "why": reads.why(initiative),
        "is_late": reads.is_late(initiative, looking.today),
        "may_check": is_idea and handles,
        "may_assign": handles,
        "may_read": not is_idea and initiative.confirmed_at is not None and handles,
        "may_see_applicant": rights.may("programmes.view_applicant"),
        "may_decide": initiative.may_be_decided and decides,
        "who_decides": "" if decides or not initiative.may_be_decided else who_may("programmes.decide_initiative"),
        "undelivered": undelivered.of_idea(initiative) if decides or handles else [],
        "may_mend": handles,
        "may_hold_back": initiative.may_be_held_back(looking.at) and decides,
    }


INITIATIVES = Kind(
    key="initiatives",
    path="initiatieven",
    noun="programmes.initiatives",
    model=Initiative,
    rows=lambda programme: programme.initiatives.select_related("decided_by", "handler").order_by(
        "-submitted_at", "-pk"
    ),
    sees="programmes.view_initiatives",
    edits="programmes.handle_initiative",
    told=("status", "due_on", "amount_asked", "amount_granted", "amount_spent", "carried_out_on"),
    one=_("initiatief van bewoners"),
    many=_("initiatieven van bewoners"),
    why=_("Hier komen de ideeën die bewoners insturen, met de dag waarop het besluit er moet zijn."),
    columns=(
        ListColumn(_("Initiatief"), lambda row: row.title, "title"),
        ListColumn(_("Stand"), reads.badge, "status"),
        ListColumn(_("Ingediend"), lambda row: localdate(row.submitted_at), "submitted_at", is_extra=True),
        ListColumn(_("Besluit uiterlijk"), reads.term, "due_on", is_late=reads.is_late),
        ListColumn(_("Gevraagd, in euro"), lambda row: row.amount_asked, "amount_asked", is_number=True, is_extra=True),
        ListColumn(_("Wat nu"), reads.next_step),
    ),
    views=(
        View(
            "attention",
            _("Vraagt aandacht"),
            lambda rows, looking: reads.attention(rows, looking.today),
            _("Er wacht geen idee op een antwoord"),
        ),
        View(
            "mine",
            _("Van mij"),
            lambda rows, looking: rows.filter(handler_id=looking.rights.user.pk),
            _("U behandelt geen idee"),
        ),
        View("open", _("Wacht op een besluit"), lambda rows, looking: rows.undecided(), _("Over elk idee is besloten")),
        View("all", _("Alles"), lambda rows, looking: rows),
    ),
    filters=(Choice("status", _("Stand"), Initiative.Status.choices), Choice("theme", _("Thema"), Domain.choices)),
    search=("title", "plan", "place"),
    detail_template="programmes/initiatives/detail.html",
    beside_row=_beside,
)
