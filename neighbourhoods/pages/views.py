"""One indicator on the map of the gemeente: the list first, the drawing beside it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from neighbourhoods.models import Indicator
from neighbourhoods.pages import area_reads, map_page
from neighbourhoods.pages.area_reads import IndicatorMap
from neighbourhoods.pages.forms import MapForm
from wijkaanpak.pages import page

# A municipality of which the code is not known yet has no areas.
NOWHERE = "GM0000"


@require_safe
@login_not_required
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """404 for an indicator that is not in the catalogue. A year without figures shows the newest, and says so."""
    catalogue = list(Indicator.objects.in_order())
    asked = request.GET.get("indicator", key)
    if asked != key and any(listed.key == asked for listed in catalogue):
        rest = {name: value for name, value in request.GET.items() if name != "indicator" and value}
        return redirect(f"{reverse('maps:map', args=[asked])}?{urlencode(rest)}")
    form = MapForm(initial=request.GET.dict())
    found = _read(request, key, form, catalogue)
    missed = form.year not in ("", found.period)
    form.offer(found.indicator, area_reads.mapped(catalogue), found.period, found.periods)
    shown = map_page.map_page(found, level=form.level, order=form.order, search=form.search)
    context = {"form": form, "shown": shown, "counted": map_page.counted(shown), "missed": missed}
    return page(request, "neighbourhoods/pages/map.html", {**context, "files": _files(request, found, form)})


@require_safe
@login_not_required
def areas(request: HttpRequest, key: str) -> HttpResponse:
    """The same areas as GeoJSON, for the map that zooms; 404 for a year that is not there."""
    found = _read(request, key, MapForm(initial=request.GET.dict()), list(Indicator.objects.in_order()))
    if request.GET.get("jaar", found.period) != found.period:
        raise Http404
    response = JsonResponse(map_page.collection(found), content_type="application/geo+json")
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _files(request: HttpRequest, found: IndicatorMap, form: MapForm) -> list[tuple[str, str]]:
    """Where to get these very figures, with the words for it."""
    asked = {"niveau": form.level_name, "indicator": found.indicator.key, "jaar": found.period or ""}
    kinds = {"csv": "CSV", "xlsx": "Excel", "geojson": "GeoJSON"}
    code = request.municipality.code  # type: ignore[attr-defined]
    return [
        (f"{reverse('downloads:download', args=[code, kind])}?{urlencode(asked)}", label)
        for kind, label in kinds.items()
        if code and found.period
    ]


def _read(request: HttpRequest, key: str, form: MapForm, catalogue: list[Indicator]) -> IndicatorMap:
    if not any(listed.key == key for listed in catalogue):
        raise Http404
    code: str = request.municipality.code  # type: ignore[attr-defined]
    year = area_reads.newest_division(code) if code else None
    return area_reads.municipality_map(
        code or NOWHERE, key, division_year=year, period=form.year, level=form.level, catalogue=catalogue
    )
