"""The rules that a report can have been judged by, each under its name and version. Only added to, never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class StageRule:
    """Points by outcome, the shares from which the next stages begin, and which part must be known."""

    points: Mapping[str, Decimal]
    limits: tuple[Decimal, ...]
    least_known: Decimal


@dataclass(frozen=True, slots=True)
class MovementRule:
    """One in so many peers may exceed a change that stands out, on each side; fewer equals than one in so many.

    Peers have from 2/3 to 3/2 of the inhabitants and are as urban or so many classes apart; wijken are among them from
    so many inhabitants on.
    """

    years_in_mean: int
    one_in: int
    most_equals_one_in: int
    peers: int
    fewest_peers: int
    size_apart: tuple[int, int] = (2, 3)
    urbanity_apart: int = 1
    fewest_inhabitants: int = 100
    districts_from: int = 12_000
    most_inhabitants: int = 40_000


STAGES = {
    ("share_of_points", 1): StageRule(
        {"met": Decimal(1), "partly": Decimal("0.5"), "not_met": Decimal(0)},
        (Decimal("0.25"), Decimal("0.50"), Decimal("0.80")),
        Decimal("0.5"),
    )
}
MOVEMENTS = {("two_year_means_among_peers", 1): MovementRule(2, 20, 6, 60, 40)}
TARGETS = {("share_of_peers_that_moved_as_far", 1)}
FIRST_STAGE_RULE = ("share_of_points", 1)
"""What stages were judged by before a report named its rule."""


def name_of(rule: Mapping[str, Any]) -> tuple[str, int]:
    return rule["rule"], rule["version"]


def check(written: Mapping[str, Any]) -> Iterator[str]:
    """Where the limits that a report names are not those of its rule, or the rule is not known here."""
    stage, movement, target = written["stage"], written["movement"], written["target"]
    known = STAGES.get(name_of(stage))
    if known is None:
        yield unknown(stage)
    else:
        points = {outcome: Decimal(text) for outcome, text in stage["points"].items()}
        limits = tuple(Decimal(text) for text in stage["limits"])
        if StageRule(points, limits, Decimal(stage["least_known"])) != known:
            yield f"de regel voor een stand is niet die van versie {stage['version']}"
    judged = MOVEMENTS.get(name_of(movement))
    if judged is None:
        yield unknown(movement)
    elif judged != MovementRule(**{name: _plain(movement[name]) for name in MovementRule.__slots__}):
        yield f"de regel voor een oordeel is niet die van versie {movement['version']}"
    if name_of(target) not in TARGETS:
        yield unknown(target)


def _plain(limit: Any) -> Any:
    return tuple(limit) if isinstance(limit, list) else limit


def unknown(rule: Mapping[str, Any]) -> str:
    return f"de regel {rule['rule']}, versie {rule['version']}, is hier niet bekend en dus niet na te rekenen"
