"""Own figures: the list, one series, filling in, and the answer of a second pair of eyes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from programmes import access, own_figures
from programmes.letters import undelivered
from programmes.models import OwnFigure, OwnPeriod, OwnSeries, Programme
from programmes.own_figures import reads, tracks
from programmes.own_figures.forms import EntryForm, ReviewForm, show_again
from programmes.records import explain
from wijkaanpak import tabular
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page, was_first

LOCKED = gettext_lazy("Deze periode is niet open. Vraag de programmamanager om haar te openen.")
CHANGED = gettext_lazy("Een collega heeft dit cijfer net veranderd. Uw tekst staat er nog. Kijk eerst wat er nu staat.")


@require_safe
def listing(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug)
    own = access.own_figure_rights(rights, programme)
    context = {
        "programme": programme,
        "rights": rights,
        "shown": reads.board(programme, own, timezone.localdate()),
        "may_edit": rights.may("programmes.edit_own_series"),
        "may_open": rights.may("programmes.open_own_period"),
    }
    return page(request, "programmes/own_figures/listing.html", context)


@require_safe
def download(request: StaffRequest, slug: str) -> HttpResponse:
    """The approved figures as csv, for a spreadsheet."""
    programme, rights = access.enter(request, slug)
    rows = reads.csv_rows(programme, access.own_figure_rights(rights, programme))
    response = HttpResponse(tabular.csv_bytes(rows), content_type=tabular.CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="eigen-cijfers-{programme.slug}.csv"'
    return response


@require_safe
def detail(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug)
    series = series_of(programme, pk)
    context = {
        "programme": programme,
        "rights": rights,
        "series": series,
        "may_edit": rights.may("programmes.edit_own_series"),
        "may_mend": rights.may(undelivered.MENDS_FIGURE),
        "undelivered": undelivered.of_series(series) if rights.may(undelivered.MENDS_FIGURE) else [],
        "shown": reads.sheet(series, access.own_figure_rights(rights, programme), timezone.localdate()),
    }
    return page(request, "programmes/own_figures/detail.html", context)


@require_http_methods(["GET", "POST"])
def enter(request: StaffRequest, slug: str, pk: int, period_pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug)
    series = series_of(programme, pk)
    access.own_figure_rights(rights, programme).require_entry(series)
    period = get_object_or_404(programme.own_periods, pk=period_pk)
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
        return go(request, "own_figures:detail", slug=slug, pk=pk)
    if form.is_outdated:
        figure = own_figures.at_work(series, period)
        show_again(form, own_figures.token(figure))
    context = {"programme": programme, "rights": rights, "series": series, "period": period, "figure": figure}
    context["counts_text"] = tracks.value_text(figure, series, exact=True) if figure else ""
    context["is_open"] = period.is_open(timezone.localdate())
    return page(request, "programmes/own_figures/enter.html", context, partial="entry", form=form)


def _enter(request: StaffRequest, form: EntryForm, series: OwnSeries, period: OwnPeriod) -> OwnFigure | None:
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
        was_first(form, CHANGED)
        form.is_outdated = True
    except ValidationError as refused:
        explain(form, refused)
    return None


@require_http_methods(["GET", "POST"])
def review(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, "programmes.approve_own_figure")
    rows = OwnFigure.objects.filter(series__programme=programme).select_related("series", "period", "entered_by")
    figure = get_object_or_404(rows, pk=pk)
    form = ReviewForm(request.POST or None, initial={"seen": own_figures.token(figure)})
    if form.is_valid() and _review(request, form, figure):
        approved = form.cleaned_data["approve"]
        messages.success(request, _("Het cijfer is goedgekeurd.") if approved else _("Het cijfer is teruggestuurd."))
        return go(request, "own_figures:detail", slug=slug, pk=figure.series_id)
    context = {
        "programme": programme,
        "rights": rights,
        "figure": figure,
        "shown": reads.comparison(figure),
        "is_own": figure.entered_by_id == request.user.pk,
    }
    return page(request, "programmes/own_figures/review.html", context, partial="review", form=form)


def _review(request: StaffRequest, form: ReviewForm, figure: OwnFigure) -> bool:
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
        was_first(form, _("Een collega heeft dit cijfer net beoordeeld. U hoeft niets meer te doen."))
    except own_figures.ChangedMeanwhile:
        was_first(form, _("De invuller heeft het cijfer net veranderd. Kijk wat er nu staat en verstuur uw oordeel."))
        show_again(form, own_figures.token(figure))
    except ValidationError as refused:  # what is counted was said anew since it was filled in
        explain(form, refused)
    return not form.errors


def series_of(programme: Programme, pk: int) -> OwnSeries:
    """One series with what is shown beside it. Raises Http404."""
    return get_object_or_404(programme.own_series.select_related(*OwnSeries.COMPANY), pk=pk)
