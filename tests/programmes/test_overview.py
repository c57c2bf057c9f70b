"""The overview of a programme: right numbers, the same number of queries."""

from decimal import Decimal

import pytest

from programmes import overview
from tests.support.factories import (
    AmbitionFactory,
    AmbitionIndicatorFactory,
    FundingSourceFactory,
    InitiativeFactory,
    MeasureFactory,
    MoneyLineFactory,
    PhaseActivityFactory,
    ProgrammeFactory,
)


@pytest.fixture
def busy(programme):
    """Two of everything; another programme beside it that must not count."""
    for number in (1, 2):
        ambition = AmbitionFactory(programme=programme, number=number)
        AmbitionIndicatorFactory(ambition=ambition)
        MeasureFactory(ambition=ambition, light="red")
        MeasureFactory(ambition=ambition)
        MeasureFactory(ambition=ambition, status="stopped", directed="place", light="green")
    source = FundingSourceFactory(programme=programme)
    MoneyLineFactory(source=source, budgeted=100, committed=60, spent=20)
    MoneyLineFactory(source=source, budgeted=50, is_structural=True)
    InitiativeFactory(programme=programme)
    InitiativeFactory(programme=programme, approved=True)
    InitiativeFactory(programme=programme, rejected=True)
    PhaseActivityFactory(programme=programme, status="done")
    elsewhere = ProgrammeFactory()
    MeasureFactory(ambition__programme=elsewhere, light="green")
    InitiativeFactory(programme=elsewhere)
    MoneyLineFactory(source__programme=elsewhere)
    return programme


def test_what_stands_where(busy):
    found = overview.programme_overview(busy)

    assert found.measures.by_light == {"green": 0, "orange": 0, "red": 2, "": 2}
    assert (found.measures.total, found.measures.running, found.measures.unreported) == (6, 4, 2)
    assert found.measures.by_direction == {"place": 0, "people": 4, "both": 0}
    assert (found.initiatives.total, found.initiatives.waiting, found.initiatives.granted) == (3, 1, 1)
    assert (found.initiatives.rejected, found.initiatives.asked, found.initiatives.given) == (1, 1500, 500)
    assert found.money == (
        overview.YearMoney(2026, "municipality", Decimal(150), Decimal(50), Decimal(60), Decimal(20)),
    )
    assert [line.by_light["red"] for line in found.ambitions] == [1, 1]
    assert [len(line.indicators) for line in found.ambitions] == [1, 1]


def test_the_phases_with_their_activities(busy):
    standings = overview.programme_overview(busy).phases

    assert [standing.is_current for standing in standings] == [False, False, False, True]
    assert [standing.is_past for standing in standings] == [True, True, True, False]
    assert [standing.done for standing in standings] == [1, 0, 0, 0]
    assert [len(standing.activities) for standing in standings] == [4, 4, 5, 5]


def test_an_empty_programme_is_all_zero(programme):
    found = overview.programme_overview(programme)

    assert (found.measures.total, found.initiatives.total, found.money, found.ambitions) == (0, 0, (), ())
    assert found.initiatives.asked == 0


def test_six_queries_however_many_rows(busy, django_assert_num_queries):
    for number in range(3, 8):
        ambition = AmbitionFactory(programme=busy, number=number)
        AmbitionIndicatorFactory(ambition=ambition)
        MeasureFactory.create_batch(3, ambition=ambition)

    with django_assert_num_queries(6):
        overview.programme_overview(busy)
