"""What people record about why: each kind of record with its list and its form."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from programmes import analyses
from programmes.analyses.forms import StakeholderForm
from programmes.analyses.reads import stakeholder_map
from programmes.models import Stakeholder
from programmes.records import Choice, Column, Kind, Looking

EDIT = "programmes.edit_analysis"


def _beside_stakeholders(rows: Any, looking: Looking) -> dict[str, Any]:
    return {"map": stakeholder_map(looking.programme)}


STAKEHOLDERS = Kind(
    key="stakeholders",
    path="gebied/stakeholders",
    noun="programmes.analyses",
    event="stakeholder",
    model=Stakeholder,
    rows=lambda programme: programme.stakeholders.all(),
    edits=EDIT,
    form=StakeholderForm,
    one=_("stakeholder"),
    many=_("stakeholders"),
    add_label=_("Stakeholder toevoegen"),
    why=_("Wie belang heeft bij de wijk, en wie iets kan doen, hoort in beeld te zijn: dat telt bij draagvlak."),
    columns=(
        Column(_("Wie"), lambda row: row.name, "name"),
        Column(_("Soort"), lambda row: row.get_kind_display(), "kind"),
        Column(_("Belang"), lambda row: row.get_interest_display(), "interest"),
        Column(_("Invloed"), lambda row: row.get_influence_display(), "influence"),
    ),
    filters=(Choice("kind", _("Soort"), Stakeholder.Kind.choices),),
    search=("name", "stake"),
    add=analyses.map_stakeholder,
    change=analyses.edit_stakeholder,
    withdraw=analyses.withdraw_stakeholder,
    listing_template="programmes/analyses/stakeholders.html",
    beside_list=_beside_stakeholders,
)

KINDS = (STAKEHOLDERS,)
