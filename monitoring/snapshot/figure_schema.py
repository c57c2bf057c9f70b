"""The figures of a snapshot: indicators, the map, where they come from; and the risks. See schema.py."""

from typing import Literal, NotRequired, TypedDict

Day = str
PrintedVerdict = Literal["improved", "same", "ordinary", "apart", "worse", "not_assessable"]
"""`same` stands only in reports from before changes were judged beside peers, `ordinary` and `apart` only in later
ones: `apart` stands out, though not in the direction it went.
"""


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


class PrintedMovement(TypedDict):
    """A change beside that of comparable areas, as `neighbourhoods.standings.movement` judges it.

    Each peer is a list: code, name, inhabitants, base, now and change; the nearest first.
    """

    rule: str
    version: int
    measure: str  # percent or points
    years: list[int]  # those of the base, then those of now
    base: float | None
    now: float | None
    change: float | None
    candidates: int
    peers: list[list[str | float]]
    more: int | None
    less: int | None
    low: float | None
    high: float | None
    verdict: str | None  # ordinary, risen_more or fallen_more
    obstacle: str | None  # why there is no verdict
    is_provisional: bool
    beside: str  # as printed: "Dat is gewoon: van 60 buurten …"
    ordinary: str  # as printed in the picture: "gewoon: tussen -17 % en +23 %"
    decimals: int  # of the change as printed


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
    movement: NotRequired[PrintedMovement]  # not in reports from before changes were judged beside peers
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
