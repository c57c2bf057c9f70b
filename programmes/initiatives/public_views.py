"""A resident hands in an idea: no account, no JavaScript, nothing lost."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from programmes import initiatives, letters
from programmes.initiatives.forms import InitiativeForm, fresh
from programmes.models import Initiative, Programme
from programmes.models.initiative import DECISION_WEEKS
from wijkaanpak import clients, limits
from wijkaanpak.pages import go, page

LINK = "bevestigen"  # the cookie that brings the secret of a link to the page without it
LINKS_KEPT = 5
IDEAS_A_PAGE = 48  # rows of two, three or four


@never_cache
@require_http_methods(["GET", "POST"])
@login_not_required
def submit(request: HttpRequest) -> HttpResponse:
    open_programmes = Programme.objects.published().filter(accepts_initiatives=True)
    wanted = open_programmes.filter(slug=request.GET.get("wijkaanpak", "")).first()
    choices = [(programme.pk, programme.name) for programme in open_programmes]
    initial = fresh() | ({"programme": wanted.pk} if wanted else {})
    form = InitiativeForm(request.POST or None, programmes=choices, initial=initial)
    status = 200 if not form.is_bound else 422
    if form.is_valid():
        programme = open_programmes.get(pk=form.cleaned_data["programme"])
        sent = form.proposal | {"needs_check": form.is_suspect, "connection": clients.connection(request)}
        try:
            initiatives.submit(programme, **sent, at=timezone.now())
        except limits.TooMany as refusal:
            form.refuse_until(refusal.again_at)
            status = 429
        else:
            return go(request, "initiatives:received")
    return page(request, "programmes/initiatives/submit.html", {"form": form}, partial="form", status=status)


@never_cache
@require_safe
@login_not_required
def received(request: HttpRequest) -> HttpResponse:
    return page(request, "programmes/initiatives/received.html", {"weeks": DECISION_WEEKS})


@never_cache
@require_safe
@login_not_required
def arrive(request: HttpRequest, token: str) -> HttpResponse:
    """From the link in a letter to the page without its secret: not in the history, not with the next request.

    The cookie keeps the secrets of the last few links, so that one opened in another tab takes none away.
    """
    response = go(request, "initiatives:confirm")
    _keep(response, [kept for kept in _tokens(request) if kept != token] + [token])
    return response


@never_cache
@require_http_methods(["GET", "POST"])
@login_not_required
def confirm(request: HttpRequest) -> HttpResponse:
    """Opening the link changes nothing: mail scanners do that too. The button confirms the idea on its own page."""
    tokens = _tokens(request)
    marked = request.POST.get("idea", "")
    token = next((kept for kept in reversed(tokens) if not marked or _mark(kept) == marked), "")
    if request.method == "POST":
        try:
            initiatives.confirm(token=token, at=timezone.now())
        except (initiatives.UnknownLink, initiatives.LinkExpired):
            return page(request, "programmes/initiatives/confirm.html", {"initiative": None}, status=410)
        response = go(request, "initiatives:confirmed")
        _keep(response, [kept for kept in tokens if kept != token])
        return response
    found = initiatives.waiting_for(token)
    context = {"initiative": found, "mark": _mark(token)}
    return page(request, "programmes/initiatives/confirm.html", context, status=200 if found else 410)


def _tokens(request: HttpRequest) -> list[str]:
    """The secrets of the links that were opened here, the last one last."""
    return request.COOKIES.get(LINK, "").split(".")[-LINKS_KEPT:] if request.COOKIES.get(LINK) else []


def _mark(token: str) -> str:
    """By which a page names its idea to us; the secret of its link does not follow from it."""
    return letters.hashed(f"mark {token}")[:16]


def _keep(response: HttpResponse, tokens: list[str]) -> None:
    path = reverse("initiatives:confirm")
    if not tokens:
        response.delete_cookie(LINK, path=path, samesite="Lax")
        return
    secrets = ".".join(tokens[-LINKS_KEPT:])
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(LINK, secrets, max_age=3600, path=path, httponly=True, samesite="Lax", secure=secure)


@require_safe
@login_not_required
def confirmed(request: HttpRequest) -> HttpResponse:
    return page(request, "programmes/initiatives/confirmed.html", {"weeks": DECISION_WEEKS})


@require_safe
@login_not_required
def published(request: HttpRequest) -> HttpResponse:
    """The ideas that their applicants agreed to show and that somebody has read, newest first, so many a page; of one
    wijkaanpak when the address names it.
    """
    found = Initiative.objects.published().select_related("programme").order_by("-submitted_at", "-pk")
    asked = Programme.objects.published().filter(slug=request.GET.get("wijkaanpak", "")).first()
    shown = Paginator(found.filter(programme=asked) if asked else found, IDEAS_A_PAGE)
    context = {"initiatives": shown.get_page(request.GET.get("pagina")), "programme": asked}
    return page(request, "programmes/initiatives/published.html", context)
