"""Every form of staff is sent once, and what was typed outlives the session it was typed in.

A form carries a ticket (`{% ticket %}`): who it was shown to, and on which page. With it
- a form that is sent twice, by a double click or by a network that asks again, answers twice and does its work once;
- what is sent after the session ended is kept as a draft of who typed it, and theirs alone. It is offered after signing
  in, and nobody but they sends it.
"""

import json
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.models.form import SENT_DAYS, Draft, SentForm
from programmes.records import drafts
from wijkaanpak.accounts.models import User
from wijkaanpak.pages import go
from wijkaanpak.tickets import SALT, TICKET

STAFF = "/beheer/"
GO_ON = "concept"
"""In the query of an address: show the form with what was kept of it."""
THROW_AWAY = "weggooien"
NOT_COUNTED = frozenset({"csrfmiddlewaretoken"})


class Ticket(NamedTuple):
    """What a form says of where it comes from: shown to whom, on which page; `mark` makes each showing another one."""

    user_id: int
    page: str
    mark: str


def ticket_of(request: HttpRequest) -> Ticket | None:
    """The ticket of the form that is sent; None without one, or with one that is too old or not ours."""
    try:
        user_id, page, mark = signing.loads(request.POST.get(TICKET, ""), salt=SALT, max_age=SENT_DAYS)
    except (signing.BadSignature, ValueError):
        return None
    municipality: Any = request.municipality  # type: ignore[attr-defined]
    is_here = page.startswith(f"/{municipality.slug}{STAFF}")
    return Ticket(user_id, page, mark) if is_here else None


class Kept:
    """What somebody wrote on this page and did not send; looked up when a page asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def draft(self) -> Draft | None:
        return drafts.of(self.request.path, self.request.user)  # type: ignore[arg-type]

    @property
    def offered(self) -> Draft | None:
        """The draft, unless it stands in the form already."""
        return None if GO_ON in self.request.GET else self.draft

    def fill(self, form: forms.BaseForm) -> None:
        """Put what was kept in a form that was not sent yet, for who asked to go on with it."""
        if GO_ON in self.request.GET and not form.is_bound and self.draft is not None:
            form.initial = {**form.initial, **drafts.written(self.draft, form)}


class SendingMiddleware:
    """Stands behind everything that may refuse a request before its view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "municipality", None) is None or not request.path_info.startswith(STAFF):
            return self.get_response(request)
        is_known = request.user.is_authenticated
        if request.method != "POST":
            request.kept = Kept(request) if is_known else None  # type: ignore[attr-defined]
            return self.get_response(request)
        response = self.get_response(request)
        sent: SentForm | None = getattr(request, "sent", None)
        if sent is not None:
            _finish(request, response, sent)
        elif (page := _rescued(request, response)) and "HX-Request" not in request.headers:
            return _onwards(request, page)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Only what no other middleware refused comes here."""
        if request.method != "POST" or not request.user.is_authenticated or not _is_staff(request):
            return None
        ticket = ticket_of(request)
        if ticket is None or ticket.user_id != request.user.pk or drafts.DRAFT in request.POST:
            return None
        request.ticket = request.POST[TICKET]  # type: ignore[attr-defined]
        if THROW_AWAY in request.POST:
            drafts.drop(ticket.page, request.user)
            messages.success(request, _("Het concept is weggegooid."))
            return go(request, ticket.page)
        before = _sent_before(request)
        if before is None:
            return None
        _say_once(request, _("U had dit al verstuurd. Het staat er één keer."))
        return go(request, before.went_to or ticket.page)


def _is_staff(request: HttpRequest) -> bool:
    return getattr(request, "municipality", None) is not None and request.path_info.startswith(STAFF)


def _sent_before(request: HttpRequest) -> SentForm | None:
    """The same sending of before, else None: then this is the first, and who sends it at the same moment waits."""
    key = _key(request)
    before: SentForm | None = SentForm.objects.filter(key=key).first()
    if before is not None:
        return before
    try:
        with transaction.atomic():
            request.sent = SentForm.objects.create(key=key, sent_at=timezone.now())  # type: ignore[attr-defined]
    except IntegrityError:
        return SentForm.objects.get(key=key)
    return None


def _say_once(request: HttpRequest, text: str) -> None:
    """A message that somebody was not shown yet is not said again: two hundred sendings make one."""
    waiting: Any = messages.get_messages(request)
    is_said = text in [str(message) for message in waiting]
    waiting.used = False  # they were looked at, not shown
    if not is_said:
        messages.info(request, text)


def _key(request: HttpRequest) -> UUID:
    """One for this showing of the form, this address and these answers: with another answer it is another sending."""
    answers = {name: values for name, values in request.POST.lists() if name not in NOT_COUNTED}
    files = [(name, file.name, file.size) for name, file in request.FILES.items()]
    told = json.dumps([request.path, request.user.pk, answers, files], sort_keys=True)
    return UUID(bytes=sha256(told.encode()).digest()[:16])


def _finish(request: HttpRequest, response: HttpResponse, sent: SentForm) -> None:
    """What went well goes on to another page, and that is remembered. What did not is free to be sent again."""
    went_to = response.headers.get("HX-Redirect") or response.headers.get("Location", "")
    if went_to:
        sent.went_to = went_to
        sent.save(update_fields=["went_to"])
        ticket = ticket_of(request)
        if ticket is not None and ticket.page == request.path:
            drafts.drop(ticket.page, request.user)  # type: ignore[arg-type]
    elif response.status_code < 500:  # a fault undoes the whole request
        sent.delete()


def _rescued(request: HttpRequest, response: HttpResponse) -> str:
    """The page to go on with, when a form met a closed door; what was typed in it is kept for who typed it.

    The door is that of signing in, or that of a form of an earlier session. Only the ticket says whose it was: who
    stands before the door is nobody yet.
    """
    to_door = response.status_code == 302 and response.headers["Location"].startswith(settings.LOGIN_URL)
    is_old = response.status_code == 403 and not getattr(request, "csrf_processing_done", False)
    ticket = ticket_of(request) if to_door or is_old else None
    if ticket is None:
        return ""
    writer = User.objects.filter(pk=ticket.user_id, is_active=True).first()
    if writer is None:
        return ""
    page = ticket.page
    if page == request.path and drafts.has_answers(request.POST):  # else a button, and its address has no page
        try:
            drafts.save(page, request.POST, by=writer, at=timezone.now())
        except drafts.TooLarge:
            return page
        page = f"{page}?{urlencode({GO_ON: 1})}"
    return "" if request.user.is_authenticated and request.user != writer else page


def _onwards(request: HttpRequest, page: str) -> HttpResponse:
    if request.user.is_authenticated:
        told = _("U was intussen opnieuw ingelogd. Kijk na wat hier staat en verstuur het nog een keer.")
        messages.warning(request, told)
        return HttpResponseRedirect(page)
    query = QueryDict(mutable=True)
    query["next"] = page
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{query.urlencode(safe='/')}")
