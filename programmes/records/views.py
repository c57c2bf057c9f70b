"""The pages on which a kind of record is read: the list, one record, and what happened to it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from programmes import access
from programmes.models import Programme
from programmes.models.kept import Withdrawable
from programmes.records import drafts, history
from programmes.records.forms import RecordForm
from programmes.records.groups import PART, asked_place, groups
from programmes.records.kinds import Kind, Looking
from programmes.records.listing import FILE, as_file
from programmes.records.listing import listing as listed
from programmes.records.reasons import DayForm
from programmes.records.shown import context_of, with_withdrawn
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page


@require_safe
def listing(request: StaffRequest, kind: Kind, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, kind.sees)
    looking = Looking(programme, rights, timezone.now())
    shown = listed(kind, request.GET, looking)
    if request.GET.get(FILE):
        return as_file(shown, request.GET[FILE], f"{kind.key}-{slug}")
    context = context_of(kind, programme, rights) | {"shown": shown} | kind.beside_list(shown.rows, looking)
    context["need"] = kind.needs(programme) if shown.is_blank else None
    return page(request, "programmes/records/listing.html", context, partial="list", whole=kind.listing_template)


@require_safe
def detail(request: StaffRequest, kind: Kind, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, kind.sees)
    row = get_object_or_404(kind.rows(programme), pk=pk)
    part = request.GET.get(PART, "")
    if not (rights.may(kind.edits) and kind.may_change_in_place(row, part)):
        return show_row(request, kind, programme, rights, row)
    url = reverse(f"{kind.key}:edit", kwargs={"slug": slug, "pk": pk})
    if drafts.of(url, request.user) is not None:
        return go(request, url)  # what they were writing is offered there
    form = kind.form(programme=programme, row=row, part=part)
    return show_row(request, kind, programme, rights, row, form=form, part=part)


def show_row(
    request: StaffRequest,
    kind: Kind,
    programme: Programme,
    rights: access.Rights,
    row: Any,
    *,
    form: RecordForm | None = None,
    part: str = "",
) -> HttpResponse:
    """The page of a record, with one group open as a `form`; for htmx only the group that it swaps."""
    found = groups(kind, row)
    context = context_of(kind, programme, rights, row) | {"last": history.last_of(row), "groups": found}
    context["part"] = part
    context |= kind.beside_row(row, Looking(programme, rights, timezone.now()))
    swapped = found.get(asked_place(request))
    if swapped is None:
        answer = page(request, kind.detail_template, context, form=form)
    else:
        context["group"] = swapped
        answer = page(request, "programmes/records/group.html", context, partial="group", form=form)
    patch_vary_headers(answer, ["HX-Target"])
    return answer


@require_safe
def past(request: StaffRequest, kind: Kind, slug: str, pk: int) -> HttpResponse:
    """Everything that happened to a record, also to one that was withdrawn; and how it stood on a day."""
    programme, rights = access.enter(request, slug, kind.sees)
    row = get_object_or_404(with_withdrawn(kind, programme), pk=pk)
    form = DayForm(request.GET if "op" in request.GET else None)
    day = form.cleaned_data["op"] if form.is_valid() else None
    context = context_of(kind, programme, rights, row)
    context |= {"shown": history.history(row, request.GET.get("pagina")), "day": day}
    context["stood"] = history.on_day(kind, row, day) if day else None
    context["withdrawn"] = row if isinstance(row, Withdrawable) and row.withdrawn_at else None
    return page(request, "programmes/records/history.html", context, form=form)
