"""Own figures: the list, one series, filling in, and the answer of a second pair of eyes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from programmes import access, own_figures
from programmes.models import OwnFigure, OwnPeriod, OwnSeries, Programme
from programmes.own_figures import reads, tracks
from programmes.own_figures.forms import EntryForm, ReviewForm
from wijkaanpak import tabular
from wijkaanpak.pages import go, page

LOCKED = gettext_lazy("Deze periode is niet open. Vraag de programmamanager om haar te openen.")
CHANGED = gettext_lazy("Een collega heeft dit cijfer net veranderd. Uw tekst staat er nog. Kijk eerst wat er nu staat.")


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)
    rights = access.own_figure_rights(request.user, programme)
    shown = reads.board(programme, rights, timezone.localdate())
    context = {
        "programme": programme,
        "shown": shown,
        "may_edit": rights.may("programmes.edit_own_series"),
        "may_open": rights.may("programmes.open_own_period"),
    }
    return page(request, "programmes/own_figures/listing.html", context)


@require_safe
def download(request: HttpRequest, slug: str) -> HttpResponse:
    """The approved figures as csv, for a spreadsheet."""
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)
    rights = access.own_figure_rights(request.user, programme)
    rows = reads.csv_rows(programme, rights)
    response = HttpResponse(tabular.csv_bytes(rows), content_type=tabular.CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="eigen-cijfers-{programme.slug}.csv"'
    return response


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    series = _series(request, pk)
    rights = access.own_figure_rights(request.user, series.programme)
    context = {
        "programme": series.programme,
        "series": series,
        "may_edit": rights.may("programmes.edit_own_series"),
        "shown": reads.sheet(series, rights, timezone.localdate()),
    }
    return page(request, "programmes/own_figures/detail.html", context)


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, pk: int, period_pk: int) -> HttpResponse:
    series = _series(request, pk)
    access.require_entry(request.user, series)
    period = get_object_or_404(OwnPeriod.objects.filter(programme=series.programme), pk=period_pk)
    figure = own_figures.at_work(series, period)
    form = EntryForm(
        request.POST or None,
        series=series,
        is_correction=own_figures.corrects(figure),
        initial=reads.as_entered(figure) | {"seen": own_figures.token(figure)},
    )
    if form.is_valid() and (saved := _enter(request, form, series, period)):
        sent = saved.status == OwnFigure.Status.PENDING
        messages.success(request, _("Het cijfer is verstuurd.") if sent else _("Het concept is bewaard."))
        return go(request, "own_figures:detail", pk=series.pk)
    if form.is_outdated:
        figure = own_figures.at_work(series, period)
        form.show_again(own_figures.token(figure))
    context = {"programme": series.programme, "series": series, "period": period, "figure": figure, "form": form}
    context["counts_text"] = tracks.value_text(figure, series, exact=True) if figure else ""
    context["is_open"] = period.is_open(timezone.localdate())
    status = 422 if form.errors else 200
    return page(request, "programmes/own_figures/enter.html", context, partial="entry", status=status)


def _enter(request: HttpRequest, form: EntryForm, series: OwnSeries, period: OwnPeriod) -> OwnFigure | None:
    send = request.POST.get("send") != "draft"
    try:
        return own_figures.enter(
            series,
            period,
            **form.words,
            send=send,
            by=request.user,
            at=timezone.now(),  # type: ignore[arg-type]
        )
    except own_figures.PeriodLocked:
        form.add_error(None, LOCKED)
    except own_figures.ChangedMeanwhile:
        form.add_error(None, CHANGED)
        form.is_outdated = True
    except ValidationError as refused:
        explain(form, refused)
    return None


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    rows = OwnFigure.objects.visible_to(request.user).select_related("series__programme", "period", "entered_by")
    figure = get_object_or_404(rows, pk=pk)
    access.require(request.user, "programmes.approve_own_figure", figure.series.programme)
    form = ReviewForm(request.POST or None, initial={"seen": own_figures.token(figure)})
    if form.is_valid() and _review(request, form, figure):
        approved = form.cleaned_data["approve"]
        messages.success(request, _("Het cijfer is goedgekeurd.") if approved else _("Het cijfer is teruggestuurd."))
        return go(request, "own_figures:detail", pk=figure.series_id)
    context = {
        "programme": figure.series.programme,
        "figure": figure,
        "shown": reads.comparison(figure),
        "is_own": figure.entered_by_id == request.user.pk,
        "form": form,
    }
    status = 422 if form.errors else 200
    return page(request, "programmes/own_figures/review.html", context, partial="review", status=status)


def _review(request: HttpRequest, form: ReviewForm, figure: OwnFigure) -> bool:
    seen, reason = form.cleaned_data["seen"], form.cleaned_data["reason"]
    said: dict[str, Any] = {"seen": seen, "by": request.user, "at": timezone.now()}
    try:
        if form.cleaned_data["approve"]:
            own_figures.approve(figure, **said)
        else:
            own_figures.give_back(figure, reason=reason, **said)
    except own_figures.OwnWork:
        form.add_error(None, _("U vulde dit cijfer zelf in. Vraag een collega om het te beoordelen."))
    except own_figures.NotPending:
        form.add_error(None, _("Een collega heeft dit cijfer net beoordeeld. U hoeft niets meer te doen."))
    except own_figures.ChangedMeanwhile:
        form.add_error(None, _("De invuller heeft het cijfer net veranderd. Open deze pagina opnieuw."))
    return not form.errors


def explain(form: Form, refused: ValidationError) -> None:
    """Put what a write refused beside the field it is about, else above the form."""
    found = refused.message_dict if hasattr(refused, "error_dict") else {"": refused.messages}
    for field, words in found.items():
        form.add_error(field if field in form.fields else None, words)


def _series(request: HttpRequest, pk: int) -> OwnSeries:
    rows = OwnSeries.objects.visible_to(request.user)
    found: OwnSeries = get_object_or_404(rows.select_related(*OwnSeries.COMPANY), pk=pk)
    return found
