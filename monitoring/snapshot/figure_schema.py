"""The figures of a snapshot: indicators, the map, where they come from; and the risks. See schema.py."""

from typing import Literal, NotRequired, TypedDict

Day = str
PrintedVerdict = Literal["improved", "same", "worse", "not_assessable"]


class PrintedFigure(TypedDict):
    """One number as printed: `text` is "73,5 %", "te klein", "onvolledig" or "onbekend"."""

    value: float | None
    text: str
    period: str
    note: NotRequired[str]  # of a baseline: why it cannot be held against today's figure


class PrintedPoint(TypedDict):
    year: int
    value: float | None
    note: str  # why there is no value: unknown, too_small, incomplete; else ""


class PrintedSeries(TypedDict):
    label: str
    role: Literal["area", "municipality", "netherlands"]
    points: list[PrintedPoint]
    breaks: NotRequired[list[int]]  # years from which this line starts anew; without it, those of the indicator


class PrintedIndicator(TypedDict):
    id: int
    label: str
    unit: str
    decimals: int
    direction: Literal["up", "down", "none"]
    baseline: PrintedFigure | None
    previous: PrintedFigure | None
    now: PrintedFigure | None
    target: PrintedFigure | None  # period is the year
    municipality: PrintedFigure | None
    netherlands: PrintedFigure | None
    verdict: PrintedVerdict
    verdict_label: str
    verdict_reason: str
    series: list[PrintedSeries]
    breaks: list[int]  # years from which figures are not comparable with those before
    source: str  # "RIVM 50150NED, 2024, definitief"
    computed: str  # how the figure of the area was made


class PrintedMapArea(TypedDict):
    code: str
    name: str
    value: float | None
    note: str  # as in PrintedPoint
    in_programme: bool
    polygons: list[list[list[list[float]]]]  # as in a GeoJSON MultiPolygon: longitude, latitude


class PrintedChoropleth(TypedDict):
    title: str
    unit: str
    decimals: int
    period: str
    source: str
    areas: list[PrintedMapArea]


class PrintedAmbition(TypedDict):
    id: int
    title: str
    vision: str  # what it is like in twenty years
    challenge: str
    domains: list[str]
    principles: list[str]
    indicators: list[PrintedIndicator]
    story: str
    story_source: str


class PrintedOwnFigure(TypedDict):
    """`moment` is its place on a line of years; `revised_on` when a correction of it was approved."""

    period: str
    moment: float
    value: float | None
    text: str
    note: str  # as in PrintedPoint
    revised_on: Day | None


class PrintedOwnSeries(TypedDict):
    """What a partner counts itself; the figures are the approved ones, the oldest first."""

    id: int
    label: str
    definition: str
    unit: str
    decimals: int
    supplier: str
    figures: list[PrintedOwnFigure]


class PrintedSource(TypedDict):
    table: str
    title: str
    publisher: str
    period: str
    status: str
    retrieved_on: Day | None
    licence: str
    division_year: int | None


class PrintedDefinition(TypedDict):
    term: str
    text: str


class PrintedRisk(TypedDict):
    id: str
    title: str
    chance: int  # 1 to 3
    impact: int
    chance_label: str
    impact_label: str
    owner: str
    response: str
    since: Day | None


class PrintedAppendices(TypedDict):
    sources: list[PrintedSource]
    definitions: list[PrintedDefinition]
    area_changes: list[str]
    missing: list[PrintedDefinition]  # which figure, and why
    breaks: NotRequired[list[PrintedDefinition]]  # before which years a line is cut, and why; not in the oldest reports
    computation: list[PrintedDefinition]
