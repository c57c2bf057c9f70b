"""Where something lies: no figures, no classes. For numbers of people a coloured map misleads; a place it can show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wijkaanpak.charts import palette, svg, words
from wijkaanpak.charts.chart import Chart, Table
from wijkaanpak.charts.labels import Box, text_width
from wijkaanpak.charts.place_names import place_names
from wijkaanpak.charts.projection import Polygon, Projection, extent, holds, middle, path_of, projection, surrounding
from wijkaanpak.charts.words import _

INSET = 116
"""Width and height of the small map of the whole."""


@dataclass(frozen=True, slots=True)
class LocatedArea:
    """One area: its polygons as in GeoJSON (see `polygons`), and the name of what it is a part of, if anything."""

    label: str
    polygons: Sequence[Polygon]
    within: str = ""


def locator(
    label: str,
    areas: Sequence[LocatedArea],
    *,
    zooms: bool = False,
    says: str = "",
    width: float = 480,
    height: float = 420,
    key: str = "",
) -> Chart:
    """What is a part of something is dark, with its name. With `zooms` the picture is of what is dark and around it,
    each of its areas has its own name, and the whole stands small in a corner. What it `says` is of every area: then
    each has its name where that fits.
    """
    inside = [area for area in areas if area.within]
    groups = list(dict.fromkeys(area.within for area in inside))
    zooms = zooms and bool(inside)
    frame = surrounding([shape for area in inside for shape in area.polygons], width, height) if zooms else []
    project, tall = projection([[frame]] if zooms else [area.polygons for area in areas], width, height)
    view = Box(0, 0, width, tall)
    around = [area for area in areas if not area.within]
    if zooms:
        around = [area for area in around if extent(area.polygons, project).meets(view)]
    parts = [_area(area, project) for area in around]
    # What is dark comes last, so that its edge lies over that of its neighbours.
    parts += [_area(area, project) for area in inside]
    if zooms:
        named = [(area.label, area.polygons) for area in inside]
        corner = Box(width - INSET - 4, tall - INSET - 4, width - 4, tall - 4)
        parts += _neighbours(areas, project, Box(2, 2, width - 2, tall - 2), corner)
        parts += place_names(named, project, Box(2, 2, width - 2, tall - 2), [corner])
        parts.append(_inset(areas, frame, corner))
    else:
        named = [
            (name, [shape for area in inside if area.within == name for shape in area.polygons]) for name in groups
        ]
        parts += place_names(named, project, Box(2, 2, width - 2, tall - 2))
        if says:
            parts += _neighbours(areas, project, Box(2, 2, width - 2, tall - 2), Box(0, 0, 0, 0))
    if not areas:
        parts.append(svg.text(width / 2, 30, _("Nog geen kaart"), fill=palette.MUTED, anchor="middle"))
    told = [f"{name} ({words.listing([area.label for area in inside if area.within == name])})" for name in groups]
    if zooms:
        told = [words.listing([area.label for area in inside])]
    message = says or words.sentence(f"{label}: {'; '.join(told) if told else _('nog geen enkele buurt')}")
    rows = tuple((area.within, area.label) for area in sorted(inside, key=lambda area: groups.index(area.within)))
    table = Table(label, (_("Gebied"), _("Buurt")), rows)
    if says:
        table = Table(label, (_("Gebied"),), tuple((area.label,) for area in areas))
    return Chart(svg.document(parts, width=width, height=tall, message=message, key=key), message, table)


def _neighbours(areas: Sequence[LocatedArea], project: Projection, view: Box, corner: Box) -> list[str]:
    """The names of what lies around it, only where they fit: they help to find the way, and stand in nobody's."""
    parts = []
    for area in areas:
        x, y = middle(area.polygons, project)
        half = text_width(area.label, svg.SMALL) / 2
        box = Box(x - half, y - 9, x + half, y + 9)
        if area.within or not box.within(view) or box.meets(corner):
            continue
        if all(holds(area.polygons, project, at, y) for at in (x - half, x, x + half)):
            parts.append(svg.text(x, y + 4.6, area.label, size=svg.SMALL, fill=palette.MUTED, anchor="middle"))
    return parts


def _area(area: LocatedArea, project: Projection) -> str:
    fill, edge, wide = (palette.AREA, palette.INK, "2.2") if area.within else (palette.BAND, palette.AXIS, "0.7")
    return (
        f'<path d="{path_of(area.polygons, project)}" fill="{fill}" fill-rule="evenodd" stroke="{edge}" '
        f'stroke-width="{wide}" stroke-linejoin="round"/>'
    )


def _inset(areas: Sequence[LocatedArea], frame: Polygon, corner: Box) -> str:
    """All areas on a card in the corner, with the frame of the large picture."""
    project, tall = projection([area.polygons for area in areas], INSET - 8, INSET - 8)
    top = corner.top + (INSET - tall) / 2
    project = replace(project, left=project.left + corner.left + 4, top=project.top + top)
    shapes = [(area.polygons, palette.AREA if area.within else palette.SCALE[1]) for area in areas]
    drawn = [
        f'<path d="{path_of(polygons, project)}" fill="{fill}" fill-rule="evenodd" stroke="{fill}" stroke-width="0.6"/>'
        for polygons, fill in sorted(shapes, key=lambda shape: shape[1] == palette.AREA)
    ]
    box = extent([frame], project)
    left, upper = max(box.left, corner.left + 1), max(box.top, corner.top + 1)
    right, lower = min(box.right, corner.right - 1), min(box.bottom, corner.bottom - 1)
    card = svg.rect(corner.left, corner.top, INSET, INSET, fill=palette.PAPER, stroke=palette.AXIS, radius=4)
    return "".join([card, *drawn, svg.rect(left, upper, right - left, lower - upper, fill="none", stroke=palette.INK)])
