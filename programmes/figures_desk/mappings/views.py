"""How tables of the municipality itself are read: a list, a new one from a sample, change and remove."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from neighbourhoods import imports
from neighbourhoods.importing import examining, mappings
from neighbourhoods.imports import Correction
from neighbourhoods.models import FigureImport, Indicator, Mapping
from neighbourhoods.tables import opening, samples
from programmes import access
from programmes.figures_desk.imports import writes
from programmes.figures_desk.mappings import drafts
from programmes.figures_desk.mappings.forms import MOST_BYTES, MappingForm, RemovalForm, SampleForm
from programmes.records import held
from wijkaanpak import uploads
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.failures import FULL
from wijkaanpak.pages import go, page

MOST_COLUMNS = 250


@require_safe
def listing(request: StaffRequest) -> HttpResponse:
    access.enter_desk(request, access.IMPORT)
    found = list(Mapping.objects.in_order())
    names = dict(Indicator.objects.values_list("key", "name"))
    rows = [(mapping, [names.get(key, key) for key in mapping.columns.values()]) for mapping in found]
    return page(request, "programmes/figures_desk/mappings/listing.html", {"rows": rows})


@uploads.takes_files
@require_http_methods(["GET", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    """First a sample of the table, then what its columns are."""
    access.enter_desk(request, access.IMPORT)
    found = _new_form(request)
    if isinstance(found, HttpResponse):
        return found
    return _sample(request) if found is None else _answer(request, found, None)


@require_http_methods(["GET", "POST"])
def for_import(request: StaffRequest, pk: int) -> HttpResponse:
    """What the columns are of a file that was sent in and not recognised; saved, it reads that file."""
    access.enter_desk(request, access.IMPORT)
    figure_import = get_object_or_404(FigureImport.objects.here(), pk=pk)
    found = _new_form(request)
    if isinstance(found, HttpResponse):
        return found
    if found is not None:
        return _answer(request, found, None, figure_import)
    try:
        sample = _sample_of(figure_import)
    except opening.Hostile as trouble:
        messages.error(request, str(trouble))
        return go(request, "imports:detail", pk=pk)
    return _page(request, MappingForm.of_sample(sample, prefix=_code(request)), None)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    access.enter_desk(request, access.IMPORT)
    mapping = get_object_or_404(held(request, Mapping.objects), pk=pk)
    if drafts.asks_indicator(request):
        drafts.keep(request)
        return go(request, "indicators:add_for_mapping")
    answers = request.POST if request.method == "POST" else None
    form = MappingForm.of_mapping(mapping, answers, prefix=_code(request))
    form.initial |= drafts.taken_up(request)
    return _answer(request, form, mapping)


@require_POST
def remove(request: StaffRequest, pk: int) -> HttpResponse:
    access.enter_desk(request, access.IMPORT)
    mapping = get_object_or_404(Mapping, pk=pk)
    removal = RemovalForm(request.POST)
    if not removal.is_valid():
        form = MappingForm.of_mapping(mapping, None, prefix=_code(request))
        return _page(request, form, mapping, removal)
    mappings.delete(mapping)
    text = _("De koppeling ‘%s’ is verwijderd. De cijfers die ermee zijn ingelezen, blijven.")
    messages.success(request, text % mapping.name)
    return go(request, "mappings:listing")


def _new_form(request: StaffRequest) -> MappingForm | HttpResponse | None:
    """The form of a mapping that is being made; None before its columns are known."""
    waited = drafts.taken_up(request)
    if not waited and "columns_json" not in request.POST:
        return None
    columns = _columns(request.POST.get("columns_json") or waited["columns_json"])
    if columns is None:
        form = SampleForm({})
        form.errors.clear()
        form.add_error(None, _("De kolommen van uw tabel zijn onderweg veranderd. Begin opnieuw."))
        return page(request, "programmes/figures_desk/mappings/sample.html", {}, form=form)
    if drafts.asks_indicator(request):
        drafts.keep(request)
        return go(request, "indicators:add_for_mapping")
    return MappingForm(request.POST or None, columns=columns, prefix=_code(request), initial=waited)


def _sample(request: StaffRequest) -> HttpResponse:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SampleForm(*sent)
    if form.is_valid():
        file, sheet = form.cleaned_data["file"], form.cleaned_data["sheet"]
        if file is None:
            columns: list[tuple[str, list[str]]] = [(name, []) for name in form.cleaned_data["names"]]
            return _page(request, MappingForm(None, columns=columns, prefix=_code(request)), None)
        try:
            sample = samples.take(file.name, file.read(), sheet=sheet)
        except opening.Hostile as trouble:
            form.add_error("file", str(trouble))
        else:
            return _page(request, MappingForm.of_sample(sample, prefix=_code(request)), None)
    return page(request, "programmes/figures_desk/mappings/sample.html", {}, form=form)


def _sample_of(figure_import: FigureImport) -> samples.Sample:
    """The top of a file that was sent in. Raises opening.Hostile."""
    if figure_import.file_removed_at:
        raise opening.Hostile(_("Het bestand is verwijderd, omdat er lang niets mee gebeurde. Stuur het opnieuw."))
    if figure_import.size > MOST_BYTES:
        raise opening.Hostile(_("Dit bestand is groter dan 10 MB. Maak de koppeling met de eerste regels ervan."))
    with figure_import.file.open("rb") as file:
        return samples.take(examining.name_for_reader(figure_import.file_name, figure_import.kind), file.read())


def _answer(
    request: StaffRequest, form: MappingForm, mapping: Mapping | None, figure_import: FigureImport | None = None
) -> HttpResponse:
    if form.is_valid():
        try:
            saved = mappings.save(mapping, request.municipality, form.values)
        except mappings.Invalid as invalid:
            for field, reason in invalid.problems.items():
                form.add_error(field if field in form.fields else None, reason)
        else:
            drafts.forget(request)
            messages.success(request, _("De koppeling ‘%s’ is bewaard.") % saved)
            return go(request, "mappings:listing") if figure_import is None else _read(request, figure_import, saved)
    return _page(request, form, mapping)


def _read(request: StaffRequest, figure_import: FigureImport, mapping: Mapping) -> HttpResponse:
    """Have the file read that the mapping was made for."""
    correction = Correction(**figure_import.corrections | {"mapping": mapping})
    try:
        writes.correct(figure_import, correction, by=request.user, at=timezone.now())
    except imports.NotNow:
        messages.info(request, _("Een collega is al verder met dit bestand. U ziet hieronder hoe ver."))
    except imports.Full:
        messages.error(request, FULL)
    return go(request, "imports:detail", pk=figure_import.pk)


def _page(
    request: StaffRequest, form: MappingForm, mapping: Mapping | None, removal: RemovalForm | None = None
) -> HttpResponse:
    refused = form.errors or (removal and removal.errors)
    context = {"mapping": mapping, "removal": removal or RemovalForm(), "action": request.path}
    status = 422 if refused else 200
    return page(request, "programmes/figures_desk/mappings/mapping.html", context, form=form, status=status)


def _code(request: StaffRequest) -> str:
    return str(request.municipality.code)


def _columns(text: str) -> list[tuple[str, list[str]]] | None:
    """The columns that travelled with the form; None when they are not what was sent."""
    try:
        found: Any = json.loads(text)
        columns = [(name, [str(example) for example in examples]) for name, examples in found]
    except (ValueError, TypeError, RecursionError):  # a thousand brackets within each other are JSON too
        return None
    sound = all(isinstance(name, str) and 0 < len(name) <= 200 for name, _examples in columns)
    return columns if sound and len(columns) <= MOST_COLUMNS else None
