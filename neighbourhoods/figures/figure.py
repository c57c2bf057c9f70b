"""What a figure is: a value or the stated reason why there is none, and everything it was made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from neighbourhoods.terms import Combination, LinkKind, Note, ReleaseStatus


class FigureState(StrEnum):
    """Why a figure has a value, or why it has none."""

    KNOWN = "known"
    ESTIMATED = "estimated"
    MISSING = "missing"
    SECRET = "secret"  # noqa: S105
    TOO_SMALL = "too_small"
    NOT_APPLICABLE = "not_applicable"
    NOT_PUBLISHED = "not_published"
    NOT_READ = "not_read"  # what was brought in has no line about it; whether the source has one is not known
    INCOMPLETE = "incomplete"
    NOT_COMBINABLE = "not_combinable"


class Method(StrEnum):
    """How a value came about."""

    PUBLISHED = "published"
    SUM = "sum"
    WEIGHTED_MEAN = "weighted_mean"
    RATE = "rate"


class Verdict(StrEnum):
    """What a difference means. CONTEXT has no colour; the last three are ‘niet te beoordelen’.

    MODELLED: both values stand, but a model estimated them, and it cannot see what happened in the area itself.
    """

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    CONTEXT = "context"
    MODELLED = "modelled"
    NOT_COMPARABLE = "not_comparable"
    UNKNOWN = "unknown"


class ComparisonObstacle(StrEnum):
    """Why two figures cannot be compared."""

    NO_VALUE = "no_value"
    OTHER_SERIES = "other_series"
    OTHER_METHOD = "other_method"
    OTHER_PERIOD = "other_period"
    METHOD_BREAK = "method_break"
    BOUNDARY = "boundary"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a published figure stands."""

    table: str
    series: str
    period: str
    division_year: int
    status: ReleaseStatus = ReleaseStatus.UNSTATED
    retrieved_on: date | None = None
    release: int | None = None
    publisher: str = ""
    licence: str = ""
    sha256: str = ""  # of the file


@dataclass(frozen=True, slots=True)
class Part:
    """One published figure of one buurt. `value` is None unless the note is PRESENT or ESTIMATED.

    `comparison` numbers the class of buurten it is like; None where that is not known.
    """

    code: str
    value: float | None
    note: Note = Note.PRESENT
    origin: Origin | None = None
    comparison: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """How an indicator may be combined. `minimum` is the smallest denominator that may be shown, `events` the smallest
    count behind a rate; none at all is shown.
    """

    combination: Combination
    per: float = 1
    minimum: float = 100
    events: float = 0


@dataclass(frozen=True, slots=True)
class Denominator:
    """A candidate to weigh or divide by: one named count of one period, per buurt."""

    key: str
    period: str
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Weight:
    """The denominator that was used, with its total over the buurten and the part of each."""

    key: str
    period: str
    total: float
    origin: Origin | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of one area in one period. `value` is unrounded; None says `state` explains why."""

    value: float | None
    state: FigureState
    period: str
    method: Method
    codes: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    weight: Weight | None = None
    absent: tuple[str, ...] = field(default=())
    # The codes that were asked for, when the same ground was published under others: those in `codes`.
    asked: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        return int(self.period[:4])

    @property
    def is_covered(self) -> bool:
        """Whether what was published over the period has a row for it, or for one of the buurten it is made of.

        Without any, the publication was about other places and says nothing here: not even that it is unknown.
        """
        return bool(self.parts)

    @property
    def origin(self) -> Origin | None:
        """The origin of the first part that has one; parts of one figure share table and period."""
        return next((part.origin for part in self.parts if part.origin), None)

    @property
    def origins(self) -> tuple[Origin, ...]:
        return tuple(dict.fromkeys(part.origin for part in self.parts if part.origin))


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure against another. `value` is None when they cannot be compared; then `obstacle` says why."""

    value: float | None
    verdict: Verdict
    obstacle: ComparisonObstacle | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Area `code` of `year` continues as `later_code` in `later_year`."""

    code: str
    year: int
    later_code: str
    later_year: int
    kind: LinkKind
