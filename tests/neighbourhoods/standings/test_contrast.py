"""Favourable is only what differs from those alike as well."""

import pytest

from neighbourhoods.standings.contrast import Contrast, contrast
from neighbourhoods.standings.ranks import Rank, Standing


@pytest.mark.parametrize(
    ("percentile", "difference", "found"),
    [
        (24.5, -4, Contrast.APART),
        (25, -4, Contrast.ALIKE),
        (75, 4, Contrast.ALIKE),
        (75.5, 4, Contrast.APART),
        (10, 4, Contrast.UNKNOWN),
        (90, -4, Contrast.UNKNOWN),
    ],
)
def test_a_difference_counts_outside_the_middle_half_and_on_its_own_side(percentile, difference, found):
    assert contrast(Standing(alike=Rank(percentile, 300)), difference, is_modelled=False) is found


@pytest.mark.parametrize(("difference", "found"), [(1.9, Contrast.ALIKE), (2, Contrast.APART)])
def test_an_estimate_must_differ_two_points_as_well(difference, found):
    assert contrast(Standing(alike=Rank(90, 300)), difference, is_modelled=True) is found


def test_an_estimate_that_differs_less_than_two_points_is_about_equal_wherever_it_stands():
    assert contrast(Standing(), 0.5, is_modelled=True) is Contrast.ALIKE


def test_without_a_place_among_those_alike_nothing_is_said():
    assert contrast(Standing(country=Rank(99, 12_000)), 20, is_modelled=False) is Contrast.UNKNOWN
