"""The ring of a baseline has its name where no line runs through it."""

import itertools
import re

from wijkaanpak import charts
from wijkaanpak.charts import NamedLine, Point, svg
from wijkaanpak.charts.labels import text_width


def test_the_name_of_the_baseline_stays_off_the_line_between_two_measurements():
    """Of what is measured now and then no point lies near the name, but the line runs through it."""
    points = [Point(2012, 32.2), Point(2018, 26.9), Point(2020, 22.9), Point(2024, 30.2)]
    chart = charts.trend("Eenzaam", [NamedLine("Selwerd", points)], unit="%", baseline=points[1], width=380, height=176)

    (left, bottom) = map(float, re.search(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>nulmeting', chart.svg).groups())
    (drawn,) = re.findall(r'<polyline points="([^"]+)"[^>]*stroke-width="2.8"', chart.svg)
    line = [tuple(map(float, place.split(","))) for place in drawn.split()]
    right = left + text_width("nulmeting 26,9\xa0%", svg.SMALL)
    heights = [
        y1 + (min(max(at, x1), x2) - x1) / (x2 - x1) * (y2 - y1)
        for (x1, y1), (x2, y2) in itertools.pairwise(line)
        for at in (left, (left + right) / 2, right)
        if x1 <= at <= x2
    ]
    assert heights
    assert all(height < bottom - 12 or height > bottom + 2 for height in heights)
