"""The figures of a snapshot: indicators, the map, where they come from; and the risks. See schema.py."""

from typing import Literal, NotRequired, TypedDict

Day = str
COUNTED = "aantal"
"""The unit of what is counted: people, homes, crimes."""
PrintedVerdict = Literal["improved", "same", "ordinary", "apart", "worse", "not_assessable"]
"""`same` stands only in reports from before changes were judged beside peers, `ordinary` and `apart` only in later
ones: `apart` stands out, though not in the direction it went.
"""


class PrintedFigure(TypedDict):
    """One number as printed: `text` is "73,5 %", "te klein", "onvolledig", "niet ingelezen" or "onbekend"."""

    value: float | None
    text: str
    period: str
    note: NotRequired[str]  # of a baseline: why it cannot be held against today's figure


class PrintedPoint(TypedDict):
    """A figure of one year, and all it was made of. What stands below `note` is not in the oldest reports.

    Each part is a list: the code of a buurt, its value (of a rate its count) and what it is weighed or divided by; None
    where that is not known or does not count. Parts of what the municipality measured itself are left out: they may be
    too small to show. `releases` are ids of the releases in the snapshot, first those of the figure.
    """

    year: int
    value: float | None
    note: str  # why there is no value: unknown, too_small, incomplete, not_read, not_published; else ""
    period: NotRequired[str]
    table: NotRequired[str]
    status: NotRequired[str]  # "voorlopig", of this very period
    method: NotRequired[str]  # published, sum, weighted_mean or rate
    numerator: NotRequired[float | None]  # of a rate
    denominator: NotRequired[float | None]  # of a rate or a weighted mean
    weighed_by: NotRequired[str]  # "inwoners, 2024"
    is_modelled: NotRequired[bool]
    releases: NotRequired[list[int]]
    parts: NotRequired[list[list[str | float | None]]]


class PrintedSeries(TypedDict):
    label: str
    role: Literal["area", "municipality", "netherlands"]
    points: list[PrintedPoint]
    breaks: NotRequired[list[int]]  # years from which this line starts anew; without it, those of the indicator


class PrintedAlike(TypedDict):
    """All areas that are as large and as urban as this one: code, inhabitants, and addresses per km² around an address.

    `codes` are those of the area itself, `inhabitants` and `addresses` what it is like.
    """

    codes: list[str]
    inhabitants: float
    addresses: float | None
    areas: list[list[str | float]]


class PrintedPool(TypedDict):
    """What peers were chosen from. `alike` is the place in the list of PrintedAlike.

    `amount` divided by `size` is where the area began. Of each area that could be a peer the code, amount and size in
    `starts`: those of which both figures are known. `files` are the digests of the files that this stood in.
    """

    alike: int
    amount: float
    size: float
    starts: list[list[str | float]]
    files: list[str]


class PrintedAround(TypedDict):
    """What happened in the buurten around the area, as `neighbourhoods.standings.around` adds it up.

    Each part is a list: code, name, count at first and count now, None where that is not known.
    """

    shared: str  # district or municipality
    parts: list[list[str | float | None]]
    base: float | None
    now: float | None
    change: float | None  # in percent
    compared: int  # peers in other gemeenten
    more: int
    less: int
    text: str  # as printed
    key: str  # as printed in the picture


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
    pool: NotRequired[PrintedPool | None]  # not in reports from before it was kept
    around: NotRequired[PrintedAround | None]  # of judged counts; not in reports from before it was looked at


class PrintedReach(TypedDict):
    """How many areas reached a target from where this one stands, as `neighbourhoods.standings.targets` counts them.

    Peers as in PrintedMovement. Without an answer `obstacle` says why.
    """

    rule: str
    version: int
    measure: str  # percent or points
    value: float
    year: int
    today: float | None
    years: list[int]
    span: int
    needed: float | None
    reached: int | None
    best: float | None
    median: float | None
    country: float | None  # by how many points the country changed: taken off the change of each peer
    candidates: int
    peers: list[list[str | float]]
    obstacle: str | None
    text: str  # as printed
    pool: NotRequired[PrintedPool | None]  # as in PrintedMovement


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
    finding: NotRequired[str]  # the title of its picture; not in reports from before pictures had one
    movement: NotRequired[PrintedMovement]  # not in reports from before changes were judged beside peers
    reach: NotRequired[PrintedReach | None]  # None without a target; not in reports from before it was counted
    key: NotRequired[str]  # of the catalogue
    per: NotRequired[int]  # of a rate: so many inhabitants; else 1
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


class PrintedRelease(TypedDict):
    """A file that figures came from, with the digest by which it can be recognised; none of a file of our own."""

    id: int
    table: str
    publisher: str
    period: str
    status: str
    retrieved_on: Day | None
    division_year: int
    licence: str
    sha256: str


class PrintedStageRule(TypedDict):
    """Points by outcome, and from which share of them each next stage begins; shares and points are texts."""

    rule: str
    version: int
    points: dict[str, str]
    limits: list[str]
    least_known: str


class PrintedMovementRule(TypedDict):
    rule: str
    version: int
    years_in_mean: int
    one_in: int
    most_equals_one_in: int
    peers: int
    fewest_peers: int
    size_apart: list[int]
    urbanity_apart: int
    fewest_inhabitants: int
    districts_from: int
    most_inhabitants: int


class PrintedTargetRule(TypedDict):
    rule: str
    version: int


class PrintedRules(TypedDict):
    stage: PrintedStageRule
    movement: PrintedMovementRule
    target: PrintedTargetRule


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
