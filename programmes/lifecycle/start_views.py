"""The page on which a wijkaanpak begins."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes import access, lifecycle
from programmes.boundaries import effects
from programmes.boundaries import reads as boundaries
from programmes.lifecycle.copying import example
from programmes.lifecycle.forms import StartForm
from programmes.lifecycle.starting import free_slug
from programmes.models import Programme
from programmes.records import explain
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page, resume

HORIZON = 15


@require_http_methods(["GET", "POST"])
def start(request: StaffRequest) -> HttpResponse:
    """In three steps on one page: choose, look what it becomes, begin. What goes along is always looked at first."""
    access.enter_desk(request, "programmes.start")
    division = boundaries.newest(request.municipality.code)
    is_search = "search" in request.POST
    form = _form(request, division, is_search=is_search)
    looked = bool(form.is_bound and form.is_valid())
    earlier = form.cleaned_data["earlier"] if looked else None
    is_shown = request.POST.get("shown", "") == str(earlier.pk if earlier else "")
    begins = looked and is_shown and request.POST.get("step") == "begin"
    if begins and (programme := _started(request, form, division)):
        return go(request, "phases:board", slug=programme.slug)
    wanted = request.POST.get("wanted", "") if is_search else ""
    context = {
        "division": division,
        "change": effects.beginning(form.chosen, division.names) if looked else None,
        "example": example(earlier) if earlier else None,
        "wanted": wanted,
        "wijken": boundaries.narrowed(division, form.chosen, wanted),
        "map": boundaries.picture(division, form.chosen, _("Het gebied van de nieuwe wijkaanpak")),
    }
    return page(request, "programmes/lifecycle/start.html", context, partial="start", form=form)


def _form(request: StaffRequest, division: boundaries.Division, *, is_search: bool) -> StartForm:
    """The form as it was sent. A search keeps what was filled in, and shows no errors yet."""
    if request.method == "POST" and not is_search:
        return StartForm(request.POST, division=division, user=request.user)
    initial: dict[str, Any] = {"started_on": timezone.localdate(), "horizon_years": HORIZON}
    if is_search:
        initial = {name: request.POST.get(name, "") for name in StartForm.base_fields}
        initial["codes"] = request.POST.getlist("codes")
    form = StartForm(initial=initial, division=division, user=request.user)
    resume(request, form)
    return form


def _started(request: StaffRequest, form: StartForm, division: boundaries.Division) -> Programme | None:
    """The wijkaanpak that began; None when the form says why it did not."""
    slug, year = free_slug(form.cleaned_data["name"]), division.year or 0
    try:
        programme = lifecycle.start(
            **form.cleaned_data, slug=slug, division_year=year, by=request.user, at=timezone.now()
        )
    except ValidationError as refused:
        explain(form, refused)
        return None
    text = _("‘%(name)s’ is begonnen. Hieronder staat wat er in de eerste fase moet komen.")
    messages.success(request, text % {"name": programme.name})
    return programme
