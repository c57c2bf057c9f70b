"""Published figures by themselves: the same as the view gives, oldest publication first, in one query."""

from datetime import date, timedelta

import pytest

from neighbourhoods import published
from neighbourhoods.models import Area, Indicator, Observation
from neighbourhoods.releases import withdrawals
from tests.neighbourhoods.support import HOMES, NOON, PEOPLE, kwb, publish

ROWS = [("Selwerd", "BU00141000", 1, 6580, 3400), ("Beijum-West", "BU00141100", 1, 5855, ".")]
LATER = [("Selwerd", "BU00141000", 1, 6600, 3450), ("Beijum-West", "BU00141100", 1, 5860, 2900)]


@pytest.fixture
def first(db, tmp_path):
    return publish(kwb(tmp_path, ROWS, (PEOPLE, HOMES)), at=NOON - timedelta(days=30)).releases[0]


def cells(until=None):
    areas, indicators = (list(kind.objects.values_list("pk", flat=True)) for kind in (Area, Indicator))
    return published.of(areas, indicators, until)


def people_of_selwerd(until=None):
    wanted = Area.objects.get(code="BU00141000").pk, Indicator.objects.get(key="inwoners").pk
    return [cell.value for cell in cells(until) if (cell.area, cell.indicator) == wanted]


def test_every_figure_of_the_view_comes_with_where_it_stands(first):
    view = Observation.objects.values_list("area_id", "indicator_id", "value", "note", "comparison", "release_id")

    found = cells()

    assert {(*cell[:5], cell.origin.release) for cell in found} == set(view)
    assert len(found) == 4
    assert {(cell.origin.table, cell.origin.period) for cell in found} == {("85984NED", "2024")}


def test_a_revision_takes_the_place_of_what_it_replaces(first, tmp_path):
    publish(kwb(tmp_path, LATER, (PEOPLE, HOMES)))

    assert people_of_selwerd() == [6600]


def test_on_an_earlier_day_what_stood_then_is_read_and_the_last_comes_last(first, tmp_path):
    publish(kwb(tmp_path, LATER, (PEOPLE, HOMES)))

    assert people_of_selwerd(until=NOON.date()) == [6580, 6600]
    assert people_of_selwerd(until=NOON.date() - timedelta(days=1)) == [6580]
    assert people_of_selwerd(until=date(2025, 1, 1)) == []


def test_what_was_withdrawn_counts_no_more_and_still_on_the_days_on_which_it_stood(first):
    """A report of last week is the same this week (docs/adr/0017)."""
    areas, indicators = (list(kind.objects.values_list("pk", flat=True)) for kind in (Area, Indicator))
    week_ago = NOON.date() - timedelta(days=7)
    known = published.of(areas, indicators, week_ago)

    withdrawals.withdraw(first, reason="Verkeerd bestand.", by=None, at=NOON)

    assert [published.of(areas, indicators, day) for day in (None, NOON.date())] == [[], []]
    assert published.of(areas, indicators, week_ago) == known != []


def test_it_takes_one_query(first, django_assert_num_queries):
    areas, indicators = list(Area.objects.all()), list(Indicator.objects.all())

    with django_assert_num_queries(1):
        published.of([area.pk for area in areas], [indicator.pk for indicator in indicators])
