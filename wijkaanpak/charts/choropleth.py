"""A map of areas in classes, drawn from longitudes and latitudes without any map service."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijkaanpak.charts import palette, shades, svg, words
from wijkaanpak.charts.chart import Chart, Missing, Number, Table
from wijkaanpak.charts.labels import Box
from wijkaanpak.charts.marks import Draw, filled, legend
from wijkaanpak.charts.place_names import place_names
from wijkaanpak.charts.projection import Polygon, path_of, projection
from wijkaanpak.charts.words import _


@dataclass(frozen=True, slots=True)
class MapArea:
    """One area: its polygons as in GeoJSON (see `polygons`), its figure, and whether it is pointed out."""

    label: str
    polygons: Sequence[Polygon]
    value: Number | None
    missing: Missing = Missing.UNKNOWN
    highlighted: bool = False


def polygons(geometry: Mapping[str, Any]) -> Sequence[Polygon]:
    """The polygons of a GeoJSON Polygon or MultiPolygon. Raises ValueError for another geometry."""
    if geometry.get("type") == "Polygon":
        return [geometry["coordinates"]]
    if geometry.get("type") == "MultiPolygon":
        found: Sequence[Polygon] = geometry["coordinates"]
        return found
    raise ValueError(f"a map draws Polygon and MultiPolygon, not {geometry.get('type')!r}")


def choropleth(
    label: str,
    areas: Sequence[MapArea],
    *,
    unit: str = "",
    decimals: int | None = None,
    breaks: Sequence[Number] | None = None,
    message: str = "",
    width: float = 480,
    height: float = 420,
    key: str = "",
    has_key: bool = True,
) -> Chart:
    """At most five classes: between `breaks` (four at most, rising), or at round values of equal width.

    An area without figure is hatched; a highlighted one has a heavy outline and its name. `height` is the most
    that the map may take; the key comes below it, unless `has_key` says that it stands elsewhere. Raises ValueError
    for breaks that cannot be drawn.
    """
    found = [words.finite(area.value) for area in areas]
    known = [value for value in found if value is not None]
    if decimals is None:
        decimals = words.decimals_for(known)
    # The limits come from the known figures alone; an area without one is in no class, also not in the lowest.
    limits = shades.limits(known, breaks)
    classes = [None if value is None else bisect_right(limits, value) for value in found]
    steps = shades.steps(len(limits) + 1)
    project, tall = projection([area.polygons for area in areas], width, height)
    paths = [path_of(area.polygons, project) for area in areas]
    parts = shades.patterns(steps)
    for area, path, chosen in zip(areas, paths, classes, strict=True):
        ground = palette.PAPER if chosen is None else palette.SCALE[steps[chosen]]
        tile = shades.tile(None if chosen is None else steps[chosen], area.missing)
        edge = f'stroke="{palette.MUTED}" stroke-width="0.6" stroke-linejoin="round"'
        parts.append(f'<path d="{path}" fill="{ground}" fill-rule="evenodd" {edge}/>')
        # A pattern over the ground tells classes and gaps apart in print and for readers who do not see colours.
        if tile:
            parts.append(f'<path d="{path}" fill="{filled(tile)}" fill-rule="evenodd"/>')
    # Outlines come after all areas, or a neighbour drawn later would cover half of them. A wide one of paper goes below
    # the dark one, which stays visible on a dark ground.
    pointed = [(area, path) for area, path in zip(areas, paths, strict=True) if area.highlighted]
    for colour, wide in ((palette.PAPER, "5"), (palette.INK, "2.4")):
        for _area, path in pointed:
            parts.append(
                f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{wide}" stroke-linejoin="round"/>'
            )
    named = [(area.label, area.polygons) for area, _path in pointed]
    parts += place_names(named, project, Box(2, 2, width - 2, tall - 2))
    if not areas:
        parts.append(svg.text(width / 2, 30, _("Nog geen kaart"), fill=palette.MUTED, anchor="middle"))
    # The key names only what is on this map: the classes, and those reasons for a gap that occur.
    entries: list[tuple[Draw, str]] = [
        (shades.swatch(steps[chosen]), name)
        for chosen, name in enumerate(shades.ranges(limits, known, decimals, unit))
        if known
    ]
    for reason in Missing:
        if any(value is None and area.missing is reason for area, value in zip(areas, found, strict=True)):
            entries.append((shades.swatch(None, reason), words.missing(reason)))
    body, below = legend(entries if has_key else [], 4, tall + 22, width - 8)
    parts.append(body)
    message = words.sentence(message or _message(label, areas, found, unit, decimals))
    picture = svg.document(parts, width=width, height=tall + below + 14, message=message, key=key)
    # The table has every area, for readers who cannot see the map.
    rows = tuple(
        (area.label, words.missing(area.missing) if value is None else words.amount(value, decimals, unit))
        for area, value in zip(areas, found, strict=True)
    )
    caption = f"{label} ({unit})" if unit else label
    return Chart(picture, message, Table(caption, (_("Gebied"), _("Waarde")), rows, (1,)))


def _message(label: str, areas: Sequence[MapArea], found: Sequence[float | None], unit: str, decimals: int) -> str:
    pairs = [(value, area.label) for area, value in zip(areas, found, strict=True) if value is not None]
    if not pairs:
        return f"{label}: {_('nog geen cijfers')}"
    long_unit = f" ({unit})" if len(unit) > 4 else ""
    (low, lowest), (high, highest) = min(pairs), max(pairs)
    sentence = _("%(label)s: laagst in %(lowest)s (%(low)s), hoogst in %(highest)s (%(high)s)") % {
        "label": label + long_unit,
        "lowest": lowest,
        "low": words.amount(low, decimals, unit),
        "highest": highest,
        "high": words.amount(high, decimals, unit),
    }
    pointed = [
        f"{area.label} {words.missing(area.missing) if value is None else words.amount(value, decimals, unit)}"
        for area, value in zip(areas, found, strict=True)
        if area.highlighted
    ]
    if pointed:
        sentence += f"; {words.listing(pointed)}"
    lacking = len(areas) - len(pairs)
    if lacking:
        without = _("1 gebied zonder cijfer") if lacking == 1 else _("%(count)s gebieden zonder cijfer")
        sentence += "; " + without.replace("%(count)s", words.number(lacking))
    return sentence
