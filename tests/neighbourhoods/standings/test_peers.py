"""Who is compared with: as large, as urban, from the same start, and never with itself."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.standings import districts, peers
from neighbourhoods.standings.movement import MovementObstacle
from tests.neighbourhoods.standings.fields import OWN, Buurt, buurt, codes, field, judged, subject


def likely(buurten, own):
    areas, _shifts = field(buurten)
    return {areas.codes[place] for place in peers.candidates(areas, own)}


@pytest.mark.parametrize(
    ("inhabitants", "is_peer"), [(3_995, False), (4_000, True), (6_000, True), (9_000, True), (9_005, False)]
)
def test_a_peer_has_two_thirds_to_one_and_a_half_times_the_inhabitants(inhabitants, is_peer):
    found = likely([buurt(1, inhabitants=inhabitants)], subject(inhabitants=6_000))

    assert bool(found) is is_peer


@pytest.mark.parametrize(("addresses", "is_peer"), [(2_500, False), (1_500, True), (999, True), (499, False)])
def test_a_peer_is_as_urban_or_one_class_apart(addresses, is_peer):
    found = likely([buurt(1, addresses=addresses)], subject(urbanity=3))

    assert bool(found) is is_peer


def test_what_is_not_known_to_be_as_urban_is_no_peer():
    assert likely([buurt(1, addresses=float("nan")), buurt(2, inhabitants=float("nan"))], subject()) == set()


@pytest.mark.parametrize(("people", "is_peer"), [(11_995, False), (12_000, True)])
def test_wijken_are_peers_from_twelve_thousand_inhabitants_on(people, is_peer):
    found = likely([Buurt("WK000100", 12_000, 3_000, 1, 1)], subject(inhabitants=people))

    assert bool(found) is is_peer


def test_an_area_is_no_peer_of_itself_nor_of_what_it_lies_in():
    around = [Buurt(code, 15_000, 3_000, 1, 1) for code in ("WK001410", "BU00141000", "BU00141001", "WK001411")]

    assert likely(around, subject(inhabitants=15_000, codes=("BU00141000",))) == {"BU00141001", "WK001411"}
    assert likely(around, subject(inhabitants=15_000, codes=("WK001410",))) == {"WK001411"}
    assert likely(around, subject(inhabitants=15_000, codes=("GM0014",))) == set()


def test_the_nearest_in_proportion_come_first_and_of_equals_the_first_code():
    around = [buurt(number, base=100) for number in range(10, 69)]
    around += [buurt(3, base=50), buurt(2, base=200), buurt(1, base=201), buurt(4, base=120)]

    found = codes(judged(around, subject(base=100), 100))

    assert found[:2] == ["BU00100000", "BU00110000"]
    # Sixty of 63: half as much is as far as twice as much, and the lower code of the two comes first.
    assert found[59:] == ["BU00040000"]
    assert codes(judged(around[1:], subject(base=100), 100))[58:] == ["BU00040000", "BU00020000"]


@pytest.mark.parametrize("broken", [{"base": 0}, {"base": float("nan")}, {"now": float("nan")}])
def test_what_lacks_a_part_or_began_with_nothing_is_no_peer(broken):
    around = [buurt(number) for number in range(39)]

    assert judged([*around, buurt(40, **broken)], subject(), 100).obstacle is MovementObstacle.TOO_FEW_PEERS
    assert judged([*around, buurt(40)], subject(), 100).obstacle is None


@given(st.permutations(range(70)), st.integers(1, 500))
def test_peers_do_not_depend_on_the_order_of_input(order, base):
    around = [buurt(number, base=10 + number % 9, now=number, inhabitants=4_000 + 5 * number) for number in range(70)]

    shuffled = judged([around[place] for place in order], subject(base=base), 100)

    assert shuffled == judged(around, subject(base=base), 100)


@given(st.sets(st.integers(0, 99), min_size=1, max_size=9))
def test_the_own_buurten_are_never_among_the_peers(own):
    around = [buurt(number) for number in range(100)]
    ours = tuple(around[number].code for number in own)

    found = judged(around, subject(codes=ours), 100)

    assert found.candidates == 100 - len(own)
    assert not set(ours) & set(codes(found))


def test_a_wijk_is_the_sum_of_its_buurten_and_lacks_what_one_of_them_lacks():
    wijken = districts.of(["BU00141000", "BU00141001", "BU00141100", "BU00141200", "BU00141201", OWN])

    assert wijken.codes == ("WK001410", "WK001412")  # of one buurt it is the same ground
    added = wijken.added(np.array([1, 2, 3, 4, np.nan, 6]))
    assert (added[0], np.isnan(added[1])) == (3, True)
    means = wijken.mean(np.array([10, 40, 3, np.nan, 8, 6]), np.array([200, 100, 5, 0, 70, 5]))
    assert means.tolist() == [20, 8]  # nobody lives where it is not known
