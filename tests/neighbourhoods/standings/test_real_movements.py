"""The real files: movements, targets and the placebo as they were measured, and no query more for more indicators."""

from dataclasses import replace

import pytest
from django.db import connection

from neighbourhoods.models import Indicator
from neighbourhoods.releases import publishing
from neighbourhoods.standings.around import Shared
from neighbourhoods.standings.measured import MEASURED
from neighbourhoods.standings.movement import MovementObstacle, MovementVerdict
from neighbourhoods.standings.movements import movements, placebo
from neighbourhoods.standings.precedents import precedent
from tests.neighbourhoods.data import needs_data
from tests.neighbourhoods.support import NOON

pytestmark = needs_data

FILES = (
    "cbs/kwb_2024_bevolking.csv",
    "cbs/kwb_2024_selectie.csv.gz",
    "politie/misdrijven_buurt_2021_2025.csv.gz",
    "rivm/goed_ervaren_gezondheid_2012_2024.csv.gz",
    "rivm/gezondheidsmonitor_2012_18plus.xlsx",
    "rivm/gezondheidsmonitor_2020_18plus.xlsx",
)
SELWERD = ["BU00141000"]
BEIJUM = ["BU00141100", "BU00141101"]
DE_WIJERT = ["BU00140605", "BU00140606"]
INDISCHE_BUURT = ["BU00140300", "BU00140301"]


@pytest.fixture(scope="module")
def country(rows_of_module, readings):
    for name in FILES:
        publishing.publish(readings(name), at=NOON, retrieved_at=NOON)
    connection.check_constraints()  # of all these rows once, and not after each test


def crime(codes):
    return movements(codes, ["misdrijven"])["misdrijven"]


@pytest.mark.parametrize(
    ("codes", "counts", "change", "band", "exceeded", "verdict"),
    [
        (SELWERD, (314.5, 364.5), 15.9, (-16.1, 22.5), (11, 49), MovementVerdict.ORDINARY),
        (BEIJUM, (445, 427.5), -3.9, (-16.2, 17.1), (41, 19), MovementVerdict.ORDINARY),
        (DE_WIJERT, (257.5, 324.5), 26.0, (-24.7, 20.9), (1, 59), MovementVerdict.RISEN_MORE),
        (["BU00140000"], (1327.5, 1441.5), 8.6, (-16.5, 31.8), (13, 47), MovementVerdict.ORDINARY),
        (["BU00141002"], (261.5, 280.5), 7.3, (-18.2, 32.4), (30, 30), MovementVerdict.ORDINARY),
    ],
)
def test_crime_is_beside_sixty_peers(db, country, codes, counts, change, band, exceeded, verdict):
    found = crime(codes)

    assert (found.years, (found.base, found.now)) == ((2022, 2023, 2024, 2025), counts)
    assert (round(found.change, 1), (round(found.low, 1), round(found.high, 1))) == (change, band)
    assert ((found.more, found.less), len(found.peers), found.verdict) == (exceeded, 60, verdict)
    assert (found.obstacle, found.is_provisional) == (None, True)


@pytest.mark.parametrize(
    ("codes", "obstacle"),
    [(INDISCHE_BUURT, MovementObstacle.INCOMPLETE), (["BU00141004"], MovementObstacle.TOO_SMALL)],
)
def test_what_lacks_a_part_or_people_is_not_judged(db, country, codes, obstacle):
    found = crime(codes)

    assert (found.obstacle, found.verdict, found.change, found.peers) == (obstacle, None, None, ())


def test_peers_of_selwerd_are_the_nearest_of_343(db, country):
    found = crime(SELWERD)

    assert found.candidates == 343
    assert [peer.code for peer in found.peers[:3]] == ["BU09350200", "BU05182561", "BU0363FJ04"]


def test_around_de_wijert_crime_rose_as_well(db, country):
    """Helpman, in the same wijk, is one of its peers: around it only those of other gemeenten count."""
    found = crime(DE_WIJERT)

    assert "BU00140604" in [peer.code for peer in found.peers]
    assert found.around.shared is Shared.DISTRICT
    assert [part[0] for part in found.around.parts] == [f"BU0014060{number}" for number in range(5)]
    assert (found.around.base, found.around.now, round(found.around.change, 1)) == (404, 532.5, 31.8)
    assert (found.around.compared, found.around.more) == (56, 0)


def test_a_rate_is_judged_by_its_count(db, country):
    rate = movements(SELWERD, ["misdrijven_per_1000"])["misdrijven_per_1000"]

    assert (round(rate.base, 1), round(rate.now, 1), round(rate.peers[0].base, 1)) == (47.8, 55.4, 47.7)
    assert (rate.change, rate.more, rate.verdict) == (crime(SELWERD).change, 11, MovementVerdict.ORDINARY)


@pytest.mark.parametrize(
    ("key", "since", "change", "more"),
    [
        ("ervaren_gezondheid", None, 6.7, 5),
        ("ervaren_gezondheid", 2012, -4.2, 36),
        ("eenzaam", None, 9.9, 13),
        ("moeite_met_rondkomen", None, -11.4, 10),
    ],
)
def test_a_model_estimate_is_shown_beside_peers_without_a_verdict(db, country, key, since, change, more):
    found = movements(SELWERD, [key], since=since)[key]

    assert (round(found.change, 1), found.more, len(found.peers)) == (change, more, 60)
    assert (found.verdict, found.obstacle) == (None, MovementObstacle.MODEL_ESTIMATE)


def test_health_of_the_peers_rose_as_well(db, country):
    found = movements(SELWERD, ["ervaren_gezondheid"])["ervaren_gezondheid"]

    assert (found.low, found.high, round(found.median, 2)) == (2.8, 8.2, 4.45)
    assert found.years == (2022, 2024)


def test_three_of_sixty_reached_what_the_crime_target_of_selwerd_asks(db, country):
    found = precedent(SELWERD, "misdrijven_per_1000", 45.0, 2030)

    assert (round(found.today, 1), round(found.needed, 1), found.span) == (55.4, -18.8, 3)
    assert (found.reached, len(found.peers)) == (3, 60)
    assert (round(found.best, 1), round(found.median, 1)) == (-26.7, 4.5)


@pytest.mark.parametrize(
    ("key", "value", "needed", "reached", "best"),
    [("eenzaam", 46, -10.7, 0, -5.1), ("moeite_met_rondkomen", 17, -5.9, 4, -6.9)],
)
def test_a_target_of_health_is_beside_what_the_country_did(db, country, key, value, needed, reached, best):
    found = precedent(SELWERD, key, value, 2030)

    assert (round(found.needed, 1), found.reached, len(found.peers), round(found.best, 1)) == (
        needed,
        reached,
        60,
        best,
    )
    assert found.years == (2012, 2020)


@pytest.mark.parametrize(("key", "value"), [("inkomen", 25), ("geluidhinder_buren", 10)])
def test_of_one_measurement_nothing_is_said(db, country, key, value):
    found = precedent(SELWERD, key, value, 2030)

    assert (found.obstacle, found.reached) == (MovementObstacle.ONE_MEASUREMENT, None)


@pytest.fixture(scope="module")
def alarms_by_size(country):
    return placebo(Indicator.objects.get(key="misdrijven"))


def test_the_table_that_explains_the_method_is_what_the_real_file_gives(alarms_by_size):
    assert (
        tuple(replace(alarms, low=round(alarms.low), high=round(alarms.high)) for alarms in alarms_by_size) == MEASURED
    )


def test_the_placebo_gives_as_many_false_alarms_as_is_meant(alarms_by_size):
    *classes, together = alarms_by_size

    counted = [(alarms.judged, round(100 * alarms.share, 1)) for alarms in classes[:5]]
    assert counted == [(3697, 10.6), (4205, 9.8), (3409, 9.0), (669, 8.7), (75, 12.0)]
    bands = [(round(alarms.low), round(alarms.high)) for alarms in classes[:5]]
    assert bands == [(-63, 80), (-44, 52), (-33, 35), (-25, 27), (-18, 21)]
    assert 0.085 <= together.share <= 0.11
    assert all(alarms.share <= 0.11 for alarms in classes if alarms.judged > 600)


def test_more_indicators_ask_no_more_queries(db, country, django_assert_num_queries):
    with django_assert_num_queries(6):
        movements(SELWERD, ["misdrijven"])
    with django_assert_num_queries(7):  # of two divisions: which codes changed between them
        movements(SELWERD, ["misdrijven", "misdrijven_per_1000", "ervaren_gezondheid", "eenzaam", "rokers"])
