"""The pages on which a record is taken back, and on which a change is undone."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes import access, saving
from programmes.records import undoing
from programmes.records.kinds import Kind
from programmes.records.reasons import WithdrawForm
from programmes.records.shown import context_of, say, with_withdrawn
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.formats import date_words
from wijkaanpak.pages import go, page, was_first


@require_http_methods(["GET", "POST"])
def withdraw(request: StaffRequest, kind: Kind, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, kind.edits)
    row = get_object_or_404(with_withdrawn(kind, programme), pk=pk)
    if not kind.may_change(row):
        raise Http404
    form = WithdrawForm(request.POST or None)
    take_back: Any = kind.withdraw
    if form.is_valid():
        try:
            row = take_back(row, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
        except ValidationError as refused:
            form.add_error(None, refused)
        except saving.AlreadyWithdrawn:
            row.refresh_from_db()
            told = {"who": row.withdrawn_by.name, "name": row, "day": date_words(row.withdrawn_at)}
            told["time"] = time_format(timezone.localtime(row.withdrawn_at), "H.i")
            was_first(form, _("%(who)s heeft ‘%(name)s’ op %(day)s om %(time)s al ingetrokken.") % told)
        else:
            say(request, kind, programme, row, _("‘%(name)s’ is ingetrokken.") % {"name": row})
            return go(request, f"{kind.key}:listing", slug=slug)
    context = context_of(kind, programme, rights, row)
    return page(request, "programmes/records/withdraw.html", context, partial="form", form=form)


@require_POST
def undo(request: StaffRequest, kind: Kind, slug: str, pk: int) -> HttpResponse:
    """Take the last change back, within ten minutes."""
    programme, _rights = access.enter(request, slug, kind.edits)
    row = get_object_or_404(with_withdrawn(kind, programme), pk=pk)
    number = request.POST.get("event", "")
    event = int(number) if number.isdecimal() else 0
    try:
        if not kind.may_change(row):
            raise undoing.TooLate
        undoing.undo(row, event, programme, by=request.user, at=timezone.now())
    except undoing.TooLate:
        late = _("Dit is niet meer ongedaan te maken: het is te lang geleden, of er is daarna weer iets veranderd.")
        messages.warning(request, late)
        return go(request, f"{kind.key}:history", slug=slug, pk=pk)
    messages.success(request, _("Ongedaan gemaakt. ‘%(name)s’ staat er weer zoals daarvoor.") % {"name": row})
    return go(request, f"{kind.key}:detail", slug=slug, pk=pk)
