"""Numbers, money, years and dates as Dutch people write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak import formats

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234.5, 1, "1.234,5"),
        (1234567, 0, "1.234.567"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (Decimal("1.005"), 2, "1,01"),
        (-3.2, 1, "\N{MINUS SIGN}3,2"),
        (-0.04, 1, "0,0"),
        (2026, 0, "2.026"),
        (None, 0, "onbekend"),
    ],
)
def test_number(value, decimals, text):
    assert formats.number(value, decimals) == text


@pytest.mark.parametrize("value", ["veel", float("nan"), float("inf")])
def test_number_refuses_what_is_not_one(value):
    with pytest.raises(ValueError, match="not a number"):
        formats.number(value)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_number_reads_back(value):
    assert int(formats.number(value).replace(".", "").replace("\N{MINUS SIGN}", "-")) == value


def test_money_share_and_years():
    assert formats.euro(12500) == f"€{NBSP}12.500"
    assert formats.euro(Decimal("12.5"), 2) == f"€{NBSP}12,50"
    assert formats.euro(None) == "onbekend"
    assert formats.percent(0.456) == "46\u00a0%"
    assert formats.percent(Decimal("0.8149"), 1) == "81,5\u00a0%"
    assert formats.percent(None) == "onbekend"
    assert formats.years(1) == "1 jaar"
    assert formats.years(20) == "20 jaar"
    assert formats.years(None) == "onbekend"


def test_date_is_that_of_the_netherlands():
    assert formats.date_words(date(2026, 3, 7)) == f"7{NBSP}maart 2026"
    assert formats.date_words(datetime(2026, 3, 6, 23, 30, tzinfo=UTC)) == f"7{NBSP}maart 2026"
    assert formats.date_words(None) == "onbekend"


@pytest.mark.parametrize(
    ("stage", "label"),
    [(1, "afwezig"), (2, "begin"), (3, "op weg"), (4, "op orde"), (None, "niet te beoordelen")],
)
def test_stage_label(stage, label):
    assert formats.stage_label(stage) == label
