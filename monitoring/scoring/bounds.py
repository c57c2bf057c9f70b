"""Thresholds: from which figure a criterion is met, and from which it is partly met."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from monitoring.scoring.wording import COUNT, SHARE, Unit, number


class Outcome(StrEnum):
    """How a criterion ends. Unknown is neither zero nor "not met": it stays out of the sum."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The Dutch word for it."""
        return {"met": "voldaan", "partly": "deels", "not_met": "niet voldaan", "unknown": "onbekend"}[self]

    @property
    def points(self) -> Decimal:
        """1, a half or 0; ValueError for unknown, which has none."""
        if self is Outcome.UNKNOWN:
            raise ValueError("an unknown outcome has no points")
        return {"met": Decimal(1), "partly": Decimal("0.5"), "not_met": Decimal(0)}[self]


@dataclass(frozen=True, slots=True)
class CriterionLimits:
    """The figures from which something is met and partly met, as `Bounds` has them; nothing else of it."""

    met: Decimal
    partly: Decimal
    lower_is_better: bool
    partly_excludes_limit: bool
    met_up_to: Decimal | None
    partly_up_to: Decimal | None
    are_steps: bool


@dataclass(frozen=True, slots=True)
class Also:
    """A second thing that a criterion asks beside its figure, and whether it holds.

    As a ceiling it is needed to be met: without it partly is the most. Otherwise each of the two is half: both is met,
    one is partly.
    """

    is_ceiling: bool
    holds: bool

    def outcome(self, of_figure: Outcome) -> Outcome:
        """The outcome of both together."""
        is_met = of_figure is Outcome.MET
        if self.is_ceiling:
            return Outcome.PARTLY if is_met and not self.holds else of_figure
        return (Outcome.NOT_MET, Outcome.PARTLY, Outcome.MET)[is_met + self.holds]


def ceiling(*, holds: bool) -> Also:
    """Needed to be met."""
    return Also(is_ceiling=True, holds=holds)


def half(*, holds: bool) -> Also:
    """As good as the figure: both is met, one is partly."""
    return Also(is_ceiling=False, holds=holds)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Inclusive limits for "met" and "partly"; a share is a fraction of 1.

    `partly_excludes_limit` makes the second limit exclusive ("less than 3 months", "more than nothing").
    `met_up_to` and `partly_up_to` close the range at the top, for figures that can also be too high.
    Bounds that are not `adjustable` stand for steps in words (both, one, none) instead of a figure.
    """

    met: Decimal
    partly: Decimal
    unit: Unit = COUNT
    lower_is_better: bool = False
    partly_excludes_limit: bool = False
    met_up_to: Decimal | None = None
    partly_up_to: Decimal | None = None
    adjustable: bool = True

    def __post_init__(self) -> None:
        wrong = self.met > self.partly if self.lower_is_better else self.met < self.partly
        top = self.met_up_to
        if top is not None:
            wrong = wrong or top < self.met or (self.partly_up_to is not None and self.partly_up_to < top)
        if wrong:
            raise ValueError("the limit for partly may not be harder to reach than the limit for met")

    def outcome(self, figure: Decimal | int) -> Outcome:
        """Met, partly or not met for this figure."""
        if self._reaches(figure, self.met) and (self.met_up_to is None or figure <= self.met_up_to):
            return Outcome.MET
        partly = self._reaches(figure, self.partly)
        if self.partly_excludes_limit and figure == self.partly:
            partly = False
        if partly and (self.partly_up_to is None or figure <= self.partly_up_to):
            return Outcome.PARTLY
        return Outcome.NOT_MET

    def adjusted(
        self,
        *,
        met: Decimal | None = None,
        partly: Decimal | None = None,
        met_up_to: Decimal | None = None,
        partly_up_to: Decimal | None = None,
    ) -> "Bounds":
        """The same bounds with other limits. ValueError when these are steps in words, or out of order."""
        if not self.adjustable:
            raise ValueError("this criterion has no threshold to change; it can only be switched off")
        if (met_up_to is not None or partly_up_to is not None) and self.met_up_to is None:
            raise ValueError("this criterion has no upper limit")
        return replace(
            self,
            met=self.met if met is None else met,
            partly=self.partly if partly is None else partly,
            met_up_to=self.met_up_to if met_up_to is None else met_up_to,
            partly_up_to=self.partly_up_to if partly_up_to is None else partly_up_to,
        )

    @property
    def met_text(self) -> str:
        """The first limit in words: "minstens 80 %", "hoogstens 48 maanden", "2 tot en met 6"."""
        if self.met_up_to is not None:
            return f"{number(self.met)} tot en met {self.unit.text(self.met_up_to)}"
        if self.unit.is_share and self.met == 1:
            return self.unit.text(self.met)
        return f"{'hoogstens' if self.lower_is_better else 'minstens'} {self.unit.text(self.met)}"

    @property
    def partly_text(self) -> str:
        """The second limit in words."""
        if self.partly_up_to is not None:
            return f"{number(self.partly)} tot en met {self.unit.text(self.partly_up_to)}"
        if self.partly_excludes_limit:
            return f"{'minder' if self.lower_is_better else 'meer'} dan {self.unit.text(self.partly)}"
        return f"{'hoogstens' if self.lower_is_better else 'minstens'} {self.unit.text(self.partly)}"

    @property
    def limits(self) -> CriterionLimits:
        """What is needed to judge a figure again."""
        return CriterionLimits(
            self.met,
            self.partly,
            self.lower_is_better,
            self.partly_excludes_limit,
            self.met_up_to,
            self.partly_up_to,
            are_steps=not self.adjustable,
        )

    def _reaches(self, figure: Decimal | int, limit: Decimal) -> bool:
        return figure <= limit if self.lower_is_better else figure >= limit


STEPS = Bounds(Decimal(2), Decimal(1), adjustable=False)
"""Two steps in words: 2 is met, 1 is partly, 0 is not met."""


def at_least(met: str, partly: str, unit: Unit = COUNT) -> Bounds:
    """Higher is better; both limits inclusive."""
    return Bounds(Decimal(met), Decimal(partly), unit)


def at_most(met: str, partly: str, unit: Unit) -> Bounds:
    """Lower is better; both limits inclusive."""
    return Bounds(Decimal(met), Decimal(partly), unit, lower_is_better=True)


def share(met: str, partly: str) -> Bounds:
    """At least this part of all, as a fraction of 1."""
    return at_least(met, partly, SHARE)
