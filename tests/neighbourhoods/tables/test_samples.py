"""What a sample of any table tells: the header, the columns, and which is the code."""

import pytest

from neighbourhoods.tables import opening, samples

PEILING = """Buurtpeiling 2026

Buurt;Code;Jaar;Tevreden
;;;cijfer
Selwerd;BU00141000;2026;7,4
Beijum;BU00141100;2026;6,9
"""


def test_the_header_is_found_above_the_first_area():
    sample = samples.take("peiling.csv", PEILING.encode())

    assert (sample.header_row, sample.code_column, sample.period_column) == (3, "Code", "Jaar")
    assert sample.columns == (
        ("Buurt", ("Selwerd", "Beijum")),
        ("Code", ("BU00141000", "BU00141100")),
        ("Jaar", ("2026",)),
        ("Tevreden", ("7,4", "6,9")),
    )


def test_what_is_called_a_year_is_the_period_and_not_a_number_that_looks_like_one():
    table = "Buurtcode;Huishoudens;Jaar\nBU00141000;2010;2025\nBU00141100;1950;2025\nTotaal;;\n"

    assert samples.take("peiling.csv", table.encode()).period_column == "Jaar"


@pytest.mark.parametrize("name", ["gebieden.json", "gebieden.geojson.gz"])
def test_no_mapping_is_made_of_a_map(name):
    assert samples.trouble(name, b'{"type": "FeatureCollection"}').endswith("Bewaar de tabel als CSV.")
    assert samples.trouble("peiling.csv", PEILING.encode()) == ""


def test_lines_of_a_workbook_are_counted_as_excel_does(tmp_path):
    import pandas as pd

    rows = [["Buurtpeiling", None], [None, None], ["Code", "Tevreden"], ["BU00141000", 7.5]]
    path = tmp_path / "peiling.xlsx"
    with pd.ExcelWriter(path) as book:
        pd.DataFrame([["uitleg", "tekst"]]).to_excel(book, sheet_name="Leesmij", index=False, header=False)
        pd.DataFrame(rows).to_excel(book, sheet_name="Cijfers", index=False, header=False)

    sample = samples.take("peiling.xlsx", path.read_bytes(), sheet="Cijfers")

    assert (sample.header_row, sample.sheet, sample.code_column) == (3, "Cijfers", "Code")
    assert sample.columns == (("Code", ("BU00141000",)), ("Tevreden", ("7.5",)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("peiling.csv", b"Buurt;Tevreden\nSelwerd;7\n"),
        ("peiling.csv", b"BU00141000;7\n"),
        ("peiling.csv", b"\x00\x01"),
        ("peiling.xlsx", b"geen zip"),
        ("peiling.xlsx", b"PK\x03\x04 maar geen zip"),
    ],
)
def test_what_has_no_areas_under_a_header_is_refused(name, content):
    with pytest.raises(opening.Hostile) as refused:
        samples.take(name, content)

    assert str(refused.value).endswith(".")
