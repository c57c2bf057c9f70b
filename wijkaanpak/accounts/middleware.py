"""Who signs in with two steps: the people of a municipality that asks for it, and whoever keeps the platform. And what
htmx hears when nobody is signed in any more.
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.accounts import mailbox
from wijkaanpak.pages import page

SECOND_STEP = "/account/2fa/totp/activate/"
DOORS = (settings.LOGIN_URL, SECOND_STEP)


class SignedOutMiddleware:
    """htmx follows the way to the door without telling, and would put the door in the middle of a form. With 401 it
    changes nothing, so what was typed stays.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        leads_out = response.status_code == 302 and response.headers["Location"].startswith(DOORS)
        return HttpResponse(status=401) if leads_out and "HX-Request" in request.headers else response


class SecondFactorMiddleware:
    """No page behind sign-in before the second step is set up, for whoever needs one; and the first one is set up in a
    browser in which a link from a letter was opened, by whoever was invited.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        if request.path_info == SECOND_STEP and not mailbox.may_make_second_step(request):
            return page(request, "account/second_step_by_letter.html", {}, status=403)
        if not needed(request) or is_mfa_enabled(request.user):
            return None
        messages.info(request, _("U logt hier in met twee stappen. Stel de tweede stap nu in."))
        return redirect(SECOND_STEP)


def needed(request: HttpRequest) -> bool:
    """Above the municipalities the platform asks it of its own people, except where they set the second step up."""
    municipality = getattr(request, "municipality", None)
    if municipality is not None:
        return bool(municipality.requires_second_factor)
    return bool(request.user.is_staff) and not request.path_info.startswith("/account/")  # type: ignore[union-attr]
