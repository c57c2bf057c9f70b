"""What is counted, and which periods are open: the agreements behind own figures."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes import access, own_figures
from programmes.models import OwnPeriod, OwnSeries, Programme
from programmes.own_figures import reads
from programmes.own_figures.forms import PeriodForm, SeriesForm
from programmes.own_figures.views import explain
from wijkaanpak.pages import go, page

OPEN_FOR = timedelta(weeks=4)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)
    access.require(request.user, "programmes.edit_own_series", programme)
    form = _form(request, programme, {})
    if form.is_valid():
        try:
            series = own_figures.define(programme, **form.cleaned_data, by=request.user, at=timezone.now())
        except ValidationError as refused:
            explain(form, refused)
        else:
            messages.success(request, _("‘%(name)s’ is toegevoegd.") % {"name": series.name})
            return go(request, "own_figures:detail", pk=series.pk)
    context = {"programme": programme, "form": form}
    status = 422 if form.errors else 200
    return page(request, "programmes/own_figures/series_add.html", context, partial="series", status=status)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    series = get_object_or_404(OwnSeries.objects.visible_to(request.user).select_related("programme"), pk=pk)
    access.require(request.user, "programmes.edit_own_series", series.programme)
    form = _form(request, series.programme, reads.as_agreed(series))
    if form.is_valid():
        try:
            own_figures.redefine(series, **form.cleaned_data, by=request.user, at=timezone.now())
        except ValidationError as refused:
            explain(form, refused)
        else:
            messages.success(request, _("De afspraak over ‘%(name)s’ is aangepast.") % {"name": series.name})
            return go(request, "own_figures:detail", pk=series.pk)
    context = {"programme": series.programme, "series": series, "form": form}
    status = 422 if form.errors else 200
    return page(request, "programmes/own_figures/series_edit.html", context, partial="series", status=status)


def _form(request: HttpRequest, programme: Programme, initial: dict[str, Any]) -> SeriesForm:
    return SeriesForm(
        request.POST or None,
        programme=programme,
        colleagues=reads.colleagues(programme),
        initial=initial,
        is_new=not initial,
    )


@require_http_methods(["GET", "POST"])
def periods(request: HttpRequest, slug: str) -> HttpResponse:
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)
    access.require(request.user, "programmes.open_own_period", programme)
    today = timezone.localdate()
    offered = reads.periods_to_open(today)
    form = PeriodForm(request.POST or None, periods=offered, today=today, initial={"until": today + OPEN_FOR})
    if form.is_valid():
        (year, quarter), until = form.cleaned_data["period"], form.cleaned_data["until"]
        period = own_figures.open_period(
            programme, year=year, quarter=quarter, until=until, by=request.user, at=timezone.now()
        )
        messages.success(request, _("%(period)s is open.") % {"period": period.label})
        return go(request, "own_figures:periods", slug=programme.slug)
    context = {
        "programme": programme,
        "form": form,
        "periods": reads.period_rows(programme, today),
    }
    status = 422 if form.errors else 200
    return page(request, "programmes/own_figures/periods.html", context, partial="opening", status=status)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    period = get_object_or_404(OwnPeriod.objects.visible_to(request.user).select_related("programme"), pk=pk)
    access.require(request.user, "programmes.open_own_period", period.programme)
    own_figures.close_period(period, by=request.user, at=timezone.now())
    messages.success(request, _("%(period)s is gesloten.") % {"period": period.label})
    return go(request, "own_figures:periods", slug=period.programme.slug)
