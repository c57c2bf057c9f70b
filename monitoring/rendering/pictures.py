"""The pictures of a report, drawn from a snapshot. Numbers only: no queries, no clock."""

from collections.abc import Iterable
from datetime import date
from html import escape

from django.utils.translation import gettext as _

from monitoring.snapshot.figure_schema import (
    COUNTED,
    PrintedChoropleth,
    PrintedFigure,
    PrintedIndicator,
    PrintedMapArea,
    PrintedOwnSeries,
    PrintedPoint,
)
from monitoring.snapshot.money_schema import PrintedMoney
from monitoring.snapshot.schema import PrintedFactors, PrintedHead, PrintedMeasures, Snapshot, is_running
from wijkaanpak import charts
from wijkaanpak.charts import Chart

WIDTH = 640  # SVG units on the full width of the text
BROAD = 740  # the same, for what would be too tall for a page that has begun
MAP_HEIGHT = 185
COVER = (560, 600)
SQUEEZE = 0.6  # a degree of longitude against one of latitude, in the Netherlands


def trend(indicator: PrintedIndicator, *, width: int) -> Chart | None:
    """The line of one indicator beside municipality and country; None while the area has no line to draw."""
    series = [
        charts.NamedLine(line["label"], _points(line["points"], line.get("breaks", indicator["breaks"])))
        for line in indicator["series"]
    ]
    if not series or sum(point.value is not None for point in series[0].points) < 2:
        return None
    return charts.trend(
        indicator["label"],
        series,
        unit=indicator["unit"],
        decimals=indicator["decimals"],
        baseline=_moment(indicator["baseline"]),
        target=_moment(indicator["target"]),
        width=width,
        height=176,
        key=f"indicator-{indicator['id']}",
    )


def peer_strip(indicator: PrintedIndicator, area: str, *, width: int) -> Chart | None:
    """The change among those of comparable areas; None in older reports, and where nothing was judged."""
    movement = indicator.get("movement")
    if movement is None or movement["verdict"] is None:
        return None
    around = movement.get("around")
    return charts.peer_strip(
        indicator["label"],
        charts.Dot(area, movement["change"] or 0.0),
        [charts.Dot(str(peer[1]), float(peer[-1])) for peer in movement["peers"]],
        ordinary=charts.Ordinary(movement["low"] or 0.0, movement["high"] or 0.0, movement["ordinary"]),
        around=charts.Dot(around["key"], around["change"]) if around and around["change"] is not None else None,
        unit="%" if movement["measure"] == "percent" else "",
        decimals=movement["decimals"],
        message=f"{indicator['label']}. {movement['beside']}",
        width=width,
        key=f"peers-{indicator['id']}",
    )


def own_trend(series: PrintedOwnSeries, *, programme: str, width: int) -> Chart | None:
    """The line of what a partner counts; None while there is no line to draw."""
    points = [
        charts.Point(
            figure["moment"],
            figure["value"],
            missing=charts.Missing(figure["note"] or "unknown"),
            label=figure["period"],
        )
        for figure in series["figures"]
    ]
    if sum(point.value is not None for point in points) < 2:
        return None
    return charts.trend(
        series["label"],
        [charts.NamedLine(programme, points)],
        unit=series["unit"],
        decimals=series["decimals"],
        width=width,
        height=150,
        key=f"own-{series['id']}",
    )


def _points(points: Iterable[PrintedPoint], breaks: Iterable[int]) -> list[charts.Point]:
    starts = set(breaks)
    return [
        charts.Point(
            point["year"],
            point["value"],
            missing=charts.Missing(point["note"] or "unknown"),
            break_before=point["year"] in starts,
        )
        for point in points
    ]


def _moment(figure: PrintedFigure | None) -> charts.Point | None:
    if figure is None or figure["value"] is None or not figure["period"][:4].isdigit():
        return None
    return charts.Point(int(figure["period"][:4]), figure["value"], label=figure["period"])


def ladder(factors: PrintedFactors) -> Chart:
    """The ten factors on four steps: the records, each party, and the step of the previous report."""
    rungs = [
        charts.Rung(
            factor["label"],
            factor["stage"],
            [charts.Voice(view["label"], view["stage"]) for view in factor["parties"] if view["stage"] is not None],
            factor["previous_stage"],
        )
        for factor in factors["items"]
    ]
    return charts.factor_ladder(_("De tien succesfactoren"), rungs, width=BROAD, row=32, key="ladder")


def status_bar(measures: PrintedMeasures, *, key: str) -> Chart:
    """All measures that run, by light."""
    lights = [measure["light"] for measure in measures["items"] if is_running(measure)]
    counts = charts.StatusCount(
        _("Maatregelen"),
        on_track=lights.count("green"),
        attention=lights.count("orange"),
        obstacle=lights.count("red"),
        not_assessable=lights.count("unknown"),
    )
    return charts.status_bar(_("Maatregelen naar licht"), [counts], width=WIDTH, key=key)


def balance(measures: PrintedMeasures) -> Chart:
    """Is the place improved, or are the people helped? By number of measures."""
    focus = [measure["focus"] for measure in measures["items"]]
    return charts.balance(
        _("Maatregelen voor de plek en voor de mensen"),
        place=focus.count("place"),
        both=focus.count("both"),
        people=focus.count("people"),
        width=WIDTH,
        key="balance",
    )


def money(part: PrintedMoney) -> Chart:
    """What is granted of the budget, per source; the municipal sources stand apart."""
    rows = [
        charts.MoneyRow(
            row["source"],
            committed=row["granted"],
            open=max(row["budgeted"] - row["granted"], 0),
            group=_("Gemeente") if row["is_municipal"] else _("Anderen"),
        )
        for row in sorted(part["rows"], key=lambda row: not row["is_municipal"])
    ]
    return charts.money_bars(_("Begroting naar bron: toegezegd en nog open"), rows, width=WIDTH, key="money")


def timeline(snapshot: Snapshot, *, key: str = "timeline") -> Chart:
    """The whole term of the programme, with the reference date of the report."""
    head = snapshot["head"]
    items = snapshot["timeline"]
    phases = [
        charts.PhaseSpan(
            item["label"], _day(item["start"]), _day(item["end"]) if item["end"] else None, not item["end"]
        )
        for item in items
        if item["kind"] == "phase"
    ]
    events = [
        charts.TimelineEvent(
            charts.EventKind(item["kind"]),
            _day(item["start"]),
            "" if item["kind"] == "election" else item["label"],
        )
        for item in items
        if item["kind"] != "phase"
    ]
    return charts.timeline(
        _("De looptijd van het programma"),
        phases,
        events,
        start=min([head["start_year"], *(span.start.year for span in phases)]),
        end=head["horizon_year"],
        today=_day(head["reference_date"]),
        today_is=_("peildatum"),
        width=BROAD,
        key=key,
    )


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def map_of(part: PrintedChoropleth, programme: str) -> Chart:
    """The neighbourhoods by value; those of the programme have a heavy outline. Numbers of people are no colour: of
    those it shows only where the programme is.
    """
    if part["unit"] == COUNTED:
        located = [
            charts.LocatedArea(area["name"], area["polygons"], programme if area["in_programme"] else "")
            for area in part["areas"]
        ]
        label = _("Waar %s ligt") % programme
        return charts.locator(label, located, zooms=True, width=WIDTH, height=MAP_HEIGHT, key="map")
    areas = [
        charts.MapArea(
            area["name"],
            area["polygons"],
            area["value"],
            charts.Missing(area["note"] or "unknown"),
            area["in_programme"],
        )
        for area in part["areas"]
    ]
    return charts.choropleth(
        f"{part['title']}, {part['period']}",
        areas,
        unit=part["unit"],
        decimals=part["decimals"],
        width=WIDTH,
        height=MAP_HEIGHT,
        key="map",
    )


def cover_art(part: PrintedChoropleth | None, head: PrintedHead) -> Chart | None:
    """The outline of the neighbourhoods, large and without figures, for the cover."""
    outlines = [(area["in_programme"], ring) for area in (part["areas"] if part else []) for ring in _rings(area)]
    if not outlines:
        return None
    width, height = COVER
    longitudes = [point[0] for _own, ring in outlines for point in ring]
    latitudes = [point[1] for _own, ring in outlines for point in ring]
    left, top = min(longitudes), max(latitudes)
    scale = min(width / (max(longitudes) - left) / SQUEEZE, height / (top - min(latitudes)))
    paths = []
    for own, ring in sorted(outlines, key=lambda outline: outline[0]):
        steps = "L".join(f"{(x - left) * scale * SQUEEZE:.0f} {(top - y) * scale:.0f}" for x, y in ring)
        fill, stroke = ("#c8502a", "#fff") if own else ("#0e4a5e", "#082f3f")
        paths.append(f'<path d="M{steps}Z" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>')
    message = _("Kaart van %(area)s en de buurten eromheen") % {"area": head["area"]}
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
        f"<title>{escape(message)}</title>{''.join(paths)}</svg>"
    )
    return Chart(svg, message, charts.Table(message, (), ()))


def _rings(area: PrintedMapArea) -> list[list[list[float]]]:
    return [polygon[0] for polygon in area["polygons"]]
