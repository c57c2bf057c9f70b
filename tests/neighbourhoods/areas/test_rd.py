import numpy as np
import pytest

from neighbourhoods.areas import geometry, rd
from tests.neighbourhoods.areas.test_geometry import feature

# Positions as the Kadaster publishes them, in metres and in degrees.
KNOWN = {
    "Amersfoort": ((155000, 463000), (5.38720621, 52.15517440)),
    "Groningen, Martinitoren": ((233883.131, 582065.167), (6.5683, 53.2193)),
    "Westertoren": ((120700.723, 487525.501), (4.88352559, 52.37453253)),
}


@pytest.mark.parametrize("name", ["Amersfoort", "Westertoren"])
def test_metres_become_degrees_to_a_metre(name):
    metres, degrees = KNOWN[name]

    found = rd.to_degrees(np.array([metres], dtype=float))[0]

    assert found == pytest.approx(degrees, abs=0.00001)


def test_a_city_lands_where_it_lies():
    metres, degrees = KNOWN["Groningen, Martinitoren"]

    assert rd.to_degrees(np.array([metres]))[0] == pytest.approx(degrees, abs=0.001)


@pytest.mark.parametrize(
    ("bounds", "is_metres"),
    [((233000, 582000, 234000, 583000), True), ((6.5, 53.2, 6.6, 53.3), False), ((7e5, 6.9e6, 8e5, 7e6), False)],
)
def test_metres_are_known_by_their_size(bounds, is_metres):
    assert rd.within(bounds) is is_metres


def test_a_map_in_metres_becomes_an_area_in_degrees():
    square = [[[233000, 582000], [234000, 582000], [234000, 583000], [233000, 583000], [233000, 582000]]]

    found = geometry.read([feature(coordinates=square)])

    (west, south), *_rest = found.shapes[0].geometry["coordinates"][0]
    assert (west, south) == pytest.approx((6.555, 53.219), abs=0.01)
    assert "1 grenzen stonden in Rijksdriehoeksmeters" in found.notices[0]


def test_a_map_of_elsewhere_is_refused_by_name():
    mercator = [[[731000, 7040000], [732000, 7040000], [732000, 7041000], [731000, 7040000]]]

    refused = geometry.read([feature(coordinates=mercator)]).refused

    assert "Selwerd (BU00141000) ligt niet in Nederland" in refused[0].reason
