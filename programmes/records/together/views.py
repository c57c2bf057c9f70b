"""The pages on which many records change at once: fill in, look what would change, and store it with a reason."""

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from programmes import access, saving
from programmes.models import ChangedTogether
from programmes.records import undoing
from programmes.records.kinds import Kind, Looking
from programmes.records.listing import listing
from programmes.records.together.answers import changes_page, gone, table_page
from programmes.records.together.asking import PICK_ALL, from_table, unpacked
from programmes.records.together.comparing import RowChanges, WrongCell, compared
from programmes.records.together.forms import TogetherReasonForm
from programmes.records.together.tables import SHOWN, kept_answers
from programmes.records.together.writes import RowRefused, change_together, undo_together
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go


@require_http_methods(["GET", "POST"])
def table(request: StaffRequest, kind: Kind, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, kind.edits)
    looking = Looking(programme, rights, timezone.now())
    if request.method == "GET":
        return _begun(request, kind, looking)
    if SHOWN in request.POST:
        return _store(request, kind, looking)
    rows = listing(kind, request.GET, looking).rows if PICK_ALL in request.POST else ()
    asked = from_table(kind, request.POST, [row.pk for row in rows if kind.may_change(row)])
    found = compared(kind, programme, asked, gone())
    if found.wrong:
        return table_page(request, kind, looking, sent=request.POST, found=found, status=422)
    return changes_page(request, kind, looking, found)


def _begun(request: StaffRequest, kind: Kind, looking: Looking) -> HttpResponse:
    """The list, or what somebody was filling in or about to store when their session ended."""
    kept = kept_answers(request)
    if kept is None or SHOWN not in kept:
        return table_page(request, kind, looking, sent=kept)
    try:
        found = compared(kind, looking.programme, unpacked(kept[SHOWN], kept), gone())
    except BadSignature:
        return table_page(request, kind, looking)
    form = TogetherReasonForm(initial={"reason": kept.get("reason", "")})
    return changes_page(request, kind, looking, found, form=form)


def _store(request: StaffRequest, kind: Kind, looking: Looking) -> HttpResponse:
    """All that was shown, or nothing; who was second looks again."""
    try:
        asked = unpacked(request.POST[SHOWN], request.POST)
    except BadSignature:
        return changes_page(request, kind, looking, RowChanges((), (), (), 0))  # not what we showed
    found, form = compared(kind, looking.programme, asked, gone()), TogetherReasonForm(request.POST)
    if not form.is_valid() or found.wrong or found.has_clashes or found.is_too_much or not found.changes:
        return changes_page(request, kind, looking, found, form=form)
    told = {"reason": form.cleaned_data["reason"], "by": request.user, "at": timezone.now()}
    try:
        done = change_together(kind, looking.programme, found.changes, **told)
    except RowRefused as refused:
        wrong = tuple(WrongCell(str(refused.row), None, "", "", why) for why in refused.messages)
        return changes_page(request, kind, looking, compared(kind, looking.programme, asked, gone(), wrong), form=form)
    except (saving.ChangedMeanwhile, saving.AlreadyWithdrawn):
        return changes_page(request, kind, looking, compared(kind, looking.programme, asked, gone()), form=form)
    _say(request, kind, looking, done)
    return go(request, f"{kind.key}:listing", slug=looking.programme.slug)


def _say(request: StaffRequest, kind: Kind, looking: Looking, done: ChangedTogether) -> None:
    url = reverse(f"{kind.key}:undo_together", kwargs={"slug": looking.programme.slug})
    number = len(done.lines)
    text = ngettext("%(number)s regel is bijgewerkt.", "%(number)s regels zijn bijgewerkt.", number)
    messages.success(request, text % {"number": number}, extra_tags=f"undo:{done.pk}:{url}")


@require_POST
def undo(request: StaffRequest, kind: Kind, slug: str) -> HttpResponse:
    """Take all of it back, within ten minutes; what somebody changed since stays."""
    programme, _rights = access.enter(request, slug, kind.edits)
    number = request.POST.get("event", "")
    rows = programme.changed_together.filter(kind=kind.key)
    done = get_object_or_404(rows, pk=int(number)) if number.isdecimal() else None
    try:
        if done is None:
            raise undoing.TooLate
        stay = undo_together(kind, done, by=request.user, at=timezone.now())
    except undoing.TooLate:
        messages.warning(request, _("Dit is niet meer ongedaan te maken: het is te lang geleden, of al gedaan."))
    else:
        if stay:
            told = _("Ongedaan gemaakt, behalve wat daarna nog veranderde: %s.") % ", ".join(stay)
            messages.warning(request, told)
        else:
            messages.success(request, _("Alles staat er weer zoals daarvoor."))
    return go(request, f"{kind.key}:listing", slug=slug)
