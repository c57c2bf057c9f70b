"""The programme at a glance, and how it is judged."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.pages import factor_page
from monitoring.pages.overview import overview as read_overview
from programmes import access
from programmes.models import Programme
from wijkaanpak.pages import page


@require_safe
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    programme, held = access.entered(request.user, slug)
    shown = read_overview(programme, request.municipality.name, timezone.localdate(), user=request.user, held=held)
    return page(request, "monitoring/pages/overview.html", {"programme": programme, "held": held, "shown": shown})


@require_safe
def factors(request: HttpRequest, slug: str) -> HttpResponse:
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)
    access.require(request.user, "monitoring.view", programme)
    shown = factor_page.read(programme)
    return page(request, "monitoring/pages/success_factors.html", {"programme": programme, "shown": shown})
