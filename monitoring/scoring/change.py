"""What changed in a factor since the previous adopted report."""

from dataclasses import dataclass
from enum import StrEnum

from monitoring.scoring.score import Score, stage_label


class StageDirection(StrEnum):
    """Which way a stage went."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NOT_COMPARABLE = "not_comparable"

    @property
    def label(self) -> str:
        """The Dutch words."""
        return {"up": "hoger", "down": "lager", "same": "gelijk", "not_comparable": "niet te vergelijken"}[self]


@dataclass(frozen=True, slots=True)
class StageChange:
    """From one stage to the next, with a sentence for the reader."""

    before: int | None
    now: int | None
    direction: StageDirection
    text: str


def change_since(previous: Score | None, now: Score) -> StageChange:
    """Compare two scores of one factor; other criteria or a missing stage make them not comparable.

    ValueError when the scores are of different factors.
    """
    if previous is None:
        return StageChange(
            None, now.stage, StageDirection.NOT_COMPARABLE, "Er is geen eerder oordeel om mee te vergelijken."
        )
    if previous.factor != now.factor:
        raise ValueError(f"cannot compare {previous.factor} with {now.factor}")
    steps = f"van {stage_label(previous.stage)} naar {stage_label(now.stage)}"
    if (previous.criteria_name, previous.criteria_version) != (now.criteria_name, now.criteria_version):
        text = f"Niet te vergelijken ({steps}): de criteria zijn sindsdien veranderd."
        return StageChange(previous.stage, now.stage, StageDirection.NOT_COMPARABLE, text)
    if previous.stage is None or now.stage is None:
        text = f"Niet te vergelijken ({steps}): er was of is te weinig bekend."
        return StageChange(previous.stage, now.stage, StageDirection.NOT_COMPARABLE, text)
    if previous.stage == now.stage:
        return StageChange(
            previous.stage, now.stage, StageDirection.SAME, f"Gelijk gebleven: {stage_label(now.stage)}."
        )
    direction = StageDirection.UP if now.stage > previous.stage else StageDirection.DOWN
    return StageChange(previous.stage, now.stage, direction, f"{direction.label.capitalize()}: {steps}.")
