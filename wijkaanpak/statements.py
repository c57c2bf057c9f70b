"""What the site says about itself: who it is for, how accessible it is, what it does with personal data."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wijkaanpak.pages import page


@require_safe
@login_not_required
def about(request: HttpRequest) -> HttpResponse:
    return page(request, "statements/about.html", {})


@require_safe
@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return page(request, "statements/accessibility.html", {})


@require_safe
@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    return page(request, "statements/privacy.html", {})
