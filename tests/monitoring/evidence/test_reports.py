"""Reports and rounds as evidence."""

from datetime import date

import pytest

from monitoring import evidence
from monitoring.scoring.process_direction import RoundRecord
from monitoring.scoring.records import Ref, ReportRecord, TermRecord
from tests.monitoring.evidence import story
from tests.monitoring.evidence.story import AT, day
from tests.support.monitoring import make_report

OCTOBER, NOVEMBER = date(2026, 10, 27), date(2026, 11, 3)
PERIOD = "01-10-2025 – 30-09-2026"


@pytest.fixture
def selwerd(groningen):
    return story.programme()


def reports(programme, at=AT):
    found = evidence.gather(programme, at)
    assert found["learning"].reports is found["administrative_capacity"].reports
    return found["learning"].reports


def test_a_report_counts_from_its_adoption(selwerd):
    report = make_report(selwerd, status="offered", adopted_on=OCTOBER, offered_on=NOVEMBER)
    ref = Ref("report", report.pk, PERIOD)

    assert reports(selwerd, at=date(2026, 10, 26)) == ()
    assert reports(selwerd, at=OCTOBER) == (ReportRecord(ref, OCTOBER),)
    assert reports(selwerd) == (ReportRecord(ref, OCTOBER, NOVEMBER),)


def test_a_concept_is_not_a_report_yet(selwerd):
    make_report(selwerd)

    assert reports(selwerd) == ()


def test_a_correction_is_not_a_second_report(selwerd):
    first = make_report(selwerd, status="offered", adopted_on=OCTOBER, offered_on=NOVEMBER)
    second = make_report(selwerd, status="adopted", version=2, supersedes=first, adopted_on=date(2026, 11, 10))

    assert reports(selwerd) == (ReportRecord(Ref("report", second.pk, PERIOD), OCTOBER, NOVEMBER),)


def test_the_lights_of_the_last_report_wait_for_a_decision(selwerd):
    """Turned orange before the report and green after it: the report still asks what was decided."""
    goal = story.ambition(selwerd)
    reported, later = story.measure(goal, "Gemeld"), story.measure(goal, "Later")
    story.update(reported, date(2026, 9, 1), "orange", adjust_by=OCTOBER)
    story.update(reported, NOVEMBER)
    story.update(later, NOVEMBER, "red", adjust_by=day(5))

    without_report = evidence.gather(selwerd, AT)["learning"].adjustments
    make_report(selwerd, status="adopted", reference_date=date(2026, 10, 1), adopted_on=OCTOBER)
    with_report = evidence.gather(selwerd, AT)["learning"].adjustments

    assert without_report == (TermRecord(Ref("measure", later.pk, "Later"), day(5)),)
    assert with_report == (TermRecord(Ref("measure", reported.pk, "Gemeld"), OCTOBER),)


@pytest.mark.parametrize(
    ("parties", "residents", "independent"),
    [((), False, False), (("resident", "municipality"), True, False), (("independent", "partner"), False, True)],
)
def test_a_closed_round_tells_which_outside_eyes_it_had(selwerd, parties, residents, independent):
    held = story.judged(selwerd, day(10), *parties)

    (found,) = evidence.gather(selwerd, AT)["process_direction"].rounds

    assert found == RoundRecord(Ref("round", held.pk, "Ronde"), day(10), residents, independent)


def test_not_assessable_is_not_a_judgement(selwerd):
    story.judged(selwerd, day(10), "resident", stage=None)

    (found,) = evidence.gather(selwerd, AT)["process_direction"].rounds

    assert found.has_residents is False


def test_an_open_round_does_not_count(selwerd):
    story.judged(selwerd, day(-1), "resident")

    assert evidence.gather(selwerd, AT)["process_direction"].rounds == ()
