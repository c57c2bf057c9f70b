"""Open data: the page that says what there is, and the same for data portals."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from monitoring.pages import dcat, open_data
from wijkaanpak.pages import page


@require_safe
@login_not_required
def about(request: HttpRequest) -> HttpResponse:
    shown = open_data.page(request.municipality)  # type: ignore[attr-defined]
    return page(request, "monitoring/pages/open_data.html", {"shown": shown})


@require_safe
@login_not_required
def catalogue(request: HttpRequest) -> HttpResponse:
    """To be read from any website, as the API."""
    found = dcat.catalogue(request.municipality)  # type: ignore[attr-defined]
    response = JsonResponse(found, content_type=dcat.TYPE, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    response["Content-Language"] = "nl"
    patch_cache_control(response, public=True, no_cache=True)
    return response
