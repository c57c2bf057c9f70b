"""Reads for the pages everybody sees: which programmes there are, and where."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.db.models import TextField
from django.db.models.functions import Cast
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from neighbourhoods.areas.places import Place
from neighbourhoods.downloads.extract import places_of
from neighbourhoods.models import Area
from programmes import phases
from programmes.models import Programme, ProgrammeArea, ProgrammeAreaMember
from programmes.public.attention import Attention
from wijkaanpak.charts import Drawn, LocatedArea, locator, polygons
from wijkaanpak.kept_html import kept

OUTLINE_TEXT = Cast("outline", TextField())
"""An outline as it is written: to see that it is still the same takes a tenth of reading it."""


@dataclass(frozen=True, slots=True)
class Card:
    """A programme on the page of its municipality; `phase` counts from 1, `notes` say what asks attention."""

    programme: Programme
    phase: int
    places: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Home:
    """The programmes of a municipality and, where their boundaries are known, the map of it."""

    cards: tuple[Card, ...]
    map: SafeString


def home(programmes: Iterable[Programme], municipality_code: str, attention: Mapping[int, Attention]) -> Home:
    """What asks most attention first. At most three queries, however many programmes there are."""
    listed = sorted(programmes, key=lambda programme: [-part for part in attention[programme.pk].weight])
    codes = current_codes(listed)
    areas = list(neighbourhoods_of(municipality_code)) if municipality_code else []
    names = {area.code: area.name for area in areas}
    cards = tuple(
        Card(
            programme=programme,
            phase=phases.position(programme.phase) + 1,
            places=tuple(sorted(names[code] for code in codes.get(programme.pk, ()) if code in names)),
            notes=attention[programme.pk].notes,
        )
        for programme in listed
    )
    places = {programme.area_name: codes.get(programme.pk, ()) for programme in listed}
    return Home(cards=cards, map=places_map(areas, places))


def current_codes(programmes: Iterable[Programme]) -> Mapping[int, tuple[str, ...]]:
    """The buurten of each programme that has any today, by the programme's id. One query."""
    members = ProgrammeAreaMember.objects.filter(area__programme__in=list(programmes), area__ends_on=None)
    found: dict[int, list[str]] = {}
    for programme, code in members.order_by("code").values_list("area__programme", "code"):
        found.setdefault(programme, []).append(code)
    return {programme: tuple(codes) for programme, codes in found.items()}


def place_of(programme: Programme, codes: Iterable[str]) -> Place:
    """The area of a programme as a place; `codes` are its buurten."""
    kind = ProgrammeArea._meta.verbose_name
    return Place(programme.area_name, kind, tuple(sorted(codes)), slug=programme.slug)


def places(programme: Programme) -> list[Place]:
    """The area of a programme today as one place, and its buurten after it; none while it has none. Three queries."""
    area = ProgrammeArea.objects.filter(programme=programme, ends_on=None).prefetch_related("members").first()
    if area is None or not area.codes:
        return []
    year = area.division_year
    found = Area.objects.of_division(year).filter(code__in=area.codes).defer("geometry").in_order()
    buurten = places_of(found)
    outlines = tuple(outline for buurt in buurten for outline in buurt.outlines)
    whole = replace(place_of(programme, area.codes), division_year=year, outlines=outlines)
    return [whole, *buurten] if len(buurten) > 1 else [whole]


class Outlined(Protocol):
    """A buurt as far as a map needs it."""

    code: str
    name: str
    outline_text: str | None


def neighbourhoods_of(municipality_code: str) -> Iterable[Outlined]:
    """The buurten of a municipality in its newest division, by name."""
    newest = Area.objects.filter(code=municipality_code).order_by("-division_year").values("division_year")[:1]
    found = Area.objects.neighbourhoods().within(municipality_code).filter(division_year__in=newest)
    return found.in_order().annotate(outline_text=OUTLINE_TEXT).values_list("code", "name", "outline_text", named=True)


def places_map(areas: Iterable[Outlined], places: Mapping[str, Collection[str]]) -> SafeString:
    """`municipality_map` as HTML, drawn once from the same outlines; empty without one."""
    outlined = [(area.code, area.name, area.outline_text) for area in areas if area.outline_text]
    found = {name: tuple(codes) for name, codes in places.items() if codes}
    if not outlined or not found:
        return SafeString("")

    def draw() -> str:
        known = [(code, name, json.loads(outline)) for code, name, outline in outlined]
        return render_to_string("programmes/public/places_map.html", {"map": municipality_map(known, found)})

    return kept("places", (outlined, found), draw)


def municipality_map(areas: Iterable[tuple[str, str, Any]], places: Mapping[str, Collection[str]]) -> Drawn:
    """Where the wijkaanpakken are: `areas` are buurten with code, name and outline (GeoJSON), `places` the codes of
    those of each wijkaanpak, by the name of its area.
    """
    within = {code: name for name, codes in places.items() for code in codes}
    shapes = [LocatedArea(name, polygons(outline), within.get(code, "")) for code, name, outline in areas]
    label = _("Waar de wijkaanpakken zijn")
    return Drawn(
        locator(label, shapes, key="home-map"),
        locator(label, shapes, width=300, height=380, key="home-map-narrow"),
    )
