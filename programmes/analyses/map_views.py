"""Where a stakeholder stands on the map: dropped there with a mouse, a finger or the keyboard, or chosen in a form."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from programmes import access
from programmes.analyses.records import STAKEHOLDERS
from programmes.records.editing import Sent, send
from programmes.records.form_views import tell
from programmes.records.shown import context_of, with_withdrawn
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page

PLACE = "interest"
"""The group of the form that says where somebody stands, by its first field."""


@require_http_methods(["GET", "POST"])
def place(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """The same write as the whole form, with what was seen of it: a drop is a change like any other."""
    programme, rights = access.enter(request, slug, STAKEHOLDERS.edits)
    rows = with_withdrawn(STAKEHOLDERS, programme) if request.method == "POST" else STAKEHOLDERS.rows(programme)
    row = get_object_or_404(rows, pk=pk)
    form = STAKEHOLDERS.form(request.POST or None, programme=programme, row=row, part=PLACE)
    sent = send(STAKEHOLDERS, form, by=request.user, at=timezone.now()) if form.is_valid() else Sent()
    if sent.row is not None:
        tell(request, STAKEHOLDERS, programme, form, sent)
        return go(request, f"{STAKEHOLDERS.key}:listing", slug=slug)
    context = context_of(STAKEHOLDERS, programme, rights, row)
    return page(request, "programmes/analyses/place.html", context, partial="form", form=form)
