"""How a change is judged, for whoever wants to know."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from neighbourhoods.pages import method as told
from wijkaanpak.pages import page


@require_safe
@login_not_required
def method(request: HttpRequest) -> HttpResponse:
    return page(request, "neighbourhoods/pages/method.html", {"limits": told.limits(), "tested": told.tested()})
