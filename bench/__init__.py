"""The product against its limits, on this machine: `make bench`, or `make bench figures`.

Limit and product run in turn and the best of each counts, so that what counts is their ratio: seconds differ from
machine to machine and from minute to minute. Each subject is a module here with `measure()`.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement, in seconds unless `unit` says otherwise. `at_most` is the ratio the product may have over its
    limit: that of a peer measured in the same run, or a budget. What is no matter of speed is judged on a busy machine
    too.
    """

    what: str
    limit: str
    limit_amount: float
    product_amount: float
    at_most: float = 1
    unit: str = "s"
    judged_when_busy: bool = False

    @property
    def ratio(self) -> float:
        return self.product_amount / self.limit_amount

    @property
    def holds(self) -> bool:
        return self.ratio <= self.at_most


def best_of(times: int, *runs: Callable[[], object]) -> list[float]:
    """The shortest time of each run, in seconds; the runs take turns."""
    best = [float("inf")] * len(runs)
    for _ in range(times):
        for place, run in enumerate(runs):
            started = time.perf_counter()
            run()
            best[place] = min(best[place], time.perf_counter() - started)
    return best


def p95(times: list[float]) -> float:
    """The time that all but one in twenty stay under."""
    return sorted(times)[math.ceil(len(times) * 0.95) - 1]
