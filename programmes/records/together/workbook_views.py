"""The pages on which the rows of a list are taken along as a workbook, and given back."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from neighbourhoods.tables.sheets import Hostile
from programmes import access
from programmes.records.kinds import Kind, Looking
from programmes.records.listing import listing
from programmes.records.together import workbook
from programmes.records.together.answers import changes_page, gone, table_page
from programmes.records.together.comparing import compared
from programmes.records.together.forms import WorkbookForm
from wijkaanpak import tabular
from wijkaanpak.accounts.requests import StaffRequest


@require_safe
def take_along(request: StaffRequest, kind: Kind, slug: str) -> HttpResponse:
    """The rows of the list as a workbook, to change and give back."""
    programme, rights = access.enter(request, slug, kind.edits)
    rows = listing(kind, request.GET, Looking(programme, rights, timezone.now())).rows
    content = workbook.written(kind, programme, [row for row in rows if kind.may_change(row)])
    response = HttpResponse(content, content_type=tabular.XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{kind.key}-{slug}-bijwerken.xlsx"'
    return response


@require_POST
def give_back(request: StaffRequest, kind: Kind, slug: str) -> HttpResponse:
    """Read the workbook and show what would change; it is not kept."""
    programme, rights = access.enter(request, slug, kind.edits)
    looking = Looking(programme, rights, timezone.now())
    form = WorkbookForm(request.POST, request.FILES, trouble=getattr(request, "upload_trouble", None))
    if form.is_valid():
        try:
            given = workbook.read(kind, programme, form.cleaned_data["file"].read())
        except Hostile as refused:
            form.add_error("file", str(refused))
        else:
            found = compared(kind, programme, given.asked, gone(), given.wrong)
            return changes_page(request, kind, looking, found, unknown=given.unknown)
    return table_page(request, kind, looking, upload=form, status=422)
