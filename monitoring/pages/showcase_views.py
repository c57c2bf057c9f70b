"""The public page of a programme."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.pages.showcase import showcase
from programmes.models import Programme
from wijkaanpak.pages import is_unfolded, page


@require_safe
@login_not_required
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Programme.objects.published(), slug=slug)
    shown = showcase(found, request.municipality.name, timezone.localdate())
    return page(
        request,
        "monitoring/pages/programme.html",
        {"programme": found, "shown": shown, "is_all_open": is_unfolded(request)},
    )
