"""A survey says how many people answered: of too few of them no figure is kept."""

import math

import openpyxl
import pytest

from neighbourhoods.terms import Note
from tests.neighbourhoods.importing.test_mappings import read

HEAD = "Code;Tevreden;Bewegen;Antwoorden\n"


def survey(folder, *answers, figures="7,5;60"):
    """A line for each number of answers, of buurten in a row."""
    path = folder / "peiling.csv"
    lines = [f"BU0014{place:04};{figures};{text}\n" for place, text in enumerate(answers)]
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def answered(path, **changes):
    return read(path, header_row=None, respondents_column="Antwoorden", **changes)


@pytest.mark.parametrize("few", ["4", "1", "0", "-", "", " ", "n.b.", "*", "x"])
def test_a_row_of_too_few_people_keeps_no_figure(tmp_path, few):
    """Also of nobody, and of a number that is not known: then nobody knows whether it is safe."""
    one = answered(survey(tmp_path, "5", few, "1.210")).publications[0]

    assert one.notes.tolist() == [[Note.PRESENT] * 2, [Note.TOO_SMALL] * 2, [Note.PRESENT] * 2]
    assert one.values[0].tolist() == one.values[2].tolist() == [7.5, 60]
    assert all(math.isnan(value) for value in one.values[1])


def test_a_figure_that_is_lacking_there_does_not_say_which(tmp_path):
    one = answered(survey(tmp_path, "3", "8", figures="7,5;n.b.")).publications[0]

    assert one.notes.tolist() == [[Note.TOO_SMALL] * 2, [Note.PRESENT, Note.MISSING]]


def test_how_many_rows_are_withheld_is_said(tmp_path):
    assert answered(survey(tmp_path, "3", "12")).notices == [
        "1 regel met minder dan 5 antwoorden, of zonder aantal: die cijfers worden niet getoond."
    ]
    assert answered(survey(tmp_path, "3", "", "12")).notices == [
        "2 regels met minder dan 5 antwoorden, of zonder aantal: die cijfers worden niet getoond."
    ]
    assert answered(survey(tmp_path, "5", "12")).notices == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4,5", "‘4,5’ is geen heel getal."),
        ("veel", "‘veel’ is geen getal. Betekent het ‘onbekend’? Maak de cel dan leeg of zet er een punt in."),
        ("-3", "‘-3’: een aantal is nooit kleiner dan nul."),
    ],
)
def test_what_is_no_number_of_people_is_refused_by_line_and_column(tmp_path, text, said):
    reading = answered(survey(tmp_path, "12", text))

    assert [(refusal.line, refusal.column, refusal.reason) for refusal in reading.refused] == [(3, "Antwoorden", said)]
    assert (reading.publications, reading.notices) == ([], [])


def test_a_thousand_that_may_be_a_fraction_is_refused(tmp_path):
    reading = answered(survey(tmp_path, "12", "1.210", figures="7;60"), decimal="")

    assert [(refusal.line, refusal.column) for refusal in reading.refused] == [(3, "Antwoorden")]


def test_a_column_of_answers_that_is_gone_is_named(tmp_path):
    (refused,) = read(survey(tmp_path, "12"), header_row=None, respondents_column="Respons").refused

    assert (refused.line, refused.column) == (1, "Respons")


def test_excel_has_numbers_of_its_own(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Code", "Tevreden", "Bewegen", "Antwoorden"], ["BU00141000", 7.5, 60, 12], ["BU00141100", 9, 1, 4]):
        book.active.append(row)
    book.save(tmp_path / "peiling.xlsx")

    one = answered(tmp_path / "peiling.xlsx").publications[0]

    assert one.notes[:, 0].tolist() == [Note.PRESENT, Note.TOO_SMALL]


def test_each_period_withholds_its_own_rows(tmp_path):
    path = tmp_path / "peiling.csv"
    path.write_text("Code;Jaar;Tevreden;Antwoorden\nBU00141000;2024;7;3\nBU00141000;2026;8;30\n")

    reading = answered(path, period="", period_column="Jaar", columns={"Tevreden": "woz"})

    assert [(publication.period, publication.notes.tolist()) for publication in reading.publications] == [
        ("2024", [[Note.TOO_SMALL]]),
        ("2026", [[Note.PRESENT]]),
    ]
