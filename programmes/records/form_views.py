"""The pages on which a kind of record is written: a new one, a change, and what somebody has not sent yet."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes import access
from programmes.models import Programme
from programmes.records import drafts
from programmes.records.editing import Sent, send
from programmes.records.forms import RecordForm
from programmes.records.kinds import Kind
from programmes.records.shown import context_of, say
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page

DRAFT = "draft"
GO_ON = "concept"


@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, kind: Kind, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, kind.edits)
    return _answer(request, kind, programme, rights, None)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, kind: Kind, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, kind.edits)
    row = get_object_or_404(kind.rows(programme), pk=pk)
    if not kind.may_change(row):
        raise Http404
    return _answer(request, kind, programme, rights, row)


def _answer(request: StaffRequest, kind: Kind, programme: Programme, rights: access.Rights, row: Any) -> HttpResponse:
    if request.method == "GET":
        draft = drafts.of(request.path, request.user)
        goes_on = draft is not None and GO_ON in request.GET
        written = drafts.written(draft, kind.form) if draft is not None and goes_on else None
        form = kind.form(programme=programme, row=row, initial=written)
        return _shown(request, form, context_of(kind, programme, rights, row) | {"draft": None if goes_on else draft})
    if DRAFT in request.POST:
        return _keep(request)
    form = kind.form(request.POST, programme=programme, row=row)
    sent = send(kind, form, by=request.user, at=timezone.now()) if form.is_valid() else Sent()
    if sent.row is not None:
        return _sent(request, kind, programme, form, sent)
    context = context_of(kind, programme, rights, row) | {"merge": sent.merge}
    return _shown(request, form, context, status=409 if sent.is_conflict else 200)


def _shown(request: StaffRequest, form: RecordForm, context: dict[str, Any], status: int = 200) -> HttpResponse:
    context = {"draft": None, "merge": None, **context}
    return page(request, "programmes/records/form.html", context, partial="form", form=form, status=status)


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
    drafts.drop(request.path, request.user)
    if sent.was_sent_before:
        text = _("U had dit al verstuurd. Het staat er één keer.")
    elif form.row is None:
        text = _("‘%(name)s’ is toegevoegd.") % {"name": sent.row}
    else:
        text = _("‘%(name)s’ is bijgewerkt.") % {"name": sent.row}
    if sent.merge is not None and sent.merge.theirs:
        text += " " + _("%(who)s veranderde intussen ook iets: %(what)s. Dat is overgenomen.") % {
            "who": sent.merge.by_name or _("Een collega"),
            "what": ", ".join(str(label) for label in sent.merge.theirs),
        }
    say(request, kind, programme, sent.row, text)
    return go(request, f"{kind.key}:detail", slug=programme.slug, pk=sent.row.pk)


@require_POST
def drop_draft(request: StaffRequest, kind: Kind, slug: str, pk: int | None = None) -> HttpResponse:
    """Throw away what was not sent."""
    access.enter(request, slug, kind.edits)
    where = {"slug": slug} if pk is None else {"slug": slug, "pk": pk}
    url = reverse(f"{kind.key}:{'add' if pk is None else 'edit'}", kwargs=where)
    drafts.drop(url, request.user)
    messages.success(request, _("Het concept is weggegooid."))
    return go(request, url)
