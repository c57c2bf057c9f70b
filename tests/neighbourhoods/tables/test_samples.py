"""What a sample of any table tells: the header, the columns, and which is the code."""

import gzip
import tracemalloc

import openpyxl
import pytest

from neighbourhoods.tables import opening, samples, workbooks

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


def test_of_a_text_only_the_top_is_unpacked():
    """A file of 60 kB can hold 60 MB: the web process does not find out."""
    content = gzip.compress(PEILING.encode() + b"\n" * 60_000_000)

    tracemalloc.start()
    sample = samples.take("peiling.csv.gz", content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert sample == samples.take("peiling.csv", PEILING.encode())
    assert peak < 2_000_000


def test_the_top_ends_with_a_whole_line():
    """Cut within an é, the text would look like Windows text."""
    wide = "Buurt;Tevréden\n" + "BU00141000;é\n" * 40 + "é" * samples.HEAD

    assert dict(samples.take("peiling.csv", wide.encode()).columns)["Tevréden"] == ("é",)
    assert dict(samples.take("peiling.csv", wide.encode("utf-16")).columns)["Tevréden"] == ("é",)


def test_a_first_line_that_does_not_end_is_refused():
    with pytest.raises(opening.Hostile, match="veel te lang"):
        samples.take("peiling.csv", b"Buurt;" * samples.HEAD)


def test_of_a_workbook_only_the_top_is_read(tmp_path, monkeypatch):
    rows = [("Buurt", "Tevreden"), *[("BU00141000", number) for number in range(500)]]
    path = tmp_path / "peiling.xlsx"
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    read = []
    text = workbooks._text
    monkeypatch.setattr(workbooks, "_text", lambda cell, decimal: read.append(cell) or text(cell, decimal))

    sample = samples.take("peiling.xlsx", path.read_bytes())

    assert dict(sample.columns)["Tevreden"] == ("0", "1", "2")
    assert len(read) == 2 * (samples.TOP + 1)
