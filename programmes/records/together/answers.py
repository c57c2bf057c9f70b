"""The two pages of a change of many rows: the table to fill in, and what would change. Both ways come to them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from programmes.records.kinds import Kind, Looking
from programmes.records.shown import context_of
from programmes.records.together.comparing import MOST, RowChanges
from programmes.records.together.forms import TogetherReasonForm, WorkbookForm
from programmes.records.together.tables import entry_table
from wijkaanpak.accounts.requests import StaffRequest


def table_page(
    request: StaffRequest,
    kind: Kind,
    looking: Looking,
    *,
    sent: Any = None,
    found: RowChanges | None = None,
    upload: WorkbookForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = context_of(kind, looking.programme, looking.rights)
    context["table"] = entry_table(kind, request.GET, looking, sent)
    context |= {"found": found, "upload": upload or WorkbookForm(), "query": f"?{request.GET.urlencode()}"}
    return render(request, "programmes/records/together.html", context, status=status)


def changes_page(
    request: StaffRequest,
    kind: Kind,
    looking: Looking,
    found: RowChanges,
    *,
    form: TogetherReasonForm | None = None,
    unknown: tuple[str, ...] = (),
) -> HttpResponse:
    """What would change, and nothing stored: the same page for a table and for a workbook."""
    context = context_of(kind, looking.programme, looking.rights)
    context |= {"found": found, "form": form or TogetherReasonForm(), "unknown": unknown, "most": MOST}
    wrong = found.wrong or found.is_too_much or (form is not None and form.errors)
    status = 409 if found.has_clashes else 422 if wrong else 200
    return render(request, "programmes/records/together_shown.html", context, status=status)


def gone() -> str:
    """Why a row is not there."""
    return _("Dit staat niet meer in de lijst: een collega trok het in.")
