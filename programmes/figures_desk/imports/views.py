"""Files with figures: bring one in, look at what it would do, publish it. `neighbourhoods` does the work."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from neighbourhoods import imports
from neighbourhoods.importing import examining
from neighbourhoods.models import FigureImport
from programmes import access
from programmes.figures_desk.imports import effects, summary, writes
from programmes.figures_desk.imports.forms import CorrectionForm, UploadForm
from programmes.figures_desk.releases import reads
from wijkaanpak import tabular, uploads
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.failures import FULL
from wijkaanpak.pages import go, page

REFUSALS_SHOWN = 50


def _found(request: StaffRequest, pk: int) -> FigureImport:
    access.enter_desk(request, access.IMPORT)
    return get_object_or_404(FigureImport.objects.here().select_related("uploaded_by"), pk=pk)


@uploads.takes_files
@require_http_methods(["GET", "POST"])
def upload(request: StaffRequest) -> HttpResponse:
    access.enter_desk(request, access.IMPORT)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, trouble=uploads.trouble(request))
    if form.is_valid():
        try:
            figure_import, is_new = writes.receive(form.cleaned_data["file"], by=request.user, at=timezone.now())
        except examining.Unreadable as trouble:
            form.add_error("file", str(trouble))
        except imports.Full:
            form.add_error("file", FULL)
        else:
            if not is_new:
                messages.info(request, _("Dit bestand was al binnen. Er is niets dubbel bewaard."))
            return go(request, "imports:detail", pk=figure_import.pk)
    context = {"may_share": request.municipality.may_share}
    return page(request, "programmes/figures_desk/imports/upload.html", context, form=form)


@require_safe
def detail(request: StaffRequest, pk: int) -> HttpResponse:
    """The page of one import; while a worker has it htmx asks for its progress."""
    figure_import = _found(request, pk)
    context = _context(request, figure_import, CorrectionForm.of(figure_import))
    return page(request, "programmes/figures_desk/imports/detail.html", context, partial="progress")


@require_POST
def correct(request: StaffRequest, pk: int) -> HttpResponse:
    figure_import = _found(request, pk)
    form = CorrectionForm.of(figure_import, request.POST)
    if form.is_valid():
        try:
            writes.correct(figure_import, form.correction, by=request.user, at=timezone.now())
        except imports.NotNow:
            messages.info(request, _("Een collega is al verder met dit bestand. U ziet hieronder hoe ver."))
        except imports.Full:
            messages.error(request, FULL)
        return go(request, "imports:detail", pk=pk)
    return page(
        request, "programmes/figures_desk/imports/detail.html", _context(request, figure_import, form), status=422
    )


@require_POST
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    figure_import = _found(request, pk)
    try:
        seen = request.POST.get("gezien", "")
        if not writes.publish(figure_import, by=request.user, at=timezone.now(), seen=seen):
            messages.info(request, _("Er was al gevraagd om dit bestand vast te leggen. Dat gebeurt één keer."))
    except imports.Changed:
        messages.warning(
            request, _("Dit bestand verandert nu iets anders dan u zag. Kijk nog eens en leg het dan vast.")
        )
    except imports.NotNow:
        messages.info(request, _("Dit bestand kan nu niet worden vastgelegd. U ziet hieronder hoe ver het is."))
    except imports.Full:
        messages.error(request, FULL)
    return go(request, "imports:detail", pk=pk)


@require_POST
def retry(request: StaffRequest, pk: int) -> HttpResponse:
    try:
        writes.retry(_found(request, pk), by=request.user, at=timezone.now())
    except imports.Full:
        messages.error(request, FULL)
    return go(request, "imports:detail", pk=pk)


@require_safe
def refusals(request: StaffRequest, pk: int) -> HttpResponse:
    """Every reason that was kept, for who mends the file in a spreadsheet."""
    figure_import = _found(request, pk)
    heading = (_("regel"), _("kolom"), _("reden"))
    rows = [heading, *((refusal["line"], refusal["column"], refusal["reason"]) for refusal in figure_import.refused)]
    response = HttpResponse(tabular.csv_bytes(rows), content_type=tabular.CSV_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="geweigerd-{figure_import.pk}.csv"'
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_POST
def mean(request: StaffRequest, pk: int) -> HttpResponse:
    """One click: a word in the cells of an own table means that the figure is not known. The file is read again."""
    figure_import = _found(request, pk)
    if request.POST.get("teken") in _words(figure_import):
        try:
            writes.say_unknown(figure_import, request.POST["teken"], by=request.user, at=timezone.now())
        except imports.NotNow:
            messages.info(request, _("Een collega is al verder met dit bestand. U ziet hieronder hoe ver."))
        except imports.Full:
            messages.error(request, FULL)
    return go(request, "imports:detail", pk=pk)


def _words(figure_import: FigureImport) -> list[str]:
    """The words in the file that its mapping may learn; a mapping keeps signs without a space in them."""
    if figure_import.mapping_id is None or not figure_import.may_be_corrected:
        return []
    return [word for word in figure_import.preview.get("words", []) if not any(map(str.isspace, word))]


NOT_READ: dict[str, Any] = {
    "source": "",
    "notices": [],
    "is_unknown": False,
    "warnings": [],
    "table": None,
    "publications": [],
}
"""What a preview is without: before the file was read, or when it was refused."""


def _context(request: StaffRequest, figure_import: FigureImport, form: CorrectionForm) -> dict[str, Any]:
    preview = NOT_READ | figure_import.preview
    shows_effects = figure_import.stage == FigureImport.Stage.READ and not figure_import.is_busy
    programmes = effects.programmes_of(request.user) if shows_effects else []
    return {
        "import": figure_import,
        "preview": preview,
        "form": form,
        "asks": bool(form.errors) or not preview["source"] or bool(form.about_doubts),
        "summary": summary.of(preview["publications"]),
        "refused": figure_import.refused[:REFUSALS_SHOWN],
        "words": _words(figure_import) if figure_import.refused else [],
        "releases": reads.of_import(figure_import),
        "overtaken": reads.overtaken(figure_import) if shows_effects else [],
        "effects": effects.read(figure_import, programmes, at=timezone.localdate()) if shows_effects else None,
    }
