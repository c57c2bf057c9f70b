"""How a buurt is doing: the list of areas, the page of one, a few beside each other, and the same for staff."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from neighbourhoods.areas.places import Place
from neighbourhoods.pages import comparison_page, profiles
from neighbourhoods.pages.drawn_profile import DrawnProfile, draw
from programmes import access
from programmes.models import Programme
from programmes.public import places
from programmes.public.forms import AreaSearchForm
from wijkaanpak.accounts.requests import StaffRequest
from wijkaanpak.pages import is_unfolded, page


@require_safe
@login_not_required
def areas(request: HttpRequest) -> HttpResponse:
    form = AreaSearchForm(request.GET)
    search = form.cleaned_data["zoek"] if form.is_valid() else ""
    context = {
        "form": form,
        "index": places.index(request.municipality.code, search),
        "search": search,
        "is_all_open": is_unfolded(request),
    }
    return page(request, "programmes/public/areas.html", context, partial="found")


@require_safe
@login_not_required
def area(request: HttpRequest, code: str) -> HttpResponse:
    found = places.surroundings(code, request.municipality.code)
    if found is None:
        raise Http404
    shown = _drawn(request, found.place, found.names, found.town, found.programmes)
    return page(
        request, "programmes/public/area.html", {"found": found, "shown": shown, "is_all_open": is_unfolded(request)}
    )


@require_safe
@login_not_required
def programme_area(request: HttpRequest, slug: str) -> HttpResponse:
    programme = get_object_or_404(Programme.objects.published(), slug=slug)
    return page(request, "programmes/public/programme_area.html", _figures(request, programme))


@require_safe
def figures(request: StaffRequest, slug: str) -> HttpResponse:
    programme, rights = access.enter(request, slug)
    return page(request, "programmes/public/figures.html", {**_figures(request, programme), "rights": rights})


@require_safe
@login_not_required
def compare(request: HttpRequest) -> HttpResponse:
    asked = places.asked(request.GET.getlist("gebied"), request.municipality.code)
    parts = comparison_page.comparison(profiles.beside(asked.places)) if asked.places else ()
    chosen = [place.key for place in asked.places]
    context = {
        "asked": asked,
        "parts": parts,
        "choices": places.choices(request.municipality.code, asked.places),
        "is_all_open": is_unfolded(request),
        "chosen": (chosen + [""] * places.MOST_COMPARED)[: places.MOST_COMPARED],
    }
    return page(request, "programmes/public/compare.html", context, status=asked.status)


def _drawn(
    request: HttpRequest, place: Place, names: Mapping[str, str], town: str, programmes: Sequence[Programme]
) -> DrawnProfile | None:
    asked, is_all_open = places.asked_by(programmes), is_unfolded(request)
    return draw(profiles.of(place), town or request.municipality.name, names, asked, is_all_open=is_all_open)


def _figures(request: HttpRequest, programme: Programme) -> dict[str, object]:
    place, buurten, town = places.of_programme(programme, request.municipality.code)
    names = {buurt.code: buurt.name for buurt in buurten}
    shown = _drawn(request, place, names, town, [programme]) if place.parts else None
    return {"programme": programme, "buurten": buurten, "shown": shown, "is_all_open": is_unfolded(request)}
