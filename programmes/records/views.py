"""The pages on which a kind of record is read: the list, one record, and what happened to it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from programmes import access
from programmes.models.kept import Withdrawable
from programmes.records import history
from programmes.records.kinds import Kind, Looking
from programmes.records.listing import FILE, as_file
from programmes.records.listing import listing as listed
from programmes.records.reasons import DayForm
from programmes.records.shown import context_of, with_withdrawn
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import page


@require_safe
def listing(request: StaffRequest, kind: Kind, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, kind.sees)
    looking = Looking(programme, rights, timezone.now())
    shown = listed(kind, request.GET, looking)
    if request.GET.get(FILE):
        return as_file(shown, request.GET[FILE], f"{kind.key}-{slug}")
    context = context_of(kind, programme, rights) | {"shown": shown} | kind.beside_list(shown.rows, looking)
    return page(request, "programmes/records/listing.html", context, partial="list", whole=kind.listing_template)


@require_safe
def detail(request: StaffRequest, kind: Kind, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, kind.sees)
    row = get_object_or_404(kind.rows(programme), pk=pk)
    context = context_of(kind, programme, rights, row)
    context |= {"last": history.last_of(row), "facts": history.facts(kind, row)}
    context |= kind.beside_row(row, Looking(programme, rights, timezone.now()))
    return page(request, kind.detail_template, context)


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
