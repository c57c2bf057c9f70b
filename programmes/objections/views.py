"""What letters with a decision say about objections: for the administrators of a municipality."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes import access, letters, logbook, objections
from programmes.objections.forms import ObjectionForm
from programmes.records.changing import held
from wijkaanpak.accounts.models import Municipality
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page

EDITS = "programmes.edit_objections"
SHOWN = 5


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest) -> HttpResponse:
    access.enter_desk(request, EDITS)
    at = timezone.now()
    here = held(request, Municipality.objects).get(pk=request.municipality.pk)
    form = ObjectionForm(request.POST or None, initial={"text": here.objection_text})
    if form.is_valid() and _changed(request, form, at=at):
        messages.success(request, _("De tekst is bewaard. Brieven met een besluit zeggen dit voortaan."))
        return go(request, "objections:edit")
    context = {
        "shown": letters.objection(here, timezone.localdate(at)),
        "is_own": bool(here.objection_text.strip()),
        "changes": logbook.of(here).filter(kind="objection_text.changed")[:SHOWN],
    }
    return page(request, "programmes/objections/edit.html", context, partial="form", form=form)


def _changed(request: StaffRequest, form: ObjectionForm, *, at: datetime) -> bool:
    """Whether it was stored; else the form says what to do."""
    try:
        objections.change(**form.cleaned_data, by=request.user, at=at)
    except objections.NoLastDay:
        form.add_error("text", _("Zet [datum] waar de laatste dag om bezwaar te maken hoort te staan."))
    except objections.NothingChanged:
        form.add_error(None, _("Er is niets veranderd: dit staat al in de brieven."))
    else:
        return True
    return False
