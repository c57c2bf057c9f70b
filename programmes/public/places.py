"""Reads for the pages about areas: which buurten and programme areas there are, and how they hang together."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods.areas.places import Place, place_of
from neighbourhoods.models import Area
from neighbourhoods.models.area import CODE, district_code, sort_key
from neighbourhoods.pages import profiles
from neighbourhoods.terms import Level
from programmes.models import AmbitionIndicator, Programme, ProgrammeAreaMember
from programmes.public import reads

MOST_COMPARED = 4
SLUG = r"[-a-zA-Z0-9_]+"


@dataclass(frozen=True, slots=True)
class District:
    """A wijk with its buurten; without a name when the buurten were published without their wijk."""

    area: Area | None
    neighbourhoods: tuple[Area, ...]

    @property
    def key(self) -> str:
        return self.area.code if self.area else "zonder-wijk"

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """The number of buurten, as it is shown beside the name."""
        count = len(self.neighbourhoods)
        return (("plain", ngettext("%(count)s buurt", "%(count)s buurten", count) % {"count": count}),)


@dataclass(frozen=True, slots=True)
class Index:
    """Everything of a municipality that has a page. `found` counts the buurten that are listed."""

    districts: tuple[District, ...]
    programmes: tuple[Programme, ...]
    found: int
    map: SafeString


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An area with the wijk it lies in, what is inside or beside it, and the programmes it is a part of."""

    area: Area
    place: Place
    district: Area | None
    near: tuple[Area, ...]
    programmes: tuple[Programme, ...]
    is_past: bool
    town: str

    @property
    def names(self) -> Mapping[str, str]:
        return {area.code: area.name for area in self.near}


@dataclass(frozen=True, slots=True)
class AskedPlaces:
    """What somebody wants to compare: the places, and what could not be found."""

    places: tuple[Place, ...]
    unknown: tuple[str, ...]
    is_too_many: bool

    @property
    def is_to_choose(self) -> bool:
        """Whether there is still something to choose before there is anything to compare."""
        return len(self.places) < 2 or bool(self.unknown)

    @property
    def status(self) -> int:
        return 404 if self.unknown else 400 if self.is_too_many else 200


def index(municipality_code: str, search: str = "") -> Index:
    """Four queries. `search` narrows the buurten down by name or code; then there is no map."""
    found = _division(municipality_code).annotate(outline_text=reads.OUTLINE_TEXT)
    areas = list(found) if municipality_code else []
    programmes = tuple(Programme.objects.published())
    wanted = sort_key(search.strip())
    listed = [area for area in areas if area.level == Level.NEIGHBOURHOOD]
    shown = [area for area in listed if wanted in area.sort_key or wanted == area.code.casefold()]
    if wanted:
        programmes = tuple(
            programme for programme in programmes if wanted in sort_key(f"{programme.name} {programme.area_name}")
        )
        return Index(_by_district(areas, shown), programmes, len(shown), SafeString(""))
    codes = reads.current_codes(programmes)
    located = {programme.area_name: codes.get(programme.pk, ()) for programme in programmes}
    return Index(_by_district(areas, shown), programmes, len(shown), reads.places_map(listed, located))


def surroundings(code: str, municipality_code: str) -> Surroundings | None:
    """An area of this municipality; None when there is no such area here. Three queries."""
    if not municipality_code or not re.fullmatch(CODE, code) or Area(code=code).municipality_code != municipality_code:
        return None
    area = profiles.newest(code)
    if area is None:
        return None
    around = list(_around(area))
    district = next(
        (other for other in around if other.level == Level.DISTRICT and area.level == Level.NEIGHBOURHOOD), None
    )
    inside = Level.DISTRICT if area.level == Level.MUNICIPALITY else Level.NEIGHBOURHOOD
    near = tuple(other for other in around if other.level == inside and other.code != code)
    town = next((other for other in around if other.code == municipality_code), area)
    return Surroundings(
        area=area,
        place=place_of(area, [other.code for other in near] if area.level == Level.DISTRICT else ()),
        district=district,
        near=near,
        programmes=tuple(
            Programme.objects.published().filter(areas__ends_on=None, areas__members__code=code).distinct()
        ),
        is_past=area.division_year < town.division_year,
        town=town.name if town.code == municipality_code else "",
    )


def of_programme(programme: Programme, municipality_code: str) -> tuple[Place, tuple[Area, ...], str]:
    """The area of a programme as a place, with its buurten in name order and the name of its gemeente: two queries."""
    members = ProgrammeAreaMember.objects.filter(area__programme=programme, area__ends_on=None)
    codes = list(members.values_list("code", flat=True))
    newest: dict[str, Area] = {}
    wanted = [*codes, municipality_code]
    for area in Area.objects.filter(code__in=wanted).defer("geometry", "outline").order_by("division_year"):
        newest[area.code] = area
    town = newest.pop(municipality_code, None)
    buurten = tuple(sorted(newest.values(), key=lambda area: (area.sort_key, area.code)))
    return reads.place_of(programme, codes), buurten, town.name if town else ""


def asked_by(programmes: Sequence[Programme]) -> frozenset[str]:
    """The keys of the indicators that the ambitions of these programmes are about: one query, none without any."""
    if not programmes:
        return frozenset()
    followed = AmbitionIndicator.objects.filter(ambition__programme__in=programmes, ambition__ended_on=None)
    return frozenset(followed.order_by("pk").values_list("indicator_key", flat=True))


def asked(keys: Sequence[str], municipality_code: str) -> AskedPlaces:
    """The places behind codes and addresses of programmes, in the order asked: five queries at most."""
    keys = list(dict.fromkeys(key for key in keys if key))
    is_too_many = len(keys) > MOST_COMPARED
    keys = keys[:MOST_COMPARED]
    codes = [key for key in keys if re.fullmatch(CODE, key) and not key.startswith("NL")]
    slugs = [key for key in keys if key not in codes and re.fullmatch(SLUG, key)]
    found = _areas(codes) | _programmes(slugs)
    unknown = tuple(key for key in keys if key not in found)
    return AskedPlaces(tuple(found[key] for key in keys if key in found), unknown, is_too_many)


def choices(municipality_code: str, chosen: Iterable[Place] = ()) -> list[tuple[str, list[tuple[str, str]]]]:
    """Everything that can be compared, by kind, with what was chosen from elsewhere: three queries."""
    areas = list(_division(municipality_code)) if municipality_code else []
    town = profiles.newest(municipality_code)
    groups = [
        (_("Wijkaanpakken"), [(programme.slug, programme.area_name) for programme in Programme.objects.published()]),
        (_("Gemeente"), [(town.code, town.name)] if town else []),
        (_("Wijken"), [(area.code, area.name) for area in areas if area.level == Level.DISTRICT]),
        (_("Buurten"), [(area.code, area.name) for area in areas if area.level == Level.NEIGHBOURHOOD]),
    ]
    known = {key for _name, options in groups for key, _label in options}
    groups.append((_("Van elders"), [(place.key, place.name) for place in chosen if place.key not in known]))
    return [group for group in groups if group[1]]


def _division(municipality_code: str) -> QuerySet[Area]:
    """The wijken and buurten of a municipality in its newest division, by name."""
    newest = Area.objects.filter(code=municipality_code).order_by("-division_year").values("division_year")[:1]
    found = Area.objects.within(municipality_code).filter(division_year__in=newest)
    return found.defer("geometry", "outline").in_order()


def _by_district(areas: Sequence[Area], shown: Sequence[Area]) -> tuple[District, ...]:
    districts = {area.code: area for area in areas if area.level == Level.DISTRICT}
    inside: dict[str, list[Area]] = {code: [] for code in districts}
    for area in shown:
        inside.setdefault(district_code(area.code), []).append(area)
    return tuple(District(districts.get(code), tuple(buurten)) for code, buurten in inside.items() if buurten)


def _around(area: Area) -> Iterable[Area]:
    """Its municipality, its wijk and what lies beside or inside it, in the newest division of the municipality."""
    town = area.municipality_code
    newest = Area.objects.filter(code=town).order_by("-division_year").values("division_year")[:1]
    inside = {
        Level.MUNICIPALITY: Q(level=Level.DISTRICT, code__startswith="WK" + town[2:]),
        Level.DISTRICT: Q(code__startswith="BU" + area.code[2:]),
        Level.NEIGHBOURHOOD: Q(code__startswith="BU" + area.code[2:8]) | Q(code=district_code(area.code)),
    }[Level(area.level)]
    areas = Area.objects.filter(inside | Q(code=town), division_year__in=newest)
    return areas.defer("geometry", "outline").in_order()


def _areas(codes: Sequence[str]) -> dict[str, Place]:
    if not codes:
        return {}
    newest: dict[str, Area] = {}
    for area in Area.objects.filter(code__in=codes).defer("geometry", "outline").order_by("division_year"):
        newest[area.code] = area
    inside: dict[str, list[str]] = {code: [] for code in newest}
    districts = [code for code in newest if code.startswith("WK")]
    if districts:
        within = Q(pk=None)
        for code in districts:
            within |= Q(code__startswith="BU" + code[2:], division_year=newest[code].division_year)
        for code in Area.objects.filter(within).values_list("code", flat=True):
            inside[district_code(code)].append(code)
    return {code: place_of(area, inside[code]) for code, area in newest.items()}


def _programmes(slugs: Sequence[str]) -> dict[str, Place]:
    if not slugs:
        return {}
    found = list(Programme.objects.published().filter(slug__in=slugs))
    codes = reads.current_codes(found)
    return {
        programme.slug: reads.place_of(programme, codes[programme.pk]) for programme in found if codes.get(programme.pk)
    }
