"""Numbers as a report prints them, read back."""

import pytest

from monitoring.verifying import numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234,5", 1234.5), ("69,4\u00a0%", 69.4), ("\u22120,13", -0.13), ("-22", -22.0), ("0", 0.0)],
)
def test_a_number_is_read_as_it_was_written(text, value):
    assert numbers.printed(text) == value


@pytest.mark.parametrize(("text", "agrees"), [("56,8", True), ("56,9", False), ("56,7", False)])
def test_what_is_printed_is_the_value_rounded(text, agrees):
    assert numbers.is_rounded(text, 56.84, 1) is agrees


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [(0.1 + 0.2, 0.3, True), (1_000_000.0, 1_000_000.1, False), (None, None, True), (None, 0, False), ("a", "a", True)],
)
def test_only_what_adding_in_another_order_makes_is_the_same(one, other, agrees):
    assert numbers.same(one, other) is agrees
