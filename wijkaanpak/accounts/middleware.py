"""A municipality can ask its people to sign in with two steps."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class SecondFactorMiddleware:
    """No page behind sign-in before the second step is set up, where the municipality requires it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        municipality = getattr(request, "municipality", None)
        if municipality is None or not municipality.requires_second_factor:
            return None
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        if is_mfa_enabled(request.user):
            return None
        messages.info(request, _("Uw gemeente vraagt u in te loggen in twee stappen. Stel de tweede stap nu in."))
        return redirect("/account/2fa/totp/activate/")
