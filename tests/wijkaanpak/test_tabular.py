"""CSV and XLSX as they are opened: with openpyxl, and by eye."""

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from wijkaanpak.tabular import Tab, csv_bytes, harmless, xlsx_bytes

ROWS = [
    ["gebied", "waarde", "dag"],
    ["Selwerd; ‘noord’", 1234.5, date(2026, 7, 19)],
    ["=1+1", -0.25, None],
    ['De "Hoogte" & <co>\x0b', Decimal("7.10"), date(2026, 1, 1)],
]


def opened(sheets: list[Tab]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(b"".join(xlsx_bytes(sheets))))


def plain(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def test_csv_is_what_a_dutch_spreadsheet_expects():
    written = b"".join(csv_bytes(ROWS))

    assert written.startswith(b"\xef\xbb\xbfgebied;waarde;dag\r\n")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1] == ["Selwerd; ‘noord’", "1234,5", "19-07-2026"]
    assert rows[2] == ["'=1+1", "-0,25", ""]


@pytest.mark.parametrize("text", ["=1", "+31", "-x", "@SUM", "\tx", " =1", "\n=1", "\r", "\0"])
def test_a_cell_that_would_be_a_formula_is_made_harmless(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Selwerd", "18+", "zeer goed - goed", "’s-Gravenhage"])
def test_other_text_stays_as_it_is(text):
    assert harmless(text) == text


def test_xlsx_opens_with_every_cell_of_its_own_kind():
    sheet = opened([Tab("Cijfers", ROWS, [20, 10, 12])])["Cijfers"]

    assert [[plain(cell.value) for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["Selwerd; ‘noord’", 1234.5, date(2026, 7, 19)],
        ["=1+1", -0.25, None],
        ['De "Hoogte" & <co>', 7.1, date(2026, 1, 1)],
    ]
    assert sheet["A3"].data_type == "s", "text, not a formula"
    assert sheet["C2"].is_date
    assert sheet["A1"].font.b
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width == 20


def test_xlsx_has_its_sheets_in_order():
    book = opened([Tab("Cijfers", [["a"]], [5]), Tab('"Uitleg" & co', [["b"]], [5])])

    assert book.sheetnames == ["Cijfers", '"Uitleg" & co']
    assert book.worksheets[1]["A1"].value == "b"


def test_the_same_rows_are_the_same_bytes():
    assert b"".join(xlsx_bytes([Tab("x", ROWS, [1])])) == b"".join(xlsx_bytes([Tab("x", ROWS, [1])]))


def test_both_are_sent_while_they_are_written():
    many = [["Selwerd", number, f"{number * 7919 % 104729:x}"] for number in range(60_000)]

    assert len(list(csv_bytes(many))) > 5
    pieces = list(xlsx_bytes([Tab("Cijfers", many, [9, 9, 9])]))
    assert len(pieces) > 2
    assert zipfile.ZipFile(io.BytesIO(b"".join(pieces))).testzip() is None


@pytest.mark.parametrize("name", ["", "x" * 32, "a/b", "a[b]"])
def test_a_name_that_excel_refuses_is_refused(name):
    with pytest.raises(ValueError, match="not the name of a sheet"):
        list(xlsx_bytes([Tab(name, [], [])]))
