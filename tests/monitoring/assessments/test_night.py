"""By when the night should have scored a day."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from monitoring.assessments import night


@pytest.mark.parametrize(("hour", "minute", "day"), [(4, 45, 1), (6, 29, 1), (6, 30, 2), (23, 0, 2)])
def test_until_half_past_six_the_day_before_counts(hour, minute, day):
    at = datetime(2026, 11, 2, hour, minute, tzinfo=ZoneInfo("Europe/Amsterdam"))

    assert night.last_day(at).day == day
