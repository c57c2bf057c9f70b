from datetime import date

import pytest

from monitoring.scoring.elections import KNOWN, election_in, last_election, next_election


def test_the_known_dates_are_those_on_which_people_voted():
    days = ["1998-03-04", "2002-03-06", "2006-03-07", "2010-03-03"]
    days += ["2014-03-19", "2018-03-21", "2022-03-16", "2026-03-18", "2030-03-20"]

    assert [day.isoformat() for day in KNOWN] == days
    assert [election_in(day.year) for day in KNOWN] == list(KNOWN)


@pytest.mark.parametrize(
    ("year", "day"), [(2034, date(2034, 3, 15)), (2038, date(2038, 3, 17)), (2042, date(2042, 3, 19))]
)
def test_later_elections_fall_on_the_third_wednesday_of_march(year, day):
    assert election_in(year) == day
    assert day.weekday() == 2


@pytest.mark.parametrize("year", [2014, 2018, 2022, 2026, 2030])
def test_the_rule_would_give_the_known_dates_too(year):
    wednesdays = [d for d in (date(year, 3, n) for n in range(1, 32)) if d.weekday() == 2]

    assert election_in(year) == wednesdays[2]


@pytest.mark.parametrize("year", [1994, 2023, 2024, 2027])
def test_other_years_have_no_election(year):
    with pytest.raises(ValueError, match=str(year)):
        election_in(year)


@pytest.mark.parametrize(
    ("at", "last", "following"),
    [
        (date(2026, 3, 17), date(2022, 3, 16), date(2026, 3, 18)),
        (date(2026, 3, 18), date(2026, 3, 18), date(2030, 3, 20)),
        (date(2027, 1, 1), date(2026, 3, 18), date(2030, 3, 20)),
        (date(2029, 12, 31), date(2026, 3, 18), date(2030, 3, 20)),
        (date(2036, 6, 1), date(2034, 3, 15), date(2038, 3, 17)),
    ],
)
def test_a_date_lies_between_two_elections(at, last, following):
    assert last_election(at) == last
    assert next_election(at) == following
