"""What the site says about itself: who it is for, how accessible it is, what it does with personal data."""

from datetime import UTC, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wijkaanpak.pages import page

STILL_TRUE_FOR = timedelta(days=180)


@require_safe
@login_not_required
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116). It never is out of date: as long as we answer, the address holds."""
    expires = (timezone.now() + STILL_TRUE_FOR).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL.rstrip('/')}{request.path}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


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
