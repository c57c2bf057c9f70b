"""The map, and the appendices: sources, definitions, boundaries, what is missing, how it was computed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from monitoring.evidence.memory import Memory
from monitoring.scoring.score import Score
from monitoring.scoring.wording import listing
from monitoring.snapshot import movements, rules
from monitoring.snapshot.figure_schema import (
    PrintedAmbition,
    PrintedAppendices,
    PrintedChoropleth,
    PrintedDefinition,
    PrintedIndicator,
    PrintedMapArea,
    PrintedSource,
)
from monitoring.snapshot.figures import Places, capital, named
from monitoring.snapshot.frame import iso, words
from monitoring.snapshot.points import NOTES
from neighbourhoods.figures import Origin
from neighbourhoods.series import Series
from neighbourhoods.series.words import OBSTACLES
from neighbourhoods.terms import LinkKind

AROUND = 1.5  # how many times its own width and height the map shows on every side of the area
LINKS = {
    LinkKind.RECODED: "kreeg een andere code",
    LinkKind.SPLIT: "is gesplitst",
    LinkKind.MERGED: "is samengevoegd",
    LinkKind.CHANGED: "kreeg een andere grens",
}
LACKING = {
    "baseline": "Er is geen nulmeting gekozen.",
    "previous": "Er is geen eerder cijfer bekend.",
    "target": "Er is geen doel gekozen.",
    "municipality": "Er is geen cijfer van de gemeente ingelezen.",
    "netherlands": "Er is geen cijfer van Nederland ingelezen.",
}
WHY = {
    "unknown": "onbekend",
    "too_small": "te klein om te tonen",
    "incomplete": "onvolledig",
    "not_read": "niet ingelezen",
    "not_published": "(nog) niet gepubliceerd",
    "": "onbekend",
}
GENERAL = (
    ("Nulmeting", "Het cijfer waarmee we vergelijken, gekozen bij de start."),
    ("Oordeel", "Of een cijfer meer veranderde dan gewoon is bij gebieden die erop lijken."),
    ("Niet te beoordelen", "Te weinig gegevens, of cijfers die niet te vergelijken zijn. Het betekent niet: slecht."),
    ("Onvolledig", "Van een van de buurten ontbreekt het cijfer. Een onvolledige som is geen lagere som."),
    ("Te klein", "Het gaat om zo weinig mensen dat het cijfer toeval is, of iets over personen zegt."),
)


def choropleth(places: Places, ambitions: Sequence[PrintedAmbition]) -> PrintedChoropleth | None:
    """The neighbourhoods of the programme and those around them."""
    drawn = places.drawn
    if drawn is None or drawn.period is None:
        return None
    window = _window([area.outline for area in drawn.areas if area.code in places.codes and area.outline])
    if window is None:
        return None
    shown = [area for area in drawn.areas if area.outline and _inside(area.outline, window)]
    origin = next((area.figure.origin for area in shown if area.figure.origin), None)
    areas: list[PrintedMapArea] = [
        {
            "code": area.code,
            "name": area.name,
            "value": area.figure.value,
            "note": "" if area.figure.value is not None else NOTES.get(area.figure.state, "unknown"),
            "in_programme": area.code in places.codes,
            "polygons": _polygons(area.outline or {}),
        }
        for area in shown
    ]
    return {
        "title": capital(drawn.indicator.name),
        "unit": drawn.indicator.unit,
        "decimals": drawn.indicator.decimals,
        "period": drawn.period,
        "source": named(origin),
        "areas": areas,
    }


def _polygons(outline: dict[str, Any]) -> list[Any]:
    return [outline["coordinates"]] if outline["type"] == "Polygon" else list(outline["coordinates"])


def _points(outline: dict[str, Any]) -> list[list[float]]:
    return [point for polygon in _polygons(outline) for point in polygon[0]]


def _window(outlines: Iterable[dict[str, Any]]) -> tuple[float, float, float, float] | None:
    """West, south, east and north of what is shown; None without any boundary."""
    points = [point for outline in outlines for point in _points(outline)]
    if not points:
        return None
    west, east = min(point[0] for point in points), max(point[0] for point in points)
    south, north = min(point[1] for point in points), max(point[1] for point in points)
    wide, tall = (east - west) * AROUND, (north - south) * AROUND
    return west - wide, south - tall, east + wide, north + tall


def _inside(outline: dict[str, Any], window: tuple[float, float, float, float]) -> bool:
    west, south, east, north = window
    return all(west <= point[0] <= east and south <= point[1] <= north for point in _points(outline))


def appendices(
    memory: Memory, places: Places, ambitions: Sequence[PrintedAmbition], scores: Sequence[Score]
) -> PrintedAppendices:
    """Of the figures that the ambitions show, nothing more."""
    shown = {indicator["label"] for ambition in ambitions for indicator in ambition["indicators"]}
    series = [line for line in places.series.values() if capital(line.indicator.name) in shown]
    computed = [
        {"term": indicator["label"], "text": indicator["computed"]}
        for ambition in ambitions
        for indicator in ambition["indicators"]
        if indicator["computed"]
    ]
    definitions = [{"term": capital(line.indicator.name), "text": line.indicator.definition} for line in series]
    return {
        "sources": _sources(series),
        "definitions": [*({"term": term, "text": text} for term, text in GENERAL), *definitions],  # type: ignore[list-item]
        "area_changes": _area_changes(places),
        "missing": _missing(memory, places, ambitions),
        "breaks": [found for line in series if (found := _breaks(line))],
        "computation": [
            _known_then(memory),
            movements.rule(ambitions),
            *([rules.of_a_target()] if places.reach else []),
            rules.of_a_stage(),
            *_criteria(scores),
            *_once(computed),  # type: ignore[arg-type]
        ],
    }


def _known_then(memory: Memory) -> PrintedDefinition:
    """That nothing of later counts, and what cannot be known of then."""
    day, since = words(memory.at), memory.stood.since
    text = (
        f"Dit rapport toont wat op {day} bekend was. Wat later gebeurde of werd gepubliceerd, telt niet mee. "
        "Van het werkbudget, het bewonersbudget, de namen van partners en de opgaven bij een ambitie is geen dag "
        "bewaard: die zijn van de dag waarop dit rapport is gemaakt."
    )
    if since is not None:
        text += (
            f" Deze wijkaanpak staat sinds {words(since)} in dit systeem. Hoe bedragen, streefwaarden, inzet en "
            "plannen daarvóór stonden, is niet bewaard: ook die zijn van de dag waarop dit rapport is gemaakt."
        )
    return {"term": "Wat op de peildatum bekend was", "text": text}


def _criteria(scores: Sequence[Score]) -> list[PrintedDefinition]:
    """Which criteria were used, in which version, and what the municipality changed in them and why."""
    if not scores:
        return []
    changed = [
        f"Aangepast: {finding.question} {finding.threshold} Reden: {finding.adjusted_because}"
        for score in scores
        for finding in score.findings
        if finding.adjusted_because
    ]
    unused = [
        f"Niet gebruikt: {criterion.question} Reden: {criterion.reason}"
        for score in scores
        for criterion in score.switched_off
    ]
    name = f"{scores[0].criteria_name}, versie {scores[0].criteria_version}."
    return [{"term": "Criteria van de succesfactoren", "text": " ".join([name, *changed, *unused])}]


def _once(rows: Iterable[PrintedDefinition]) -> list[PrintedDefinition]:
    return list({row["term"]: row for row in rows}.values())


def _sources(series: Iterable[Any]) -> list[PrintedSource]:
    """One row for each table, with the periods used and the status of each; the day of the newest."""
    found: dict[str, list[tuple[Origin, str]]] = {}
    for line in series:
        for figure in (*line.figures, *line.municipality, *line.country):
            for origin in figure.origins:
                found.setdefault(origin.table, []).append((origin, line.indicator.name))
    return [_source(table, rows) for table, rows in sorted(found.items())]


def _source(table: str, rows: Sequence[tuple[Origin, str]]) -> PrintedSource:
    newest = max((origin for origin, _name in rows), key=lambda origin: origin.period)
    periods = sorted({origin.period for origin, _name in rows})
    return {
        "table": table,
        "title": capital(", ".join(dict.fromkeys(name for _origin, name in rows))),
        "publisher": newest.publisher,
        "period": periods[0] if len(periods) == 1 else f"{periods[0]} – {periods[-1]}",
        "status": _statuses({origin.period: str(origin.status.label) for origin, _name in rows}),
        "retrieved_on": iso(newest.retrieved_on),
        "licence": newest.licence,
        "division_year": newest.division_year,
    }


def _statuses(by_period: Mapping[str, str]) -> str:
    """‘definitief’, or of which periods: ‘definitief; 2025: voorlopig’. What most periods have goes without them."""
    counted = Counter(by_period.values())
    most = max(counted, key=lambda status: (counted[status], status))
    others = [f"{period}: {status}" for period, status in sorted(by_period.items()) if status != most]
    return "; ".join([most, *others])


def _area_changes(places: Places) -> list[str]:
    """How the neighbourhoods came from earlier divisions, as far as anything changed."""
    links = next((line.links for line in places.series.values()), ())
    changed = [
        f"{places.names.get(link.later_code, link.later_code)} ({link.code}) {LINKS[link.kind]} in {link.later_year}."
        for link in links
        if link.later_code in places.codes and link.kind in LINKS
    ]
    named = ", ".join(places.named(code) for code in places.codes)
    whole = f"Gebruikt is de indeling van {places.division_year}: {named}." if named else ""
    return [text for text in [whole, *changed] if text]


def _breaks(series: Series) -> PrintedDefinition | None:
    """Before which years the line of the area is cut, each with its reason; then how the figure is measured."""
    by_reason: dict[str, list[str]] = {}
    for period, why in sorted(series.broken(series.figures).items()):
        by_reason.setdefault(str(OBSTACLES[why]), []).append(period)
    if not by_reason:
        return None
    told = [f"Breuk vóór {listing(periods)}. {reason}" for reason, periods in by_reason.items()]
    return {"term": capital(series.indicator.name), "text": " ".join([*told, series.indicator.remark]).strip()}


def _missing(memory: Memory, places: Places, ambitions: Sequence[PrintedAmbition]) -> list[PrintedDefinition]:
    """Of every indicator that was chosen: which of its figures are not there, and why."""
    names = {indicator.key: capital(indicator.name) for indicator in memory.catalogue}
    found: list[PrintedDefinition] = [
        {
            "term": names.get(followed.indicator_key, followed.indicator_key),
            "text": "Nog geen cijfers ingelezen voor dit gebied.",
        }
        for row in places.rows
        for followed in row.followed
        if followed.indicator_key not in places.series
    ]
    for ambition in ambitions:
        for indicator in ambition["indicators"]:
            if text := " ".join(_lacking(indicator)):
                found.append({"term": indicator["label"], "text": text})
    return _once(found)


def _lacking(indicator: PrintedIndicator) -> Iterator[str]:
    if indicator["now"] and indicator["now"]["value"] is None:
        yield f"{indicator['now']['period']}: {indicator['now']['text']}."
    for column, text in LACKING.items():
        if indicator[column] is None:  # type: ignore[literal-required]
            yield text
    by_note: dict[str, list[str]] = {}
    for point in indicator["series"][0]["points"] if indicator["series"] else ():
        if point["value"] is None:
            by_note.setdefault(WHY[point["note"]], []).append(str(point["year"]))
    for why, years in by_note.items():
        yield f"{listing(years)}: {why}."
