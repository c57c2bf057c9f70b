"""From published figures to a judgement: what stands in the way, and what of the country counts."""

from datetime import timedelta

import pytest

from neighbourhoods.models import Area, AreaLink, Indicator, Release
from neighbourhoods.releases.withdrawals import withdraw
from neighbourhoods.standings.movement import MovementObstacle, MovementVerdict
from neighbourhoods.standings.movements import movements, of_book, open_book, placebo
from neighbourhoods.standings.precedents import precedent
from neighbourhoods.terms import LinkKind
from tests.neighbourhoods.standings.small_country import (
    ADDRESSES,
    COUNTRY,
    OWN,
    YEARS,
    code,
    crime,
    health,
    people,
    rising,
)
from tests.neighbourhoods.support import NOON, PEOPLE, WOZ, kwb, own_table, publish


def judged(*codes, key="misdrijven", **options):
    return movements(list(codes or (OWN,)), [key], **options)[key]


def test_an_area_is_judged_among_all_buurten_of_the_country(db, tmp_path):
    people(tmp_path)
    crime(tmp_path, rising)

    # All began alike, so the sixty with the lowest codes are the peers.
    assert judged(code(59)).verdict is MovementVerdict.RISEN_MORE
    assert judged(code(30)).verdict is MovementVerdict.ORDINARY
    assert judged(code(2)).verdict is MovementVerdict.FALLEN_MORE
    assert (judged(code(59)).more, judged(code(59)).less) == (1, 59)


def test_several_buurten_are_one_area(db, tmp_path):
    people(tmp_path, inhabitants=lambda number: 2_500 if number < 2 else 5_000)
    crime(tmp_path, lambda number, year: 50 if number < 2 else 100)

    found = judged(code(0), code(1))

    assert (found.base, len(found.peers), found.candidates) == (100, 60, COUNTRY - 2)


def test_urbanity_of_an_area_is_weighted_by_inhabitants(db, tmp_path):
    """Few people live in the city part: together they are a village, and so are their peers."""
    people(
        tmp_path,
        inhabitants=lambda number: (100, 4_900)[number] if number < 2 else 5_000,
        addresses=lambda number: 9_000 if number == 0 else 400,
    )
    crime(tmp_path)

    assert judged(code(0), code(1)).obstacle is None


@pytest.mark.parametrize(
    ("count", "obstacle"),
    [
        (lambda number, year: None if number == 0 and year == 2023 else 100, MovementObstacle.INCOMPLETE),
        (lambda number, year: None if number == 0 else 100, MovementObstacle.INCOMPLETE),
        (lambda number, year: 0 if number == 0 else 100, MovementObstacle.NOTHING_BEFORE),
        (lambda number, year: 100 if number < 40 else None, MovementObstacle.TOO_FEW_PEERS),
    ],
)
def test_what_is_missing_is_named(db, tmp_path, count, obstacle):
    people(tmp_path)
    crime(tmp_path, count)

    assert (judged().obstacle, judged().verdict) == (obstacle, None)


def test_of_a_set_of_buurten_none_may_lack(db, tmp_path):
    people(tmp_path)
    crime(tmp_path, lambda number, year: None if number == 0 else 100)

    assert judged(code(0), code(1)).obstacle is MovementObstacle.INCOMPLETE


def test_three_years_are_too_few_and_a_gap_is_no_year(db, tmp_path):
    people(tmp_path)
    crime(tmp_path, years=(2020, 2021, 2023, 2024))

    assert judged().obstacle is MovementObstacle.FEWER_THAN_FOUR_YEARS


def test_what_is_withdrawn_later_counts_for_the_days_before(db, tmp_path, manager):
    people(tmp_path)
    crime(tmp_path, rising)
    later = NOON + timedelta(days=3)

    withdraw(Release.objects.get(period="2025"), reason="De maanden waren niet compleet.", by=manager, at=later)

    assert judged(until=NOON.date()).obstacle is None
    assert judged(until=later.date()).obstacle is MovementObstacle.FEWER_THAN_FOUR_YEARS


def test_a_break_within_the_four_years_stands_in_the_way(db, tmp_path):
    people(tmp_path)
    crime(tmp_path)
    Indicator.objects.filter(key="misdrijven").update(breaks=[2024])
    assert judged().obstacle is MovementObstacle.BREAK

    Indicator.objects.filter(key="misdrijven").update(breaks=[2022])

    assert judged().obstacle is None


def test_inhabitants_of_long_ago_are_another_denominator(db, tmp_path):
    rows = [(f"Buurt {number}", code(number), 1, 5_000, 3_000) for number in range(COUNTRY)]
    publish(kwb(tmp_path, rows, (PEOPLE, ADDRESSES), name="kwb_2019.csv"))
    crime(tmp_path)

    assert judged().obstacle is MovementObstacle.OTHER_DENOMINATOR


def test_an_area_of_which_nobody_knows_how_urban_it_is_is_not_judged(db, tmp_path):
    people(tmp_path, addresses=lambda number: "." if number == 0 else 3_000)
    crime(tmp_path)

    assert judged().obstacle is MovementObstacle.NO_LIKENESS


def test_a_file_of_one_region_is_no_country(db, tmp_path):
    people(tmp_path, count=99)
    crime(tmp_path, areas=99)

    assert judged().obstacle is MovementObstacle.TOO_FEW_PEERS


def test_what_has_no_good_side_or_no_rule_is_not_judged(db, tmp_path):
    rows = [(f"Buurt {number}", code(number), 1, 5_000, 300) for number in range(COUNTRY)]
    publish(kwb(tmp_path, rows, (PEOPLE, WOZ)))

    assert judged(key="inwoners").obstacle is MovementObstacle.NO_RULE
    assert judged(key="woz").obstacle is MovementObstacle.NO_RULE


def test_a_survey_says_nothing_without_its_number_of_answers(db, tmp_path, groningen):
    survey = Indicator.objects.create(
        owner=groningen, key="eigen_peiling", number=1, name="Peiling", unit="%", direction="higher",
        combination="none", series="GM0000-peiling",
    )  # fmt: skip
    people(tmp_path)
    own_table(tmp_path, survey, [(OWN, 2023, 40), (OWN, 2024, 60)])

    assert judged(key="eigen_peiling").obstacle is MovementObstacle.SURVEY_WITHOUT_ANSWERS


def test_an_estimate_is_compared_with_the_measurement_before_it(db, tmp_path):
    people(tmp_path)
    health(tmp_path, {2020: lambda number: 70, 2022: lambda number: 60, 2024: lambda number: 60 + number / 10})

    found, since = judged(key="ervaren_gezondheid"), judged(key="ervaren_gezondheid", since=2020)

    assert (found.years, found.change, found.more) == ((2022, 2024), 0, 60)
    assert (since.years, since.change) == ((2020, 2024), -10)
    assert {found.obstacle, since.obstacle} == {MovementObstacle.MODEL_ESTIMATE}


def test_one_measurement_is_no_change(db, tmp_path):
    people(tmp_path)
    health(tmp_path, {2024: lambda number: 60})

    assert judged(key="ervaren_gezondheid").obstacle is MovementObstacle.ONE_MEASUREMENT
    assert judged(key="ervaren_gezondheid", since=2012).obstacle is MovementObstacle.ONE_MEASUREMENT


def test_a_buurt_that_changed_between_divisions_is_no_peer(db, tmp_path):
    people(tmp_path)
    health(tmp_path, {2022: lambda number: 60, 2024: lambda number: 60})
    Release.objects.filter(table="50150NED").update(division_year=2023)
    before = judged(key="ervaren_gezondheid").candidates
    earlier = Area.objects.create(code=code(5), division_year=2023, level="neighbourhood", name="5", sort_key="5")
    later = Area.objects.get(code=code(5), division_year=2024)
    AreaLink.objects.create(earlier=earlier, later=later, kind=LinkKind.CHANGED)

    assert judged(key="ervaren_gezondheid").candidates == before - 1


def test_figures_count_as_they_stood_on_a_day(db, tmp_path, manager):
    people(tmp_path)
    crime(tmp_path, rising)

    assert judged(until=NOON.date()).obstacle is None
    assert judged(until=NOON.date().replace(day=1)).obstacle is MovementObstacle.INCOMPLETE
    withdraw(Release.objects.get(period="2025"), reason="De maanden waren niet compleet.", by=manager, at=NOON)
    assert judged().obstacle is MovementObstacle.FEWER_THAN_FOUR_YEARS


def test_a_target_is_compared_with_who_stood_where_the_area_stands(db, tmp_path):
    """From 20 per thousand in 2021-2022 each buurt fell by its number; ours stands at 20 today."""
    people(tmp_path)
    years = (2021, *YEARS)
    crime(tmp_path, lambda number, year: 100 if number == 0 or year < 2023 else max(100 - number, 0), years)

    found = precedent([OWN], "misdrijven_per_1000", 10, 2030)

    assert (found.today, round(found.needed), found.span, found.years) == (20, -50, 3, (2021, 2022, 2024, 2025))
    assert (found.reached, round(found.best), len(found.peers)) == (11, -60, 60)


@pytest.mark.parametrize(
    ("year", "span", "obstacle"),
    [(2028, 3, None), (2027, 2, None), (2026, 0, MovementObstacle.TOO_SOON), (2020, 0, MovementObstacle.TOO_SOON)],
)
def test_a_window_is_no_longer_than_the_target_leaves_time_for(db, tmp_path, year, span, obstacle):
    people(tmp_path)
    crime(tmp_path, years=(2021, *YEARS))

    found = precedent([OWN], "misdrijven", 90, year)

    assert (found.span, found.obstacle) == (span, obstacle)


@pytest.mark.parametrize(
    ("key", "value", "obstacle"),
    [
        ("misdrijven", 99, None),
        ("misdrijven", 100, MovementObstacle.ALREADY_REACHED),
        ("misdrijven", 120, MovementObstacle.ALREADY_REACHED),
        ("misdrijven_per_1000", 19, None),
        ("misdrijven_per_1000", 25, MovementObstacle.ALREADY_REACHED),
    ],
)
def test_of_a_target_that_is_reached_already_nobody_is_counted(db, tmp_path, key, value, obstacle):
    """Today it is 100, and 20 per thousand; less is better, so who rose to 120 did not manage anything."""
    people(tmp_path)
    crime(tmp_path, years=(2021, *YEARS))

    found = precedent([OWN], key, value, 2030)

    assert (found.obstacle, found.reached is None) == (obstacle, obstacle is not None)


def test_a_target_of_points_needs_the_country(db, tmp_path):
    people(tmp_path)
    health(tmp_path, {2020: lambda number: 60, 2024: lambda number: 60})

    assert precedent([OWN], "ervaren_gezondheid", 70, 2030).obstacle is MovementObstacle.NO_COUNTRY


def test_a_target_of_what_is_unknown_here_is_not_compared(db, tmp_path):
    people(tmp_path)
    crime(tmp_path, lambda number, year: None if number == 0 else 100)

    assert precedent([OWN], "misdrijven", 90, 2030).obstacle is MovementObstacle.INCOMPLETE


def test_the_placebo_judges_every_buurt_with_enough_inhabitants(db, tmp_path):
    people(tmp_path, inhabitants=lambda number: 95 if number == 0 else 5_000)
    crime(tmp_path, rising)

    *classes, together = placebo(Indicator.objects.get(key="misdrijven"))

    judged_by_size = [alarms.judged for alarms in classes]
    assert judged_by_size == [0, 0, 0, COUNTRY - 1, 0, 0]
    assert (together.judged, classes[0].share, together.share) == (COUNTRY - 1, None, classes[3].share)


@pytest.mark.parametrize("key", ["misdrijven", "ervaren_gezondheid", "woninginbraken"])
def test_without_the_years_there_is_no_placebo(db, tmp_path, key):
    people(tmp_path)
    crime(tmp_path, years=(2023, 2024, 2025))

    assert placebo(Indicator.objects.get(key=key)) == ()


def test_a_page_asks_once_an_hour_and_again_when_a_file_came(db, tmp_path, django_assert_num_queries):
    people(tmp_path)
    crime(tmp_path, rising)
    book = open_book([OWN], ["misdrijven"])
    first = of_book(book, {"misdrijven": [OWN]}, is_kept=True)

    with django_assert_num_queries(1):  # where the figures stand
        again = of_book(book, {"misdrijven": [OWN]}, is_kept=True)

    assert again == first
    crime(tmp_path, lambda number, year: 100 if number == 0 else rising(number + 1, year))
    changed = of_book(open_book([OWN], ["misdrijven"]), {"misdrijven": [OWN]}, is_kept=True)
    assert changed["misdrijven"].peers[0].now == first["misdrijven"].peers[0].now + 1
