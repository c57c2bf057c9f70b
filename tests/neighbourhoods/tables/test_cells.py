import pytest
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.tables import cells
from neighbourhoods.terms import Note


@pytest.mark.parametrize(
    ("text", "value"),
    [("5", 5), (" 73.5 ", 73.5), ("2,1", 2.1), ("-3", -3), ("-", 0), ("1e+05", 100_000), ("0", 0), ("1.234", 1.234)],
)
def test_a_number_is_read_with_point_or_comma(text, value):
    assert cells.figure(text, whole=False, note=Note.PRESENT) == cells.ReadCell(value, Note.PRESENT)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (".", Note.MISSING),
        ("       .", Note.MISSING),
        ("", Note.MISSING),
        ("NA", Note.MISSING),
        ("x", Note.SECRET),
        ("-99997", Note.SECRET),
        ("-99995", Note.NOT_PUBLISHED),
        ("-99999999", Note.NOT_PUBLISHED),
        ("-99999999.0", Note.NOT_PUBLISHED),
    ],
)
def test_missing_is_not_zero_and_secret_is_not_missing(text, note):
    assert cells.figure(text, whole=True, note=Note.PRESENT) == cells.ReadCell(None, note)


@pytest.mark.parametrize(
    ("text", "whole"),
    [("1.234", True), ("12,345", True), ("2,5", True), ("abc", False), ("nan", False), ("inf", False), ("1e99", False)],
)
def test_what_could_mean_something_else_is_refused(text, whole):
    assert cells.figure(text, whole=whole, note=Note.PRESENT).reason


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GM0014    ", "GM0014"),
        ("BU0363AA01", "BU0363AA01"),
        ("bu00141000", "BU00141000"),
        ("NL01", "NL00"),
        ("WK00141000", None),
        ("14", None),
        ("BU0014100", None),
    ],
)
def test_codes_may_hold_letters(text, code):
    assert cells.area_code(text) == code


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024"),
        ("2024JJ00", "2024"),
        ("2024*", "2024"),
        ("2024MM03", "2024-03"),
        ("2024JJ00**", "2024"),
        ("2024MM03*", "2024-03"),
        ("2024***", None),
        ("24", None),
        ("2024MM13", None),
    ],
)
def test_periods(text, period):
    assert cells.period(text) == period


@pytest.mark.parametrize(("text", "change"), [("1", 1), ("3", 3), (".", None), ("", None), ("9", None)])
def test_boundary_changes(text, change):
    assert cells.boundary_change(text) == change


@given(st.text(max_size=20), st.booleans())
def test_any_text_is_a_value_a_note_or_a_reason(text, whole):
    cell = cells.figure(text, whole=whole, note=Note.PRESENT)

    assert (cell.value is not None) + (cell.reason is not None) + (cell.note is not Note.PRESENT) == 1


@pytest.mark.parametrize(
    ("value", "unit", "is_count"),
    [(-3, "aantal", True), (-0.1, "%", False), (100.1, "%", False), (210, " % ", False), (101, "procent", False)],
)
def test_a_figure_that_cannot_be_is_told_why(value, unit, is_count):
    assert cells.impossible(value, unit=unit, is_count=is_count)


@pytest.mark.parametrize(
    ("value", "unit", "is_count"),
    [(0, "aantal", True), (0, "%", False), (100, "%", False), (-0.4, "score", False), (150, "per 1.000", False)],
)
def test_a_score_may_be_negative_and_a_share_may_be_whole(value, unit, is_count):
    assert cells.impossible(value, unit=unit, is_count=is_count) is None


def test_half_a_person_is_told_apart_from_half_a_point():
    assert cells.impossible(1234567.5, unit="aantal", is_count=True, is_whole=True) == "‘1234567.5’ is geen heel getal."
    assert cells.impossible(12.0, unit="aantal", is_count=True, is_whole=True) is None
    assert cells.impossible(7.5, unit="score", is_count=False) is None


@pytest.mark.parametrize("unit", ["aantal", "mensen", "buurten", "huurwoningen", "fietsen", "kinderen van 4 tot 12"])
def test_what_is_counted_has_no_halves(unit):
    assert cells.is_counted(unit)


@pytest.mark.parametrize("unit", ["euro", "€", "x 1 000 euro", "km", "m²", "hectare", "uur", "%", "aantal x 1.000"])
def test_what_is_measured_has(unit):
    assert not cells.is_counted(unit)
