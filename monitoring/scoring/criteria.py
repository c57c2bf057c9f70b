"""A criteria set: which criteria count, with which thresholds, and why a municipality changed them.

The default set is this platform's own; the source names the ten factors but gives no criteria. An adopted
report keeps the set it was made with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Override:
    """One criterion switched off, or given other limits, with the reason. ValueError without a reason or a
    change.
    """

    factor: str
    criterion: str
    reason: str
    enabled: bool = True
    met: Decimal | None = None
    partly: Decimal | None = None
    met_up_to: Decimal | None = None
    partly_up_to: Decimal | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError(f"a change of {self.factor}.{self.criterion} needs a reason")
        if self.enabled and not self.limits:
            raise ValueError(f"the change of {self.factor}.{self.criterion} changes nothing")

    @property
    def limits(self) -> dict[str, Decimal]:
        """The limits that are changed, by the name they have in `Bounds`."""
        limits = {
            "met": self.met,
            "partly": self.partly,
            "met_up_to": self.met_up_to,
            "partly_up_to": self.partly_up_to,
        }
        return {name: limit for name, limit in limits.items() if limit is not None}


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """Name, version and the changes to the defaults. ValueError when a criterion is changed twice."""

    name: str
    version: str
    overrides: tuple[Override, ...] = ()

    def __post_init__(self) -> None:
        keys = [(override.factor, override.criterion) for override in self.overrides]
        if len(keys) != len(set(keys)):
            raise ValueError("a criterion is changed twice in one set")

    def override(self, factor: str, criterion: str) -> Override | None:
        """The change to this criterion, if there is one."""
        for override in self.overrides:
            if (override.factor, override.criterion) == (factor, criterion):
                return override
        return None

    def refuse_unknown(self, factor: str, criteria: Iterable[str]) -> None:
        """ValueError when the set changes a criterion that this factor does not have."""
        strange = {o.criterion for o in self.overrides if o.factor == factor} - set(criteria)
        if strange:
            raise ValueError(f"{factor} has no criterion {', '.join(sorted(strange))}")


DEFAULT = CriteriaSet("Standaardcriteria van dit platform, aanpasbaar door de gemeente", "1")
