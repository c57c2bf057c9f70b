"""What is done with a vision or an ambition beside writing it: adopt, let go, take up again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes import access, visions
from programmes.models import Measure
from programmes.records import explain
from programmes.visions.forms import AdoptVisionForm, EndAmbitionForm
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page, was_first

EDIT = "programmes.edit_vision"


@require_http_methods(["GET", "POST"])
def adopt(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, EDIT)
    vision = get_object_or_404(programme.visions, pk=pk)
    form = AdoptVisionForm(request.POST or None, vision=vision, today=timezone.localdate())
    if request.method == "GET" and vision.adopted_by_coalition_on and vision.adopted_by_council_on:
        return go(request, "visions:detail", slug=slug, pk=pk)
    if form.is_valid():
        try:
            visions.adopt(vision, **form.cleaned_data, by=request.user, at=timezone.now())
        except visions.AlreadyAdopted:
            was_first(form, _("Een collega heeft dit besluit net vastgelegd. Kijk of er nog iets te doen is."))
        else:
            messages.success(request, _("Het besluit is vastgelegd. De visie blijft vanaf nu zoals zij is."))
            return go(request, "visions:detail", slug=slug, pk=pk)
    context = {"programme": programme, "rights": rights, "vision": vision}
    return page(request, "programmes/visions/adopt.html", context, partial="form", form=form)


@require_http_methods(["GET", "POST"])
def end(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, EDIT)
    ambition = get_object_or_404(programme.ambitions, pk=pk)
    form = EndAmbitionForm(request.POST or None)
    if request.method == "GET" and ambition.ended_on:
        return go(request, "ambitions:detail", slug=slug, pk=pk)
    if form.is_valid():
        try:
            visions.end_ambition(ambition, **form.cleaned_data, by=request.user, at=timezone.now())
        except visions.AlreadyEnded:
            was_first(form, _("Een collega heeft deze ambitie net losgelaten. Uw tekst staat hieronder nog."))
        except ValidationError as refused:
            explain(form, refused)
        else:
            messages.success(request, _("‘%(name)s’ is losgelaten.") % {"name": ambition})
            return go(request, "ambitions:detail", slug=slug, pk=pk)
    measures = Measure.objects.filter(ambition=ambition).running()
    context = {"programme": programme, "rights": rights, "ambition": ambition, "measures": measures.count()}
    context["followed"] = ambition.indicators.count()
    return page(request, "programmes/visions/end.html", context, partial="form", form=form)


@require_POST
def resume(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """It was let go too soon, or it matters again: it counts once more, with its targets."""
    programme, _rights = access.enter(request, slug, EDIT)
    ambition = get_object_or_404(programme.ambitions, pk=pk)
    visions.resume_ambition(ambition, by=request.user, at=timezone.now())
    messages.success(request, _("‘%(name)s’ loopt weer.") % {"name": ambition})
    return go(request, "ambitions:detail", slug=slug, pk=pk)
