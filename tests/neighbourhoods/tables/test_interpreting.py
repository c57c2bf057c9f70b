"""Files as publishers and people make them: read, or refused with line, column and reason."""

import gzip
import io
import zipfile

import pytest

from neighbourhoods import tables
from neighbourhoods.tables import opening
from neighbourhoods.terms import Note
from tests.neighbourhoods.support import HOMES, PEOPLE, WOZ, crimes, kwb

GOOD = [("Selwerd", "BU00141000", 1, 6580), ("Beijum-West", "BU00141100", 3, 5855)]


def test_a_statline_export_is_read_as_it_is(tmp_path):
    reading = tables.interpret(kwb(tmp_path, [*GOOD, ("Nederland", "NL01", ".", ".")]))

    publication = reading.publications[0]
    assert reading.layout.source == "kwb"
    assert (publication.period, reading.layout.table) == ("2024", "85984NED")
    assert publication.codes == ["BU00141000", "BU00141100", "NL00"]
    assert publication.names == ["Selwerd", "Beijum-West", "Nederland"]
    assert publication.changes == [1, 3, None]
    assert publication.values[:2, 0].tolist() == [6580, 5855]
    assert publication.notes[:, 0].tolist() == [Note.PRESENT, Note.PRESENT, Note.MISSING]
    assert (publication.figures, publication.missing) == (2, {"missing": 1})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_survive_every_encoding(tmp_path, encoding):
    path = kwb(tmp_path, [("Súdwest-Fryslân", "GM1900", 1, 5)])
    path.write_bytes(path.read_bytes().decode("utf-8-sig").encode(encoding))

    reading = tables.interpret(path)

    assert reading.publications[0].names == ["Súdwest-Fryslân"]
    assert bool(reading.notices) == (encoding == "cp1252")


def test_decimal_commas_in_quotes_stand_beside_points(tmp_path):
    path = kwb(tmp_path, [("A", "BU00141000", 1, '"225,5"', "2.5")], (WOZ, "Wonen/Koopwoningen (%)"))

    assert tables.interpret(path).publications[0].values.tolist() == [[225.5, 2.5]]


def test_a_thousands_point_in_a_count_is_refused_and_not_guessed(tmp_path):
    reading = tables.interpret(kwb(tmp_path, [*GOOD, ("Noord", "BU00141101", 1, "6.050")]))

    assert [(refusal.line, refusal.column) for refusal in reading.refused] == [(4, PEOPLE)]
    assert reading.publications == []


def test_each_bad_cell_is_named_by_line_and_column(tmp_path):
    rows = [("A", "BU00141000", 1, "veel", 1), ("B", "BU1", 1, 2, "1"), ("C", "BU00141002", 1, 3, "3,5")]

    refused = tables.interpret(kwb(tmp_path, rows, (PEOPLE, HOMES))).refused

    assert {(refusal.line, refusal.column) for refusal in refused} == {
        (2, PEOPLE),
        (3, "Regioaanduiding/Codering (code)"),
        (4, HOMES),
    }


def test_a_line_with_too_few_cells_is_refused(tmp_path):
    path = kwb(tmp_path, GOOD)
    path.write_bytes(path.read_bytes() + b'"half";"regel"\r\n')

    assert [refusal.line for refusal in tables.interpret(path).refused] == [4]


def test_a_line_with_too_many_cells_is_refused(tmp_path):
    path = kwb(tmp_path, [("A", "BU00141000", 1, "5;6")])

    assert [refusal.line for refusal in tables.interpret(path).refused] == [2]


def test_blank_lines_and_the_source_line_do_not_count(tmp_path):
    path = kwb(tmp_path, GOOD[:1])
    path.write_bytes(path.read_bytes() + b'\r\n"Bron: CBS"\r\n')

    reading = tables.interpret(path)

    assert reading.publications[0].codes == ["BU00141000"]
    assert "Regel 4" in reading.notices[0]


def test_lines_are_counted_as_an_editor_does_after_a_blank_line(tmp_path):
    path = kwb(tmp_path, GOOD[:1])
    path.write_bytes(path.read_bytes() + b'\r\n"B";"x";"Buurt";"BU00141001";"1";veel\r\n')

    assert [refusal.line for refusal in tables.interpret(path).refused] == [4]


def test_an_area_that_stands_there_twice_is_refused(tmp_path):
    refused = tables.interpret(kwb(tmp_path, [*GOOD, GOOD[0]])).refused

    assert refused[0].line == 4
    assert "regel 2" in refused[0].reason


def test_a_column_that_stands_there_twice_is_refused(tmp_path):
    refused = tables.interpret(kwb(tmp_path, [("A", "BU00141000", 1, 5, 6)], (PEOPLE, PEOPLE))).refused

    assert [refusal.column for refusal in refused] == [PEOPLE]


def test_without_a_year_the_file_is_refused(tmp_path):
    path = kwb(tmp_path, GOOD, name="kerncijfers.csv")

    assert "Vul het jaar in." in tables.interpret(path).refused[0].reason
    assert tables.interpret(path, period="2024").publications[0].period == "2024"


def test_an_unknown_header_is_refused(tmp_path):
    path = tmp_path / "klad.csv"
    path.write_text("naam;aantal\nA;1\n")

    assert tables.interpret(path).refused[0].line == 1


def test_the_police_file_is_a_publication_a_year(tmp_path):
    reading = tables.interpret(crimes(tmp_path, [("BU00141000", 2024, 355), ("BU00141000", 2025, 374)]))

    assert [publication.period for publication in reading.publications] == ["2024", "2025"]
    assert reading.layout.latest_is_provisional


# Health: one sheet holds ages and bounds beside each other


def untyped(folder, rows, name="gezondheid_2020.xlsx"):
    import pandas as pd

    header = [
        "ID",
        "Leeftijd",
        "Marges",
        "WijkenEnBuurten",
        "Perioden",
        "Gemeentenaam_1",
        "Roker_11",
        "Eenzaam_28",
        "MoeiteMetRondkomen_38",
    ]
    frame = pd.DataFrame([[str(cell) for cell in row] for row in rows], columns=header)
    path = folder / name
    frame.to_excel(path, index=False)
    return path


def health(age="20300", bound="MW00000", code="BU00141000", smokers="17.9", lonely="        .", trouble=""):
    return [1, age, bound, f"{code}  ", "2020JJ00", "Groningen   ", smokers, lonely, trouble]


def test_health_figures_are_estimates_of_adults(tmp_path):
    path = untyped(tmp_path, [health(), health(age="80200", smokers="9.9"), health(bound="MW00001", smokers="1.1")])

    reading = tables.interpret(path)
    publication = reading.publications[0]

    assert (reading.layout.table, publication.period) == ("50090NED", "2020")
    assert [column.indicator for column in publication.columns] == ["rokers", "eenzaam"]
    assert publication.values[0, 0] == 17.9
    assert publication.notes.tolist() == [[Note.ESTIMATED, Note.MISSING]]
    assert len(reading.notices) == 3


def test_figures_of_65_plussers_are_refused(tmp_path):
    refused = tables.interpret(untyped(tmp_path, [health(age="80200")])).refused

    assert [refusal.column for refusal in refused] == ["Leeftijd"]


# Hostile files


def test_an_excel_file_that_is_far_bigger_inside_is_refused(tmp_path):
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "x")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000_000)

    assert "groter" in tables.interpret(path).refused[0].reason


def test_a_gz_file_that_is_far_bigger_inside_is_refused(monkeypatch):
    monkeypatch.setattr(opening, "MAX_BYTES", 1000)

    with pytest.raises(opening.Hostile):
        opening.unpack(gzip.compress(b"0" * 1001, mtime=0))
    assert len(opening.unpack(gzip.compress(b"0" * 1000, mtime=0))) == 1000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kapot.xlsx", b"PK\x03\x04 maar geen zip"),
        ("kapot.csv.gz", gzip.compress(b"code,jaar,misdrijven\n" * 100, mtime=0)[:40]),
        ("plaatje.csv", b"\x89PNG\r\n\x1a\n\0\0\0"),
        ("leeg.csv", b""),
        ("kaart.geojson", b"{"),
        ("kaart.geojson", b'{"features": 3}'),
        ("diep.geojson", b"[" * 100_000),
        ("letters.csv", b"code;jaar;misdrijven\n\x81\x8d;1;2\n"),
        ("lang.geojson", b'{"features": [{"properties": {"a": ' + b"9" * 5000 + b"}}]}"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)

    refused = tables.interpret(tmp_path / name).refused

    assert refused[0].reason.endswith(".")


def test_a_zip_that_is_no_workbook_is_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("iets.txt", "niets")

    assert "geen Excel-bestand" in opening.read("a.xlsx", content.getvalue()).refused[0].reason


@pytest.mark.parametrize(("columns", "refused"), [(250, False), (251, True)])
def test_too_many_columns_are_refused(columns, refused):
    content = ";".join(f"k{number}" for number in range(columns)).encode() + b"\n"

    assert bool(opening.read("breed.csv", content).refused) is refused
