"""Residents' ideas, for the people who answer them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes import access, initiatives
from programmes.initiatives.forms import DecisionForm, ListForm
from programmes.models import Initiative, Programme
from wijkaanpak.pages import go, page

PER_PAGE = 25


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)
    access.require(request.user, "programmes.view_initiatives", programme)
    form = ListForm(request.GET)
    found = form.narrow(Initiative.objects.filter(programme=programme).order_by("-submitted_at", "-pk"))
    context = {
        "programme": programme,
        "form": form,
        "today": timezone.localdate(),
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("pagina")),
    }
    return page(request, "programmes/initiatives/listing.html", context, partial="list")


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    initiative = get_object_or_404(Initiative.objects.visible_to(request.user).select_related("programme"), pk=pk)
    access.require(request.user, "programmes.view_initiatives", initiative.programme)
    context = {
        "initiative": initiative,
        "programme": initiative.programme,
        "letters": initiative.messages.select_related("by"),
        "may_check": initiative.status == Initiative.Status.IDEA
        and access.allows(request.user, "programmes.handle_initiative", initiative.programme),
        "may_decide": initiative.may_be_decided
        and access.allows(request.user, "programmes.decide_initiative", initiative.programme),
    }
    return page(request, "programmes/initiatives/detail.html", context)


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """An idea that its applicant did not confirm: take it in, or send them the mail (again)."""
    initiative = get_object_or_404(Initiative.objects.visible_to(request.user).select_related("programme"), pk=pk)
    access.require(request.user, "programmes.handle_initiative", initiative.programme)
    takes_in = request.POST.get("answer") == "accept"
    try:
        (initiatives.accept if takes_in else initiatives.ask_again)(initiative, by=request.user, at=timezone.now())
    except initiatives.NotAllowed:
        messages.warning(request, _("Dit idee is intussen al bevestigd of aangenomen."))
    else:
        asked = _("De indiener krijgt een mail om het idee te bevestigen.")
        messages.success(request, _("Het idee is aangenomen. De termijn loopt vanaf nu.") if takes_in else asked)
    return go(request, "initiatives:detail", pk=pk)


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    initiative = get_object_or_404(Initiative.objects.visible_to(request.user).select_related("programme"), pk=pk)
    access.require(request.user, "programmes.decide_initiative", initiative.programme)
    if request.method == "GET" and not initiative.may_be_decided:
        return go(request, "initiatives:detail", pk=initiative.pk)
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
            return go(request, "initiatives:detail", pk=initiative.pk)
    context = {"initiative": initiative, "programme": initiative.programme, "form": form}
    status = 422 if form.errors else 200
    return page(request, "programmes/initiatives/decide.html", context, partial="decision", status=status)
