"""A figure that is not in a report: why, in the table, in the appendix and in the file."""

import pytest

from monitoring.rendering.attachments import attachments
from monitoring.snapshot.appendices import WHY
from monitoring.snapshot.points import NOTES
from neighbourhoods.figures import FigureState
from tests.monitoring.evidence import story
from tests.monitoring.snapshot.test_build import build
from tests.neighbourhoods.support import crimes, publish


@pytest.fixture
def programme(groningen, tmp_path):
    places = (story.EAST, story.WEST, "GM0014")
    publish(crimes(tmp_path, [(place, year, 200) for place in places for year in range(2021, 2026)]))
    return story.tell(story.programme(), groningen)


def test_a_year_that_was_not_read_is_another_note_than_one_that_was_not_published(programme, tmp_path):
    publish(crimes(tmp_path, [("GM0014", 2020, 200)], name="gemeente.csv.gz"))

    built = build(programme)

    crime = next(found for found in built["ambitions"][0]["indicators"] if found["key"] == "misdrijven")
    first = crime["series"][0]["points"][0]
    missing = {row["term"]: row["text"] for row in built["appendices"]["missing"]}
    (table,) = [file.content.decode() for file in attachments(built) if file.name == "cijfers.csv"]
    assert (first["year"], first["note"]) == (2020, "not_read")
    assert "2020: niet ingelezen." in missing["Geregistreerde misdrijven"]
    assert ";2020;;niet ingelezen;" in table
    assert WHY[NOTES[FigureState.NOT_PUBLISHED]] == "(nog) niet gepubliceerd"
