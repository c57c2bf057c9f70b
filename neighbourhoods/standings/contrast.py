"""Whether a difference with the gemeente is large enough to call favourable or not. Pure.

Half of all areas are above any average and half below; that alone is no news. So a figure must also lie outside the
middle half of the buurten as urban and as large, on the side on which it differs. An estimate by a model must differ
some points as well: the model is no finer than that.
"""

from enum import StrEnum

from neighbourhoods.standings.ranks import Standing

MIDDLE_HALF = (25.0, 75.0)
"""Percentiles among the buurten alike; in between is nothing special."""
MODEL_POINTS = 2.0
"""Percentage points that a model estimate must differ at least."""


class Contrast(StrEnum):
    """UNKNOWN: where the figure stands among those alike is not known, or it differs the other way from them."""

    APART = "apart"
    ALIKE = "alike"
    UNKNOWN = "unknown"


def contrast(standing: Standing, difference: float, *, is_modelled: bool) -> Contrast:
    """What a difference (figure minus that of the gemeente) is, for a figure that stands there."""
    if is_modelled and abs(difference) < MODEL_POINTS:
        return Contrast.ALIKE
    if standing.alike is None:
        return Contrast.UNKNOWN
    low, high = MIDDLE_HALF
    if low <= standing.alike.percentile <= high:
        return Contrast.ALIKE
    return Contrast.APART if (standing.alike.percentile > high) == (difference > 0) else Contrast.UNKNOWN
