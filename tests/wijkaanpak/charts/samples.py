"""Every chart in several states, made by one function so that all rules are tested on all of them."""

from collections.abc import Callable
from datetime import date

from wijkaanpak import charts
from wijkaanpak.charts import Chart, Missing, NamedLine, Point

HOSTILE = '<script>alert(\'x\')</script> & "Jan" ]]> \x00\x1a\ud800 style="x"'
LONG = "Verantwoordingsdocumentatie bewonersinitiatieven Indische Buurt/De Hoogte en omgeving noordoost"


def square(west: float, south: float, size: float = 0.01) -> list[list[list[list[float]]]]:
    """One square polygon with its corner at (west, south)."""
    east, north = west + size, south + size
    return [[[[west, south], [east, south], [east, north], [west, north], [west, south]]]]


def located(name: str) -> list[charts.LocatedArea]:
    """A row of areas of which two belong together."""
    return [
        charts.LocatedArea(f"{name} {i}", square(6.5 + i * 0.01, 53.2), within=name if i in (1, 2) else "")
        for i in range(6)
    ]


def full(name: str) -> dict[str, Callable[[], Chart]]:
    """All charts, filled, with `name` wherever a user's word can stand."""
    points = [
        Point(2018, 1234.5),
        Point(2019, None, Missing.TOO_SMALL),
        Point(2020, 1300, break_before=True),
        Point(2021, None, Missing.INCOMPLETE),
        Point(2022, 1288.5),
    ]
    series = [
        NamedLine(name, points),
        NamedLine(name, [Point(2018, 1100.0), Point(2022, 1150)]),
        NamedLine(name, [Point(2018, 1110)]),
    ]
    return {
        "trend": lambda: charts.trend(name, series, unit=name, baseline=points[0], target=Point(2035, 1500)),
        "spark": lambda: charts.spark(name, series, unit=name, key="vonk"),
        "bars": lambda: charts.bars(
            name,
            [charts.Bar(name, 1234.5, highlighted=True), charts.Bar(name, -3), charts.Bar(name, None)],
            unit=name,
            reference=charts.Reference(name, 900),
        ),
        "peer_strip": lambda: charts.peer_strip(
            name,
            charts.Dot(name, 64.5),
            [charts.Dot(name, change / 2) for change in range(-30, 30)],
            ordinary=charts.Ordinary(-14, 13.5),
            around=charts.Dot(name, -20),
            unit=name,
        ),
        "factor_ladder": lambda: charts.factor_ladder(
            name,
            [
                charts.Rung(name, 3, [charts.Voice(name, 1), charts.Voice(f"{name} 2", None)], 2),
                charts.Rung(name, None),
            ],
        ),
        "status_bar": lambda: charts.status_bar(name, [charts.StatusCount(name, 1400, 6, 3, 2)]),
        "status_bar_rows": lambda: charts.status_bar(name, [charts.StatusCount(name, 1400, 1, 0, 2)] * 3),
        "choropleth": lambda: charts.choropleth(
            name,
            [
                charts.MapArea(f"{name} {i}", square(6.5 + i * 0.01, 53.2), value, highlighted=i < 3)
                for i, value in enumerate([10, 1234.5, None, 300, 45, 800])
            ],
            unit=name,
        ),
        "locator": lambda: charts.locator(name, located(name)),
        "locator_zoomed": lambda: charts.locator(name, located(name), zooms=True),
        "timeline": lambda: charts.timeline(
            name,
            [charts.PhaseSpan(name, date(2017, 1, 1), date(2018, 6, 1)), charts.PhaseSpan(name, date(2018, 1, 1))],
            [charts.TimelineEvent(kind, date(2018 + i, 3, 21), name) for i, kind in enumerate(charts.EventKind)],
            start=2016,
            end=2036,
            today=date(2026, 11, 23),
        ),
        "money_bars": lambda: charts.money_bars(
            name,
            [
                charts.MoneyRow(name, 1234567, 12500, name),
                charts.MoneyRow(name, None, None),
                charts.MoneyRow(name, 5, None),
            ],
        ),
        "balance": lambda: charts.balance(name, place=1234, both=5, people=11, unknown=2),
    }


EMPTY: dict[str, Callable[[], Chart]] = {
    "trend": lambda: charts.trend("Niets", []),
    "trend_missing": lambda: charts.trend(
        "Niets", [NamedLine("Selwerd", [Point(2020, None), Point(2021, float("nan"))])]
    ),
    "trend_one": lambda: charts.trend("Iets", [NamedLine("Selwerd", [Point(2020, 0)])]),
    "spark": lambda: charts.spark("Niets", []),
    "spark_missing": lambda: charts.spark("Niets", [NamedLine("Selwerd", [Point(2020, None), Point(2021, None)])]),
    "spark_one": lambda: charts.spark("Iets", [NamedLine("Selwerd", [Point(2020, 0)])]),
    "bars": lambda: charts.bars("Niets", []),
    "bars_missing": lambda: charts.bars("Niets", [charts.Bar("Selwerd", None)]),
    "peer_strip": lambda: charts.peer_strip("Niets", charts.Dot("Selwerd", 0), []),
    "peer_strip_alike": lambda: charts.peer_strip("Iets", charts.Dot("Selwerd", 0), [charts.Dot("Beijum", 0)] * 60),
    "factor_ladder": lambda: charts.factor_ladder("Niets", []),
    "status_bar": lambda: charts.status_bar("Niets", []),
    "status_bar_zero": lambda: charts.status_bar("Niets", [charts.StatusCount("Selwerd")]),
    "choropleth": lambda: charts.choropleth("Niets", []),
    "choropleth_missing": lambda: charts.choropleth("Niets", [charts.MapArea("Selwerd", square(6.5, 53.2), None)]),
    "locator": lambda: charts.locator("Niets", [], zooms=True),
    "locator_nothing": lambda: charts.locator("Niets", [charts.LocatedArea("Selwerd", square(6.5, 53.2))], zooms=True),
    "timeline": lambda: charts.timeline("Niets", [], start=2016, end=2036),
    "money_bars": lambda: charts.money_bars("Niets", []),
    "balance": lambda: charts.balance("Niets", place=0, both=0, people=0),
}
