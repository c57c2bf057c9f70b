"""A crosswalk file: which code became which, with the boundary as EWKT when the file gives it. Pure.

Known headers: `oude_code` and `nieuwe_code` (with `oude_naam`, `nieuwe_naam`, `geometrie`), or those of a municipality
that names the year in the column, such as BUURTCODE_CBS_2015, BUURTNAAM_2015, BUURTCODE_CBS_2022, BUURTNAAM_2022.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from neighbourhoods.sources.layout import Refused
from neighbourhoods.tables import cells

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

GEOMETRIES = ("geometrie", "geometry", "wkt", "geom")
YEARLY_CODE = re.compile(r"([A-Z]+)CODE_CBS_([0-9]{4})")
EWKT = re.compile(r"(?:SRID=([0-9]+);)?\s*((?:MULTI)?POLYGON\b.*)", re.IGNORECASE | re.DOTALL)
LONGEST = 2 * 2**20  # characters of one boundary


@dataclass(frozen=True, slots=True)
class Pair:
    """Area `earlier` of the older division goes on in `later` of the newer. `geometry` is GeoJSON as in the file."""

    line: int
    earlier: str
    earlier_name: str
    later: str
    later_name: str
    geometry: dict[str, Any] | None = None


@dataclass(slots=True)
class Crosswalk:
    """What the file says. With `refused` the pairs are not to be used."""

    pairs: list[Pair] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Columns:
    earlier: str
    later: str
    earlier_name: str | None
    later_name: str | None
    geometry: str | None


def read(text: str) -> Crosswalk:
    """The pairs in a CSV text; trouble is in `refused`, by line and column."""
    head = text.partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    found = Crosswalk()
    former = csv.field_size_limit(LONGEST)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        columns = _columns([name.strip() for name in rows.fieldnames or []])
        if columns is None:
            reason = _("Dit is geen omnummertabel: er is geen kolom met de oude en een met de nieuwe code.")
            found.refused.append(Refused(1, None, reason))
            return found
        for row in rows:
            _add(found, {(key or "").strip(): value or "" for key, value in row.items() if key}, columns, rows.line_num)
    except csv.Error:
        found.refused.append(Refused(None, None, _("Het bestand is niet te lezen als CSV.")))
    finally:
        csv.field_size_limit(former)
    if not found.pairs and not found.refused:
        found.refused.append(Refused(None, None, _("Er staat geen enkele regel met codes in het bestand.")))
    return found


def features(pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    """The newer areas that have a boundary in the file, as GeoJSON features."""
    return [
        {"type": "Feature", "properties": {"code": pair.later, "name": pair.later_name}, "geometry": pair.geometry}
        for pair in pairs
        if pair.geometry
    ]


def _columns(header: list[str]) -> _Columns | None:
    known = {name.lower(): name for name in header}
    geometry = next((known[name] for name in GEOMETRIES if name in known), None)
    if {"oude_code", "nieuwe_code"} <= known.keys():
        earlier, later = known["oude_code"], known["nieuwe_code"]
        return _Columns(earlier, later, known.get("oude_naam"), known.get("nieuwe_naam"), geometry)
    yearly = sorted((match[2], name, match[1]) for name in header if (match := YEARLY_CODE.fullmatch(name.upper())))
    if len(yearly) < 2 or yearly[0][2] != yearly[-1][2]:
        return None
    (first, earlier, what), (last, later, _what) = yearly[0], yearly[-1]
    names = [known.get(f"{what}naam_{year}".lower()) for year in (first, last)]
    return _Columns(earlier, later, names[0], names[1], geometry)


def _add(found: Crosswalk, row: dict[str, str], columns: _Columns, line: int) -> None:
    codes = []
    for column in (columns.earlier, columns.later):
        code = cells.area_code(row.get(column, ""))
        if code is None:
            reason = _("‘%s’ is geen code zoals GM0014, WK001410 of BU00141000.") % row.get(column, "")[:20]
            found.refused.append(Refused(line, column, reason))
            return
        codes.append(code)
    if codes[0][:2] != codes[1][:2]:
        reason = _("%(earlier)s en %(later)s zijn niet van hetzelfde niveau.")
        found.refused.append(Refused(line, columns.later, reason % {"earlier": codes[0], "later": codes[1]}))
        return
    text = row.get(columns.geometry, "").strip() if columns.geometry else ""
    geometry = _geometry(text) if text else None
    if text and geometry is None:
        found.refused.append(Refused(line, columns.geometry, _("De grens van %s is niet te lezen.") % codes[1]))
        return
    names = [row.get(name, "").strip() if name else "" for name in (columns.earlier_name, columns.later_name)]
    found.pairs.append(Pair(line, codes[0], names[0], codes[1], names[1], geometry))


def _geometry(text: str) -> dict[str, Any] | None:
    """GeoJSON of an EWKT polygon, in the coordinates of the file; None when it is none that we know."""
    import shapely
    from shapely.geometry import mapping

    match = EWKT.fullmatch(text)
    if match is None or match[1] not in (None, "28992", "4326"):
        return None
    try:
        polygon: BaseGeometry = shapely.force_2d(shapely.from_wkt(match[2]))
    except shapely.errors.ShapelyError:
        return None
    return None if polygon.is_empty else mapping(polygon)
