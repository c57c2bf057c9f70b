"""How many managed a target before, and of how many years they had."""

import pytest

from neighbourhoods.standings import targets
from neighbourhoods.standings.movement import ChangeUnit, MovementObstacle
from neighbourhoods.standings.targets import Precedent
from tests.neighbourhoods.standings.fields import buurt, field, subject


def asked(value, *, today=100, measure=ChangeUnit.PERCENT):
    return Precedent(measure, value, 2030, today=today, years=(2021, 2025), span=3)


def answer(buurten, question, own=None, **options):
    areas, shifts = field(buurten)
    return targets.precedent(question, own or subject(), areas, shifts, **options)


def around(changes):
    return [buurt(number, base=100, now=100 + change) for number, change in enumerate(changes)]


def test_a_fall_is_reached_by_who_fell_as_far():
    found = answer(around(range(-40, 20)), asked(80))

    assert (round(found.needed), found.reached, round(found.best)) == (-20, 21, -40)


def test_a_rise_is_reached_by_who_rose_as_far():
    found = answer(around(range(-40, 20)), asked(110))

    assert (round(found.needed), found.reached, round(found.best)) == (10, 10, 19)


@pytest.mark.parametrize(
    ("today", "value", "direction", "is_reached"),
    [
        (55.4, 45, "lower", False),
        (45, 45, "lower", True),
        (44, 45, "lower", True),
        (70, 76, "higher", False),
        (77, 76, "higher", True),
        (44, 45, "context", False),
    ],
)
def test_a_target_is_reached_where_the_area_stands_there_or_better(today, value, direction, is_reached):
    assert targets.is_reached(today, value, direction) is is_reached


def test_what_the_country_did_is_no_merit():
    """Everybody fell ten points with the country; only who fell more did what the target asks."""
    question = asked(95, measure=ChangeUnit.POINTS)

    found = answer(around([-10] * 55 + [-15] * 5), question, country=-10)

    assert (found.needed, found.reached, found.best, found.median, found.country) == (-5, 5, -5, 0, -10)


@pytest.mark.parametrize(
    ("question", "own", "obstacle"),
    [
        (asked(80, today=None), None, MovementObstacle.NOTHING_BEFORE),
        (asked(80), subject(base=0), MovementObstacle.NOTHING_BEFORE),
        (asked(80), subject(inhabitants=95), MovementObstacle.TOO_SMALL),
        (asked(80), subject(inhabitants=40_005), MovementObstacle.TOO_LARGE),
        (asked(80), subject(urbanity=5), MovementObstacle.TOO_FEW_PEERS),
    ],
)
def test_what_cannot_be_compared_gets_a_reason(question, own, obstacle):
    found = answer(around(range(60)), question, own)

    assert (found.reached, found.obstacle) == (None, obstacle)


@pytest.mark.parametrize(
    ("at_most", "window"), [(20, (2012, 2024)), (8, (2016, 2024)), (6, (2016, 2022)), (4, (2020, 2024)), (1, None)]
)
def test_the_window_is_the_longest_that_fits_and_of_equals_the_newest(at_most, window):
    assert targets.window([2012, 2016, 2020, 2022, 2024], at_most=at_most) == window


def test_two_years_on_each_side_do_not_overlap():
    assert targets.window([2021, 2022], at_most=9, at_least=2) is None
