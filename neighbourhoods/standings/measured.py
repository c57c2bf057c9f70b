"""The placebo as it was measured on the national police file; a test on that file holds these numbers to it."""

import math

from neighbourhoods.standings.placebo import Alarms

MEASURED_YEARS = (2022, 2023, 2024, 2025)
MEASURED = (
    Alarms(100, 500, 3697, 189, 202, -63, 80),
    Alarms(500, 1_500, 4205, 211, 200, -44, 52),
    Alarms(1_500, 4_000, 3409, 144, 163, -33, 35),
    Alarms(4_000, 8_000, 669, 32, 26, -25, 27),
    Alarms(8_000, 12_000, 75, 2, 7, -18, 21),
    Alarms(12_000, math.inf, 27, 1, 0, -14, 15),
    Alarms(100, math.inf, 12_082, 579, 598, -42, 50),
)
"""By number of inhabitants, and all together; the smallest changes in whole percents."""
