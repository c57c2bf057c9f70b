"""`docs/data-files.md` says what each real file becomes; here it is held to the files."""

from dataclasses import dataclass

import pytest
from django.conf import settings

from neighbourhoods import tables
from neighbourhoods.areas import geometry
from neighbourhoods.tables import opening
from tests.neighbourhoods.data import DATA, needs_data

pytestmark = needs_data

PAGE = settings.BASE_DIR / "docs" / "data-files.md"


@dataclass(frozen=True)
class Line:
    name: str
    boundaries: str
    table: str
    periods: str
    areas: str
    columns: str
    figures: str


def written() -> list[Line]:
    """The lines of the table, without the last column, which is for people."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [Line(name.strip("`"), *others) for name, *others, _told in cells]


def test_every_file_is_in_the_table():
    there = {str(path.relative_to(DATA)) for path in DATA.glob("*/*") if path.is_file()}

    assert {line.name for line in written()} == there


@pytest.mark.parametrize("line", written(), ids=lambda line: line.name)
def test_a_file_becomes_what_the_table_says(readings, line):
    reading = readings(line.name)

    if line.table.startswith("refused"):
        assert line.table == f"refused: “{reading.refused[0].reason}”"
        assert not reading.publications
        return
    publications = reading.publications
    assert (reading.refused, reading.layout.table) == ([], line.table)
    assert " ".join(publication.period for publication in publications) == line.periods
    assert f"{max(len(publication.codes) for publication in publications):,}" == line.areas
    assert f"{max(len(publication.columns) for publication in publications):,}" == line.columns
    assert f"{sum(publication.figures for publication in publications):,}" == line.figures


@pytest.mark.parametrize("line", [line for line in written() if line.boundaries], ids=lambda line: line.name)
def test_a_map_gives_as_many_boundaries_as_the_table_says(line):
    found = geometry.read(opening.features((DATA / line.name).read_bytes()))

    assert (f"{len(found.shapes):,}", found.refused) == (line.boundaries, [])


def test_scores_without_a_year_are_refused_until_it_is_said():
    refused = tables.interpret(DATA / "leefbaarometer/lbm3_kwb_buurten_provincie_utrecht.csv").refused

    assert "Vul het jaar in" in refused[0].reason
