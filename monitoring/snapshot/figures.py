"""The ambitions with their figures: the area beside its gemeente and the country."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypedDict

from monitoring.evidence.memory import Memory
from monitoring.snapshot import movements, points, reach
from monitoring.snapshot.figure_schema import PrintedAmbition, PrintedFigure, PrintedIndicator, PrintedPoint
from monitoring.snapshot.pools import Pools, gathered
from neighbourhoods.figures import Figure, Origin
from neighbourhoods.models.area import municipality_code
from neighbourhoods.pages import area_reads
from neighbourhoods.series import Series, words
from neighbourhoods.standings.movement import Movement
from neighbourhoods.standings.precedents import AskedTarget
from neighbourhoods.standings.targets import Precedent
from neighbourhoods.terms import Direction
from programmes.models import Ambition, AmbitionIndicator, Programme
from programmes.visions.reads import asked_of

RESIDENTS = "inwoners"
PERCENT = "\N{NO-BREAK SPACE}%"
DIRECTIONS = {Direction.HIGHER: "up", Direction.LOWER: "down", Direction.CONTEXT: "none"}


class PrintedLine(TypedDict):
    """Of a line in a report: where it goes and where it is cut."""

    points: list[PrintedPoint]
    breaks: list[int]


@dataclass(slots=True)
class Places:
    """The area on the reference date with all its series, and the indicators of the ambitions."""

    area_name: str
    codes: list[str]
    division_year: int | None
    rows: list[Ambition]
    series: dict[str, Series]
    drawn: area_reads.IndicatorMap | None
    names: dict[str, str] = field(default_factory=dict)
    movements: dict[str, Movement] = field(default_factory=dict)
    reach: dict[AskedTarget, Precedent] = field(default_factory=dict)
    peer_names: dict[str, str] = field(default_factory=dict)
    indicator_names: dict[str, str] = field(default_factory=dict)
    pools: Pools = field(default_factory=lambda: Pools({}))

    def named(self, code: str) -> str:
        """`Selwerd (BU00141000)`; the bare code of a neighbourhood without a name."""
        return f"{self.names[code]} ({code})" if code in self.names else code

    @property
    def residents(self) -> int | None:
        found = self.series.get(RESIDENTS)
        latest = found.latest if found else None
        return round(latest.value) if latest and latest.value is not None else None


def read(memory: Memory) -> Places:
    """Two queries for the map, five for how figures changed beside others, three for targets, and what was not read."""
    area = memory.areas[-1] if memory.areas else None
    rows = list(memory.ambitions)
    codes = sorted(area.member_codes) if area else []  # type: ignore[attr-defined]
    wanted = {followed.indicator_key for row in rows for followed in row.followed} | {RESIDENTS}
    year = area.division_year if area else None
    keys = [indicator.key for indicator in memory.catalogue if indicator.key in wanted]
    series = {key: found for key in keys if (found := _known(memory, codes, key)) is not None}
    drawn = _drawn(memory, codes, rows, series)
    names = {area.code: area.name for area in drawn.areas if area.code in codes} if drawn else {}
    followed = [
        key for key in series if any(followed.indicator_key == key for row in rows for followed in row.followed)
    ]
    columns = movements.columns(memory, [series[key].indicator for key in followed])
    moved = movements.read(memory, codes, followed, columns)
    targets = [target for row in rows for one in row.followed if (target := asked_of(one))]
    reached = reach.read(memory, codes, [target for target in targets if target.key in series], columns)
    return Places(
        area_name=memory.programme.area_name,
        codes=codes,
        division_year=year,
        rows=rows,
        series=series,
        drawn=drawn,
        names=names,
        movements=moved,
        reach=reached,
        peer_names=movements.names((*moved.values(), *reached.values())),
        indicator_names={indicator.key: indicator.name for indicator in memory.catalogue},
        pools=gathered((*moved.values(), *reached.values())),
    )


def _known(memory: Memory, codes: Sequence[str], key: str) -> Series | None:
    """What was published by the reference date, of years until then; None without any."""
    book = memory.book
    if book is None or key not in book.indicators:
        return None
    found = book.series(codes, key)
    area, town, country = (
        tuple(figure for figure in line if figure.year <= memory.at.year)
        for line in (found.figures, found.municipality, found.country)
    )
    return replace(found, figures=area, municipality=town, country=country) if area else None


def _drawn(
    memory: Memory, codes: Sequence[str], rows: Iterable[Ambition], series: Mapping[str, Series]
) -> area_reads.IndicatorMap | None:
    """The map of the first indicator that has a figure here; else of the inhabitants."""
    keys = [followed.indicator_key for row in rows for followed in row.followed if followed.indicator_key in series]
    key = next(iter(keys), RESIDENTS if RESIDENTS in series else None)
    if key is None:
        return None
    return area_reads.municipality_map(
        municipality_code(codes[0]),
        key,
        division_year=memory.areas[-1].division_year,
        until=memory.at,
        catalogue=memory.catalogue,
    )


def ambitions(programme: Programme, places: Places) -> list[PrintedAmbition]:
    """In their own order, with every indicator that was chosen."""
    return [
        {
            "id": row.pk,
            "title": row.title,
            "vision": row.text,
            "challenge": ", ".join(challenge["name"] for challenge in row.answered),  # type: ignore[attr-defined]
            "domains": [str(row.get_domain_display())] if row.domain else [],
            "principles": list(row.principles),  # type: ignore[attr-defined]
            "indicators": [
                found for followed in row.followed if (found := _indicator(followed, places, programme.area_name))
            ],
            "story": row.story,
            "story_source": "",
        }
        for row in places.rows
    ]


def _indicator(chosen: AmbitionIndicator, places: Places, area_name: str) -> PrintedIndicator | None:
    series = places.series.get(chosen.indicator_key)
    if series is None:
        return None
    indicator = series.indicator
    known = [figure for figure in series.figures if figure.value is not None]
    now = series.latest
    previous = next((figure for figure in reversed(known) if now and figure.period < now.period), None)
    movement = places.movements[indicator.key]
    names, target = places.indicator_names, asked_of(chosen)
    origin = now.origin if now else None
    found: PrintedIndicator = {
        "id": chosen.pk,
        "label": capital(indicator.name),
        "unit": indicator.unit,
        "decimals": indicator.decimals,
        "direction": DIRECTIONS[Direction(indicator.direction)],  # type: ignore[typeddict-item]
        "baseline": _baseline(chosen, series),
        "previous": _figure(previous, series),
        "now": _figure(now, series),
        "target": _target(chosen, series),
        "municipality": _figure(_last(series.municipality, now), series),
        "netherlands": _figure(_last(series.country, now), series),
        "verdict": movements.verdict(movement, indicator),
        "verdict_label": movements.label(movement, indicator),
        "verdict_reason": movements.reason(movement, indicator, otherwise=_since(series, previous, now)),
        "finding": movements.finding(series, movement),
        "movement": movements.frozen(movement, indicator, places.peer_names, places.pools),
        "reach": (reach.frozen(places.reach[target], indicator, places.peer_names, places.pools) if target else None),
        "key": indicator.key,
        "per": indicator.per if indicator.numerator else 1,
        "series": [
            {"label": area_name, "role": "area", **_line(series, series.figures, names)},
            {"label": "gemeente", "role": "municipality", **_line(series, series.municipality, names)},
            {"label": "Nederland", "role": "netherlands", **_line(series, series.country, names)},
        ],
        "breaks": [int(year) for year in indicator.breaks],
        "source": named(origin),
        "computed": _computed(now, names, places) if now else "",
    }
    return found


def _computed(figure: Figure, names: Mapping[str, str], places: Places) -> str:
    """How it came about, with the names of the neighbourhoods that people know beside their codes."""
    text = words.explain(figure, names).split(" Bron:")[0]
    for code in set(figure.codes) & set(places.names):
        text = text.replace(code, places.named(code))
    return text


def _since(series: Series, before: Figure | None, now: Figure | None) -> str:
    """By how much the newest figure differs from the one before, without a judgement; or why that is not known.

    Empty when there is none before: the reason why nothing is judged says so.
    """
    if now is None or now.value is None:
        return f"Het laatste cijfer is {words.value(now, 0) if now else 'onbekend'}."
    if before is None:
        return ""
    found = series.change(before, now)
    if found.value is None:
        return str(words.OBSTACLES[found.obstacle]) if found.obstacle else ""
    if found.value == 0:
        return f"Even hoog als in {before.period}."
    shown = words.number(abs(found.value), series.indicator.decimals)
    unit = "procentpunt " if series.indicator.unit.startswith("%") else ""
    return f"{shown} {unit}{'hoger' if found.value > 0 else 'lager'} dan in {before.period}."


def _figure(figure: Figure | None, series: Series) -> PrintedFigure | None:
    if figure is None:
        return None
    text = words.value(figure, series.indicator.decimals)
    suffix = PERCENT if figure.value is not None and series.indicator.unit.startswith("%") else ""
    return {"value": figure.value, "text": f"{text}{suffix}", "period": figure.period}


def _baseline(chosen: AmbitionIndicator, series: Series) -> PrintedFigure | None:
    if chosen.baseline_value is None:
        return None
    figure = _plain(chosen.baseline_value, chosen.baseline_period, series)
    obstacles = [why for period, why in series.broken(series.figures).items() if period > chosen.baseline_period]
    if obstacles:
        figure["note"] = f"Niet te vergelijken met nu. {words.OBSTACLES[obstacles[-1]]}"
    return figure


def _target(chosen: AmbitionIndicator, series: Series) -> PrintedFigure | None:
    if chosen.target_value is None or chosen.target_year is None:
        return None
    return _plain(chosen.target_value, str(chosen.target_year), series)


def _plain(value: float, period: str, series: Series) -> PrintedFigure:
    suffix = PERCENT if series.indicator.unit.startswith("%") else ""
    return {"value": value, "text": f"{words.number(value, series.indicator.decimals)}{suffix}", "period": period}


def _last(figures: Sequence[Figure], now: Figure | None) -> Figure | None:
    """The newest that is known, not of a later year than the figure it stands beside."""
    return next(
        (figure for figure in reversed(figures) if figure.value is not None and now and figure.period <= now.period),
        None,
    )


def _line(series: Series, figures: Sequence[Figure], names: Mapping[str, str]) -> PrintedLine:
    """The points, and the years in which the line starts anew: another way of measuring, or another boundary."""
    starts = sorted({int(period[:4]) for period in series.broken(figures)})
    return {"points": points.points(figures, names), "breaks": starts}


def capital(name: str) -> str:
    """With a capital, to stand on its own."""
    return name[:1].upper() + name[1:]


def named(origin: Origin | None) -> str:
    """The table, period and status of a figure, for under it."""
    if origin is None:
        return "onbekend"
    return f"{origin.publisher} {origin.table}, {origin.period}, {origin.status.label}"
