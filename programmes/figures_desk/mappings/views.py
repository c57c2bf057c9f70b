"""How tables of the municipality itself are read: a list, a new one from a sample, change and remove."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from neighbourhoods.importing import mappings
from neighbourhoods.models import Indicator, Mapping
from neighbourhoods.tables import opening, samples
from programmes import access
from programmes.figures_desk.mappings.forms import MappingForm, RemovalForm, SampleForm
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page

MOST_COLUMNS = 250


@require_safe
def listing(request: StaffRequest) -> HttpResponse:
    access.enter_desk(request, access.IMPORT)
    found = list(Mapping.objects.in_order())
    names = dict(Indicator.objects.values_list("key", "name"))
    rows = [(mapping, [names.get(key, key) for key in mapping.columns.values()]) for mapping in found]
    return page(request, "programmes/figures_desk/mappings/listing.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    """First a sample of the table, then what its columns are."""
    access.enter_desk(request, access.IMPORT)
    if "columns_json" not in request.POST:
        return _sample(request)
    columns = _columns(request.POST["columns_json"])
    if columns is None:
        return HttpResponseBadRequest(_("De kolommen van uw tabel zijn onderweg veranderd. Begin opnieuw."))
    form = MappingForm(request.POST, columns=columns, prefix=_code(request))
    return _answer(request, form, None)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    access.enter_desk(request, access.IMPORT)
    mapping = get_object_or_404(Mapping, pk=pk)
    answers = request.POST if request.method == "POST" else None
    return _answer(request, MappingForm.of_mapping(mapping, answers, prefix=_code(request)), mapping)


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


def _answer(request: StaffRequest, form: MappingForm, mapping: Mapping | None) -> HttpResponse:
    if form.is_valid():
        try:
            saved = mappings.save(mapping, request.municipality, form.values)
        except mappings.Invalid as invalid:
            for field, reason in invalid.problems.items():
                form.add_error(field if field in form.fields else None, reason)
        else:
            messages.success(request, _("De koppeling ‘%s’ is bewaard.") % saved)
            return go(request, "mappings:listing")
    return _page(request, form, mapping)


def _page(
    request: StaffRequest, form: MappingForm, mapping: Mapping | None, removal: RemovalForm | None = None
) -> HttpResponse:
    refused = form.errors or (removal and removal.errors)
    context = {"form": form, "mapping": mapping, "removal": removal or RemovalForm()}
    return page(request, "programmes/figures_desk/mappings/mapping.html", context, status=422 if refused else 200)


def _code(request: StaffRequest) -> str:
    return str(request.municipality.code)


def _columns(text: str) -> list[tuple[str, list[str]]] | None:
    """The columns that travelled with the form; None when they are not what was sent."""
    try:
        found: Any = json.loads(text)
        columns = [(name, [str(example) for example in examples]) for name, examples in found]
    except (ValueError, TypeError):
        return None
    sound = all(isinstance(name, str) and 0 < len(name) <= 200 for name, _examples in columns)
    return columns if sound and len(columns) <= MOST_COLUMNS else None
