"""Open data of programmes that are public: what they are, the figures of their area, and what their partners count."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema
from pydantic import Field

from neighbourhoods.api import Cijfers, WelkeCijfers, figures_of
from neighbourhoods.downloads.extract import rounded
from programmes.models import OwnFigure, Programme
from programmes.own_figures import tracks
from programmes.own_figures.tracks import Track
from programmes.phases import Phase
from programmes.public import reads
from wijkaanpak.open_data.paging import Bladeren, Lijst, absolute, page_of

router = Router(tags=["Wijkaanpakken"])


class Wijkaanpak(Schema):
    """Een wijkaanpak die openbaar is."""

    code: str
    naam: str
    gebied: str
    samenvatting: str
    fase: str
    begonnenOp: date
    looptijdJaren: int
    buurten: list[str] = Field(description="De codes van de buurten waar de wijkaanpak nu over gaat.")
    pagina: str
    cijfers: str
    eigenCijfers: str


class Wijkaanpakken(Lijst):
    resultaten: list[Wijkaanpak]


class EigenCijfer(Schema):
    """Wat een partner in de wijk zelf telt, goedgekeurd door een tweede persoon."""

    naam: str
    betekenis: str
    eenheid: str
    bron: str = Field(description="Wie het telt: een partner, of het wijkteam.")
    jaar: int
    kwartaal: int | None = Field(description="Leeg bij een cijfer over een heel jaar.")
    waarde: int | float | None
    redenGeenCijfer: str | None = Field(description="‘niet bekend’, of minder mensen dan wij noemen.")
    goedgekeurdOp: date
    versie: int = Field(description="Hoger dan 1: het cijfer is daarna verbeterd.")


class EigenCijfers(Lijst):
    resultaten: list[EigenCijfer]


class WelkeEigenCijfers(Bladeren):
    jaar: int | None = Field(None, ge=2000, le=2100, description="Alleen dit jaar.")


@router.get(
    "/wijkaanpakken",
    response=Wijkaanpakken,
    summary=_("De wijkaanpakken die openbaar zijn"),
    description="Elke wijkaanpak met haar buurten van nu, en waar haar pagina en haar cijfers staan.",
)
def programmes(request: HttpRequest, asked: Query[Bladeren]) -> dict[str, Any]:
    rows = Programme.objects.published()
    codes = reads.current_codes(rows)
    return page_of(request, rows, asked, lambda programme: _programme(programme, codes.get(programme.pk, ())))


@router.get(
    "/wijkaanpakken/{code}",
    response=Wijkaanpak,
    summary=_("Eén wijkaanpak"),
    description="De code staat in de lijst van wijkaanpakken. Wat niet openbaar is, is er hier niet.",
)
def programme(request: HttpRequest, code: str) -> dict[str, Any]:
    published = _found(code)
    return _programme(published, reads.current_codes([published]).get(published.pk, ()))


@router.get(
    "/wijkaanpakken/{code}/cijfers",
    response=Cijfers,
    summary=_("Alle cijfers van het gebied als geheel"),
    description="Uitgerekend over de buurten van de wijkaanpak samen. Ontbreekt een buurt of kan een cijfer niet "
    "worden samengevoegd, dan staat er waarom. Een onbekende code in ‘indicator’ geeft 404.",
)
def programme_figures(request: HttpRequest, code: str, asked: Query[WelkeCijfers]) -> dict[str, Any]:
    places = reads.places(_found(code))
    if not places:
        raise Http404
    return figures_of(request, places[0], asked)


@router.get(
    "/wijkaanpakken/{code}/eigen-cijfers",
    response=EigenCijfers,
    summary=_("Wat partners in de wijk tellen"),
    description="Alleen wat een tweede persoon goedkeurde en wat openbaar is. Over minder mensen dan wij noemen, staat "
    "er een reden en geen waarde.",
)
def own_figures(request: HttpRequest, code: str, asked: Query[WelkeEigenCijfers]) -> dict[str, Any]:
    shown = tracks.tracks(tracks.approved(_found(code), public=True))
    rows = [(track, figure) for track in shown for figure in track.figures if asked.jaar in (None, figure.period.year)]
    return page_of(request, rows, asked, _own_figure)


def _found(code: str) -> Programme:
    found: Programme = get_object_or_404(Programme.objects.published(), slug=code)
    return found


def _programme(programme: Programme, codes: tuple[str, ...]) -> dict[str, Any]:
    return {
        "code": programme.slug,
        "naam": programme.name,
        "gebied": programme.area_name,
        "samenvatting": programme.summary,
        "fase": str(Phase(programme.phase).label),
        "begonnenOp": programme.started_on,
        "looptijdJaren": programme.horizon_years,
        "buurten": list(codes),
        "pagina": absolute(reverse("monitoring:programme", args=[programme.slug])),
        "cijfers": absolute(reverse("open_data:programme_figures", args=[programme.slug])),
        "eigenCijfers": absolute(reverse("open_data:own_figures", args=[programme.slug])),
    }


def _own_figure(row: tuple[Track, OwnFigure]) -> dict[str, Any]:
    track, figure = row
    series = track.series
    hidden = figure.value is None or (figure.is_hidden and not track.exact)
    return {
        "naam": series.name,
        "betekenis": series.definition,
        "eenheid": series.unit,
        "bron": track.supplier,
        "jaar": figure.period.year,
        "kwartaal": figure.period.quarter or None,
        "waarde": None if hidden else rounded(float(figure.value), series.decimals),
        "redenGeenCijfer": track.text(figure) if hidden else None,
        "goedgekeurdOp": timezone.localdate(figure.reviewed_at),
        "versie": figure.version,
    }
