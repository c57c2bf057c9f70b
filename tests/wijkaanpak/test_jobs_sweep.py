"""A sweep offers every job that nobody works on once more."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from structlog.testing import capture_logs

from monitoring.models import Report
from tests.support.monitoring import make_programme, make_report
from tests.wijkaanpak.job_story import State, asked_long_ago, at_once, change, lease_is_over, seen
from wijkaanpak import failures, jobs, tenancy


def nudged(**options):
    found = []
    jobs.sweep(Report, lambda municipality_id, pk: found.append((municipality_id, pk)))
    return found


def test_a_sweep_nudges_what_waits_once(report, groningen):
    asked_long_ago(report)

    assert nudged() == [(groningen.pk, report.pk)]
    assert nudged() == []


def test_a_sweep_leaves_alone_what_was_asked_for_just_now(report):
    assert nudged() == []


def test_a_sweep_leaves_alone_what_somebody_works_on(report):
    asked_long_ago(report)
    jobs.claim(Report, report.pk)

    assert nudged() == []


def test_a_sweep_nudges_what_its_worker_left_once(report, groningen):
    asked_long_ago(report)
    jobs.claim(Report, report.pk)
    lease_is_over(report)

    assert nudged() == [(groningen.pk, report.pk)]
    assert nudged() == []


def test_a_sweep_fails_what_ended_its_worker_three_times(report):
    jobs.claim(Report, report.pk)
    change(report, attempts=jobs.MAX_ATTEMPTS)
    lease_is_over(report)

    assert nudged() == []
    assert seen(report) == (State.FAILED, 3, failures.WORKER_ENDED)


def test_a_sweep_visits_every_municipality(report, groningen, other_municipality):
    with tenancy.municipality(other_municipality):
        there = make_report(make_programme())
        asked_long_ago(there)
    asked_long_ago(report)

    assert nudged() == [(groningen.pk, report.pk), (other_municipality.pk, there.pk)]


def test_a_sweep_without_a_broker_still_fails_the_dead_and_asks_the_broker_once(report, other_municipality):
    with tenancy.municipality(other_municipality):
        dead = make_report(make_programme())
        jobs.claim(Report, dead.pk)
        change(dead, attempts=jobs.MAX_ATTEMPTS)
        lease_is_over(dead)
    second = make_report(report.programme, version=2)
    for waiting in (report, second):
        asked_long_ago(waiting)
    asked = []

    def no_broker(municipality_id, pk):
        asked.append(pk)
        raise ConnectionRefusedError

    with capture_logs() as logs:
        assert jobs.sweep(Report, no_broker) == 0

    assert asked == [report.pk]
    assert [line["event"] for line in logs] == ["job_not_nudged", "jobs_dead"]
    with tenancy.municipality(other_municipality):
        assert seen(dead)[0] == State.FAILED


def test_sweeps_at_the_same_moment_nudge_once(transactional_db, groningen, other_municipality):
    expected = []
    for municipality in (groningen, other_municipality):
        with tenancy.municipality(municipality):
            for version in range(1, 6):
                report = make_report(make_programme(slug=f"wijk-{version}"))
                asked_long_ago(report)
                expected.append((municipality.pk, report.pk))
    found = []

    at_once(4, lambda: jobs.sweep(Report, lambda municipality_id, pk: found.append((municipality_id, pk))))

    assert sorted(found) == sorted(expected)


def test_a_sweep_in_one_municipality_does_not_keep_another_from_its_own(
    transactional_db, groningen, other_municipality
):
    with tenancy.municipality(other_municipality):
        report = make_report(make_programme())
        asked_long_ago(report)

    with tenancy.municipality(groningen):
        assert jobs._sweeps_alone(Report, groningen.pk)
        [found] = at_once(1, nudged)

    assert found == [(other_municipality.pk, report.pk)]


def test_a_sweep_of_many_municipalities_with_nothing_to_do_is_one_question(report, other_municipality):
    with CaptureQueriesContext(connection) as queries:
        assert nudged() == []

    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 1
