"""The phases of a wijkaanpak, and the decisions to go on or back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programmes import access, lifecycle, phases
from programmes.lifecycle import dossiers, reads
from programmes.lifecycle.forms import AdvanceForm, BackForm
from programmes.models import Programme
from programmes.phases import NEEDS, Phase
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.charts.words import listing
from wijkaanpak.pages import go, page, was_first

DECIDES = "programmes.change_phase"


@require_safe
def board(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug)
    context = {
        "programme": programme,
        "rights": rights,
        "board": reads.board(programme, timezone.localdate()),
        "may_decide": rights.may(DECIDES),
        "may_edit": rights.may("programmes.edit_activity"),
        "who_may": access.who_may(DECIDES),
    }
    return page(request, "programmes/lifecycle/board.html", context)


@require_http_methods(["GET", "POST"])
def advance(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, DECIDES)
    today = timezone.localdate()
    shown = reads.board(programme, today)
    if request.method == "GET" and shown.following is None:
        return go(request, "phases:board", slug=slug)
    missing = tuple(need.key for need in shown.missing)
    form = AdvanceForm(request.POST or None, today=today, missing=missing, initial={"to": shown.following})
    if form.is_valid() and _advanced(request, programme, form):
        return go(request, "phases:board", slug=slug)
    context = {"programme": programme, "rights": rights, "board": shown}
    return page(request, "programmes/lifecycle/advance.html", context, partial="form", form=form)


def _advanced(request: StaffRequest, programme: Programme, form: AdvanceForm) -> bool:
    """Take the decision, or say in the form what stands in its way; that it was asked is kept."""
    said: dict[str, Any] = {**form.cleaned_data, "to": Phase(form.cleaned_data["to"])}
    try:
        lifecycle.advance(programme, **said, by=request.user, at=timezone.now())
    except lifecycle.NotReady as refused:
        lifecycle.refuse(programme, to=said["to"], missing=refused.missing, by=request.user, at=timezone.now())
        text = _("Er ontbreekt nog iets: %(what)s. Maak dat in orde, of kies ervoor om bewust door te gaan.")
        where = "override" if "override" in form.fields else None  # it went missing a moment ago
        form.add_error(where, text % {"what": listing([str(NEEDS[key]) for key in refused.missing])})
    except lifecycle.Unexplained:
        form.add_error("dissent", _("Schrijf op wie het er niet mee eens was en waarom, of dat niemand bezwaar had."))
    except lifecycle.NotAllowed:
        skips = _("Een fase kan niet worden overgeslagen. Of een collega heeft net al besloten: kijk waar u nu staat.")
        if phases.position(said["to"]) <= phases.position(programme.phase):
            was_first(form, skips)
        else:
            form.add_error(None, skips)
    else:
        messages.success(request, _("De wijkaanpak is nu in de fase %(phase)s.") % {"phase": said["to"].label})
        return True
    return False


@require_http_methods(["GET", "POST"])
def go_back(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, DECIDES)
    form = BackForm(request.POST or None, today=timezone.localdate(), phase=programme.phase)
    if form.is_valid():
        to = Phase(form.cleaned_data.pop("to"))
        try:
            lifecycle.go_back(programme, to=to, **form.cleaned_data, by=request.user, at=timezone.now())
        except lifecycle.NotAllowed:
            was_first(form, _("Een collega heeft net al besloten. Kijk waar de wijkaanpak nu staat."))
        else:
            messages.success(request, _("De wijkaanpak is terug in de fase %(phase)s.") % {"phase": to.label})
            return go(request, "phases:board", slug=slug)
    if form.has_error("to", code="invalid_choice"):
        was_first(form, _("Een collega heeft net al besloten. Kijk waar de wijkaanpak nu staat."))
    context = {"programme": programme, "rights": rights}
    return page(request, "programmes/lifecycle/back.html", context, partial="form", form=form)


@require_safe
def dossier(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """The dossier of a decision as PDF."""
    programme, _rights = access.enter(request, slug)
    transition = get_object_or_404(programme.transitions.select_related("decided_by"), pk=pk)
    response = HttpResponse(dossiers.made(transition), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="faseovergang-{slug}-{pk}.pdf"'
    return response
