"""What the difference between two figures means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.figures import (
    ComparisonObstacle,
    Denominator,
    Difference,
    Link,
    Part,
    Verdict,
    broken,
    change,
    combine,
    distance,
)
from neighbourhoods.terms import Direction, LinkKind, Note
from tests.neighbourhoods.figures.cells import MEAN, SUM, one, parts, people


def weighed(by, period):
    """A mean of two buurten, by how many of `by` each has."""
    by_buurt = Denominator(by, period, parts(period, BU1=500, BU2=500))
    return combine(["BU1", "BU2"], parts(period, BU1=20, BU2=20), MEAN, period=period, denominators=[by_buurt])


# Change and distance
@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        (10, 12, Difference(2, Verdict.CONTEXT)),
        (12, 10, Difference(-2, Verdict.CONTEXT)),
        (10, 10.04, Difference(0, Verdict.SAME)),
    ],
)
def test_a_change_says_by_how_much_and_not_whether_that_is_better(before, after, difference):
    assert change(one(before, "2023"), one(after, "2024"), decimals=1) == difference


@pytest.mark.parametrize(
    ("figure", "direction", "verdict"),
    [
        (10.5, Direction.HIGHER, Verdict.BETTER),
        (12, Direction.LOWER, Verdict.WORSE),
        (8, Direction.LOWER, Verdict.BETTER),
        (10.04, Direction.LOWER, Verdict.SAME),
        (12, Direction.CONTEXT, Verdict.CONTEXT),
        (10.04, Direction.CONTEXT, Verdict.CONTEXT),
    ],
)
def test_a_distance_is_judged_by_the_direction(figure, direction, verdict):
    difference = distance(one(figure, rule=MEAN), one(10, code="GM1", rule=MEAN), direction=direction, decimals=1)

    assert difference.verdict is verdict


def test_a_change_of_what_a_model_estimated_is_shown_but_not_judged():
    counted, estimated = (
        combine(["BU1"], parts(period, note=note, BU1=value), MEAN, period=period)
        for period, note, value in (("2020", Note.PRESENT, 8.7), ("2024", Note.ESTIMATED, 8.8))
    )

    difference = change(counted, estimated, decimals=1)

    assert difference.verdict is Verdict.MODELLED
    assert difference.value == pytest.approx(0.1)
    assert distance(estimated, estimated, direction=Direction.LOWER, decimals=1).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("before", "after", "breaks", "obstacle"),
    [
        (one(70, "2020"), one(60, "2022"), [2022], ComparisonObstacle.METHOD_BREAK),
        (one(70, "2020"), one(None, "2022"), [], ComparisonObstacle.NO_VALUE),
        (one(70, "2020", series="50090NED"), one(70, "2022", series="50150NED"), [], ComparisonObstacle.OTHER_SERIES),
        (one(70, "2015", division=2015), one(70, "2024"), [], ComparisonObstacle.BOUNDARY),
        (one(70, "2020", rule=MEAN), weighed("inwoners", "2024"), [], ComparisonObstacle.OTHER_METHOD),
        (weighed("inwoners", "2020"), weighed("huishoudens", "2024"), [], ComparisonObstacle.OTHER_METHOD),
    ],
)
def test_what_cannot_be_compared_has_no_difference(before, after, breaks, obstacle):
    difference = change(before, after, decimals=1, breaks=breaks)

    verdict = Verdict.UNKNOWN if obstacle is ComparisonObstacle.NO_VALUE else Verdict.NOT_COMPARABLE
    assert difference == Difference(None, verdict, obstacle)


def test_means_that_are_weighed_by_the_same_can_be_compared():
    difference = change(weighed("inwoners", "2020"), weighed("inwoners", "2024"), decimals=1)

    assert difference == Difference(0, Verdict.SAME)


def test_figures_that_were_not_published_are_of_the_ground_they_are_asked_for():
    counted = combine(["BU1"], {"BU1": Part("BU1", 5.0)}, SUM, period="2015")

    assert change(counted, one(7), decimals=0) == Difference(2, Verdict.CONTEXT)
    assert change(counted, counted, decimals=0) == Difference(0, Verdict.SAME)


def test_a_line_is_broken_where_a_figure_cannot_be_joined_to_the_known_one_before_it():
    line = [one(70, "2019"), one(None, "2020"), one(65, "2021"), one(60, "2022"), one(61, "2023")]

    assert broken(line, [2022], ()) == {"2022": ComparisonObstacle.METHOD_BREAK}
    assert broken(line, [2020], ()) == {"2021": ComparisonObstacle.METHOD_BREAK}
    assert broken(line, [2019], ()) == {}


@pytest.mark.parametrize(("breaks", "verdict"), [([2022], Verdict.SAME), ([2024], Verdict.NOT_COMPARABLE)])
def test_a_break_counts_from_its_own_year(breaks, verdict):
    assert change(one(1, "2022"), one(1, "2024"), decimals=0, breaks=breaks).verdict is verdict


def test_a_linked_area_can_be_compared_over_divisions():
    links = [Link("BU1", 2023, "BU1", 2024, LinkKind.SAME)]

    difference = change(one(1, "2023", division=2023), one(2), decimals=0, links=links)

    assert difference == Difference(1, Verdict.CONTEXT)


def test_a_share_has_a_distance_to_its_reference():
    area = combine(["BU1", "BU2"], parts(BU1=20, BU2=20), MEAN, period="2024", denominators=[people(BU1=500, BU2=500)])
    municipality = one(30, code="GM1", rule=MEAN)

    difference = distance(area, municipality, direction=Direction.LOWER, decimals=0)

    assert difference == Difference(-10, Verdict.BETTER)


@pytest.mark.parametrize(
    ("figure", "reference", "obstacle"),
    [
        (one(5), one(50, code="GM1"), ComparisonObstacle.COUNT),
        (one(5, "2023", rule=MEAN), one(5, "2024", rule=MEAN), ComparisonObstacle.OTHER_PERIOD),
        (one(5, rule=MEAN), one(None, rule=MEAN), ComparisonObstacle.NO_VALUE),
    ],
)
def test_what_has_no_distance_says_why(figure, reference, obstacle):
    assert distance(figure, reference, direction=Direction.LOWER, decimals=0).obstacle is obstacle


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_change_back_is_the_opposite(first, second):
    there = change(one(first), one(second), decimals=1)
    back = change(one(second), one(first), decimals=1)

    assert back.verdict is there.verdict
    assert back.value == pytest.approx(-there.value)
