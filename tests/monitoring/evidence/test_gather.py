"""The whole way from rows to scores: what counts, what does not, and in how many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring import evidence
from monitoring.scoring import factors
from monitoring.scoring.frozen import freeze, thaw
from monitoring.scoring.score import NOT_ASSESSABLE, Finding
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT
from tests.neighbourhoods.support import crimes, publish
from wijkaanpak import tenancy

MOST_QUERIES = 35


def findings(programme, at=AT) -> dict[str, Finding]:
    """Each criterion as factor.criterion, with what was found: outcome, sentence, figure and records."""
    scores = factors.score_all(evidence.gather(programme, at), at)
    return {f"{score.factor}.{finding.criterion}": finding for score in scores for finding in score.findings}


def outcomes(programme, at=AT) -> dict[str, str]:
    """Each criterion with its outcome."""
    return {key: finding.outcome.value for key, finding in findings(programme, at).items()}


@pytest.fixture
def figures(groningen, tmp_path):
    """Five years of police figures of both buurten, and of the gemeente."""
    places = (story.EAST, story.WEST, "GM0014")
    publish(crimes(tmp_path, [(place, year, 200) for place in places for year in range(2021, 2026)]))


def test_an_empty_programme_cannot_be_judged(groningen):
    young = story.programme(started_on=date(2026, 11, 1))

    scores = factors.score_all(evidence.gather(young, AT), AT)

    assert {score.label for score in scores} == {NOT_ASSESSABLE}
    assert {score.factor: score.known for score in scores} == dict.fromkeys(factors.BY_KEY, 0)


def test_a_programme_in_which_everything_is_recorded_is_in_order(groningen, figures):
    found = outcomes(story.tell(story.programme(), groningen))

    assert {key: outcome for key, outcome in found.items() if outcome != "met"} == {
        "area_analysis.domains_covered": "not_met",  # there are figures of safety alone
        "involved_residents.followed_up": "unknown",  # nothing was approved a year ago
        "involved_residents.resident_budget": "not_met",  # what was granted, was granted this year
        "involved_residents.spread": "partly",  # one of two buurten
        "vision.few_ambitions": "partly",  # there is one
        "learning.adjusted": "unknown",  # nothing is orange or red
        "learning.changed_or_stopped": "unknown",  # there is one measure
    }


def test_the_same_rows_give_the_same_evidence(groningen, figures):
    told = story.tell(story.programme(), groningen)

    assert evidence.gather(told, AT) == evidence.gather(told, AT)


def test_evidence_survives_being_frozen(groningen, figures):
    found = evidence.gather(story.tell(story.programme(), groningen), AT)

    for key, gathered in found.items():
        assert thaw(type(gathered), freeze(gathered)) == gathered, key


def test_nothing_of_another_programme_is_seen(groningen, figures):
    empty = story.programme("leeg")
    before = evidence.gather(empty, AT)

    story.tell(story.programme("vol"), groningen)

    assert evidence.gather(empty, AT) == before


def test_nothing_of_another_municipality_is_seen(groningen, other_municipality, figures):
    mine = story.tell(story.programme(), groningen)
    before = evidence.gather(mine, AT)

    with tenancy.municipality(other_municipality):
        theirs = story.tell(story.programme(), other_municipality)

    assert evidence.gather(mine, AT) == before
    # Even with the object in hand: outside its municipality a programme has no rows at all.
    assert {score.known for score in factors.score_all(evidence.gather(theirs, AT), AT)} <= {0, 1}


def test_what_came_after_the_date_does_not_count(groningen, manager, figures, tmp_path):
    told = story.tell(story.programme(), groningen)
    before = findings(told)

    later = story.day(-1)
    story.happen(told, later, manager)
    rows = [(story.EAST, 2025, 900), (story.WEST, 2025, 900), ("GM0014", 2025, 2000)]
    publish(crimes(tmp_path, rows), at=story.moment(later))

    assert findings(told) == before
    # A day later every factor sees something new, but precision: its only measure stops at the end of that day.
    changed = {key.split(".")[0] for key, finding in findings(told, later).items() if finding != before[key]}
    assert changed == set(factors.BY_KEY) - {"precision"}


def test_the_number_of_queries_stays_the_same_at_ten_times_the_rows(groningen, figures):
    small = story.tell(story.programme("klein"), groningen)
    large = story.tell(story.programme("groot"), groningen, times=10)

    with CaptureQueriesContext(connection) as few:
        evidence.gather(small, AT)
    with CaptureQueriesContext(connection) as many:
        found = evidence.gather(large, AT)

    assert len(found["local_coalition"].partners) == 80
    assert len(few) == len(many) <= MOST_QUERIES
