"""THE place for charts: plain numbers in, an accessible inline SVG out, the same on screen and in the PDF.

Every function gives a `Chart`: the picture, the sentence that says what it shows, and the figures as a table.
Presentation attributes only (no style, no script), words escaped, twice the same input is twice the same bytes.
"""

from wijkaanpak.charts.area_picker import PickArea, area_picker
from wijkaanpak.charts.balance import balance
from wijkaanpak.charts.bars import Bar, bars
from wijkaanpak.charts.chart import Chart, Drawn, Missing, NamedLine, Number, Point, Reference, Table
from wijkaanpak.charts.choropleth import MapArea, choropleth, polygons
from wijkaanpak.charts.factor_ladder import Rung, Voice, factor_ladder
from wijkaanpak.charts.locator import LocatedArea, locator
from wijkaanpak.charts.money_bars import MoneyRow, money_bars
from wijkaanpak.charts.peer_strip import Dot, Ordinary, peer_strip
from wijkaanpak.charts.shades import KeyEntry, Shade, key_of, limits_of, shades_of
from wijkaanpak.charts.spark import spark
from wijkaanpak.charts.status_bar import StatusCount, status_bar
from wijkaanpak.charts.timeline import EventKind, PhaseSpan, TimelineEvent, timeline
from wijkaanpak.charts.trend import trend

__all__ = [
    "Bar",
    "Chart",
    "Dot",
    "Drawn",
    "EventKind",
    "KeyEntry",
    "LocatedArea",
    "MapArea",
    "Missing",
    "MoneyRow",
    "NamedLine",
    "Number",
    "Ordinary",
    "PhaseSpan",
    "PickArea",
    "Point",
    "Reference",
    "Rung",
    "Shade",
    "StatusCount",
    "Table",
    "TimelineEvent",
    "Voice",
    "area_picker",
    "balance",
    "bars",
    "choropleth",
    "factor_ladder",
    "key_of",
    "limits_of",
    "locator",
    "money_bars",
    "peer_strip",
    "polygons",
    "shades_of",
    "spark",
    "status_bar",
    "timeline",
    "trend",
]
