"""Residents' ideas, for the people who answer them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
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
    context = {
        "initiative": initiative,
        "programme": programme,
        "rights": rights,
        "letters": initiative.messages.select_related("by"),
        "may_check": is_idea and rights.may("programmes.handle_initiative"),
        "may_decide": initiative.may_be_decided and rights.may("programmes.decide_initiative"),
    }
    return page(request, "programmes/initiatives/detail.html", context)


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
    programme, rights = access.enter(request, slug, "programmes.decide_initiative")
    initiative = get_object_or_404(programme.initiatives, pk=pk)
    if request.method == "GET" and not initiative.may_be_decided:
        return go(request, "initiatives:detail", slug=slug, pk=pk)
    form = DecisionForm(request.POST or None, asked=initiative.amount_asked)
    if form.is_valid():
        try:
            initiatives.decide(initiative, **form.cleaned_data, by=request.user, at=timezone.now())
        except initiatives.AlreadyDecided:
            form.add_error(None, _("Een collega heeft hier zojuist al over besloten."))
        except initiatives.NotAllowed:
            form.add_error(None, _("Dit initiatief wacht nog op de indiener. U kunt nu niet besluiten."))
        else:
            messages.success(request, _("Het besluit over ‘%(title)s’ is vastgelegd.") % {"title": initiative.title})
            return go(request, "initiatives:detail", slug=slug, pk=pk)
    context = {"initiative": initiative, "programme": programme, "rights": rights}
    return page(request, "programmes/initiatives/decide.html", context, partial="decision", form=form)
