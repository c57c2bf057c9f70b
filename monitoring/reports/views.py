"""Reports: ask for one, follow it, fetch it, adopt it, offer it to the council."""

import structlog
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring import reports
from monitoring.models import Report
from monitoring.reports import council
from monitoring.reports.forms import AdoptionForm, OfferForm, ReportForm
from programmes import access
from programmes.models import Programme
from programmes.records.history import last_of
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page, was_first

PER_PAGE = 50
log = structlog.get_logger(__name__)


def _report(programme: Programme, pk: int) -> Report:
    return get_object_or_404(programme.reports.defer("snapshot").select_related("requested_by"), pk=pk)


@require_safe
def listing(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug)
    context = {
        "programme": programme,
        "rights": rights,
        "reports": programme.reports.newest_first().defer("snapshot"),
        "may_request": rights.may("monitoring.request_report"),
    }
    return page(request, "monitoring/reports/listing.html", context)


@require_safe
def for_council(request: StaffRequest) -> HttpResponse:
    """All that the council has, and what is ready for it."""
    rights = access.enter_desk(request)
    found = Paginator(council.for_council(request.user), PER_PAGE).get_page(request.GET.get("pagina"))
    context = {"found": found, "may_offer": rights.may("monitoring.offer_report")}
    return page(request, "monitoring/reports/council.html", context)


@require_http_methods(["GET", "POST"])
def request_report(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, "monitoring.request_report")
    today = timezone.localdate()
    period = reports.next_period(programme, at=today)
    started_on = programme.started_on
    form = ReportForm(request.POST or None, today=today, began=started_on, start=period.start, end=period.end)
    if form.is_valid():
        report = reports.request(programme, **form.order, by=request.user, at=timezone.now())
        return go(request, "reports:detail", slug=slug, pk=report.pk)
    context = {"programme": programme, "rights": rights}
    return page(request, "monitoring/reports/request.html", context, partial="form", form=form)


@require_safe
def detail(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """The page of one report; while it is being made htmx asks for its progress."""
    programme, rights = access.enter(request, slug)
    report = _report(programme, pk)
    context = {
        "report": report,
        "programme": programme,
        "rights": rights,
        "last": last_of(report),
        "may_request": rights.may("monitoring.request_report"),
        "may_adopt": not report.is_frozen and rights.may("monitoring.adopt_report"),
        "may_offer": report.status == Report.Status.ADOPTED and rights.may("monitoring.offer_report"),
    }
    return page(request, "monitoring/reports/detail.html", context, partial="progress")


@require_POST
def retry(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, _rights = access.enter(request, slug, "monitoring.request_report")
    reports.retry(_report(programme, pk), by=request.user, at=timezone.now())
    return go(request, "reports:detail", slug=slug, pk=pk)


@require_http_methods(["GET", "POST"])
def adopt(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, "monitoring.adopt_report")
    report = _report(programme, pk)
    if request.method == "GET" and report.status != Report.Status.CONCEPT:
        return go(request, "reports:detail", slug=slug, pk=report.pk)
    form = AdoptionForm(request.POST or None, report=report, today=timezone.localdate())
    if form.is_valid():
        try:
            reports.adopt(report, **form.cleaned_data, by=request.user, at=timezone.now())
        except reports.AlreadyAdopted:
            was_first(form, _("Een collega heeft dit rapport zojuist al laten vaststellen."))
        except reports.NotReady:
            form.add_error(None, _("De pdf is nog niet klaar. Wacht daarop en probeer het dan opnieuw."))
        else:
            messages.success(request, _("Het rapport is vastgesteld. Het verandert nu niet meer."))
            return go(request, "reports:detail", slug=slug, pk=report.pk)
    context = {"report": report, "programme": programme, "rights": rights}
    return page(request, "monitoring/reports/adopt.html", context, partial="form", form=form)


@require_http_methods(["GET", "POST"])
def offer(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, "monitoring.offer_report")
    report = _report(programme, pk)
    if request.method == "GET" and report.status == Report.Status.OFFERED:
        return go(request, "reports:detail", slug=slug, pk=report.pk)
    form = OfferForm(request.POST or None, report=report, today=timezone.localdate())
    if form.is_valid():
        try:
            reports.offer(report, **form.cleaned_data, by=request.user, at=timezone.now())
        except reports.NotAdopted:
            was_first(form, _("Dit rapport is nog niet vastgesteld, of al aangeboden."))
        else:
            messages.success(request, _("Vastgelegd: het rapport is aan de gemeenteraad aangeboden."))
            return go(request, "reports:detail", slug=slug, pk=report.pk)
    context = {"report": report, "programme": programme, "rights": rights}
    return page(request, "monitoring/reports/offer.html", context, partial="form", form=form)


@require_safe
def download(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """The file itself, for who may see the report."""
    programme, _rights = access.enter(request, slug)
    report = _report(programme, pk)
    response = _file(report)
    if response is None:
        if reports.make_again(report):
            messages.info(request, _("Het bestand is niet meer op de server. Het wordt opnieuw gemaakt."))
        return go(request, "reports:detail", slug=slug, pk=pk)
    return response


@require_safe
@login_not_required
def published(request: HttpRequest, pk: int) -> HttpResponse:
    """An adopted report, for everybody."""
    rows = Report.objects.adopted().filter(programme__is_published=True).defer("snapshot").select_related("programme")
    report = get_object_or_404(rows, pk=pk)
    response = _file(report)
    if response is None:
        reports.make_again(report)
        coming = page(request, "monitoring/reports/remaking.html", {"report": report}, status=202)
        coming.headers["Retry-After"], coming.headers["Cache-Control"] = "60", "no-store"
        return coming
    return response


def _file(report: Report) -> FileResponse | None:
    """None when the file is gone, and is being made again or has to be. Raises Http404 for one never made."""
    if not report.file:
        raise Http404
    if not report.is_ready:
        return None
    try:
        content = report.file.open("rb")
    except FileNotFoundError:
        log.warning("report_file_gone", report_id=report.pk, municipality_id=report.municipality_id)
        return None
    name = f"voortgangsrapport-{slugify(report.programme.name)}-{report.reference_date:%Y-%m-%d}.pdf"
    response = FileResponse(content, as_attachment=True, filename=name, content_type="application/pdf")
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
