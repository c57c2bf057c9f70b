"""Boundaries from GeoJSON: drop what is no area, repair what can be repaired, refuse the rest by name. Pure.

Degrees (WGS84) and Rijksdriehoeksmeters (EPSG:28992) are told apart by their size, not by what a file says of itself:
the two cannot be confused, and files are known to keep a `crs` that no longer holds.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from neighbourhoods.areas import rd
from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import cells

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# The smallest area a feature is about comes first: a buurt also carries the codes of its wijk and gemeente.
PROPERTIES = (
    ("BU_CODE", "BU_NAAM"),
    ("buurtcode", "buurtnaam"),
    ("WK_CODE", "WK_NAAM"),
    ("wijkcode", "wijknaam"),
    ("GM_CODE", "GM_NAAM"),
    ("gemeentecode", "gemeentenaam"),
    ("statcode", "statnaam"),
    ("code", "name"),
)
CHANGES = ("IND_WBI", "indelingswijziging_wijken_en_buurten", "indelingswijzigingWijkenEnBuurten", "ind_wbi")
DIGITS = 5  # a metre
SIMPLIFY_BY = 0.0002  # degrees, some 20 metres: finer than a pixel on a map of a municipality
MOST_REPAIR = 0.02  # share of the surface that a repair may add or take
NETHERLANDS = (2.0, 50.0, 8.5, 54.5)


@dataclass(frozen=True, slots=True)
class Shape:
    """One area with its boundary as GeoJSON geometry in WGS84."""

    code: str
    name: str
    geometry: dict[str, Any]
    outline: dict[str, Any]
    boundary_change: int | None = None


@dataclass(slots=True)
class Map:
    """What a map says. With `refused` there are no shapes."""

    shapes: list[Shape] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    in_metres: int = 0


def read(features: Iterable[dict[str, Any]]) -> Map:
    """The areas of a list of GeoJSON features."""
    found = Map()
    pieces: dict[str, list[BaseGeometry]] = defaultdict(list)
    about: dict[str, tuple[str, int | None]] = {}
    dropped: dict[str, int] = defaultdict(int)
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") or {}
        if str(properties.get("water", "")).upper() in ("JA", "B"):
            dropped[_("water of buitenland")] += 1
            continue
        kind = (feature.get("geometry") or {}).get("type")
        if kind not in ("Polygon", "MultiPolygon"):
            dropped[str(kind or _("leeg"))] += 1
            continue
        code, name = _identity(properties)
        if code is None:
            found.refused.append(
                _refused(number, _("Dit gebied heeft geen code zoals GM0014, WK001410 of BU00141000."))
            )
            continue
        geometry = _sound(feature["geometry"], code, name, number, found)
        if geometry is not None:
            pieces[code].append(geometry)
            change = next((properties[key] for key in CHANGES if properties.get(key) is not None), "")
            about[code] = (name, cells.boundary_change(str(change)))
    if found.in_metres:
        text = _("%d grenzen stonden in Rijksdriehoeksmeters en zijn omgerekend naar graden.")
        found.notices.append(text % found.in_metres)
    for kind, number in dropped.items():
        text = _("%(number)d keer ‘%(kind)s’ weggelaten: alleen vlakken zijn gebieden.")
        found.notices.append(text % {"number": number, "kind": kind})
    if not pieces and not found.refused:
        found.refused.append(Refused(None, None, _("Er staat geen enkel gebied met een grens in het bestand.")))
    if not found.refused:
        found.shapes = _shapes(pieces, about, found)
    return found


def code_of(feature: dict[str, Any]) -> str | None:
    """The code of the area a feature is about; None when it has none."""
    return _identity(feature.get("properties") or {})[0]


def lies_in(feature: dict[str, Any], municipality: str) -> bool:
    """Whether it is this gemeente, or a wijk or buurt of it: their codes begin with its four digits."""
    code = code_of(feature)
    return code is not None and code[2:6] == municipality[2:]


def solid(geometry: dict[str, Any]) -> BaseGeometry:
    """A stored boundary to reckon with: rounding may have made it cross itself, which is repaired."""
    from shapely import Polygon
    from shapely.geometry import shape

    polygon = shape(geometry)
    return polygon if polygon.is_valid else _repaired(polygon) or Polygon()


def _refused(number: int, reason: str) -> Refused:
    return Refused(number, None, reason, _("object"))


def _identity(properties: dict[str, Any]) -> tuple[str | None, str]:
    for code_name, label in PROPERTIES:
        code = cells.area_code(str(properties.get(code_name) or ""))
        if code:
            name = properties.get(label) or properties.get("naam") or ""
            return code, str(name).strip()
    return None, ""


def _sound(geometry: dict[str, Any], code: str, name: str, number: int, found: Map) -> BaseGeometry | None:
    """A valid polygon of the Netherlands; None after a refusal by name."""
    import shapely
    from shapely.geometry import shape

    who = f"{name} ({code})" if name else code
    try:
        polygon = shape(geometry)
        west, south, east, north = polygon.bounds
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, shapely.errors.ShapelyError):
        found.refused.append(_refused(number, _("De grens van %s is niet te lezen.") % who))
        return None
    if rd.within((west, south, east, north)):
        polygon = shapely.transform(polygon, rd.to_degrees)
        west, south, east, north = polygon.bounds
        found.in_metres += 1
    if not (NETHERLANDS[0] <= west and NETHERLANDS[1] <= south and east <= NETHERLANDS[2] and north <= NETHERLANDS[3]):
        reason = _("%s ligt niet in Nederland. Gebruik een kaart in graden (WGS84) of in Rijksdriehoeksmeters.")
        found.refused.append(_refused(number, reason % who))
        return None
    if polygon.is_valid:
        return polygon
    repaired = _repaired(polygon)
    before = abs(polygon.area)
    if repaired is None or before == 0 or abs(repaired.area - before) > MOST_REPAIR * before:
        reason = _("De grens van %s klopt niet. Een herstel zou het gebied veranderen: verbeter de kaart.")
        found.refused.append(_refused(number, reason % who))
        return None
    found.notices.append(_("De grens van %s klopte niet en is hersteld.") % who)
    return repaired


def _repaired(polygon: BaseGeometry) -> BaseGeometry | None:
    """The surfaces of an invalid geometry, without the lines and points a repair leaves behind.

    Rounding can make a part so small that its corners coincide: a repair of the whole would end in an error.
    """
    from shapely import MultiPolygon, make_valid, union_all

    kept = MultiPolygon([part for part in getattr(polygon, "geoms", [polygon]) if part.area > 0])
    repaired = make_valid(kept)
    pieces = getattr(repaired, "geoms", [repaired])
    parts = [piece for piece in pieces if piece.geom_type in ("Polygon", "MultiPolygon")]
    return union_all(parts) if parts else None


def _shapes(pieces: dict[str, list[BaseGeometry]], about: dict[str, tuple[str, int | None]], found: Map) -> list[Shape]:
    import shapely

    codes = sorted(pieces)
    for code in codes:
        if len(pieces[code]) > 1:
            name = about[code][0] or code
            text = _("%(name)s staat er %(number)d keer in; de delen zijn samengevoegd.")
            found.notices.append(text % {"name": name, "number": len(pieces[code])})
    whole = [pieces[code][0] if len(pieces[code]) == 1 else shapely.union_all(pieces[code]) for code in codes]
    # Together, so that what two neighbours share stays shared. Levels overlap, so each is simplified by itself.
    outlines: dict[str, BaseGeometry] = {}
    for level in {code[:2] for code in codes}:
        places = [place for place, code in enumerate(codes) if code[:2] == level]
        simplified = shapely.coverage_simplify([whole[place] for place in places], SIMPLIFY_BY)
        for place, outline in zip(places, simplified, strict=True):
            usable = not outline.is_empty and outline.geom_type in ("Polygon", "MultiPolygon")
            outlines[codes[place]] = outline if usable else whole[place]
    named = zip(codes, _geojson(whole), _geojson([outlines[code] for code in codes]), strict=True)
    return [Shape(code, about[code][0], boundary, outline, about[code][1]) for code, boundary, outline in named]


def _geojson(geometries: list[BaseGeometry]) -> list[dict[str, Any]]:
    """All at once, as GEOS writes them: in Python each of a million coordinates takes its turn."""
    import numpy as np
    import shapely

    rounded = shapely.transform(geometries, lambda coordinates: np.round(coordinates, DIGITS))
    return [json.loads(text) for text in shapely.to_geojson(rounded)]
