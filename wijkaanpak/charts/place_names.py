"""The names of areas on a map, where they can be read."""

from collections.abc import Sequence

from wijkaanpak.charts import palette, svg
from wijkaanpak.charts.labels import Box, place, text_width, wrap
from wijkaanpak.charts.marks import shape
from wijkaanpak.charts.projection import Polygon, Projection, extent, middle


def place_names(
    areas: Sequence[tuple[str, Sequence[Polygon]]], project: Projection, bounds: Box, taken: Sequence[Box] = ()
) -> list[str]:
    """The names of areas: inside where they fit, else beside and tied to their area; never over what is taken."""
    written = [wrap(label, 130, size=svg.SMALL, bold=True) for label, _polygons in areas]
    middles = [middle(polygons, project) for _label, polygons in areas]
    extents = [extent(polygons, project) for _label, polygons in areas]
    wanted, small = [], list(taken)
    for rows, (x, y), around in zip(written, middles, extents, strict=True):
        wide = max(text_width(row, svg.SMALL, True) for row in rows) + 10
        tall = len(rows) * 15 + 6
        wanted.append((x, y, wide, tall))
        if wide > 0.9 * (around.right - around.left) or tall > 0.6 * (around.bottom - around.top):
            small.append(around)
    parts: list[str] = []
    for rows, (x, y), box in zip(written, middles, place(wanted, bounds, small), strict=True):
        if box is None:
            continue
        at_x, at_y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        if not (box.left <= x <= box.right and box.top <= y <= box.bottom):
            tie = svg.line(x, y, min(max(x, box.left), box.right), min(max(y, box.top), box.bottom), stroke=palette.INK)
            parts = [tie, shape("circle", x, y, 2.2, fill=palette.INK), *parts]
        parts.append(svg.rect(box.left, box.top, box.right - box.left, box.bottom - box.top, opacity=0.92, radius=3))
        parts.append(svg.lines(at_x, at_y, rows, leading=15, size=svg.SMALL, anchor="middle", bold=True))
    return parts
