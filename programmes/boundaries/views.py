"""The area of a programme: the page that shows it with its history, and the one that changes it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programmes import access, boundaries
from programmes.boundaries import effects, reads
from programmes.boundaries.forms import OVERTAKEN, AreaForm
from programmes.models import Programme
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page, resume, was_first

SEARCH, CHOOSE, LOOK, STORE = "search", "choose", "look", "store"


@require_safe
def detail(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug)
    context = {
        "programme": programme,
        "rights": rights,
        "board": reads.board(programme, request.municipality.code),
        "may_edit": rights.may("programmes.edit"),
    }
    return page(request, "programmes/boundaries/boundary.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, slug: str) -> HttpResponse:
    """In three steps: choose, look what changes, confirm. Before the last nothing is stored."""
    programme, rights = access.enter(request, slug, "programmes.edit")
    picking = reads.picking(programme, request.municipality.code)
    step = _step(request)
    form = _form(request, picking, step)
    looked = form.is_bound and form.is_valid()
    is_met = looked and form.is_overtaken
    if is_met:
        form.renew()
    elif looked and step == STORE and _saved(request, programme, picking, form):
        return go(request, "boundaries:detail", slug=slug)
    wanted = request.POST.get("wanted", "") if step == SEARCH else ""
    context = {
        "programme": programme,
        "rights": rights,
        "picking": picking,
        "is_met": is_met,
        "change": effects.changing(programme, picking, form.chosen) if looked and not form.errors else None,
        "wanted": wanted,
        "wijken": reads.narrowed(picking.division, form.chosen, wanted),
        "map": reads.picture(picking.division, form.chosen, programme.area_name),
    }
    status = 409 if is_met else 200
    return page(request, "programmes/boundaries/edit.html", context, partial="boundary", form=form, status=status)


def _step(request: StaffRequest) -> str:
    """What the form asks for; nothing when the page is opened."""
    if request.method != "POST":
        return ""
    asked = SEARCH if SEARCH in request.POST else request.POST.get("step", "")
    return asked if asked in (SEARCH, CHOOSE, STORE) else LOOK


def _form(request: StaffRequest, picking: reads.Picking, step: str) -> AreaForm:
    """The form as it was sent. A search and the way back keep what was filled in, and show no errors yet."""
    initial: dict[str, Any] = {
        "codes": list(picking.codes),
        "starts_on": timezone.localdate(),
        "seen": picking.area.pk if picking.area else None,
    }
    if step in (SEARCH, CHOOSE):
        initial = {name: request.POST.get(name, "") for name in ("starts_on", "reason", "seen", "was")}
        initial["codes"] = request.POST.getlist("codes")
    sent = request.POST if step in (LOOK, STORE) else None
    form = AreaForm(sent, picking=picking, initial=initial)
    resume(request, form)
    return form


def _saved(request: StaffRequest, programme: Programme, picking: reads.Picking, form: AreaForm) -> bool:
    """Whether it was stored; if not, the form says why."""
    year = picking.division.year or 0  # a valid form has buurten, and those are of a division
    try:
        boundaries.redraw(programme, **form.cleaned_data, division_year=year, by=request.user, at=timezone.now())
    except boundaries.Overtaken:
        was_first(form, OVERTAKEN)
    except boundaries.Unchanged:
        form.add_error("codes", _("U hebt nog niets veranderd: dit zijn de buurten die er al bij horen."))
    except boundaries.TooEarly:
        form.add_error("starts_on", _("Kies een latere dag: het huidige gebied ging toen pas in."))
    else:
        messages.success(request, _("Het nieuwe gebied is vastgelegd. Het vorige blijft in de geschiedenis staan."))
        return True
    return False
