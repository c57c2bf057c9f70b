"""Dutch numbers, and axes with round ones."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.charts import words
from wijkaanpak.charts.scale import axis, years


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (1234.5, 1, "1.234,5"),
        (1234567, 0, "1.234.567"),
        (Decimal("0.125"), 2, "0,12"),
        (-0.04, 1, "0,0"),
        (-3, 0, f"{words.MINUS}3"),
    ],
)
def test_number_is_dutch(value, decimals, shown):
    assert words.number(value, decimals) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(950, "€ 950"), (12500, "€ 12.500"), (1_200_000, "€ 1,2 mln"), (3_000_000, "€ 3 mln"), (999_600, "€ 1 mln")],
)
def test_euro_is_short(value, shown):
    assert words.euro(value).replace(words.NBSP, " ") == shown


def test_unit_stands_with_the_number_only_when_short():
    assert words.amount(73.5, 1, "%") == "73,5\u00a0%"
    assert words.amount(1200, 0, "€") == "€\u00a01.200"
    assert words.amount(12, 0, "per 1.000 inwoners") == "12"


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_unknown_is_not_a_number(value):
    assert words.finite(value) is None


def test_decimals_are_as_few_as_the_figures_need():
    assert [words.decimals_for(v) for v in ([], [1, 20], [1, 20.5], [0.12, 0.3], [None])] == [0, 0, 1, 2, 0]


def test_listing_joins_as_in_a_sentence():
    assert words.listing(["a"]) == "a"
    assert words.listing(["a", "b", "c"]) == "a, b en c"


def test_day_is_written_out():
    assert words.day(date(2026, 3, 7)) == "7 maart 2026"


@given(st.lists(st.floats(-1e7, 1e7, allow_subnormal=False).map(lambda v: round(v, 3)), min_size=1, max_size=20))
def test_axis_holds_all_figures_between_few_even_ticks(values):
    found = axis(values)

    assert found.low <= min(values) + 1e-9
    assert found.high >= max(values) - 1e-9
    assert 2 <= len(found.ticks) <= 9
    written = [words.number(tick, found.decimals) for tick in found.ticks]
    assert len(set(written)) == len(written)


def test_axis_starts_at_zero_when_zero_is_near():
    assert axis([3, 10]).low == 0
    assert axis([70, 80]).low == 70


def test_years_are_whole_and_end_at_the_last():
    assert years(2012, 2035, 400)[-1] == 2035
    assert years(2024, 2024, 400) == [2024]
    assert years(2024.25, 2024.75, 400) == []
