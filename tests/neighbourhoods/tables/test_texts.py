"""A large text in pieces, and formulas in a workbook: what the reading of files stands on."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods import tables
from neighbourhoods.tables import formulas, texts


@given(st.text(alphabet="ab\n", max_size=30), st.integers(1, 7))
def test_lines_are_those_of_the_text_however_it_is_cut(text, piece):
    whole = text.split("\n")
    if whole[-1] == "":
        whole.pop()
    before, texts.PIECE = texts.PIECE, piece
    try:
        assert list(texts.lines(text)) == whole
    finally:
        texts.PIECE = before


def test_a_text_is_read_piece_by_piece():
    file = texts.Pieces("code;jaar\n1;2\n")

    assert [file.read(4), file.read(100), file.read(1)] == ["code", ";jaar\n1;2\n", ""]
    assert list(texts.Pieces("a\nb\n")) == ["a\n", "b\n"]


def workbook(*rows, second=()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if second:
        book.create_sheet("Uitleg").append(second)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_a_formula_is_refused_by_its_cell(tmp_path):
    path = tmp_path / "kwb_2024.xlsx"
    path.write_bytes(workbook(["code", "inwoners"], ["BU00141000", "=1+1"], ["BU00141100", 5], ["BU00141200", "=A1"]))

    reading = tables.interpret(path)

    assert [(one.line, one.column) for one in reading.refused] == [(2, "B"), (4, "B")]
    assert "formule" in reading.refused[0].reason
    assert reading.publications == []


def test_a_formula_on_another_sheet_does_no_harm():
    with zipfile.ZipFile(io.BytesIO(workbook(["code", "x"], ["BU00141000", 1], second=["=1+1"]))) as archive:
        assert list(formulas.of_first_sheet(archive)) == []


@pytest.mark.parametrize("size", [50, 500, 5000])
def test_a_formula_on_the_edge_of_a_piece_is_seen_once(size, monkeypatch):
    monkeypatch.setattr(formulas, "PIECE", size)
    rows = [[f"BU0014{number:04d}", "=1+1"] for number in range(30)]

    with zipfile.ZipFile(io.BytesIO(workbook(*rows))) as archive:
        found = list(formulas.of_first_sheet(archive))

    assert sorted(found) == [(line, "B") for line in range(1, 31)]
