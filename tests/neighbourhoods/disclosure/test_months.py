"""A year and its months: what is hidden of the one and of the other."""

from neighbourhoods.disclosure.people import hidden
from tests.neighbourhoods.disclosure.test_people import COUNT, INDICATORS, A


def test_the_year_goes_with_a_hidden_month():
    sheets = {
        (COUNT, "2024", 2024): {"BU00140000": 43},
        (COUNT, "2024-01", 2024): {"BU00140000": 40},
        (COUNT, "2024-02", 2024): {"BU00140000": 3},
    }

    found = hidden(sheets, INDICATORS, lambda *_about: 1000)

    assert {sheet[1] for sheet, codes in found.items() if codes} == {"2024", "2024-02"}


def test_a_year_that_is_not_there_is_not_hidden_with_its_month():
    year, month = ((COUNT, period, 2024) for period in ("2024", "2024-01"))
    sheets = {year: {"BU00140000": None}, month: {"BU00140000": 3}}

    assert hidden(sheets, INDICATORS, lambda *_about: 1000) == {year: frozenset(), month: {"BU00140000"}}


def test_a_month_hides_the_year_of_its_own_figure_alone():
    other = INDICATORS | {4: INDICATORS[COUNT]}
    asked = {(COUNT, "2024-01", 2024): {A: 3}, (COUNT, "2023", 2024): {A: 43}, (4, "2024", 2024): {A: 44}}

    gone = hidden(asked, other, lambda *_about: 1000)

    assert [set(codes) for codes in gone.values()] == [{A}, set(), set()]
