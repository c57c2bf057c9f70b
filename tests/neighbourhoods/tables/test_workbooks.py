"""An Excel file says what its cells hold: a number is a number, and what Excel could not compute is no figure."""

from types import SimpleNamespace

import openpyxl
import pytest

from neighbourhoods import tables
from neighbourhoods.sources.mapped import layout_of_mapping


def survey(folder, rows, *, decimal=","):
    """A survey of the municipality as it is read: areas, years and one figure."""
    book = openpyxl.Workbook()
    for row in [("code", "jaar", "cijfer"), *rows]:
        book.active.append(row)
    path = folder / "peiling.xlsx"
    book.save(path)
    mapping = SimpleNamespace(
        table="GM0014-PEILING",
        publisher="Gemeente",
        sheet="",
        header_row=None,
        code_column="code",
        period_column="jaar",
        respondents_column="",
        period="",
        division_year=None,
        columns={"cijfer": "tevreden"},
        decimal=decimal,
        missing={},
    )
    return tables.interpret(path, layout=layout_of_mapping(mapping))


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_error_of_excel_is_refused_where_it_stands(tmp_path, error, place):
    wrong = ["BU00141000", 2024, 210]
    wrong[place] = error

    reading = survey(tmp_path, [("BU00141100", 2024, 480), wrong])

    assert [(refusal.line, refusal.column) for refusal in reading.refused] == [(3, ("code", "jaar", "cijfer")[place])]
    assert reading.publications == []


@pytest.mark.parametrize("decimal", [",", ".", ""])
def test_a_number_is_read_as_the_number_it_is(tmp_path, decimal):
    numbers = [6.625, 7.1, 6.62, 1234, 0.001, -2.5, 1e-05]
    rows = [(f"BU0014{1000 + place}", 2024, value) for place, value in enumerate(numbers)]

    reading = survey(tmp_path, rows, decimal=decimal)

    assert reading.refused == []
    assert reading.publications[0].values[:, 0].tolist() == numbers


def test_text_in_a_workbook_follows_the_decimal_sign_of_the_mapping(tmp_path):
    rows = [("BU00141000", 2024, "6,5"), ("BU00141100", 2024, 7.25)]

    assert survey(tmp_path, rows).publications[0].values[:, 0].tolist() == [6.5, 7.25]
    assert survey(tmp_path, rows, decimal=".").refused[0].line == 2


@pytest.mark.parametrize("year", [2999, 1, 0])
def test_a_year_that_cannot_be_is_refused(tmp_path, year):
    assert survey(tmp_path, [("BU00141000", year, 1)]).refused[0].column == "jaar"
