"""The pages above the municipalities: which there are, and coming in by an invitation."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wijkaanpak.accounts import invitations, mailbox
from wijkaanpak.accounts.forms import ChoosePasswordForm
from wijkaanpak.accounts.models import Invitation, Municipality
from wijkaanpak.pages import page

MAKE_ONE = """municipality Groningen --code GM0014 \\
  --administrator u@voorbeeld.nl --administrator-name "Uw naam\""""
MUNICIPALITIES_A_PAGE = 60
LINK = "uitnodiging"  # the cookie that brings the secret of a link to the page without it


@require_safe
@login_not_required
def municipalities(request: HttpRequest) -> HttpResponse:
    """The municipalities on this server, or straight to the only one; before the first, how to make it."""
    found = Paginator(Municipality.objects.all(), MUNICIPALITIES_A_PAGE).get_page(request.GET.get("pagina"))
    if found.paginator.count == 1:
        return HttpResponseRedirect(f"/{found[0].slug}/")
    if not found:
        return page(request, "no_municipality.html", {"command": f"{settings.MANAGE_COMMAND} {MAKE_ONE}"})
    return page(request, "municipalities.html", {"municipalities": found})


@never_cache
@require_safe
@login_not_required
def arrive(request: HttpRequest, token: str) -> HttpResponse:
    """From the link in a letter to the page without its secret: not in the history, not with the next request."""
    path = reverse("invitation")
    response = HttpResponseRedirect(path)
    response.set_cookie(
        LINK, token, max_age=3600, path=path, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


@never_cache
@require_http_methods(["GET", "POST"])
@login_not_required
def invitation(request: HttpRequest) -> HttpResponse:
    """Choose a password. Opening the link changes nothing: mail scanners do that too."""
    token, now = request.COOKIES.get(LINK, ""), timezone.now()
    try:
        invited = invitations.opened(token, at=now)
        form = ChoosePasswordForm(request.POST if request.method == "POST" else None, user=invited.user)
        if form.is_valid():
            invitations.accept(token, password=form.cleaned_data["password"], at=now)
            return _to_the_door(request, invited, _("Uw wachtwoord is bewaard. Log nu in."))
    except invitations.LinkOver:
        return _with_a_used_link(request, token)
    return page(request, "account/invitation.html", {"invitation": invited}, form=form)


def _with_a_used_link(request: HttpRequest, token: str) -> HttpResponse:
    """It still shows that somebody reads the mailbox, as long as the second step is not there."""
    try:
        invited = invitations.opened_for_second_step(token, at=timezone.now())
    except invitations.LinkOver:
        return page(request, "account/invitation_over.html", {}, status=410)
    return _to_the_door(request, invited, _("Log nu in, en stel de tweede stap in."))


def _to_the_door(request: HttpRequest, invited: Invitation, told: str) -> HttpResponse:
    """Signing in is one door for everybody. In this browser the second step can be made: the link came by letter."""
    mailbox.prove(request, invited.user)
    messages.success(request, told)
    municipality = invited.municipality
    door = f"{reverse('account_login')}?{urlencode({'next': f'/{municipality.slug}/beheer/'})}"
    response = HttpResponseRedirect(door)
    response.delete_cookie(LINK, path=request.path, samesite="Lax")
    return response
