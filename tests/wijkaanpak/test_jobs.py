"""What every job promises: taken by one, lost by nobody, stopped after three attempts. On reports, with real rows."""

import threading
from datetime import timedelta

import pytest
from django.conf import settings as product
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models.functions import Now
from structlog.testing import capture_logs

from monitoring.models import Report
from tests.support.monitoring import make_programme, make_report
from wijkaanpak import jobs, tenancy
from wijkaanpak.jobs import Job

State = Job.State


@pytest.fixture
def report(groningen):
    return make_report(make_programme())


def seen(report):
    report.refresh_from_db()
    return report.state, report.attempts, report.failure


def change(report, **fields):
    Report.objects.filter(pk=report.pk).update(**fields)


def lease_is_over(report):
    change(report, lease_until=Now() - timedelta(seconds=1))


def asked_long_ago(report):
    change(report, nudged_at=Now() - timedelta(minutes=5))


def run(report, municipality, work=lambda row: None, store=lambda row, result: None):
    return jobs.run(Report, report.pk, municipality_id=municipality.pk, work=work, store=store)


def fails(row):
    raise OSError("schijf vol")


def test_limits_end_a_task_before_its_lease_and_the_lease_before_the_message():
    soft, hard = product.CELERY_TASK_SOFT_TIME_LIMIT, product.CELERY_TASK_TIME_LIMIT

    visible = product.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]

    assert 0 < soft < hard < product.JOB_LEASE_SECONDS < visible


# -- Claim, lease, fencing ---------------------------------------------------------------------------------------------
def test_a_claim_counts_the_attempt_and_takes_a_lease(report):
    lease = jobs.claim(Report, report.pk)

    assert seen(report) == (State.PROCESSING, 1, "")
    assert lease == jobs.Lease(1, report.lease_until)


def test_a_job_under_lease_is_not_free(report):
    jobs.claim(Report, report.pk)

    assert jobs.claim(Report, report.pk) is None
    assert seen(report) == (State.PROCESSING, 1, "")


@pytest.mark.parametrize("state", [State.DONE, State.FAILED])
def test_a_settled_job_is_not_free(report, state):
    change(report, state=state)

    assert jobs.claim(Report, report.pk) is None


def test_a_lease_that_is_over_is_taken_by_the_next(report):
    first = jobs.claim(Report, report.pk)
    lease_is_over(report)

    second = jobs.claim(Report, report.pk)

    assert (first.attempt, second.attempt) == (1, 2)


def test_who_lost_the_lease_writes_nothing(report):
    old = jobs.claim(Report, report.pk)
    lease_is_over(report)
    jobs.claim(Report, report.pk)

    assert not jobs.finish(Report, report.pk, old)
    assert not jobs.give_up(Report, report.pk, old, "te laat")
    assert seen(report) == (State.PROCESSING, 2, "")


def test_who_lost_the_lease_writes_nothing_after_a_retry_that_counts_from_one_again(report):
    old = jobs.claim(Report, report.pk)
    change(report, state=State.FAILED)
    jobs.retry(Report, report.pk)
    new = jobs.claim(Report, report.pk)

    assert old.attempt == new.attempt == 1
    assert not jobs.finish(Report, report.pk, old)
    assert jobs.finish(Report, report.pk, new)


def test_a_fourth_attempt_is_refused(report):
    for _attempt in range(jobs.MAX_ATTEMPTS):
        assert jobs.claim(Report, report.pk)
        lease_is_over(report)

    assert jobs.claim(Report, report.pk) is None


def test_of_claims_at_the_same_moment_one_wins(transactional_db, groningen):
    with tenancy.municipality(groningen):
        report = make_report(make_programme())
    leases = at_once(6, lambda: in_municipality(groningen, lambda: jobs.claim(Report, report.pk)))

    assert [lease.attempt for lease in leases if lease] == [1]


# -- Run ---------------------------------------------------------------------------------------------------------------
def test_a_run_stores_the_result_and_is_done(report, groningen):
    stored = []

    assert run(report, groningen, work=lambda row: row.pk, store=lambda row, result: stored.append((row, result)))
    assert stored == [(report, report.pk)]
    assert seen(report) == (State.DONE, 1, "")


def test_a_second_message_for_the_same_job_does_nothing(report, groningen):
    run(report, groningen)

    assert not run(report, groningen, work=fails)
    assert seen(report) == (State.DONE, 1, "")


def test_the_third_failed_attempt_fails_the_job_with_its_reason(report, groningen):
    states = []
    for _attempt in range(jobs.MAX_ATTEMPTS):
        assert not run(report, groningen, work=fails)
        states.append(seen(report)[0])

    assert states == [State.RECEIVED, State.RECEIVED, State.FAILED]
    assert seen(report) == (State.FAILED, 3, "OSError: schijf vol")
    assert not run(report, groningen)


def test_a_failed_attempt_waits_before_the_next(report, groningen):
    asked_long_ago(report)
    run(report, groningen, work=fails)

    assert jobs.sweep(Report, lambda municipality_id, pk: None) == 0


def test_an_effect_that_fails_leaves_the_job_undone(report, groningen):
    def store(row, result):
        change(row, registration_number="half")
        raise OSError("schijf vol")

    assert not run(report, groningen, store=store)
    assert seen(report) == (State.RECEIVED, 1, "OSError: schijf vol")
    assert report.registration_number == ""


def test_a_slow_attempt_whose_lease_was_taken_over_stores_nothing(report, groningen):
    stored = []

    def slow(row):
        lease_is_over(report)
        assert run(report, groningen, store=lambda row, result: stored.append("tweede"))

    assert not run(report, groningen, work=slow, store=lambda row, result: stored.append("eerste"))
    assert stored == ["tweede"]
    assert seen(report) == (State.DONE, 2, "")


def test_a_job_of_another_municipality_does_not_exist(report, groningen, other_municipality):
    with capture_logs() as logs:
        assert not run(report, other_municipality, work=fails)

    assert seen(report) == (State.RECEIVED, 0, "")
    assert [(line["event"], line["job_id"]) for line in logs] == [("job_not_free", report.pk)]


def test_the_work_runs_outside_any_transaction(transactional_db, groningen):
    with tenancy.municipality(groningen):
        report = make_report(make_programme())
    during = []

    assert run(report, groningen, work=lambda row: during.append(connection.in_atomic_block))
    assert during == [False]


def test_work_outlasts_the_longest_wait_that_the_database_allows_a_transaction(transactional_db, groningen):
    with tenancy.municipality(groningen):
        report = make_report(make_programme())
    with connection.cursor() as cursor:
        cursor.execute("set idle_in_transaction_session_timeout = '20ms'")

    try:
        assert run(report, groningen, work=lambda row: threading.Event().wait(0.1))
    finally:
        connection.close()


def test_a_database_that_restarted_during_the_work_costs_no_attempt(transactional_db, groningen):
    with tenancy.municipality(groningen):
        report = make_report(make_programme())

    def interrupted(row):
        with connection.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            ended = cursor.fetchone()[0]
        at_once(1, lambda: in_municipality(groningen, lambda: end_session(ended)))

    assert run(report, groningen, work=interrupted)
    with tenancy.municipality(groningen):
        assert seen(report) == (State.DONE, 1, "")


def test_a_file_whose_row_was_not_committed_is_written_over(report, groningen, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    contents = iter([b"eerste", b"tweede"])

    def store(row, result):
        content = next(contents)
        row.file.save("rapport.pdf", ContentFile(content), save=False)
        if content == b"eerste":
            raise OSError("de stroom viel uit")

    run(report, groningen, store=store)
    run(report, groningen, store=store)

    assert [path.read_bytes() for path in tmp_path.rglob("*.pdf")] == [b"tweede"]


# -- Retry -------------------------------------------------------------------------------------------------------------
def test_a_retry_gives_a_failed_job_three_new_attempts(report):
    change(report, state=State.FAILED, attempts=3, failure="OSError: schijf vol")

    assert jobs.retry(Report, report.pk)
    assert seen(report) == (State.RECEIVED, 0, "")
    assert not jobs.retry(Report, report.pk)


# -- Sweep -------------------------------------------------------------------------------------------------------------
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
    assert seen(report) == (State.FAILED, 3, "Het maken is drie keer onverwacht gestopt.")


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


# -- Several at once ---------------------------------------------------------------------------------------------------
def at_once(count, act):
    """What each of `count` threads got, each on a connection of its own, begun at the same moment."""
    ready, results = threading.Barrier(count), []

    def take_part():
        try:
            connection.ensure_connection()
            ready.wait(10)
            results.append(act())
        finally:
            connection.close()

    threads = [threading.Thread(target=take_part) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(results) == count
    return results


def in_municipality(municipality, act):
    with tenancy.municipality(municipality):
        return act()


def end_session(pid):
    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s)", [pid])
