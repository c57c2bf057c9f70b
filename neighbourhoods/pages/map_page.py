"""What the map of one indicator shows: the list first, the drawing beside it, the key in words with counts.

Built from an `IndicatorMap`; asks the database nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods.figures import Figure, FigureState, Origin
from neighbourhoods.models.area import sort_key
from neighbourhoods.pages.area_reads import IndicatorMap, MappedArea
from neighbourhoods.series import words
from neighbourhoods.terms import Combination, Direction, Level, ReleaseStatus
from wijkaanpak import charts
from wijkaanpak.charts import (
    Drawn,
    KeyEntry,
    LocatedArea,
    Missing,
    Shade,
    choropleth,
    key_of,
    limits_of,
    locator,
    palette,
    polygons,
    shades_of,
)
from wijkaanpak.formats import date_words, number

# More names than these would cover the map.
MOST_POINTED_OUT = 6
PLAIN = Shade(palette.BAND, "")
_MISSING = {FigureState.TOO_SMALL: Missing.TOO_SMALL, FigureState.INCOMPLETE: Missing.INCOMPLETE}


@dataclass(frozen=True, slots=True)
class ListedArea:
    """One area of the list. `difference` is from the gemeente, empty where that says nothing."""

    code: str
    name: str
    text: str
    is_known: bool
    difference: str
    is_pointed_out: bool


@dataclass(frozen=True, slots=True)
class MapSource:
    """A table that these figures stand in, in words."""

    publisher: str
    table: str
    period: str
    status: str
    retrieved: str
    division_year: int
    licence: str


@dataclass(frozen=True, slots=True)
class MapPage:
    """`rows` are those that match the search, in the order asked; the drawing and its key are of all areas."""

    found: IndicatorMap
    level: str
    rows: tuple[ListedArea, ...]
    known: int
    map: Drawn | None
    key: tuple[KeyEntry, ...]
    sources: tuple[MapSource, ...]
    other_division: int | None

    @property
    def unit(self) -> str:
        return self.found.indicator.localized_unit

    @property
    def reading(self) -> str:
        """What dark means: never good or bad by itself. A number of people is not coloured."""
        if is_count(self.found):
            return _("Aantallen kleuren wij niet: dan ziet u vooral waar veel mensen wonen. De lijst zegt hoeveel.")
        return {
            Direction.HIGHER: _("Donker is meer. Bij dit cijfer is hoger gunstig."),
            Direction.LOWER: _("Donker is meer. Bij dit cijfer is lager gunstig."),
            Direction.CONTEXT: _(
                "Donker is meer. Dit cijfer is achtergrond: hoger of lager is niet beter of slechter."
            ),
        }[Direction(self.found.indicator.direction)]

    @property
    def references(self) -> tuple[tuple[Figure, str], ...]:
        """The gemeente and the country, as far as they have a figure that can stand beside that of a buurt."""
        if self.found.municipality.method == "sum":
            return ()
        pairs = ((self.found.municipality, "municipality"), (self.found.country, "country"))
        return tuple((figure, kind) for figure, kind in pairs if figure.value is not None)


def map_page(found: IndicatorMap, *, level: Level, order: str = "hoog", search: str = "") -> MapPage:
    """The page of a map; `order` is hoog, laag or naam, `search` a part of a name."""
    wanted = sort_key(search)
    matches = [area for area in found.areas if wanted in sort_key(area.name)]
    pointed = {area.code for area in matches} if search and len(matches) <= MOST_POINTED_OUT else set()
    values = [area.figure.value for area in found.areas]
    decimals = found.indicator.decimals
    reasons = [_missing(area.figure) for area in found.areas]
    used = {area.figure.origin.division_year for area in found.areas if area.figure.origin}
    return MapPage(
        found=found,
        level=str(level.value),
        rows=tuple(_row(area, found, area.code in pointed) for area in _ordered(matches, order)),
        known=len(found.values),
        map=_drawn(found, level, pointed),
        key=()
        if is_count(found)
        else tuple(key_of(values, reasons, unit=found.indicator.localized_unit, decimals=decimals, key="map-key")),
        sources=_sources(found),
        other_division=min(used) if used and used != {found.division_year} else None,
    )


def shown(figure: Figure, decimals: int) -> str:
    """The number, or the reason why there is none."""
    return str(words.STATES[figure.state]) if figure.value is None else number(figure.value, decimals)


def collection(found: IndicatorMap) -> dict[str, Any]:
    """The areas as GeoJSON with what the tooltip says and how each is drawn: the same figures as the list."""
    values = [area.figure.value for area in found.areas]
    shades = shades_of(values, [_missing(area.figure) for area in found.areas])
    if is_count(found):
        shades = [PLAIN] * len(shades)
    return {
        "type": "FeatureCollection",
        "features": [
            _feature(area, shade, found) for area, shade in zip(found.areas, shades, strict=True) if area.outline
        ],
    }


def _feature(area: MappedArea, shade: Shade, found: IndicatorMap) -> dict[str, Any]:
    known = area.figure.value is not None
    text = shown(area.figure, found.indicator.decimals)
    properties = {
        "code": area.code,
        "name": area.name,
        "text": f"{text} {found.indicator.localized_unit}" if known and found.indicator.unit != "aantal" else text,
        "ground": shade.ground,
        "tile": shade.tile,
    }
    return {"type": "Feature", "id": area.code, "geometry": area.outline, "properties": properties}


def _ordered(areas: Sequence[MappedArea], order: str) -> list[MappedArea]:
    """By value with the unknown last, or by name; equal ones by name."""
    if order == "naam":
        return list(areas)
    sign = 1 if order == "laag" else -1
    return sorted(areas, key=lambda area: (area.figure.value is None, sign * (area.figure.value or 0)))


def _row(area: MappedArea, found: IndicatorMap, is_pointed_out: bool) -> ListedArea:
    decimals = found.indicator.decimals
    return ListedArea(
        code=area.code,
        name=area.name,
        text=shown(area.figure, decimals),
        is_known=area.figure.value is not None,
        difference=_difference(area.figure, found.municipality, decimals),
        is_pointed_out=is_pointed_out,
    )


def _difference(figure: Figure, reference: Figure, decimals: int) -> str:
    """A count of a buurt against that of its gemeente says nothing."""
    if figure.value is None or reference.value is None or figure.method == "sum":
        return ""
    apart = round(figure.value, decimals) - round(reference.value, decimals)
    text = number(apart, decimals)
    return text if apart <= 0 or text.strip("0,.") == "" else f"+{text}"


def _missing(figure: Figure) -> Missing:
    return _MISSING.get(figure.state, Missing.UNKNOWN)


def is_count(found: IndicatorMap) -> bool:
    """Whether the figure counts: coloured it would say mostly how large a buurt is. A map shows where it lies."""
    return bool(found.indicator.combination == Combination.SUM)


def _located(found: IndicatorMap, level: Level, pointed: set[str]) -> Drawn | None:
    """Where the areas are, with their names; those that somebody searched for are dark."""
    places = [
        LocatedArea(area.name, polygons(area.outline), area.name if area.code in pointed else "")
        for area in found.areas
        if area.outline
    ]
    if not places:
        return None
    is_small = level is Level.NEIGHBOURHOOD
    label = _("Waar de buurten liggen") if is_small else _("Waar de wijken liggen")
    wide = locator(label, places, says=label, width=620, height=560, key="map")
    return Drawn(wide, locator(label, places, says=label, width=330, height=380, key="map-narrow"))


def _drawn(found: IndicatorMap, level: Level, pointed: set[str]) -> Drawn | None:
    if is_count(found):
        return _located(found, level, pointed)
    shapes = [
        charts.MapArea(
            label=area.name,
            polygons=polygons(area.outline),
            value=area.figure.value,
            missing=_missing(area.figure),
            highlighted=area.code in pointed,
        )
        for area in found.areas
        if area.outline
    ]
    if not shapes:
        return None
    name, unit = found.indicator.localized_name, found.indicator.localized_unit
    told = {"name": name[:1].upper() + name[1:], "period": found.period or ""}
    label = (_("%(name)s per buurt") if level is Level.NEIGHBOURHOOD else _("%(name)s per wijk")) % told
    if found.period:
        label = f"{label}, {found.period}"
    about: dict[str, Any] = {"unit": unit, "decimals": found.indicator.decimals, "has_key": False}
    # The classes are those of the key: of all areas, also of one without an outline.
    about["breaks"] = limits_of(found.values)
    wide = choropleth(label, shapes, width=620, height=560, key="map", **about)
    narrow = choropleth(label, shapes, width=330, height=380, key="map-narrow", **about)
    return Drawn(wide, narrow)


def _sources(found: IndicatorMap) -> tuple[MapSource, ...]:
    """Every table these figures were taken from, also of what they were divided by."""
    figures = [*(area.figure for area in found.areas), found.municipality]
    origins = [origin for figure in figures for origin in (*figure.origins, figure.weight and figure.weight.origin)]
    return tuple(dict.fromkeys(_source(origin) for origin in origins if origin))


def _source(origin: Origin) -> MapSource:
    return MapSource(
        publisher=origin.publisher,
        table=origin.table,
        period=origin.period,
        status=str(ReleaseStatus(origin.status).label),
        retrieved=date_words(origin.retrieved_on),
        division_year=origin.division_year,
        licence=origin.licence,
    )


def counted(page: MapPage) -> str:
    """‘151 buurten, 140 met een cijfer’, or how many were found."""
    total = len(page.found.areas)
    told = {"total": number(total), "known": number(page.known), "rows": number(len(page.rows))}
    if len(page.rows) < total:
        return ngettext("%(rows)s gevonden van %(total)s.", "%(rows)s gevonden van %(total)s.", len(page.rows)) % told
    return _("%(known)s van de %(total)s gebieden hebben een cijfer.") % told
