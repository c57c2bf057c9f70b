"""What one report is made of: a single JSON document with everything the report shows, and ids beside it.

Text is Dutch, as printed. Days are ISO dates ("2026-03-07"), amounts whole euros (so that tables add up on paper),
shares fractions of 1. None means unknown and is printed as such, never as 0. Rendering reads this and nothing else;
a change in meaning or a dropped field is a new SCHEMA number, and what is added is NotRequired. `PrintedMeasure` is a
measure as the report shows it, and so on.
"""

from typing import Literal, NotRequired, TypedDict

from monitoring.snapshot.figure_schema import (
    Day,
    PrintedAlike,
    PrintedAmbition,
    PrintedAppendices,
    PrintedChoropleth,
    PrintedOwnSeries,
    PrintedRelease,
    PrintedRisk,
    PrintedRules,
)
from monitoring.snapshot.money_schema import Euro, PrintedMoney
from monitoring.snapshot.people_schema import (
    PrintedCoalition,
    PrintedDatedText,
    PrintedInitiatives,
    PrintedOverdue,
)

SCHEMA = 1

PrintedLight = Literal["green", "orange", "red", "unknown"]
LIGHTS = {"green": "op schema", "orange": "aandacht", "red": "knelpunt", "unknown": "niet te beoordelen"}
PrintedOutcome = Literal["met", "partly", "not_met", "unknown"]


class PrintedHead(TypedDict):
    """The cover: what this report is about and where it stands."""

    municipality: str
    municipality_id: int
    is_demo: bool
    programme: str
    programme_id: int
    area: str  # "Selwerd", or the names of the neighbourhoods
    residents: int | None
    title: str
    version: int  # 1, and one more for every correction of the same period
    period_start: Day
    period_end: Day
    reference_date: Day
    status: str  # key of Report.Status
    status_label: str  # "concept", "vastgesteld door het college op 3 maart 2026"
    registration_number: str
    plan: NotRequired[str]  # the implementation programme in force: title, version and day
    start_year: int
    horizon_year: int
    previous_reference_date: Day | None
    frozen_at: str  # the moment this document was made, ISO with offset; the date of the file
    criteria_name: str
    criteria_version: str
    judged_by: NotRequired[str]  # the rule for a change; without it figures were held against the year before


class PrintedKeyFigure(TypedDict):
    value: str
    label: str


class PrintedAttention(TypedDict):
    """Something the council must not read past. `chapter` is the id of the chapter that explains it, `anchor` that of
    the place in it where the matter itself stands.
    """

    kind: Literal["contradiction", "fall", "worse", "red", "late", "promise", "orange", "money", "missing"]
    text: str
    chapter: str
    anchor: NotRequired[str]  # not in the oldest reports


class PrintedSummary(TypedDict):
    text: list[str]  # paragraphs
    decision_kind: str  # "Gevraagd besluit" or "Ter kennisname"
    decisions: list[str]
    attention: list[PrintedAttention]
    key_figures: list[PrintedKeyFigure]


class PrintedPhaseStep(TypedDict):
    key: str
    label: str
    state: Literal["done", "current", "todo"]
    since: Day | None
    watchword: str


class PrintedPhase(TypedDict):
    steps: list[PrintedPhaseStep]
    text: str
    activities: list[PrintedDatedText]
    changes: list[PrintedDatedText]
    decisions: list[PrintedDatedText]


class PrintedTimelineItem(TypedDict):
    """A phase (`end` None: it still runs) or a moment."""

    kind: Literal["phase", "election", "decision", "revision", "report"]
    label: str
    start: Day
    end: Day | None


class PrintedDeviation(TypedDict):
    """What an orange or red light owes the council."""

    cause: str
    consequence: str
    steering: str
    promised: str  # the adjustment promised in or since the previous report
    promised_by: Day | None
    kept: Literal["kept", "late", "overdue", "open", "none"]  # overdue: the day is past and nothing was decided
    kept_text: str


class PrintedMeasure(TypedDict):
    id: int
    title: str
    ambitions: list[str]
    owner: str
    focus: Literal["place", "people", "both"]
    focus_label: str
    target_group: str
    starts_on: Day | None
    ends_on: Day | None
    light: PrintedLight
    time: PrintedLight
    money: PrintedLight
    quality: PrintedLight
    previous_light: PrintedLight | None
    budget: Euro | None
    spent: Euro | None
    output: str  # "22 van 40 woningen"
    output_share: float | None
    reach: str
    contribution: str
    update: str
    updated_on: Day | None
    from_initiative: bool
    status_label: str
    is_ended: bool  # done or stopped: it has no light any more
    is_running: NotRequired[bool]  # begun and not ended; not in the oldest reports, in which what had not ended ran
    deviation: PrintedDeviation | None  # None for what is green, ended or never reported


def is_running(measure: PrintedMeasure) -> bool:
    """What every count of running measures counts."""
    return measure.get("is_running", not measure["is_ended"])


class PrintedMeasures(TypedDict):
    items: list[PrintedMeasure]
    text: str


class PrintedPartyView(TypedDict):
    """One party's judgement; `stage` is None when it is not shown apart, `note` says why."""

    party: str
    label: str
    stage: int | None
    n: int | None
    spread: str
    note: str


class PrintedLimits(TypedDict):
    """From which number a criterion is met and partly met, inclusive; numbers are texts. Steps stand for words."""

    met: str
    partly: str
    lower_is_better: bool
    partly_excludes_limit: bool
    met_up_to: str | None
    partly_up_to: str | None
    are_steps: bool


class PrintedAlso(TypedDict):
    """What a criterion asks beside its number: needed to be met (a ceiling), or half of it."""

    is_ceiling: bool
    holds: bool


class PrintedFinding(TypedDict):
    criterion: str
    question: str
    outcome: PrintedOutcome
    outcome_label: str
    text: str
    threshold: str
    adjusted_because: str
    # Not in the oldest reports: the number that was seen, and the kind and id of each record behind it. `lacking` are
    # those of the records that still miss something.
    figure: NotRequired[str | None]
    records: NotRequired[list[list[str | int]]]
    lacking: NotRequired[list[list[str | int]]]
    # Later still: the number that the limits were held against, and what else was asked.
    measured: NotRequired[str | None]
    limits: NotRequired[PrintedLimits | None]
    also: NotRequired[PrintedAlso | None]


class PrintedFactor(TypedDict):
    key: str
    number: int
    label: str
    question: str
    stage: int | None
    stage_label: str
    known: int
    total: int
    points: NotRequired[str]  # not in the oldest reports
    previous_stage: int | None
    change: str
    parties: list[PrintedPartyView]
    contradiction: str
    findings: list[PrintedFinding]
    next_steps: list[str]
    switched_off: list[str]


class PrintedFactors(TypedDict):
    items: list[PrintedFactor]
    contradictions: list[str]
    attention: list[str]  # keys, the order of attention in this phase
    round_text: str  # when and who judged


class PrintedLesson(TypedDict):
    id: int
    on: Day
    signal: str
    interpretation: str
    decision: str
    adjustment: str
    check: str


class PrintedLearning(TypedDict):
    lessons: list[PrintedLesson]
    sessions: list[PrintedDatedText]
    ahead: list[PrintedDatedText]
    text: str


class Snapshot(TypedDict):
    schema: int
    head: PrintedHead
    summary: PrintedSummary
    phase: PrintedPhase
    timeline: list[PrintedTimelineItem]
    map: PrintedChoropleth | None
    ambitions: list[PrintedAmbition]
    own_figures: NotRequired[list[PrintedOwnSeries]]  # not in the oldest reports
    rules: NotRequired[PrintedRules]  # by which it was judged; not in the oldest reports
    alike: NotRequired[list[PrintedAlike]]  # what peers were chosen from; not in the oldest reports
    releases: NotRequired[list[PrintedRelease]]  # the files its figures come from; not in the oldest reports
    measures: PrintedMeasures
    initiatives: PrintedInitiatives
    coalition: PrintedCoalition
    factors: PrintedFactors
    money: PrintedMoney
    risks: list[PrintedRisk]
    overdue: NotRequired[list[PrintedOverdue]]  # not in the oldest reports
    learning: PrintedLearning
    appendices: PrintedAppendices
