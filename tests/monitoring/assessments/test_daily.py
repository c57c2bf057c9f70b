"""Every programme is judged every day, once, and a day on which nothing changed keeps nothing."""

from datetime import date, timedelta

import pytest

from monitoring import assessments, tasks
from monitoring.models import Assessment, DailyScoring
from tests.support.factories import MembershipFactory, ProgrammeFactory, VisionFactory
from wijkaanpak import tenancy
from wijkaanpak.jobs import MAX_ATTEMPTS, Job

TODAY = date(2026, 11, 2)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def programme(groningen):
    return ProgrammeFactory()


@pytest.fixture
def messages(monkeypatch) -> list[dict[str, int]]:
    """What would go to a worker."""
    sent: list[dict[str, int]] = []
    monkeypatch.setattr(tasks.score_programme, "delay", lambda **ids: sent.append(ids))
    return sent


@pytest.fixture
def today(monkeypatch) -> date:
    monkeypatch.setattr(tasks.timezone, "localdate", lambda: TODAY)
    return TODAY


def night(day: date) -> None:
    for pk in assessments.begin_day(day):
        tasks.score_programme(municipality_id=tenancy.current_id(), scoring_id=pk)


def test_each_programme_is_asked_for_once_a_day(programme):
    ProgrammeFactory()

    first, again = assessments.begin_day(TODAY), assessments.begin_day(TODAY)
    night(TODAY)

    assert first == again
    assert len(first) == 2
    assert assessments.begin_day(TODAY) == []
    assert Assessment.objects.count() == 2
    assert set(DailyScoring.objects.values_list("state", "scored_on")) == {(Job.State.DONE, TODAY)}


def test_two_nights_at_once_score_once(programme, groningen):
    [pk] = assessments.begin_day(TODAY)

    for _worker in range(2):
        tasks.score_programme(municipality_id=groningen.pk, scoring_id=pk)

    assert Assessment.objects.count() == 1


def test_a_day_on_which_nothing_changed_keeps_nothing(programme):
    night(TODAY)
    night(TOMORROW)

    assert Assessment.objects.get().reference_date == TODAY
    assert DailyScoring.objects.get().scored_on == TOMORROW


def test_a_sentence_that_names_the_day_is_no_change(programme):
    """‘Op 2 november 2026 is er geen lokaal contract dat geldt.’ is as true on the third."""
    MembershipFactory(programme=programme)
    night(TODAY)
    night(TOMORROW)

    assert "2 november 2026" in str(Assessment.objects.get().scores["local_coalition"])


def test_a_day_on_which_something_changed_is_kept(programme):
    night(TODAY)
    VisionFactory(programme=programme)
    night(TOMORROW)

    assert list(Assessment.objects.values_list("reference_date", flat=True)) == [TOMORROW, TODAY]


def test_one_that_fails_holds_up_no_other_and_comes_back(programme, monkeypatch):
    """And after the last attempt it is left to people; the next night tries it anew."""
    broken, judge = programme, assessments.judge_day

    def fail_for_one(row):
        if row.programme == broken:
            raise ValueError("een rij die niemand verwachtte")
        return judge(row)

    ProgrammeFactory()
    with monkeypatch.context() as patch:
        patch.setattr(assessments, "judge_day", fail_for_one)
        for _attempt in range(MAX_ATTEMPTS):
            night(TODAY)

    rows = dict(DailyScoring.objects.values_list("programme", "state"))
    assert sorted(rows.values()) == [Job.State.DONE, Job.State.FAILED]
    assert rows[broken.pk] == Job.State.FAILED

    night(TOMORROW)
    assert set(DailyScoring.objects.values_list("state", "scored_on")) == {(Job.State.DONE, TOMORROW)}


def test_a_worker_that_is_late_does_not_write_over_the_next_day(programme, groningen, monkeypatch):
    """It judged yesterday, while the night already asked for today."""
    [pk] = assessments.begin_day(TODAY)
    judge = assessments.judge_day

    def judge_slowly(row):
        made = judge(row)
        assessments.begin_day(TOMORROW)
        return made

    with monkeypatch.context() as patch:
        patch.setattr(assessments, "judge_day", judge_slowly)
        tasks.score_programme(municipality_id=groningen.pk, scoring_id=pk)

    assert not Assessment.objects.exists()
    row = DailyScoring.objects.get()
    assert (row.state, row.day, row.scored_on) == (Job.State.RECEIVED, TOMORROW, None)


def test_the_night_asks_in_every_municipality_within_its_own_walls(programme, other_municipality, today, messages):
    with tenancy.municipality(other_municipality):
        ProgrammeFactory()

    assert tasks.assess_new_day() == 2
    asked = {ids["municipality_id"] for ids in messages}
    assert asked == {programme.municipality_id, other_municipality.pk}
    assert DailyScoring.objects.count() == 1


def test_what_a_broker_did_not_hear_is_offered_by_the_sweep(programme, messages):
    assessments.begin_day(TODAY)
    DailyScoring.objects.update(nudged_at="2026-11-01T04:30:00Z")

    assert tasks.sweep_scorings() == 1
    assert messages == [{"municipality_id": programme.municipality_id, "scoring_id": DailyScoring.objects.get().pk}]
