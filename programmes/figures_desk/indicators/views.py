"""The catalogue for staff: look something up, and add what the municipality measures itself."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from neighbourhoods.models import Indicator
from programmes import access
from programmes.figures_desk.indicators import reads, writes
from programmes.figures_desk.indicators.forms import IndicatorSearchForm, OwnIndicatorForm
from programmes.figures_desk.mappings import drafts
from programmes.records import held
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, is_unfolded, page


@require_safe
def listing(request: StaffRequest) -> HttpResponse:
    rights = access.enter_desk(request)
    form = IndicatorSearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    groups = reads.groups(words=asked.get("zoek", ""), domain=asked.get("domein", ""))
    context = {
        "form": form,
        "groups": groups,
        "is_all_open": is_unfolded(request) or any(asked.values()),
        "is_narrowed": any(asked.values()),
        "count": sum(len(group.indicators) for group in groups),
        "news": reads.news() if rights.may(access.IMPORT) else [],
        "may_edit": rights.may("neighbourhoods.edit_indicator"),
        "unsaid": reads.unsaid(groups) if rights.may("neighbourhoods.edit_indicator") else [],
    }
    return page(request, "programmes/figures_desk/indicators/listing.html", context, partial="list")


@require_safe
def detail(request: StaffRequest, key: str) -> HttpResponse:
    rights = access.enter_desk(request)
    indicator = get_object_or_404(Indicator, key=key)
    may_edit = indicator.is_own and rights.may("neighbourhoods.edit_indicator")
    context = {"shown": reads.detail(indicator), "may_edit": may_edit}
    return page(request, "programmes/figures_desk/indicators/detail.html", context, partial="indicator")


@require_http_methods(["GET", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    access.enter_desk(request, "neighbourhoods.edit_indicator")
    return _add(request, back="")


@require_http_methods(["GET", "POST"])
def add_for_mapping(request: StaffRequest) -> HttpResponse:
    """The same for a column of the mapping that waits; it is gone back to."""
    access.enter_desk(request, "neighbourhoods.edit_indicator")
    return _add(request, back=drafts.back(request))


def _add(request: StaffRequest, *, back: str) -> HttpResponse:
    form = OwnIndicatorForm(request.POST or None, municipality=request.municipality, initial=_told(request, back))
    if form.is_valid():
        try:
            own = writes.define(request.municipality, **form.cleaned_data, by=request.user, at=timezone.now())
        except writes.NameTaken:
            _taken(form)
        else:
            said = (
                _("‘%s’ staat in de catalogus. Kies hem hieronder bij zijn kolom.")
                if back
                else _("‘%s’ staat in de catalogus.")
            )
            messages.success(request, said % own.name)
            return go(request, back) if back else go(request, "indicators:detail", key=own.key)
    return page(request, "programmes/figures_desk/indicators/add.html", {}, partial="indicator", form=form)


def _told(request: StaffRequest, back: str) -> dict[str, Any]:
    """What the mapping that waits says of an indicator in it."""
    said = drafts.answers(request) if back else {}
    return {"table": said.get("table", "").partition("-")[2], "source": said.get("publisher", "")} if said else {}


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, key: str) -> HttpResponse:
    access.enter_desk(request, "neighbourhoods.edit_indicator")
    own = get_object_or_404(held(request, Indicator.objects.own()), key=key)
    form = OwnIndicatorForm(request.POST or None, municipality=request.municipality, own=own, initial=_as_it_is(own))
    if form.is_valid():
        try:
            writes.redefine(own, **form.cleaned_data, by=request.user, at=timezone.now())
        except writes.NameTaken:
            _taken(form)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("‘%s’ is aangepast.") % own.name)
            return go(request, "indicators:detail", key=own.key)
    context = {"indicator": own}
    return page(request, "programmes/figures_desk/indicators/edit.html", context, partial="indicator", form=form)


def _as_it_is(own: Indicator) -> dict[str, Any]:
    values = writes.values_of(own)
    return values | {"weight": next(iter(values["weights"]), "")}


def _taken(form: OwnIndicatorForm) -> None:
    form.add_error("name", _("U hebt al een eigen indicator met deze naam. Kies een andere naam."))
