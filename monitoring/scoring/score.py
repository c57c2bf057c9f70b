"""Criteria, findings and the score of one factor.

A criterion is unknown as long as the population it speaks of is empty: no measures yet, no coalition yet. Once the
population exists, something that is missing from it counts as not met.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from monitoring.scoring.bounds import Also, Bounds, CriterionLimits, Outcome
from monitoring.scoring.criteria import DEFAULT, CriteriaSet
from monitoring.scoring.records import Record, Ref

STAGE_RULE = "share_of_points"
STAGE_VERSION = 1
"""Goes up with every change of the rule, so that what was judged by an earlier one can be told apart."""
STAGE_LIMITS = (Decimal("0.25"), Decimal("0.50"), Decimal("0.80"))
"""From which share of the points the second, third and fourth stage begin."""
LEAST_KNOWN = Decimal("0.5")
"""Which part of the criteria must be known to give a stage."""
STAGES = {1: "afwezig", 2: "begin", 3: "op weg", 4: "op orde"}
NOT_ASSESSABLE = "niet te beoordelen"

E = TypeVar("E")
R = TypeVar("R", bound=Record)


def stage_label(stage: int | None) -> str:
    """The Dutch word for a stage; None is "niet te beoordelen"."""
    return NOT_ASSESSABLE if stage is None else STAGES[stage]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen for one criterion: outcome, a sentence with the figure, the threshold, and the records
    used.

    `records` are all records of the population; `lacking` are those of them that still miss something. A
    share in `figure` is a fraction of 1. `measured` is the number that `limits` were held against, a step in words for
    some criteria; None where there was none. The factor fills in the criterion's key, question, threshold, limits and,
    when the municipality changed the threshold, the reason.
    """

    outcome: Outcome
    text: str
    figure: Decimal | None = None
    records: tuple[Ref, ...] = ()
    lacking: tuple[Ref, ...] = ()
    criterion: str = ""
    question: str = ""
    threshold: str = ""
    adjusted_because: str = ""
    measured: Decimal | None = None
    also: Also | None = None
    limits: CriterionLimits | None = None

    @classmethod
    def judged(
        cls,
        bounds: Bounds,
        measured: Decimal | int,
        text: str,
        records: tuple[Ref, ...] = (),
        lacking: tuple[Ref, ...] = (),
        *,
        shown: Decimal | Literal["measured"] | None = "measured",
        also: Also | None = None,
    ) -> "Finding":
        """What follows from a number, and from what is asked `also`; `shown` is the figure where that is another."""
        number = Decimal(measured)
        outcome = bounds.outcome(number)
        return cls(
            also.outcome(outcome) if also else outcome,
            text,
            number if shown == "measured" else shown,
            records,
            lacking,
            measured=number,
            also=also,
        )

    @classmethod
    def without(
        cls, text: str, records: tuple[Ref, ...] = (), lacking: tuple[Ref, ...] = (), *, shown: Decimal | None = None
    ) -> "Finding":
        """Not met, because what the criterion asks about is not there at all."""
        return cls(Outcome.NOT_MET, text, shown, records, lacking)

    @classmethod
    def unknown(cls, text: str) -> "Finding":
        """Nothing to judge yet; the sentence says what is missing."""
        return cls(Outcome.UNKNOWN, text)


@dataclass(frozen=True, slots=True)
class Criterion(Generic[E]):
    """One question, the function that answers it from evidence, and its limits.

    `met` and `partly` say in words what it takes; "{met}" and "{partly}" become the limits. `step` is the
    advice that comes first when this criterion is not met.
    """

    key: str
    question: str
    judge: Callable[[E, date, Bounds], Finding]
    bounds: Bounds
    step: str
    met: str = "{met}"
    partly: str = "{partly}"
    enabled: bool = True

    @property
    def threshold(self) -> str:
        """What it takes, for the reader."""
        return f"Voldaan: {self._fill(self.met)}. Deels: {self._fill(self.partly)}."

    @property
    def needed(self) -> str:
        """What to do, and from which figure it counts as met."""
        return f"{self.step} Nodig: {self._fill(self.met)}."

    def _fill(self, words: str) -> str:
        return words.format(met=self.bounds.met_text, partly=self.bounds.partly_text)


@dataclass(frozen=True, slots=True)
class NextStep:
    """A criterion that would raise the stage, what is needed, and the stage when it is met (None: still
    unknown).
    """

    criterion: str
    question: str
    needed: str
    outcome: Outcome
    stage: int | None


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """A criterion that the municipality does not use, and why."""

    criterion: str
    question: str
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """The records level of one factor at one date. `stage` is None while fewer than half of the criteria
    are known.
    """

    factor: str
    at: date
    criteria_name: str
    criteria_version: str
    stage: int | None
    points: Decimal
    known: int
    total: int
    findings: tuple[Finding, ...]
    next_steps: tuple[NextStep, ...]
    switched_off: tuple[SwitchedOff, ...] = ()

    @property
    def label(self) -> str:
        """The stage in words."""
        return stage_label(self.stage)

    @property
    def coverage(self) -> str:
        """To print beside the level: "4 van de 6 criteria bekend"."""
        return f"{self.known} van de {self.total} criteria bekend"


@dataclass(frozen=True, slots=True)
class Factor(Generic[E]):
    """A success factor: its key, Dutch label, question, the evidence it needs, and its criteria in order."""

    key: str
    label: str
    question: str
    evidence: type[E]
    criteria: tuple[Criterion[E], ...]

    def score(self, evidence: E, at: date, criteria_set: CriteriaSet = DEFAULT) -> Score:
        """Judge the evidence at the date. ValueError when the set changes a criterion that does not exist."""
        criteria, switched_off, reasons = self._in_force(criteria_set)
        findings = tuple(
            replace(
                criterion.judge(evidence, at, criterion.bounds),
                criterion=criterion.key,
                question=criterion.question,
                threshold=criterion.threshold,
                limits=criterion.bounds.limits,
                adjusted_because=reasons.get(criterion.key, ""),
            )
            for criterion in criteria
        )
        outcomes = [finding.outcome for finding in findings]
        return Score(
            factor=self.key,
            at=at,
            criteria_name=criteria_set.name,
            criteria_version=criteria_set.version,
            stage=stage_of(outcomes),
            points=points_of(outcomes),
            known=len(known_of(outcomes)),
            total=len(outcomes),
            findings=findings,
            next_steps=next_steps(criteria, outcomes),
            switched_off=switched_off,
        )

    def _in_force(
        self, criteria_set: CriteriaSet
    ) -> tuple[tuple[Criterion[E], ...], tuple[SwitchedOff, ...], dict[str, str]]:
        criteria_set.refuse_unknown(self.key, [criterion.key for criterion in self.criteria])
        criteria: list[Criterion[E]] = []
        switched_off: list[SwitchedOff] = []
        reasons: dict[str, str] = {}
        for criterion in self.criteria:
            override = criteria_set.override(self.key, criterion.key)
            if not criterion.enabled or (override and not override.enabled):
                reason = override.reason if override else "Dit criterium staat standaard uit."
                switched_off.append(SwitchedOff(criterion.key, criterion.question, reason))
            elif override:
                bounds = criterion.bounds.adjusted(**override.limits)
                criteria.append(replace(criterion, bounds=bounds))
                reasons[criterion.key] = override.reason
            else:
                criteria.append(criterion)
        return tuple(criteria), tuple(switched_off), reasons


def known_of(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes that say something."""
    return [outcome for outcome in outcomes if outcome is not Outcome.UNKNOWN]


def points_of(outcomes: Iterable[Outcome]) -> Decimal:
    """The sum over what is known: 1 for met, a half for partly."""
    return sum((outcome.points for outcome in known_of(outcomes)), Decimal(0))


def stage_of(outcomes: Sequence[Outcome]) -> int | None:
    """1 to 4 from the share of points over what is known; None below half coverage or without criteria."""
    known = known_of(outcomes)
    if not known or len(known) < LEAST_KNOWN * len(outcomes):
        return None
    reached = points_of(known) / len(known)
    return 1 + sum(reached >= limit for limit in STAGE_LIMITS)


def next_steps(criteria: Sequence[Criterion[E]], outcomes: Sequence[Outcome], most: int = 3) -> tuple[NextStep, ...]:
    """The criteria not yet met that would raise the stage most when met, best first.

    Ties go to the larger share of points, then to the order of the criteria. While there is no stage,
    criteria that are unknown go first, because knowing them is what brings one.
    """
    judged = stage_of(outcomes) is not None
    ranked = []
    for index, (criterion, outcome) in enumerate(zip(criteria, outcomes, strict=True)):
        if outcome is Outcome.MET:
            continue
        after = [*outcomes[:index], Outcome.MET, *outcomes[index + 1 :]]
        stage = stage_of(after)
        reached = points_of(after) / len(known_of(after))
        unknown_first = 0 if judged else int(outcome is not Outcome.UNKNOWN)
        step = NextStep(criterion.key, criterion.question, criterion.needed, outcome, stage)
        ranked.append(((-(stage or 0), unknown_first, -reached, index), step))
    return tuple(step for _, step in sorted(ranked, key=lambda pair: pair[0])[:most])


def refs(records: Iterable[Record]) -> tuple[Ref, ...]:
    """References to the records, in an order that does not depend on how they came in."""
    return tuple(sorted({record.ref for record in records}, key=lambda ref: (ref.kind, ref.id, ref.label)))


def share_of(population: Iterable[R], holds: Callable[[R], bool], bounds: Bounds, *, text: str, empty: str) -> Finding:
    """Judge which part of a population has something; unknown (with `empty`) when there is no population.

    `text` is a sentence with "{part}", "{total}" and "{percent}".
    """
    everyone = list(population)
    if not everyone:
        return Finding.unknown(empty)
    lacking = [record for record in everyone if not holds(record)]
    part = len(everyone) - len(lacking)
    figure = Decimal(part) / len(everyone)
    return Finding.judged(
        bounds,
        figure,
        text.format(part=part, total=len(everyone), percent=bounds.unit.text(figure)),
        refs(everyone),
        refs(lacking),
    )
