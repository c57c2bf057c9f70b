"""What is done with residents' ideas by the people who answer them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes import access, initiatives
from programmes.initiatives import turns
from programmes.initiatives.forms import DecisionForm, HandlerForm
from programmes.models import Event, Initiative
from programmes.records import held
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import go, page, was_first


def _seen(request: StaffRequest) -> int | None:
    """The last line of the logbook that the page showed, as its form gives it back."""
    number = request.POST.get("seen", "")
    return int(number) if number.isdecimal() else None


def _second(request: StaffRequest, event: Event | None) -> str:
    """What somebody reads whose act came too late."""
    return f"{turns.told(event, request.user)} {_('Daarom is er nu niets veranderd. Hieronder staat hoe het is.')}"


@require_POST
def read(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Somebody has read a new idea, and puts it on the site or not; later it can be put there or taken off."""
    programme, _rights = access.enter(request, slug, "programmes.handle_initiative")
    initiative = get_object_or_404(programme.initiatives, pk=pk)
    publish = request.POST.get("answer") == "publish"
    try:
        initiatives.read(initiative, publish=publish, by=request.user, at=timezone.now(), seen=_seen(request))
    except initiatives.SomebodyWasFirst as first:
        messages.warning(request, _second(request, first.event))
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
    write = initiatives.accept if takes_in else initiatives.ask_again
    try:
        write(initiative, by=request.user, at=timezone.now(), seen=_seen(request))
    except initiatives.SomebodyWasFirst as first:
        messages.warning(request, _second(request, first.event))
    except initiatives.NotAllowed:
        messages.warning(request, _second(request, turns.last(initiative)))
    else:
        asked = _("De indiener krijgt een mail om het idee te bevestigen.")
        messages.success(request, _("Het idee is aangenomen. De termijn loopt vanaf nu.") if takes_in else asked)
    return go(request, "initiatives:detail", slug=slug, pk=pk)


@require_http_methods(["GET", "POST"])
def assign(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Who answers this idea: then it stands in their *Van mij*."""
    programme, rights = access.enter(request, slug, "programmes.handle_initiative")
    initiative = get_object_or_404(held(request, programme.initiatives), pk=pk)
    form = HandlerForm(request.POST or None, initial={"handler": initiative.handler}, programme=programme)
    if form.is_valid():
        initiatives.assign(initiative, handler=form.cleaned_data["handler"], by=request.user, at=timezone.now())
        messages.success(request, _("Het is vastgelegd wie dit idee behandelt."))
        return go(request, "initiatives:detail", slug=slug, pk=pk)
    context = {"initiative": initiative, "programme": programme, "rights": rights}
    return page(request, "programmes/initiatives/assign.html", context, form=form)


@require_http_methods(["GET", "POST"])
def decide(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """First the letter to look at; sent again as it was, the form is the decision."""
    programme, rights = access.enter(request, slug, "programmes.decide_initiative")
    initiative = get_object_or_404(programme.initiatives, pk=pk)
    if request.method == "GET" and not initiative.may_be_decided:
        messages.warning(request, _second(request, turns.last(initiative)))
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
        initiative.refresh_from_db()
        stands = ", ".join(filter(None, (initiative.decision, initiative.granted_words)))
        first = turns.told(turns.last(initiative, turns.DECIDED), request.user)
        was_first(form, f"{first} {_('Nu staat er')}: {stands}.")
        form.add_error(None, _("Met uw tekst is niets gedaan. Hij staat hieronder nog: kopieer wat u nodig hebt."))
        return False
    except initiatives.NotAllowed:
        form.add_error(None, _second(request, turns.last(initiative)))
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
        messages.warning(request, _second(request, turns.last(initiative)))
    else:
        messages.success(request, _("De brief is tegengehouden. Er is nog geen besluit; uw motivering staat er nog."))
        return go(request, "initiatives:decide", slug=slug, pk=pk)
    return go(request, "initiatives:detail", slug=slug, pk=pk)
