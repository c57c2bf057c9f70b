"""Lines through the years that follow what areas were called, and break where the ground is not the same."""

import pytest

from neighbourhoods.figures import ComparisonObstacle, FigureState
from neighbourhoods.models import Area, AreaLink
from neighbourhoods.series import area_series, words
from neighbourhoods.terms import LinkKind
from tests.neighbourhoods.support import HOMES, PEOPLE, WOZ, crimes, kwb, publish

NEW, OTHER, OLD, REST = "BU00141100", "BU00141101", "BU00149900", "BU00149901"
COLUMNS = (PEOPLE, HOMES, WOZ)


@pytest.fixture
def year(db, tmp_path):
    def write(when, *rows):
        publish(kwb(tmp_path, list(rows), COLUMNS, name=f"kwb_{when}.csv"))

    return write


def link(earlier, year, later, later_year, kind):
    AreaLink.objects.update_or_create(
        earlier=Area.objects.get(code=earlier, division_year=year),
        later=Area.objects.get(code=later, division_year=later_year),
        defaults={"kind": kind},
    )


def values(found):
    return [figure.value for figure in found.figures]


def test_a_code_that_changed_twice_is_one_line(year):
    year(2021, ("Oud", OLD, ".", 100, 500, 200))
    year(2022, ("Oud", REST, ".", 110, 500, 210))
    year(2024, ("Nieuw", NEW, ".", 120, 500, 220))
    link(OLD, 2021, REST, 2022, LinkKind.RECODED)
    link(REST, 2022, NEW, 2024, LinkKind.RECODED)

    found = area_series([NEW], ["inwoners", "woz"])

    assert (values(found["inwoners"]), values(found["woz"])) == ([100, 110, 120], [200, 210, 220])
    assert found["inwoners"].broken(found["inwoners"].figures) == {}
    first = found["inwoners"].figures[0]
    assert (first.codes, first.asked, first.origin.division_year) == ((OLD,), (NEW,), 2021)
    assert f"{OLD}. Zo heette dit gebied in de indeling van dat cijfer; nu is het {NEW}." in words.explain(first, {})


def test_a_code_given_to_another_area_brings_no_past(year):
    year(2022, ("Selwerd", NEW, ".", 100, 500, 200))
    year(2024, ("Beijum", NEW, ".", 900, 500, 200), ("Selwerd", OTHER, ".", 120, 500, 220))
    link(NEW, 2022, OTHER, 2024, LinkKind.RECODED)

    assert values(area_series([OTHER], ["inwoners"])["inwoners"]) == [100, 120]
    beijum = area_series([NEW], ["inwoners"])["inwoners"]
    assert values(beijum) == [None, 900]
    assert beijum.figures[0].state is FigureState.NOT_READ


def test_a_changed_boundary_breaks_the_line(year):
    year(2023, ("Nieuw", NEW, ".", 100, 500, 200))
    year(2024, ("Nieuw", NEW, 3, 180, 500, 200))

    found = area_series([NEW], ["inwoners"])["inwoners"]

    assert AreaLink.objects.get().kind == LinkKind.CHANGED
    assert values(found) == [100, 180]
    assert found.broken(found.figures) == {"2024": ComparisonObstacle.BOUNDARY}
    assert found.change(*found.figures).obstacle is ComparisonObstacle.BOUNDARY


def test_the_parts_of_a_split_add_up_only_together(year):
    year(2023, ("Geheel", OLD, ".", 300, 500, 200))
    year(2024, ("Noord", NEW, ".", 100, 500, 200), ("Zuid", OTHER, ".", 210, 500, 200))
    for part in (NEW, OTHER):
        link(OLD, 2023, part, 2024, LinkKind.SPLIT)

    both, one = area_series([NEW, OTHER], ["inwoners"])["inwoners"], area_series([NEW], ["inwoners"])["inwoners"]

    assert (values(both), both.broken(both.figures)) == ([300, 310], {})
    assert both.change(*both.figures).value == 10
    assert (values(one), one.figures[0].state) == ([None, 100], FigureState.NOT_READ)


def test_a_part_that_kept_the_code_of_the_whole_breaks_there(year):
    year(2023, ("Geheel", NEW, ".", 300, 500, 200))
    year(2024, ("Noord", NEW, ".", 100, 500, 200), ("Zuid", OTHER, ".", 210, 500, 200))
    for part in (NEW, OTHER):
        link(NEW, 2023, part, 2024, LinkKind.SPLIT)

    one = area_series([NEW], ["inwoners"])["inwoners"]
    both = area_series([NEW, OTHER], ["inwoners"])["inwoners"]

    assert (values(one), one.broken(one.figures)) == ([300, 100], {"2024": ComparisonObstacle.BOUNDARY})
    assert (values(both), both.broken(both.figures)) == ([300, 310], {})


def test_what_merged_is_combined_by_the_rule_of_the_indicator(year):
    year(2023, ("Noord", OLD, ".", 100, 100, 200), ("Zuid", REST, ".", 200, 300, 300))
    year(2024, ("Geheel", NEW, ".", 310, 400, 280))
    for part in (OLD, REST):
        link(part, 2023, NEW, 2024, LinkKind.MERGED)

    found = area_series([NEW], ["inwoners", "woz"])

    assert values(found["inwoners"]) == [300, 310]
    past = found["woz"].figures[0]
    assert (past.codes, past.value, past.weight.key) == ((OLD, REST), 275, "woningen")


def test_a_missing_part_of_what_merged_is_incomplete(year):
    year(2023, ("Noord", OLD, ".", 100, 100, 200), ("Zuid", REST, ".", ".", 300, 300))
    year(2024, ("Geheel", NEW, ".", 310, 400, 280))
    for part in (OLD, REST):
        link(part, 2023, NEW, 2024, LinkKind.MERGED)

    assert area_series([NEW], ["inwoners"])["inwoners"].figures[0].state is FigureState.INCOMPLETE


def test_a_rate_divides_by_the_inhabitants_under_another_code(year, tmp_path):
    year(2023, ("Oud", OLD, ".", 1000, 500, 200))
    publish(crimes(tmp_path, [(NEW, 2023, 40)]), division_year=2024)
    link(OLD, 2023, NEW, 2024, LinkKind.RECODED)

    figure = area_series([NEW], ["misdrijven_per_1000"])["misdrijven_per_1000"].at("2023")

    assert (figure.value, figure.weight.period) == (40, "2023")


def test_an_area_of_the_past_is_followed_into_the_present(year):
    year(2023, ("Oud", OLD, ".", 100, 500, 200))
    year(2024, ("Nieuw", NEW, ".", 120, 500, 220))
    link(OLD, 2023, NEW, 2024, LinkKind.RECODED)

    assert values(area_series([OLD], ["inwoners"], division_year=2023)["inwoners"]) == [100, 120]


def test_the_country_never_breaks(year):
    year(2015, ("Nederland", "NL00", ".", 16_900_000, 7_000_000, 200))
    year(2024, ("Nederland", "NL00", ".", 17_900_000, 8_000_000, 380), ("Nieuw", NEW, ".", 1, 1, 1))

    found = area_series([NEW], ["inwoners"])["inwoners"]

    assert found.broken(found.country) == {}


def test_following_links_takes_no_more_queries(year, django_assert_num_queries):
    for when in range(2015, 2025):
        year(when, ("Nieuw", NEW, 1, 100, 500, 200), ("Zuid", OTHER, 1, when, 500, 200))

    with django_assert_num_queries(3):
        found = area_series([NEW, OTHER])

    assert found["inwoners"].broken(found["inwoners"].figures) == {}
    assert len(found["inwoners"].figures) == 10
