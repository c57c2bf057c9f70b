"""Reads for the pages of a programme's area: the buurten there are, those that are in, and how that changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from neighbourhoods.models import Area
from neighbourhoods.models.area import district_code, sort_key
from neighbourhoods.series import continued
from neighbourhoods.terms import Level
from programmes.models import Event, Programme, ProgrammeArea
from wijkaanpak.charts import Chart, LocatedArea, PickArea, area_picker, locator, polygons


@dataclass(frozen=True, slots=True)
class Buurt:
    """One buurt to choose."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Wijk:
    """A wijk with its buurten, by name."""

    code: str
    name: str
    buurten: tuple[Buurt, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """The buurten of the municipality in the newest division, `year` None when none were read."""

    year: int | None
    wijken: tuple[Wijk, ...]
    areas: tuple[Area, ...]

    @property
    def names(self) -> dict[str, str]:
        return {buurt.code: buurt.name for wijk in self.wijken for buurt in wijk.buurten}


@dataclass(frozen=True, slots=True)
class AreaVersion:
    """What the area was from one day until another, and what changed then."""

    area: ProgrammeArea
    buurten: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class AreaBoard:
    """All that the page of the area shows; versions newest first."""

    versions: tuple[AreaVersion, ...]
    map: Chart | None
    year: int | None

    @property
    def now(self) -> AreaVersion | None:
        return self.versions[0] if self.versions and self.versions[0].area.ends_on is None else None


@dataclass(frozen=True, slots=True)
class Picking:
    """The buurten to choose from, and the area that holds now. `codes` are its buurten in this division; `lost` are the
    ones that are not in this division, while nobody knows what they became.
    """

    division: Division
    area: ProgrammeArea | None
    codes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def board(programme: Programme, municipality_code: str) -> AreaBoard:
    """Seven queries, however many versions there are."""
    division = newest(municipality_code)
    versions = _versions(programme)
    current = versions[0].area if versions and versions[0].area.ends_on is None else None
    chosen = set(today(current, division)[0]) if current else set()
    return AreaBoard(versions, _located(division, chosen, programme.area_name), division.year)


def newest(municipality_code: str) -> Division:
    """Two queries: in which division there are buurten, and which; with the wijken they are in."""
    inside = Area.objects.within(municipality_code)
    year = (
        inside.neighbourhoods().order_by("-division_year").values_list("division_year", flat=True).first()
        if municipality_code
        else None
    )
    if year is None:
        return Division(None, (), ())
    areas = list(inside.of_division(year).defer("geometry").in_order())
    names = {area.code: area.name for area in areas if area.level == Level.DISTRICT}
    found = tuple(area for area in areas if area.level == Level.NEIGHBOURHOOD)
    grouped: dict[str, list[Buurt]] = {}
    for area in found:
        grouped.setdefault(district_code(area.code), []).append(Buurt(area.code, area.name))
    wijken = [
        Wijk(code, names.get(code, _("Wijk %s") % code[-2:]), tuple(buurten))
        for code, buurten in sorted(grouped.items())
    ]
    return Division(year, tuple(sorted(wijken, key=lambda wijk: sort_key(wijk.name))), found)


def picking(programme: Programme, municipality_code: str) -> Picking:
    """Five queries at most, however many buurten there are."""
    division = newest(municipality_code)
    area = programme.areas.filter(ends_on=None).prefetch_related("members").first()
    if area is None:
        return Picking(division, None)
    return Picking(division, area, *today(area, division))


def narrowed(division: Division, chosen: Collection[str], wanted: str) -> list[tuple[Wijk, int, bool]]:
    """The wijken with the buurten whose name, or wijk, has these letters, and those that are chosen; how many of
    each are chosen, and whether it has to be open.
    """
    letters = sort_key(wanted.strip())
    found = []
    for wijk in division.wijken:
        whole = letters in sort_key(wijk.name)
        buurten = tuple(
            buurt for buurt in wijk.buurten if whole or buurt.code in chosen or letters in sort_key(buurt.name)
        )
        count = sum(buurt.code in chosen for buurt in buurten)
        if buurten:
            found.append((Wijk(wijk.code, wijk.name, buurten), count, bool(count or letters)))
    return found


def today(area: ProgrammeArea, division: Division) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes of the area in this division, and the ones of which nobody knows what they became. One query; none
    when the area is of this division.
    """
    if division.year is None or area.division_year == division.year:
        codes = tuple(area.codes)
    else:
        codes = continued(area.codes, area.division_year, division.year) or tuple(area.codes)
    known = division.names
    return tuple(code for code in codes if code in known), tuple(code for code in codes if code not in known)


def picture(division: Division, chosen: Collection[str], label: str) -> Chart | None:
    """The map, with what is chosen; None without boundaries."""
    drawn = [area for area in division.areas if area.outline]
    if not drawn:
        return None
    shapes = [PickArea(area.code, area.name, polygons(area.outline), area.code in chosen) for area in drawn]
    return area_picker(label, shapes, width=440, height=440, key="area-map")


def _located(division: Division, chosen: Collection[str], name: str) -> Chart | None:
    """The area with what lies around it, and where that is in the gemeente; None without boundaries."""
    drawn = [area for area in division.areas if area.outline]
    if not drawn:
        return None
    shapes = [LocatedArea(area.name, polygons(area.outline), name if area.code in chosen else "") for area in drawn]
    label = _("Het gebied van %s, met in de hoek waar het ligt") % name
    return locator(label, shapes, zooms=True, width=560, height=440, key="area-map")


def _versions(programme: Programme) -> tuple[AreaVersion, ...]:
    areas = list(programme.areas.prefetch_related("members").order_by("-starts_on", "-pk"))
    events = Event.objects.filter(programme=programme, kind__in=["area.redrawn", "programme.started"]).order_by("at")
    told = {event.detail.get("id") if event.kind == "area.redrawn" else None: event for event in events}
    names = _names(areas)
    versions = []
    for place, area in enumerate(areas):
        former = areas[place + 1] if place + 1 < len(areas) else None
        event = told.get(area.pk) or (told.get(None) if former is None else None)
        before = set(former.codes) if former else set(area.codes)
        versions.append(
            AreaVersion(
                area,
                _called(area.codes, area, names),
                _called(set(area.codes) - before, area, names),
                _called(before - set(area.codes), former or area, names),
                event.by_name if event else "",
                event.at if event else None,
            )
        )
    return tuple(versions)


def _names(areas: Sequence[ProgrammeArea]) -> Mapping[tuple[str, int], str]:
    codes = {code for area in areas for code in area.codes}
    years = {area.division_year for area in areas}
    rows = Area.objects.filter(code__in=codes, division_year__in=years)
    return {(code, year): name for code, year, name in rows.values_list("code", "division_year", "name")}


def _called(codes: Iterable[str], area: ProgrammeArea, names: Mapping[tuple[str, int], str]) -> tuple[str, ...]:
    return tuple(sorted(names.get((code, area.division_year), code) for code in codes))
