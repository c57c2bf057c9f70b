"""A map of which areas are in and which are not. A script may let people click on it; without one it is a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkaanpak.charts import palette, svg, words
from wijkaanpak.charts.chart import Chart, Table
from wijkaanpak.charts.marks import Draw, legend
from wijkaanpak.charts.projection import Polygon, path_of, projection
from wijkaanpak.charts.words import _


@dataclass(frozen=True, slots=True)
class PickArea:
    """One area: its polygons as in GeoJSON (see `polygons`) and whether it is in."""

    code: str
    label: str
    polygons: Sequence[Polygon]
    chosen: bool


def area_picker(
    label: str, areas: Sequence[PickArea], *, width: float = 480, height: float = 480, key: str = ""
) -> Chart:
    """What is in is dark with a heavy outline. Each area carries `data-code`; its tooltip is its name."""
    project, tall = projection([area.polygons for area in areas], width, height)
    parts = []
    # Chosen ones last, so that their outline lies over that of their neighbours.
    for area in sorted(areas, key=lambda area: area.chosen):
        path = path_of(area.polygons, project)
        look = (
            f'fill="{palette.AREA}" stroke="{palette.INK}" stroke-width="2.2"'
            if area.chosen
            else f'fill="{palette.SCALE[0]}" stroke="{palette.MUTED}" stroke-width="0.7"'
        )
        parts.append(
            f'<path class="wk-pick" data-code="{svg.escape(area.code)}" data-in="{"yes" if area.chosen else "no"}" '
            f'd="{path}" fill-rule="evenodd" stroke-linejoin="round" {look}>'
            f"<title>{svg.escape(area.label)}</title></path>"
        )
    entries = [(_swatch(True), _("hoort erbij")), (_swatch(False), _("hoort er niet bij"))] if areas else []
    body, below = legend(entries, 4, tall + 22, width - 8)
    parts.append(body)
    if not areas:
        parts.append(svg.text(width / 2, 30, _("Nog geen kaart"), fill=palette.MUTED, anchor="middle"))
    chosen = [area.label for area in areas if area.chosen]
    names = words.listing(chosen) if chosen else _("nog geen enkele buurt")
    message = words.sentence(f"{label}: {names}")
    picture = svg.document(parts, width=width, height=tall + below + 14, message=message, key=key)
    rows = tuple((area.label, _("ja") if area.chosen else _("nee")) for area in areas)
    return Chart(picture, message, Table(label, (_("Buurt"), _("Hoort erbij")), rows))


def _swatch(chosen: bool) -> Draw:
    ground, edge = (palette.AREA, palette.INK) if chosen else (palette.SCALE[0], palette.MUTED)

    def draw(x: float, y: float) -> str:
        return svg.rect(x - 9, y - 7, 18, 14, fill=ground, stroke=edge)

    return draw
