"""The programme at a glance, and how it is judged."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.pages import factor_page
from monitoring.pages import years as long_line
from monitoring.pages.overview import overview as read_overview
from programmes import access
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import page


@require_safe
def overview(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug)
    shown = read_overview(programme, request.municipality.name, timezone.localdate(), rights=rights)
    context = {"programme": programme, "rights": rights, "shown": shown}
    return page(request, "monitoring/pages/overview.html", context)


@require_safe
def factors(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug, "monitoring.view")
    context = {"programme": programme, "rights": rights, "judged": factor_page.read(programme, rights)}
    return page(request, "monitoring/pages/success_factors.html", context)


@require_safe
def years(request: StaffRequest, slug: str) -> HttpResponse:
    """The whole term of the wijkaanpak: what was decided, and what comes."""
    programme, rights = access.enter(request, slug)
    context = {"programme": programme, "rights": rights, "line": long_line.read(programme, timezone.localdate())}
    return page(request, "monitoring/pages/years.html", context)
