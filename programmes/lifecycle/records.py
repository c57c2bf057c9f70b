"""The eighteen activities as records: they are not added nor taken back, only kept up."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from programmes import lifecycle
from programmes.lifecycle.forms import ActivityForm
from programmes.lifecycle.reads import BADGES
from programmes.models import PhaseActivity
from programmes.records import Badge, Choice, Kind, ListColumn, View


def _change(row: PhaseActivity, *, by: object, at: object, seen: str | None = None, **values: object) -> PhaseActivity:
    return lifecycle.set_activity(row.programme, row.key, by=by, at=at, seen=seen, **values)  # type: ignore[arg-type]


def _is_late(row: PhaseActivity, day: date) -> bool:
    return row.status != PhaseActivity.Status.DONE and row.due_on is not None and row.due_on < day


ACTIVITIES = Kind(
    key="activities",
    path="fasen/activiteiten",
    noun="programmes.lifecycle",
    model=PhaseActivity,
    rows=lambda programme: programme.activities.select_related("owner"),
    edits="programmes.edit_activity",
    form=ActivityForm,
    one=_("activiteit"),
    many=_("activiteiten"),
    add_label="",
    why=_("De achttien activiteiten van een wijkaanpak staan hier vanzelf."),
    columns=(
        ListColumn(_("Activiteit"), str),
        ListColumn(_("Stand"), lambda row: Badge(BADGES[row.status], row.get_status_display()), "status"),
        ListColumn(_("Trekker"), lambda row: row.owner.name if row.owner else None),
        ListColumn(_("Klaar op"), lambda row: row.due_on, "due_on", is_late=_is_late),
        ListColumn(_("Resultaat"), lambda row: row.evidence[:80]),
    ),
    views=(
        View("running", _("Bezig"), lambda rows, looking: rows.filter(status="running")),
        View("mine", _("Van mij"), lambda rows, looking: rows.filter(owner_id=looking.rights.user.pk)),
        View("all", _("Alles"), lambda rows, looking: rows),
    ),
    filters=(Choice("status", _("Stand"), PhaseActivity.Status.choices),),
    change=_change,
    together=("status", "owner", "due_on"),
)

KINDS = (ACTIVITIES,)
