"""A figure that is not in a report: why, in the table, in the appendix and in the file."""

import pytest

from monitoring.rendering.attachments import attachments
from monitoring.snapshot.appendices import WHY
from monitoring.snapshot.points import NOTES
from neighbourhoods.figures import FigureState
from neighbourhoods.models import Release
from tests.conftest import NOON
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


def test_a_year_in_which_only_the_gemeente_was_counted_takes_no_figure_away(programme, tmp_path):
    """As on the page of the area: what stands beside the last figure of the area is not of a later year."""
    year_after = NOON.replace(year=2027)
    publish(crimes(tmp_path, [("GM0014", 2026, 90)], name="later.csv.gz"), at=year_after)
    Release.objects.filter(published_at=year_after).update(published_at=NOON)  # as if that year were over now

    (found,) = build(programme)["ambitions"][0]["indicators"]

    assert (found["now"]["period"], found["now"]["value"]) == ("2025", 400)
    assert (found["municipality"]["period"], found["municipality"]["value"]) == ("2025", 200)
    assert found["series"][0]["points"][-1] == {
        **{"year": 2026, "value": None, "note": "not_read"},
        "period": "2026",
    }


def test_every_figure_that_is_not_there_is_in_the_appendix_with_its_reason(programme):
    goal = programme.ambitions.first()
    goal.indicators.update(baseline_value=None, baseline_period="")
    goal.indicators.create(indicator_key="eenzaam", reference="municipality")

    missing = {row["term"]: row["text"] for row in build(programme)["appendices"]["missing"]}

    assert missing["Eenzaam"] == "Nog geen cijfers ingelezen voor dit gebied."
    assert "Er is geen nulmeting gekozen." in missing["Geregistreerde misdrijven"]
    assert "Er is geen cijfer van Nederland ingelezen." in missing["Geregistreerde misdrijven"]
