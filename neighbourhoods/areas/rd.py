"""Rijksdriehoeksmeters (EPSG:28992) to degrees (WGS84). Pure.

The published polynomials of Schreutelkamp and Strang van Hees (2001): right to a quarter of a metre everywhere in the
Netherlands, a quarter of what five decimals of a degree can say. A projection library would add 20 MB for no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

# West, south, east, north in metres: the Netherlands with its waters.
EXTENT = (-7_000.0, 289_000.0, 300_000.0, 629_000.0)
AMERSFOORT = (155_000.0, 463_000.0)
AMERSFOORT_DEGREES = (5.38720621, 52.15517440)
# (power of x, power of y, seconds of arc), x and y in units of 100 km from Amersfoort.
LATITUDE = (
    (0, 1, 3235.65389),
    (2, 0, -32.58297),
    (0, 2, -0.24750),
    (2, 1, -0.84978),
    (0, 3, -0.06550),
    (2, 2, -0.01709),
    (1, 0, -0.00738),
    (4, 0, 0.00530),
    (2, 3, -0.00039),
    (4, 1, 0.00033),
    (1, 1, -0.00012),
)
LONGITUDE = (
    (1, 0, 5260.52916),
    (1, 1, 105.94684),
    (1, 2, 2.45656),
    (3, 0, -0.81885),
    (1, 3, 0.05594),
    (3, 1, -0.05607),
    (0, 1, 0.01199),
    (3, 2, -0.00256),
    (1, 4, 0.00128),
    (0, 2, 0.00022),
    (2, 0, -0.00022),
    (5, 0, 0.00026),
)


def within(bounds: tuple[float, float, float, float]) -> bool:
    """Whether west, south, east, north can only be metres of this grid; degrees never reach these numbers."""
    west, south, east, north = bounds
    return EXTENT[0] <= west and EXTENT[1] <= south and east <= EXTENT[2] and north <= EXTENT[3]


def to_degrees(positions: np.ndarray) -> np.ndarray:
    """Longitude and latitude of positions in metres. Shapes: n × 2, both ways."""
    import numpy as np

    x = (positions[:, 0] - AMERSFOORT[0]) * 1e-5
    y = (positions[:, 1] - AMERSFOORT[1]) * 1e-5
    longitude = sum(seconds * x**p * y**q for p, q, seconds in LONGITUDE)
    latitude = sum(seconds * x**p * y**q for p, q, seconds in LATITUDE)
    return np.column_stack((AMERSFOORT_DEGREES[0] + longitude / 3600, AMERSFOORT_DEGREES[1] + latitude / 3600))
