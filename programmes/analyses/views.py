"""What is done with an urgency or an analysis beside writing it: weigh, adopt, recognise."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes import access, analyses
from programmes.analyses import reads
from programmes.analyses.forms import AdoptForm, RecognitionForm, WeighForm
from programmes.records import explain
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page, was_first

EDIT = "programmes.edit_analysis"


@require_http_methods(["GET", "POST"])
def weigh(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, EDIT)
    urgency = get_object_or_404(programme.urgencies, pk=pk)
    form = WeighForm(request.POST or None, today=timezone.localdate())
    if request.method == "GET" and urgency.is_decided:
        return go(request, "urgencies:detail", slug=slug, pk=pk)
    if form.is_valid():
        try:
            analyses.weigh(urgency, **form.cleaned_data, by=request.user, at=timezone.now())
        except analyses.AlreadyWeighed:
            was_first(form, _("Een collega heeft dit net afgewogen. Uw tekst staat hieronder nog."))
        else:
            messages.success(request, _("De afweging is vastgelegd."))
            return go(request, "urgencies:detail", slug=slug, pk=pk)
    context = {"programme": programme, "rights": rights, "urgency": urgency}
    return page(request, "programmes/analyses/weigh.html", context, partial="form", form=form)


@require_http_methods(["GET", "POST"])
def adopt(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, EDIT)
    analysis = get_object_or_404(programme.analyses, pk=pk)
    form = AdoptForm(request.POST or None, today=timezone.localdate())
    if request.method == "GET" and analysis.adopted_on is not None:
        return go(request, "analyses:detail", slug=slug, pk=pk)
    figures = reads.figures_of(programme)
    if form.is_valid():
        try:
            analyses.adopt(analysis, **form.cleaned_data, pinned=figures, by=request.user, at=timezone.now())
        except analyses.AlreadyAdopted:
            was_first(form, _("Een collega heeft deze analyse net vastgesteld. Uw tekst staat hieronder nog."))
        else:
            messages.success(request, _("De analyse is vastgesteld, met de cijfers van vandaag."))
            return go(request, "analyses:detail", slug=slug, pk=pk)
    context = {"programme": programme, "rights": rights, "analysis": analysis, "figures": figures}
    return page(request, "programmes/analyses/adopt.html", context, partial="form", form=form)


@require_http_methods(["GET", "POST"])
def recognise(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, EDIT)
    analysis = get_object_or_404(programme.analyses, pk=pk)
    form = RecognitionForm(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        said = {**form.cleaned_data, "recognised": form.cleaned_data["recognised"] == "yes"}
        try:
            analyses.record_recognition(analysis, **said, by=request.user, at=timezone.now())
        except ValidationError as refused:
            explain(form, refused)
        else:
            messages.success(request, _("De herkenning is vastgelegd."))
            return go(request, "analyses:detail", slug=slug, pk=pk)
    context = {"programme": programme, "rights": rights, "analysis": analysis}
    return page(request, "programmes/analyses/recognise.html", context, partial="form", form=form)
