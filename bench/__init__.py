"""The product against its limits, on this machine: `make bench`, or `python -m bench figures`.

Limit and product run in turn and the best of each counts, so that what counts is their ratio: seconds differ from
machine to machine and from minute to minute. Each subject is a module here with `measure()`.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement. `at_most` is the ratio the product may have over its limit."""

    what: str
    limit: str
    limit_seconds: float
    product_seconds: float
    at_most: float

    @property
    def ratio(self) -> float:
        return self.product_seconds / self.limit_seconds

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
