"""Own counts of people under five, and what would give them away, leave the database as ‘te klein’."""

from datetime import date

import pytest

from neighbourhoods import overview, series
from neighbourhoods.figures import State
from neighbourhoods.models import ReleaseRow, SourceTable
from tests.neighbourhoods.support import NOON, crimes, publish

SELWERD, PADDEPOEL, TUINWIJK = "BU00141000", "BU00141001", "BU00141002"
CODES = [SELWERD, PADDEPOEL, TUINWIJK, "GM0014"]
COUNTS = [(SELWERD, 2025, 3), (PADDEPOEL, 2025, 40), (TUINWIJK, 2025, 17), ("GM0014", 2025, 60)]


@pytest.fixture
def police(db, tmp_path):
    publish(crimes(tmp_path, COUNTS))


@pytest.fixture
def own(police):
    """The same figures as the municipality's own count."""
    SourceTable.objects.update(publisher="Gemeente Groningen")


def standing(book: series.Book) -> dict[str, tuple[float | None, State]]:
    figures = {code: book.figure([code], "misdrijven", "2025") for code in CODES}
    return {code: (figure.value, figure.state) for code, figure in figures.items()}


def test_own_counts_hide_the_small_one_and_the_one_that_would_tell(own):
    assert standing(series.read(CODES, ["misdrijven"])) == {
        SELWERD: (None, State.TOO_SMALL),
        PADDEPOEL: (40, State.KNOWN),
        TUINWIJK: (None, State.TOO_SMALL),
        "GM0014": (60, State.KNOWN),
    }


def test_a_page_of_one_buurt_knows_what_its_neighbours_would_tell(own):
    """Tuinwijk itself is large enough; only beside the others it gives Selwerd away."""
    found = series.area_series([TUINWIJK], ["misdrijven"])["misdrijven"]

    assert found.latest.state is State.TOO_SMALL


def test_a_programme_area_with_a_hidden_buurt_has_no_total(own):
    found = series.area_series([SELWERD, PADDEPOEL], ["misdrijven"])["misdrijven"]

    assert (found.latest.value, found.latest.state) == (None, State.INCOMPLETE)


def test_an_earlier_day_hides_as_well(own):
    assert standing(series.read(CODES, ["misdrijven"], until=NOON.date()))[SELWERD] == (None, State.TOO_SMALL)
    assert standing(series.read(CODES, ["misdrijven"], until=date(2026, 1, 1)))[SELWERD] == (None, State.MISSING)


def test_what_the_police_publish_stays_as_published(police):
    assert standing(series.read(CODES, ["misdrijven"]))[SELWERD] == (3, State.KNOWN)


def test_the_map_hides_the_same(own):
    found = overview.municipality_map("GM0014", "misdrijven", division_year=2024)

    assert {area.code: area.figure.value for area in found.areas} == {SELWERD: None, PADDEPOEL: 40, TUINWIJK: None}


def test_public_figures_alone_cost_no_query_more(police, django_assert_num_queries):
    with django_assert_num_queries(3):
        series.read(CODES, ["misdrijven"])


def test_own_counts_cost_three_queries_more(own, django_assert_num_queries):
    with django_assert_num_queries(6):
        series.read(CODES, ["misdrijven"])


def test_a_count_below_zero_that_was_stored_before_it_was_refused_is_unknown(own):
    ReleaseRow.objects.filter(area__code=SELWERD).update(values=[-3])

    found = standing(series.read(CODES, ["misdrijven"]))

    assert found[SELWERD] == (None, State.MISSING)
    assert found[PADDEPOEL] == (40, State.KNOWN)
