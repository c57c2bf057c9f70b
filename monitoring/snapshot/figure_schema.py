"""The figures of a snapshot: indicators, the map, where they come from; and the risks. See snapshot_schema.py."""

from typing import Literal, NotRequired, TypedDict

Day = str
Verdict = Literal["improved", "same", "worse", "not_assessable"]


class Figure(TypedDict):
    """One number as printed: `text` is "73,5 %", "te klein", "onvolledig" or "onbekend"."""

    value: float | None
    text: str
    period: str
    note: NotRequired[str]  # of a baseline: why it cannot be held against today's figure


class Point(TypedDict):
    year: int
    value: float | None
    note: str  # why there is no value: unknown, too_small, incomplete; else ""


class Series(TypedDict):
    label: str
    role: Literal["area", "municipality", "netherlands"]
    points: list[Point]
    breaks: NotRequired[list[int]]  # years from which this line starts anew; without it, those of the indicator


class Indicator(TypedDict):
    id: int
    label: str
    unit: str
    decimals: int
    direction: Literal["up", "down", "none"]
    baseline: Figure | None
    previous: Figure | None
    now: Figure | None
    target: Figure | None  # period is the year
    municipality: Figure | None
    netherlands: Figure | None
    verdict: Verdict
    verdict_label: str
    verdict_reason: str
    series: list[Series]
    breaks: list[int]  # years from which figures are not comparable with those before
    source: str  # "RIVM 50150NED, 2024, definitief"
    computed: str  # how the figure of the area was made


class MapArea(TypedDict):
    code: str
    name: str
    value: float | None
    note: str  # as in Point
    in_programme: bool
    polygons: list[list[list[list[float]]]]  # as in a GeoJSON MultiPolygon: longitude, latitude


class Choropleth(TypedDict):
    title: str
    unit: str
    decimals: int
    period: str
    source: str
    areas: list[MapArea]


class Ambition(TypedDict):
    id: int
    title: str
    vision: str  # what it is like in twenty years
    challenge: str
    domains: list[str]
    principles: list[str]
    indicators: list[Indicator]
    story: str
    story_source: str


class OwnFigure(TypedDict):
    """`moment` is its place on a line of years; `revised_on` when a correction of it was approved."""

    period: str
    moment: float
    value: float | None
    text: str
    note: str  # as in Point
    revised_on: Day | None


class OwnSeries(TypedDict):
    """What a partner counts itself; the figures are the approved ones, the oldest first."""

    id: int
    label: str
    definition: str
    unit: str
    decimals: int
    supplier: str
    figures: list[OwnFigure]


class Source(TypedDict):
    table: str
    title: str
    publisher: str
    period: str
    status: str
    retrieved_on: Day | None
    licence: str
    division_year: int | None


class Definition(TypedDict):
    term: str
    text: str


class Risk(TypedDict):
    id: str
    title: str
    chance: int  # 1 to 3
    impact: int
    chance_label: str
    impact_label: str
    owner: str
    response: str
    since: Day | None


class Appendices(TypedDict):
    sources: list[Source]
    definitions: list[Definition]
    area_changes: list[str]
    missing: list[Definition]  # which figure, and why
    breaks: NotRequired[list[Definition]]  # before which years a line is cut, and why; not in the oldest reports
    computation: list[Definition]
