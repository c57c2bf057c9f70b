"""Dates of Dutch municipal elections.

Rule (Kieswet): every four years, on the third Wednesday of March. Known dates are listed, because a date
may be moved by law or, in a municipality that merges, fall in another year; the rule gives every date after
the list.
"""

from datetime import date, timedelta

KNOWN = (
    date(1998, 3, 4),
    date(2002, 3, 6),
    date(2006, 3, 7),
    date(2010, 3, 3),
    date(2014, 3, 19),
    date(2018, 3, 21),
    date(2022, 3, 16),
    date(2026, 3, 18),
    date(2030, 3, 20),
)


def election_in(year: int) -> date:
    """The municipal election of an election year (1998, 2002 … 2030, 2034 …). ValueError for any other
    year.
    """
    if year < KNOWN[0].year or (year - KNOWN[0].year) % 4:
        raise ValueError(f"{year} is not a year of municipal elections")
    for known in KNOWN:
        if known.year == year:
            return known
    first = date(year, 3, 1)
    wednesday = first + timedelta(days=(2 - first.weekday()) % 7)
    return wednesday + timedelta(weeks=2)


def next_election(at: date) -> date:
    """The first election after `at`; the day of an election looks to the one four years later."""
    year = _election_year(at.year)
    return election_in(year) if election_in(year) > at else election_in(year + 4)


def last_election(at: date) -> date:
    """The last election on or before `at`. ValueError before 1998."""
    year = _election_year(at.year)
    return election_in(year) if election_in(year) <= at else election_in(year - 4)


def _election_year(year: int) -> int:
    """The first election year that is not before this year."""
    return year + (KNOWN[0].year - year) % 4
