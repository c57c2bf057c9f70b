"""From longitude and latitude to the paper: no map service, no geometry library."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from wijkaanpak.charts.labels import Box

Ring = Sequence[Sequence[float]]
"""Positions of (longitude, latitude) in degrees; closed or not."""
Polygon = Sequence[Ring]
"""An outer ring and its holes."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular at the mean latitude: true enough for a town, and quick."""

    west: float
    north: float
    east_scale: float
    north_scale: float
    left: float
    top: float

    def __call__(self, position: Sequence[float]) -> tuple[float, float]:
        return (
            self.left + (position[0] - self.west) * self.east_scale,
            self.top + (self.north - position[1]) * self.north_scale,
        )


def projection(areas: Sequence[Sequence[Polygon]], width: float, height: float) -> tuple[Projection, float]:
    """What makes these areas fill at most width × height, and the height that takes."""
    outers = [position for shapes in areas for polygon in shapes for position in (polygon[0] if polygon else ())]
    if not outers:
        return Projection(0, 0, 1, 1, 0, 0), 44.0
    longitudes, latitudes = [p[0] for p in outers], [p[1] for p in outers]
    west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
    shrink = cos(radians((south + north) / 2))
    wide, tall = max((east - west) * shrink, 1e-9), max(north - south, 1e-9)
    scale = min((width - 8) / wide, (height - 8) / tall)
    left = (width - wide * scale) / 2
    return Projection(west, north, scale * shrink, scale, left, 4.0), tall * scale + 8


def surrounding(shapes: Sequence[Polygon], width: float, height: float, *, margin: float = 0.5) -> Polygon:
    """A rectangle around these shapes, of the proportions of width × height, with a part of its size free around it."""
    corners = [position for polygon in shapes for position in (polygon[0] if polygon else ())]
    longitudes, latitudes = [corner[0] for corner in corners], [corner[1] for corner in corners]
    x, y = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    shrink = cos(radians(y))
    wide, tall = (max(longitudes) - min(longitudes)) * shrink, max(latitudes) - min(latitudes)
    scale = max(wide / width, tall / height, 1e-9) * (1 + 2 * margin) / 2
    east, north = scale * width / shrink, scale * height
    return [[(x - east, y - north), (x + east, y - north), (x + east, y + north), (x - east, y + north)]]


def path_of(shapes: Sequence[Polygon], project: Projection) -> str:
    """All rings as one path. Corners less than half a unit from the last one cannot be seen and are left out."""
    parts = []
    west, north, left, top = project.west, project.north, project.left, project.top
    east_scale, north_scale = project.east_scale, project.north_scale
    for polygon in shapes:
        for ring in polygon:
            last_x = last_y = -1e9
            sign = "M"
            kept = 0
            for position in ring:
                x = left + (position[0] - west) * east_scale
                y = top + (north - position[1]) * north_scale
                if abs(x - last_x) + abs(y - last_y) < 0.6:
                    continue
                parts.append(f"{sign}{x:.1f} {y:.1f}")
                last_x, last_y, sign = x, y, "L"
                kept += 1
            if kept:
                parts.append("Z")
    return "".join(parts)


def middle(shapes: Sequence[Polygon], project: Projection) -> tuple[float, float]:
    """The centroid of the largest ring."""
    best, largest = (0.0, 0.0), -1.0
    for polygon in shapes:
        corners = [project(position) for position in (polygon[0] if polygon else ())]
        if not corners:
            continue
        area = x = y = 0.0
        for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]]):
            cross = x1 * y2 - x2 * y1
            area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
        if abs(area) > largest:
            largest = abs(area)
            best = (x / (3 * area), y / (3 * area)) if abs(area) > 1e-9 else corners[0]
    return best


def extent(shapes: Sequence[Polygon], project: Projection) -> Box:
    """The rectangle round the outer rings."""
    corners = [project(position) for polygon in shapes for ring in polygon[:1] for position in ring] or [(0.0, 0.0)]
    across, down = [x for x, _y in corners], [y for _x, y in corners]
    return Box(min(across), min(down), max(across), max(down))


def holds(shapes: Sequence[Polygon], project: Projection, x: float, y: float) -> bool:
    """Whether a point on the paper is inside these shapes, and not in a hole."""
    inside = False
    for ring in (ring for polygon in shapes for ring in polygon):
        corners = [project(position) for position in ring]
        for (x1, y1), (x2, y2) in pairwise([*corners, *corners[:1]]):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside
