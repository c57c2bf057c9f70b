"""Headers of more than one line, as people make them in Excel with merged cells."""

import io

import openpyxl
import pytest

from neighbourhoods import tables
from neighbourhoods.sources.layout import Column, Layout
from neighbourhoods.tables import samples

PEILING = [
    ["Buurtpeiling 2026", None, None, None, None],
    ["Code", "Buurt", "Tevreden met", None, "Rapportcijfer"],
    [None, None, "buurt", "winkels", None],
    ["BU00141000", "Selwerd", 74, 61, 7.4],
    ["BU00141100", "Beijum-West", 69, 55, 6.9],
]
NAMES = ["Code", "Buurt", "Tevreden met/buurt", "Tevreden met/winkels", "Rapportcijfer"]


def workbook(rows, merged=()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


FILES = {
    "peiling.xlsx": workbook(PEILING, ["A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3"]),
    "peiling.csv": "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in PEILING).encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_a_sample_joins_the_lines_of_a_header_when_one_does_not_tell_the_columns_apart(name):
    sample = samples.take(name, FILES[name])

    assert [column for column, _examples in sample.columns] == NAMES
    assert (sample.code_column, sample.header_row) == ("Code", 2)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("header_row", [None, 2])
def test_a_table_with_a_header_of_two_lines_is_read_through_its_mapping(tmp_path, name, header_row):
    (tmp_path / name).write_bytes(FILES[name])
    columns = tuple(Column(title, title.lower(), None) for title in NAMES[2:])
    layout = Layout("mapping", "Code", columns, file_period="2026", header_row=header_row)

    reading = tables.interpret(tmp_path / name, layout=layout)

    assert reading.refused == []
    assert reading.publications[0].values.tolist() == [[74, 61, 7.4], [69, 55, 6.9]]


@pytest.mark.parametrize("header_row", [None, 2])
def test_a_column_that_is_not_there_is_still_said_by_name(tmp_path, header_row):
    (tmp_path / "peiling.xlsx").write_bytes(FILES["peiling.xlsx"])
    layout = Layout("mapping", "Code", (Column("Groen", "groen", None),), file_period="2026", header_row=header_row)

    [refused] = tables.interpret(tmp_path / "peiling.xlsx", layout=layout).refused

    assert (refused.line, refused.column) == (2, "Groen")
    assert "Wel: Code, Buurt, Tevreden met" in refused.reason


def test_statline_in_excel_with_one_merged_cell_over_all_that_says_which_area(tmp_path):
    rows = [
        ["Regioaanduiding", None, None, "Bevolking", "Wonen"],
        [
            "Wijken en buurten",
            "Codering (code)",
            "Indelingswijziging (code)",
            "Aantal inwoners (aantal)",
            "Koopwoningen (%)",
        ],
        ["Selwerd", "BU00141000", "1", 6580, 21],
    ]
    path = tmp_path / "kwb_2024.xlsx"
    path.write_bytes(workbook(rows, ["A1:C1"]))

    one = tables.interpret(path).publications[0]

    assert (one.codes, one.names, one.changes) == (["BU00141000"], ["Selwerd"], [1])
    assert [column.indicator for column in one.columns] == ["inwoners", None]
    assert one.values.tolist() == [[6580, 21]]
