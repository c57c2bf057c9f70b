"""A country of two thousand buurten: figures that can be checked by counting."""

import pytest
from django.db import IntegrityError, transaction

from neighbourhoods.models import Quantile, Release, ReleaseRow
from neighbourhoods.releases.withdrawals import withdraw
from neighbourhoods.series import area_series
from neighbourhoods.standings import quantiles
from neighbourhoods.standings.classes import COMPARISONS
from neighbourhoods.standings.ranks import Standing, ranks
from tests.neighbourhoods.support import NOON, PEOPLE, WOZ, crimes, kwb, publish

ADDRESSES = "Stedelijkheid/Omgevingsadressendichtheid (aantal adressen per km²)"
COUNTRY = 2_000


@pytest.fixture(autouse=True)
def small_country(monkeypatch):
    monkeypatch.setattr(quantiles, "LEAST_OF_COUNTRY", COUNTRY)


def code(number):
    return f"BU{number:08d}"


def rows(*, people=lambda number: 5_000, addresses=lambda number: 3_000, woz=lambda number: number):
    found = [("Nederland", "NL00", ".", 17942942, 2000, 315), ("Stad", "GM0000", 1, 9_000_000, 3000, 300)]
    for number in range(COUNTRY):
        found.append((f"Buurt {number}", code(number), 1, people(number), addresses(number), woz(number)))
    return found


def country(tmp_path, **columns):
    return publish(kwb(tmp_path, rows(**columns), (PEOPLE, ADDRESSES, WOZ))).releases[0]


def standings(*codes):
    found = area_series(codes)
    return ranks({series.indicator: series.latest for series in found.values()})


@pytest.mark.parametrize(("number", "percentile"), [(0, 0.025), (1, 0.075), (999, 49.975), (1_999, 99.975)])
def test_a_percentile_is_the_share_of_buurten_below(db, tmp_path, number, percentile):
    country(tmp_path)

    rank = standings(code(number))["woz"].country

    assert (rank.percentile, rank.areas) == (pytest.approx(percentile), COUNTRY)


def test_equals_share_their_place(db, tmp_path):
    country(tmp_path, woz=lambda number: 200 if number < COUNTRY / 2 else 300)

    assert standings(code(0))["woz"].country.percentile == pytest.approx(25, abs=0.5)
    assert standings(code(1_999))["woz"].country.percentile == pytest.approx(75, abs=0.5)


def test_a_difference_is_measured_by_how_far_the_middle_half_lies_apart(db, tmp_path):
    """Of two thousand buurten with the values 0 to 1,999 half lie a thousand apart."""
    country(tmp_path)

    standing = standings(code(0))["woz"]

    assert standing.country.middle_half == pytest.approx(COUNTRY / 2, rel=0.01)
    assert standing.gap(-COUNTRY) == pytest.approx(2, rel=0.01)
    assert Standing().gap(5) is None


def test_a_buurt_is_compared_with_those_as_urban_and_as_large(db, tmp_path):
    country(
        tmp_path,
        people=lambda number: 5_000 if number % 2 else 300,
        addresses=lambda number: 3_000 if number < 1_000 else 100,
    )

    standing = standings(code(501))["woz"]

    assert standing.comparison == COMPARISONS[14]
    assert standing.country.percentile == pytest.approx(100 * 501.5 / COUNTRY)
    assert (standing.alike.percentile, standing.alike.areas) == (pytest.approx(100 * 250.5 / 500), 500)


def test_buurten_with_few_inhabitants_do_not_count(db, tmp_path):
    country(tmp_path, people=lambda number: 95 if number < 1 else 5_000)
    assert not Quantile.objects.exists()  # one buurt less than a country

    quantiles.LEAST_OF_COUNTRY -= 1
    quantiles.rebuild(Release.objects.get())

    assert standings(code(0))["woz"].country.areas == COUNTRY - 1
    assert standings(code(0))["woz"].comparison is None


def test_a_class_of_a_few_buurten_is_no_comparison(db, tmp_path):
    country(tmp_path, addresses=lambda number: 3_000 if number < quantiles.LEAST_OF_CLASS - 1 else 100)

    standing = standings(code(3))["woz"]

    assert (standing.comparison, standing.alike) == (COMPARISONS[14], None)
    assert standing.country is not None


def test_several_buurten_together_stand_among_single_ones(db, tmp_path):
    country(tmp_path, people=lambda number: 5_000 if number % 2 else 300)

    alike, unlike = standings(code(901), code(903)), standings(code(900), code(901))

    assert alike["inwoners"].country.percentile == 100.0
    assert (alike["inwoners"].comparison, unlike["inwoners"].comparison) == (COMPARISONS[14], None)


def test_a_file_of_part_of_the_country_gives_no_percentiles(db, tmp_path):
    publish(kwb(tmp_path, rows()[:500], (PEOPLE, ADDRESSES, WOZ)))

    assert not Quantile.objects.exists()
    assert standings(code(3)) == {}


def test_a_rate_stands_among_the_rates_of_all_buurten(db, tmp_path):
    country(tmp_path, people=lambda number: 100 if number % 2 else 1_000)
    publish(crimes(tmp_path, [(code(number), 2024, number) for number in range(COUNTRY)]))

    rate, count = (standings(code(1_999))[key] for key in ("misdrijven_per_1000", "misdrijven"))

    highest = pytest.approx(100 * 1_999.5 / COUNTRY)
    assert (rate.country.percentile, count.country.percentile) == (highest, highest)
    # 1,998 crimes to a thousand people: as many of the odd buurten are below 1,998 to a hundred as one in ten.
    even = standings(code(1_998))["misdrijven_per_1000"].country
    assert even.percentile == pytest.approx(50 + 5, abs=0.6)


def test_what_came_first_waits_for_inhabitants_and_classes(db, tmp_path):
    police = publish(crimes(tmp_path, [(code(number), 2024, number) for number in range(COUNTRY)])).releases[0]
    assert set(police.quantiles.values_list("indicator__key", "comparison")) == {("misdrijven", 0)}

    country(tmp_path)

    made = set(police.quantiles.values_list("indicator__key", "comparison"))
    assert made == {(key, number) for key in ("misdrijven", "misdrijven_per_1000") for number in (0, 14)}
    assert ReleaseRow.objects.filter(release=police, comparison=14).count() == COUNTRY


def test_a_file_with_inhabitants_alone_borrows_the_urbanity(db, tmp_path):
    country(tmp_path)
    later = [(*row[:3], 300) for row in rows()]
    release = publish(kwb(tmp_path, later, (PEOPLE,), name="kwb_2025.csv")).releases[0]

    assert set(release.rows.values_list("comparison", flat=True)) == {None, 11}


def test_a_file_of_one_gemeente_lends_no_classes(db, tmp_path):
    """It is of a nearer division and has both, but for hardly any buurt."""
    publish(kwb(tmp_path, rows(), (PEOPLE, ADDRESSES, WOZ), name="kwb_2022.csv"), table="85318NED")
    publish(kwb(tmp_path, rows()[:300], (PEOPLE, ADDRESSES, WOZ), name="kwb_2023.csv"), table="85618NED")

    police = publish(crimes(tmp_path, [(code(number), 2024, number) for number in range(COUNTRY)])).releases[0]

    assert police.rows.filter(comparison=14).count() == COUNTRY


def test_urbanity_and_size_may_come_from_two_files(db, tmp_path):
    density = [(*row[:3], row[4]) for row in rows()]
    publish(kwb(tmp_path, density, (ADDRESSES,), name="kwb_2022.csv"), table="85318NED")
    inhabitants = [(*row[:3], 300) for row in rows()]
    release = publish(kwb(tmp_path, inhabitants, (PEOPLE,), name="kwb_2024.csv")).releases[0]

    assert set(release.rows.values_list("comparison", flat=True)) == {None, 11}


def test_withdrawn_inhabitants_leave_the_rates_and_classes_as_they_were(db, tmp_path):
    country(tmp_path)
    police = publish(crimes(tmp_path, [(code(number), 2024, number) for number in range(COUNTRY)])).releases[0]
    before = made(police)
    fewer = [(*row[:3], 200 if "BU" in row[1] else row[3]) for row in rows()]
    wrong = publish(kwb(tmp_path, fewer, (PEOPLE,), name="kwb_2024.csv")).releases[0]
    assert made(police) != before

    withdraw(wrong, reason="Verkeerd bestand.", by=None, at=NOON)

    assert made(police) == before


def made(release):
    """The distributions and classes of a release."""
    spread = list(release.quantiles.order_by("pk").values_list("indicator__key", "comparison", "areas", "points"))
    return spread, list(release.rows.order_by("pk").values_list("pk", "comparison"))


def test_rebuilding_gives_the_same(db, tmp_path):
    release = country(tmp_path, people=lambda number: 5 * number)
    before = list(Quantile.objects.order_by("pk").values())
    classes = list(ReleaseRow.objects.order_by("pk").values_list("pk", "comparison"))

    quantiles.rebuild(release)

    assert list(Quantile.objects.order_by("pk").values()) == before
    assert list(ReleaseRow.objects.order_by("pk").values_list("pk", "comparison")) == classes


def test_all_indicators_of_an_area_take_one_query(db, tmp_path, django_assert_num_queries):
    country(tmp_path)
    figures = {series.indicator: series.latest for series in area_series([code(3)]).values()}

    with django_assert_num_queries(1):
        assert set(ranks(figures)) == {"inwoners", "adressendichtheid", "woz"}


@pytest.mark.parametrize("broken", [{"points": [1.0]}, {"areas": 0}])
def test_the_database_refuses_a_distribution_without_points_or_areas(db, tmp_path, broken):
    release = country(tmp_path)

    with pytest.raises(IntegrityError), transaction.atomic():
        release.quantiles.update(**broken)
