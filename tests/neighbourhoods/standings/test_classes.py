import numpy as np
import pytest

from neighbourhoods.standings import classes
from neighbourhoods.standings.classes import COMPARISONS, UNKNOWN, Size, Urbanity

NAN = float("nan")


def test_urbanity_follows_the_bounds_of_the_publisher():
    addresses = np.array([0, 499, 500, 999, 1_000, 1_499, 1_500, 2_499, 2_500, 12_000, NAN])

    assert classes.urbanities(addresses).tolist() == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 0]


def test_size_follows_the_number_of_inhabitants():
    inhabitants = np.array([0, 95, 100, 495, 500, 1_495, 1_500, 3_995, 4_000, 29_660, NAN])

    assert classes.sizes(inhabitants).tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, UNKNOWN]


@pytest.mark.parametrize(("urbanity", "size", "number"), [(1, 4, 14), (5, 0, 50), (0, 3, 3), (2, UNKNOWN, UNKNOWN)])
def test_a_number_tells_urbanity_and_size(urbanity, size, number):
    found = classes.numbers(np.array([urbanity]), np.array([size]))

    assert found.tolist() == [number]


def test_only_buurten_with_enough_inhabitants_and_a_known_urbanity_have_a_class():
    assert len(COMPARISONS) == 20
    assert str(COMPARISONS[14]) == "zeer sterk stedelijk, 4.000 of meer inwoners"
    assert {comparison.size for comparison in COMPARISONS.values()} == set(Size) - {Size.FEW}
    assert {comparison.urbanity for comparison in COMPARISONS.values()} == set(Urbanity)
