"""The ten success factors in the order of the source: number, key, Dutch label, question and score
function.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from monitoring.scoring import (
    administrative_capacity,
    area_analysis,
    involved_residents,
    learning,
    local_coalition,
    precision,
    process_direction,
    professionals,
    staying_power,
    vision,
)
from monitoring.scoring.criteria import DEFAULT, CriteriaSet
from monitoring.scoring.score import Factor, Score

SOURCE = "Uyterlinde, Verwey-Jonker Instituut: Perspectief bieden; Wijk in zicht"
CRITERIA_NOTE = (
    "Standaardcriteria van dit platform, aanpasbaar door de gemeente. De bron noemt alleen de tien factoren."
)


@dataclass(frozen=True, slots=True)
class SuccessFactor:
    """One of the ten: its place in the order, and the factor with its criteria."""

    number: int
    factor: Factor[Any]

    @property
    def key(self) -> str:
        """The name through all layers, as in "staying_power"."""
        return self.factor.key

    @property
    def label(self) -> str:
        """The Dutch name."""
        return self.factor.label

    @property
    def question(self) -> str:
        """The question a round asks about it."""
        return self.factor.question

    @property
    def score(self) -> Callable[..., Score]:
        """The score function: (evidence, at, criteria_set=DEFAULT) → Score."""
        return self.factor.score


FACTORS: tuple[SuccessFactor, ...] = tuple(
    SuccessFactor(number, module.FACTOR)
    for number, module in enumerate(
        (
            area_analysis,
            local_coalition,
            involved_residents,
            vision,
            precision,
            administrative_capacity,
            professionals,
            process_direction,
            staying_power,
            learning,
        ),
        start=1,
    )
)
BY_KEY: dict[str, SuccessFactor] = {factor.key: factor for factor in FACTORS}


def score_all(evidence: dict[str, Any], at: date, criteria_set: CriteriaSet = DEFAULT) -> tuple[Score, ...]:
    """The ten scores in order, from evidence by factor key. ValueError for a missing, strange or wrong
    evidence.
    """
    if evidence.keys() != BY_KEY.keys():
        raise ValueError(f"evidence must have exactly the ten factors; differs: {evidence.keys() ^ BY_KEY.keys()}")
    strange = {override.factor for override in criteria_set.overrides} - BY_KEY.keys()
    if strange:
        raise ValueError(f"the criteria set changes unknown factors: {', '.join(sorted(strange))}")
    for key, given in evidence.items():
        if not isinstance(given, BY_KEY[key].factor.evidence):
            raise ValueError(f"{key} needs {BY_KEY[key].factor.evidence.__name__}")
    return tuple(factor.score(evidence[factor.key], at, criteria_set) for factor in FACTORS)
