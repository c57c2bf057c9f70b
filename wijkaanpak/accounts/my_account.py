"""The page *Mijn account*: who somebody is here, how they sign in, and where they are signed in now."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wijkaanpak.accounts import open_sessions
from wijkaanpak.pages import page
from wijkaanpak.security_log import Result, SecurityEvent, record

OTHERS = "others"  # all sessions but this one


@never_cache
@require_http_methods(["GET", "POST"])
def my_account(request: HttpRequest) -> HttpResponse:
    """Each session but this one can be ended; this one by signing out."""
    own, user = request.session.session_key, request.user
    if request.method == "POST":
        ended = open_sessions.end(user, but=own, pk=_which(request.POST.get("session", "")))
        if ended:
            record(request, SecurityEvent.SESSIONS_ENDED, Result.DONE, person=user.pk)
        messages.success(request, _ended(ended))
        return HttpResponseRedirect(reverse("my_account"))
    found = list(open_sessions.of(user, at=timezone.now()))
    return page(request, "account/my_account.html", {"sessions": found, "own": own, "two_steps": is_mfa_enabled(user)})


def _which(said: str) -> int | None:
    """The number of a session, or None for all others; what is neither is the number of none."""
    if said == OTHERS:
        return None
    return int(said) if said.isdecimal() else 0


def _ended(count: int) -> str:
    if not count:
        return _("Daar was u al uitgelogd.")
    words = ngettext("U bent op één andere plek uitgelogd.", "U bent op %(count)d andere plekken uitgelogd.", count)
    return words % {"count": count}
