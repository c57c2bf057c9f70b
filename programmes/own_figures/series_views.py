"""What is counted, and which periods are open: the agreements behind own figures."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes import access, own_figures
from programmes.models import Programme
from programmes.own_figures import reads
from programmes.own_figures.forms import PeriodForm, SeriesForm
from programmes.records import explain, held
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page

OPEN_FOR = timedelta(weeks=4)


@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, "programmes.edit_own_series")
    form = _form(request, programme, {})
    if form.is_valid():
        try:
            series = own_figures.define(programme, **form.cleaned_data, by=request.user, at=timezone.now())
        except ValidationError as refused:
            explain(form, refused)
        else:
            messages.success(request, _("‘%(name)s’ is toegevoegd.") % {"name": series.name})
            return go(request, "own_figures:detail", slug=slug, pk=series.pk)
    context = {"programme": programme, "rights": rights}
    return page(request, "programmes/own_figures/series_add.html", context, partial="series", form=form)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, "programmes.edit_own_series")
    series = get_object_or_404(held(request, programme.own_series), pk=pk)
    form = _form(request, programme, reads.as_agreed(series))
    if form.is_valid():
        try:
            own_figures.redefine(series, **form.cleaned_data, by=request.user, at=timezone.now())
        except ValidationError as refused:
            explain(form, refused)
        else:
            messages.success(request, _("De afspraak over ‘%(name)s’ is aangepast.") % {"name": series.name})
            return go(request, "own_figures:detail", slug=slug, pk=pk)
    context = {"programme": programme, "rights": rights, "series": series}
    return page(request, "programmes/own_figures/series_edit.html", context, partial="series", form=form)


def _form(request: StaffRequest, programme: Programme, initial: dict[str, Any]) -> SeriesForm:
    return SeriesForm(
        request.POST or None,
        programme=programme,
        colleagues=access.people_who_may("programmes.enter_own_figure", programme),
        initial=initial,
        is_new=not initial,
    )


@require_http_methods(["GET", "POST"])
def periods(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, "programmes.open_own_period")
    today = timezone.localdate()
    offered = reads.periods_to_open(today)
    form = PeriodForm(request.POST or None, periods=offered, today=today, initial={"until": today + OPEN_FOR})
    if form.is_valid():
        (year, quarter), until = form.cleaned_data["period"], form.cleaned_data["until"]
        period = own_figures.open_period(
            programme, year=year, quarter=quarter, until=until, by=request.user, at=timezone.now()
        )
        messages.success(request, _("%(period)s is open.") % {"period": period.label})
        return go(request, "own_figures:periods", slug=slug)
    context = {"programme": programme, "rights": rights, "periods": reads.period_rows(programme, today)}
    return page(request, "programmes/own_figures/periods.html", context, partial="opening", form=form)


@require_POST
def close(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, _rights = access.enter(request, slug, "programmes.open_own_period")
    period = get_object_or_404(programme.own_periods, pk=pk)
    own_figures.close_period(period, by=request.user, at=timezone.now())
    messages.success(request, _("%(period)s is gesloten.") % {"period": period.label})
    return go(request, "own_figures:periods", slug=slug)
