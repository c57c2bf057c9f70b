from datetime import date

import pytest

from monitoring.scoring.periods import (
    add_months,
    age_in_months,
    age_text,
    at_most_months_old,
    completed_months,
    completed_years,
    holds_at,
    in_past_months,
    is_past,
)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 6, 1), -48, date(2022, 6, 1)),
    ],
)
def test_months_are_added_on_the_calendar(start, months, end):
    assert add_months(start, months) == end


def test_a_started_month_makes_it_older():
    assert age_in_months(date(2022, 11, 23), date(2026, 11, 23)) == 48
    assert age_in_months(date(2022, 11, 22), date(2026, 11, 23)) == 49
    assert age_in_months(date(2026, 11, 23), date(2026, 11, 23)) == 0


def test_only_whole_months_and_years_are_completed():
    assert completed_months(date(2026, 8, 24), date(2026, 11, 23)) == 2
    assert completed_months(date(2026, 8, 23), date(2026, 11, 23)) == 3
    assert completed_years(date(2018, 3, 2), date(2033, 3, 1)) == 14
    assert completed_years(date(2018, 3, 1), date(2033, 3, 1)) == 15


def test_twelve_months_hold_one_anniversary_and_not_two():
    at = date(2026, 11, 23)

    assert in_past_months(at, at, 12)
    assert in_past_months(date(2025, 11, 24), at, 12)
    assert not in_past_months(date(2025, 11, 23), at, 12)
    assert not in_past_months(date(2026, 11, 24), at, 12)
    assert not in_past_months(None, at, 12)


def test_an_age_limit_includes_the_day_itself():
    at = date(2026, 11, 23)

    assert at_most_months_old(date(2026, 5, 23), at, 6)
    assert not at_most_months_old(date(2026, 5, 22), at, 6)
    assert at_most_months_old(at, at, 6)
    assert not at_most_months_old(date(2026, 11, 24), at, 6)
    assert not at_most_months_old(None, at, 6)


def test_what_happened_today_is_past_and_what_has_no_day_is_not():
    at = date(2026, 11, 23)

    assert is_past(at, at)
    assert not is_past(date(2026, 11, 24), at)
    assert not is_past(None, at)


def test_a_period_holds_from_its_first_to_its_last_day():
    first, last = date(2026, 1, 1), date(2026, 6, 30)

    assert holds_at(first, last, first)
    assert holds_at(first, last, last)
    assert holds_at(first, None, date(2040, 1, 1))
    assert not holds_at(first, last, date(2026, 7, 1))
    assert not holds_at(first, last, date(2025, 12, 31))
    assert not holds_at(None, last, first)


def test_an_age_reads_as_people_say_it():
    at = date(2026, 11, 23)

    assert age_text(date(2022, 11, 23), at) == "48 maanden"
    assert age_text(date(2022, 11, 22), at) == "ruim 48 maanden"
    assert age_text(date(2026, 10, 23), at) == "1 maand"
    assert age_text(date(2026, 11, 1), at) == "minder dan 1 maand"
