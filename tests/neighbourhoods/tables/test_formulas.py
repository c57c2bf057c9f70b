"""Formulas in a workbook: in whatever way they are written, what one gave once never becomes a figure."""

import io
import re
import zipfile

import openpyxl
import pytest

from neighbourhoods import tables
from neighbourhoods.sources.layout import Column, Layout
from neighbourhoods.tables import formulas

SHEET = "xl/worksheets/sheet1.xml"
FIGURES = ["code", "inwoners"], ["BU00141000", "=40+2"], ["BU00141100", 5], ["BU00141200", "=A1"]


def workbook(*rows, second=()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if second:
        sheet = book.create_sheet("Data")
        for row in second:
            sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def rewritten(content: bytes, change) -> bytes:
    """The workbook with its first sheet in other XML, as programs that are not Excel write it."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            xml = archive.read(name)
            copy.writestr(name, change(xml) if name == SHEET else xml)
    return saved.getvalue()


def with_its_outcome(xml: bytes) -> bytes:
    return xml.replace(b"<v></v>", b"<v>42</v>").replace(b"<v />", b"<v>42</v>").replace(b"<v/>", b"<v>42</v>")


def without_places(xml: bytes) -> bytes:
    return re.sub(rb'(<(?:c|row)) r="\w+"', rb"\1", with_its_outcome(xml))


def in_wide_letters(xml: bytes) -> bytes:
    return b"".join(
        ["<?xml version='1.0' encoding='UTF-16'?>".encode("utf-16"), with_its_outcome(xml).decode().encode("utf-16-le")]
    )


def refused(path, content: bytes, **layout) -> list[tuple[int, str]]:
    path.write_bytes(content)
    column = Column("inwoners", "inwoners", None)
    reading = tables.interpret(path, layout=Layout("mapping", "code", (column,), file_period="2024", **layout))
    assert reading.publications == []
    assert all("formule" in refusal.reason for refusal in reading.refused)
    return [(refusal.line, refusal.column) for refusal in reading.refused]


@pytest.mark.parametrize("change", [bytes, with_its_outcome, without_places, in_wide_letters])
def test_a_formula_is_refused_by_its_cell(tmp_path, change):
    content = rewritten(workbook(*FIGURES), change)

    assert refused(tmp_path / "peiling.xlsx", content) == [(2, "B"), (4, "B")]


def test_a_formula_is_refused_on_the_very_sheet_that_is_read(tmp_path):
    content = workbook(["Uitleg"], second=FIGURES)

    assert refused(tmp_path / "peiling.xlsx", content, sheet="Data") == [(2, "B"), (4, "B")]


def test_a_formula_on_another_sheet_does_no_harm(tmp_path):
    path = tmp_path / "peiling.xlsx"
    path.write_bytes(workbook(["code", "inwoners"], ["BU00141000", 1], second=[["=1+1"]]))
    layout = Layout("mapping", "code", (Column("inwoners", "inwoners", None),), file_period="2024")

    assert tables.interpret(path, layout=layout).publications[0].values.tolist() == [[1]]


@pytest.mark.parametrize("size", [50, 500, 5000])
def test_a_formula_on_the_edge_of_a_piece_is_seen(size, monkeypatch):
    monkeypatch.setattr(formulas, "PIECE", size)
    rows = [[f"BU0014{number:04d}", "=1+1"] for number in range(30)]

    with zipfile.ZipFile(io.BytesIO(workbook(*rows))) as archive:
        found = list(formulas.of_part(archive, SHEET))

    assert found == [(line, "B") for line in range(1, 31)]
