"""Letters, lines and sizes that are not as they should be: read right, or refused by line."""

import gzip
import json

import pytest

from neighbourhoods import tables
from neighbourhoods.importing import examining as uploads
from neighbourhoods.tables import encodings, opening

TABLE = "code;naam;jaar;misdrijven\r\nBU00141000;Selwerd;2024;327\r\nGM1900;Súdwest-Fryslân;2024;5\r\n"


@pytest.fixture
def read(tmp_path):
    def one(content: bytes, name="misdrijven.csv", **said):
        (tmp_path / name).write_bytes(content)
        return tables.interpret(tmp_path / name, **said)

    return one


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_letters_and_ends_of_lines_are_read_in_every_usual_way(read, encoding, end):
    reading = read(TABLE.replace("\r\n", end).encode(encoding))

    assert (reading.refused, reading.notices, reading.guessed_at) == ([], [], None)
    assert reading.publications[0].names == ["Selwerd", "Súdwest-Fryslân"]
    assert reading.publications[0].values.tolist() == [[327], [5]]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_letters_without_a_mark_are_known_at_the_door_too(encoding, tmp_path):
    (tmp_path / "a.csv").write_bytes(TABLE.encode(encoding))
    (tmp_path / "b.csv").write_bytes("<html>".encode(encoding))

    with (tmp_path / "a.csv").open("rb") as file:
        assert uploads.examine(file).kind == "csv"
    with (tmp_path / "b.csv").open("rb") as file, pytest.raises(uploads.Unreadable, match="webpagina"):
        uploads.examine(file)


def test_one_wrong_byte_is_said_with_its_line(read):
    reading = read(TABLE.encode().replace("ú".encode(), b"\xfa"))

    assert reading.guessed_at == 3
    assert "regel 3" in reading.notices[0]
    assert reading.publications[0].names[1] == "Súdwest-FryslÃ¢n"


def test_with_the_encoding_said_nothing_is_guessed(read):
    windows = TABLE.encode("cp1252")

    assert read(windows, encoding="cp1252").guessed_at is None
    assert read(windows, encoding="cp1252").publications[0].names[1] == "Súdwest-Fryslân"
    assert [refusal.line for refusal in read(windows, encoding="utf-8").refused] == [3]


def test_a_map_or_list_of_codes_is_not_guessed_at():
    with pytest.raises(opening.Hostile, match="UTF-8") as trouble:
        opening.features('{"features": [\n"Fryslân"]}'.encode("cp1252"))

    assert trouble.value.line == 2
    assert opening.text(gzip.compress("é".encode("cp1252"), mtime=0), may_guess=True) == "é"


def test_an_image_is_no_wide_text():
    assert encodings.wide(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") == ""


# Lines and cells


@pytest.mark.parametrize("wrong", ["3\r27", "x" * 140_000 + ";"])
def test_a_line_that_cannot_be_read_is_refused_by_its_number(read, wrong):
    refused = read(TABLE.replace("327", wrong).encode()).refused

    assert [refusal.line for refusal in refused] == [2]


def test_a_text_far_too_long_where_a_figure_belongs_is_refused_by_line_and_column(read):
    refused = read(TABLE.replace("327", "x" * 140_000).encode()).refused

    assert [(refusal.line, refusal.column) for refusal in refused] == [(2, "misdrijven")]
    assert len(refused[0].reason) < 100


def test_a_number_of_thousands_of_digits_is_refused(read):
    refused = read(TABLE.replace("327", "9" * 5000).encode()).refused

    assert [(refusal.line, refusal.column) for refusal in refused] == [(2, "misdrijven")]
    assert "groter" in refused[0].reason


def test_json_that_is_not_right_is_refused_by_line(read):
    refused = read(b'{"features":\n[{]}', "kaart.geojson").refused

    assert [refusal.line for refusal in refused] == [2]


# Sizes


@pytest.mark.parametrize("columns", [251, 200_000])
def test_a_table_that_is_too_wide_is_refused_for_that_alone(read, columns):
    names = ";".join(f"k{number}" for number in range(columns))
    row = ";".join("1" * columns)

    refused = read(f"{names}\n{row}\n".encode(), "breed.csv").refused

    assert ["kolommen. Deel het op." in refusal.reason for refusal in refused] == [True]


def test_so_is_a_map(read):
    properties = {"BU_CODE": "BU00141000", "AANT_INW": 1, **{f"k{number}": 1 for number in range(250)}}

    refused = read(json.dumps({"features": [{"properties": properties}]}).encode(), "kaart.geojson").refused

    assert ["kolommen. Deel het op." in refusal.reason for refusal in refused] == [True]
