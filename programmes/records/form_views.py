"""The pages on which a kind of record is written: a new one, a change, and what somebody has not sent yet."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes import access
from programmes.models import Programme
from programmes.records import drafts
from programmes.records.editing import Sent, send
from programmes.records.forms import BESIDE, RecordForm
from programmes.records.groups import PART
from programmes.records.kinds import Kind
from programmes.records.sending import GO_ON
from programmes.records.shown import context_of, say, with_withdrawn
from programmes.records.views import show_row
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page, was_first


@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, kind: Kind, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, kind.edits)
    need = kind.needs(programme) if request.method == "GET" else None
    if need is not None:
        context = context_of(kind, programme, rights) | {"need": need}
        return page(request, "programmes/records/needed.html", context)
    return _answer(request, kind, programme, rights, None)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, kind: Kind, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, kind.edits)
    is_sent = request.method == "POST"  # what was fixed or withdrawn meanwhile is told beside what was typed
    row = get_object_or_404(with_withdrawn(kind, programme) if is_sent else kind.rows(programme), pk=pk)
    if not is_sent and not kind.may_change(row):
        raise Http404
    part = request.GET.get(PART, "")
    if request.method == "POST" and kind.may_change_in_place(row, part):
        return _change_part(request, kind, programme, rights, row, part)
    return _answer(request, kind, programme, rights, row)


def _change_part(
    request: StaffRequest, kind: Kind, programme: Programme, rights: access.Rights, row: Any, part: str
) -> HttpResponse:
    """One group of a record, sent from the page where it stands."""
    form = kind.form(request.POST, programme=programme, row=row, part=part)
    sent = send(kind, form, by=request.user, at=timezone.now()) if form.is_valid() else Sent()
    if sent.row is not None:
        return _sent(request, kind, programme, form, sent)
    return show_row(request, kind, programme, rights, row, form=form, part=part)


def _answer(request: StaffRequest, kind: Kind, programme: Programme, rights: access.Rights, row: Any) -> HttpResponse:
    if request.method == "GET":
        form = kind.form(programme=programme, row=row, initial=kind.form.asked(request.GET))
        return _shown(request, form, context_of(kind, programme, rights, row))
    if drafts.DRAFT in request.POST:
        return _keep(request)
    form = kind.form(request.POST, programme=programme, row=row)
    if row is not None and not kind.may_change(row):
        was_first(form, kind.fixed(row))
    sent = send(kind, form, by=request.user, at=timezone.now()) if form.is_valid() else Sent()
    if sent.row is not None:
        return _sent(request, kind, programme, form, sent)
    return _shown(request, form, context_of(kind, programme, rights, row))


def _shown(request: StaffRequest, form: RecordForm, context: dict[str, Any]) -> HttpResponse:
    """The page of the form, or for htmx what is said under one of its groups while somebody types."""
    target = (request.htmx.target or "") if request.htmx else ""
    aside = form.ASIDES.get(target.removeprefix(BESIDE)) if target.startswith(BESIDE) else None
    if aside is not None:
        return page(request, "programmes/records/form.html", context | {"aside": aside}, partial="aside", form=form)
    return page(request, "programmes/records/form.html", context, partial="form", form=form)


def _keep(request: StaffRequest) -> HttpResponse:
    """Without a script: keep what stands in the form, and show it again."""
    try:
        drafts.save(request.path, request.POST, by=request.user, at=timezone.now())
    except drafts.TooLarge:
        messages.warning(request, _("Dit is te veel om als concept te bewaren. Maak de tekst korter."))
    else:
        messages.success(request, _("Uw concept is bewaard. Alleen u ziet het."))
    return go(request, f"{request.path}?{GO_ON}=1")


def _sent(request: StaffRequest, kind: Kind, programme: Programme, form: RecordForm, sent: Sent) -> HttpResponse:
    tell(request, kind, programme, form, sent)
    return go(request, f"{kind.key}:detail", slug=programme.slug, pk=sent.row.pk)


def tell(request: StaffRequest, kind: Kind, programme: Programme, form: RecordForm, sent: Sent) -> None:
    """Say that it was stored, what of a colleague goes along, and how it is undone."""
    if form.row is None:
        text = _("‘%(name)s’ is toegevoegd.") % {"name": sent.row}
    else:
        text = _("‘%(name)s’ is bijgewerkt.") % {"name": sent.row}
    if sent.merge is not None and sent.merge.theirs:
        text += " " + _("%(who)s veranderde intussen ook iets: %(what)s. Dat is overgenomen.") % {
            "who": sent.merge.by_name or _("Een collega"),
            "what": ", ".join(str(label) for label in sent.merge.theirs),
        }
    say(request, kind, programme, sent.row, text)
