"""Residents' ideas, for the people who answer them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes import access, initiatives
from programmes.initiatives.forms import DecisionForm, ListForm
from programmes.models import Initiative
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page

PER_PAGE = 25


@require_safe
def listing(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, "programmes.view_initiatives")
    form = ListForm(request.GET)
    rows = form.narrow(programme.initiatives.order_by("-submitted_at", "-pk"))
    context = {
        "programme": programme,
        "rights": rights,
        "form": form,
        "today": timezone.localdate(),
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina")),
    }
    return page(request, "programmes/initiatives/listing.html", context, partial="list")


@require_safe
def detail(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    programme, rights = access.enter(request, slug, "programmes.view_initiatives")
    initiative = get_object_or_404(programme.initiatives, pk=pk)
    is_idea = initiative.status == Initiative.Status.IDEA
    decides, handles = rights.may("programmes.decide_initiative"), rights.may("programmes.handle_initiative")
    context = {
        "initiative": initiative,
        "programme": programme,
        "rights": rights,
        "letters": initiative.messages.select_related("by"),
        "may_check": is_idea and handles,
        "may_read": not is_idea and initiative.confirmed_at is not None and handles,
        "may_see_applicant": rights.may("programmes.view_applicant"),
        "may_decide": initiative.may_be_decided and decides,
        "may_hold_back": initiative.may_be_held_back(timezone.now()) and decides,
    }
    return page(request, "programmes/initiatives/detail.html", context)


@require_POST
def read(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Somebody has read a new idea, and puts it on the site or not; later it can be put there or taken off."""
    programme, _rights = access.enter(request, slug, "programmes.handle_initiative")
    initiative = get_object_or_404(programme.initiatives, pk=pk)
    publish = request.POST.get("answer") == "publish"
    try:
        initiatives.read(initiative, publish=publish, by=request.user, at=timezone.now())
    except initiatives.NotAllowed:
        messages.warning(
            request, _("Dit idee kan niet op de website: de indiener wil dat niet, of bevestigde het niet.")
        )
    else:
        said = _("Het idee staat op de website.") if publish else _("Het idee is gelezen en staat niet op de website.")
        messages.success(request, said)
    return go(request, "initiatives:detail", slug=slug, pk=pk)


@require_POST
def check(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """An idea that its applicant did not confirm: take it in, or send them the mail (again)."""
    programme, _rights = access.enter(request, slug, "programmes.handle_initiative")
    initiative = get_object_or_404(programme.initiatives, pk=pk)
    takes_in = request.POST.get("answer") == "accept"
    try:
        (initiatives.accept if takes_in else initiatives.ask_again)(initiative, by=request.user, at=timezone.now())
    except initiatives.NotAllowed:
        messages.warning(request, _("Dit idee is intussen al bevestigd of aangenomen."))
    else:
        asked = _("De indiener krijgt een mail om het idee te bevestigen.")
        messages.success(request, _("Het idee is aangenomen. De termijn loopt vanaf nu.") if takes_in else asked)
    return go(request, "initiatives:detail", slug=slug, pk=pk)


@require_http_methods(["GET", "POST"])
def decide(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """First the letter to look at; sent again as it was, the form is the decision."""
    programme, rights = access.enter(request, slug, "programmes.decide_initiative")
    initiative = get_object_or_404(programme.initiatives, pk=pk)
    if request.method == "GET" and not initiative.may_be_decided:
        return go(request, "initiatives:detail", slug=slug, pk=pk)
    form = DecisionForm(request.POST or None, asked=initiative.amount_asked, motivation=initiative.motivation)
    context = {"initiative": initiative, "programme": programme, "rights": rights, "letter": None}
    if form.is_valid() and (form.is_previewed or not initiative.may_be_decided):
        if _decided(request, form, initiative):
            return go(request, "initiatives:detail", slug=slug, pk=pk)
    elif form.is_valid():
        context["letter"] = initiatives.letter(initiative, **form.decision, by=request.user, at=timezone.now())
        form.remember()
    return page(request, "programmes/initiatives/decide.html", context, partial="decision", form=form)


def _decided(request: StaffRequest, form: DecisionForm, initiative: Initiative) -> bool:
    try:
        decided = initiatives.decide(initiative, **form.decision, by=request.user, at=timezone.now())
    except initiatives.AlreadyDecided:
        form.add_error(None, _("Een collega heeft hier zojuist al over besloten."))
        return False
    except initiatives.NotAllowed:
        form.add_error(None, _("Dit initiatief wacht nog op de indiener. U kunt nu niet besluiten."))
        return False
    told = _("Het besluit over ‘%(title)s’ is vastgelegd.") % {"title": initiative.title}
    if decided.applicant_email:
        moment = {"moment": time_format(timezone.localtime(decided.letter_due_at), "H.i")}
        told += " " + _("De brief gaat om %(moment)s weg. Tot dan kunt u hem tegenhouden.") % moment
    messages.success(request, told)
    return True


@require_POST
def hold_back(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """The letter stays here and the decision is undone; its form opens with the motivation as it was."""
    programme, _rights = access.enter(request, slug, "programmes.decide_initiative")
    initiative = get_object_or_404(programme.initiatives, pk=pk)
    try:
        initiatives.hold_back(initiative, by=request.user, at=timezone.now())
    except initiatives.LetterIsOut:
        messages.warning(request, _("De brief is al weg. Het besluit staat vast."))
    except initiatives.NotAllowed:
        messages.warning(request, _("Er is geen besluit om tegen te houden."))
    else:
        messages.success(request, _("De brief is tegengehouden. Er is nog geen besluit; uw motivering staat er nog."))
        return go(request, "initiatives:decide", slug=slug, pk=pk)
    return go(request, "initiatives:detail", slug=slug, pk=pk)
