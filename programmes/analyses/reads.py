"""Reads: the stakeholders as a map of interest and influence."""

from dataclasses import dataclass
from typing import Any

from programmes.models import Programme, Stakeholder
from programmes.models.analysis import StakeholderWeight

WEIGHTS = tuple(sorted(StakeholderWeight, reverse=True))


@dataclass(frozen=True, slots=True)
class Square:
    """One square of the map: how much influence and interest, and who is there."""

    interest: str
    stakeholders: tuple[Stakeholder, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The squares of one weight of influence, from small to large interest."""

    influence: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class StakeholderMap:
    """Three bands, the largest influence first; `interests` are the heads of the columns."""

    interests: tuple[str, ...]
    bands: tuple[Band, ...]
    total: int


def stakeholder_map(programme: Programme) -> StakeholderMap:
    """Everybody who counts, in nine squares. One query."""
    rows = list(programme.stakeholders.order_by("name", "pk"))
    bands = tuple(
        Band(
            str(influence.label),
            tuple(Square(str(interest.label), tuple(_at(rows, interest, influence))) for interest in reversed(WEIGHTS)),
        )
        for influence in WEIGHTS
    )
    return StakeholderMap(tuple(str(weight.label) for weight in reversed(WEIGHTS)), bands, len(rows))


def _at(rows: list[Any], interest: int, influence: int) -> list[Any]:
    return [row for row in rows if (row.interest, row.influence) == (interest, influence)]
