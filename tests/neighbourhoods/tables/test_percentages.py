"""Excel keeps 0.21 and shows 21%: what is shown counts, and never a digit more or less."""

from decimal import Decimal
from types import SimpleNamespace

import openpyxl
import pytest

from neighbourhoods import sources, tables
from neighbourhoods.releases import publishing
from neighbourhoods.tables import percentages, samples
from tests.neighbourhoods.importing.test_mappings import area
from tests.neighbourhoods.importing.test_mappings import values as of_mapping
from tests.neighbourhoods.support import NOON

SELWERD, BEIJUM = "BU00141000", "BU00141100"


def workbook(folder, cells, number_format="0%"):
    """A survey with one figure an area: a number shown as a percentage, or a pair of a number and its format."""
    book = openpyxl.Workbook()
    book.active.append(["Buurtpeiling, respons: ", 0.4])
    book.active["B1"].number_format = "0%"
    book.active.append(["Code", "Tevreden"])
    for number, cell in enumerate(cells):
        value, shown = cell if isinstance(cell, tuple) else (cell, number_format)
        book.active.append([f"BU0014{1000 + 100 * number}", value])
        book.active.cell(number + 3, 2).number_format = shown
    path = folder / "peiling.xlsx"
    book.save(path)
    return path


def read(path, *, indicator="koopwoningen", decimal=","):
    mapping = SimpleNamespace(**of_mapping(columns={"Tevreden": indicator}, decimal=decimal, period="2024", missing={}))
    return tables.interpret(path, layout=sources.layout_of_mapping(mapping))


def values(reading):
    assert reading.refused == []
    return reading.publications[0].values[:, 0].tolist()


@pytest.mark.parametrize("decimal", [",", ".", ""])
@pytest.mark.parametrize(
    ("kept", "figure"), [(0.21, 21), (0.57, 57), (0.285, 28.5), (0.12345, 12.345), (1, 100), (0, 0), (0.003, 0.3)]
)
def test_a_percentage_is_read_as_it_is_shown_to_the_last_digit(tmp_path, kept, figure, decimal):
    assert values(read(workbook(tmp_path, [kept]), decimal=decimal)) == [figure]


def test_every_percentage_of_two_decimals_is_exact(tmp_path):
    kept = [number / 10_000 for number in range(0, 10_001, 7)]
    assert [float(percentages.shown(Decimal(repr(share)))) for share in kept] == [n / 100 for n in range(0, 10_001, 7)]


@pytest.mark.parametrize(
    ("number_format", "is_shown"),
    [
        ("General", False),
        ("0.00", False),
        ("0%", True),
        ("0.0 %", True),
        ("#,##0.0%;[Red]-#,##0.0%", True),
        ('0%;-0%;"-"', True),
        ('0" %"', False),
        ("0\\%", False),
        ('"%"0', False),
        ("0%;0", None),
        ("0%%", None),
        ("[<1]0%;General", None),
        ("@", False),
    ],
)
def test_the_format_says_whether_a_percentage_is_shown(number_format, is_shown):
    assert percentages.is_shown_by(number_format) is is_shown


def test_a_percent_sign_that_is_only_text_changes_nothing(tmp_path):
    assert values(read(workbook(tmp_path, [21, 35.5], '0.0" %"'))) == [21, 35.5]


def test_a_format_that_shows_one_number_so_and_another_otherwise_is_refused(tmp_path):
    refused = read(workbook(tmp_path, [0.21], "[<1]0%;General")).refused

    assert [(refusal.line, refusal.column) for refusal in refused] == [(3, "Tevreden")]


def test_a_number_beside_percentages_is_refused_when_it_could_be_either(tmp_path):
    """35 can only be 35 percent. 0.5 may be half a percent, or a half that lost its format."""
    reading = read(workbook(tmp_path, [0.21, (35, "General"), (0.5, "General"), (0, "General"), ("0,4", "@")]))

    assert [(refusal.line, refusal.column) for refusal in reading.refused] == [(5, "Tevreden"), (7, "Tevreden")]
    assert "‘0,5’ staat zonder procentteken" in reading.refused[0].reason
    assert reading.publications == []
    assert values(read(workbook(tmp_path, [0.21, (35, "General"), (0, "General")]))) == [21, 35, 0]


def test_a_percentage_above_the_table_is_none_of_its_figures(tmp_path):
    reading = read(workbook(tmp_path, [(0.5, "General"), (0.8, "General")]), indicator="woz")

    assert (values(reading), reading.percentages) == ([0.5, 0.8], {})


def test_a_percentage_is_no_amount_of_money(groningen, tmp_path):
    area(SELWERD)
    reading = read(workbook(tmp_path, [(300, "General"), 0.21]), indicator="woz")

    with pytest.raises(publishing.Refusal, match="regel 4, kolom ‘Tevreden’: Excel toont hier een percentage"):
        publishing.check(reading, None, at=NOON)
    assert publishing.check(read(workbook(tmp_path, [0.21])), None, at=NOON).code == "GM0014-buurtpeiling"


def test_the_sample_for_a_mapping_shows_what_excel_shows(tmp_path):
    path = workbook(tmp_path, [0.21, 0.355])

    assert dict(samples.take(path.name, path.read_bytes()).columns)["Tevreden"] == ("21", "35.5")


def test_gaps_errors_and_rows_below_count_as_before(tmp_path):
    reading = read(workbook(tmp_path, [0.21, None, 0.4]))

    assert reading.publications[0].values[:, 0].tolist()[::2] == [21, 40]
    assert read(workbook(tmp_path, [0.21, "#N/A"])).refused[0].line == 4
