"""A job is claimed, done and settled once, whatever happens to its worker."""

import threading

import pytest
from django.conf import settings as product
from django.core.files.base import ContentFile
from django.db import connection
from structlog.testing import capture_logs

from monitoring.models import Report
from tests.support.monitoring import make_programme, make_report
from tests.wijkaanpak.job_story import (
    State,
    asked_long_ago,
    at_once,
    change,
    end_session,
    fails,
    in_municipality,
    lease_is_over,
    run,
    seen,
)
from wijkaanpak import jobs, tenancy


def test_limits_end_a_task_before_its_lease_and_the_lease_before_the_message():
    soft, hard = product.CELERY_TASK_SOFT_TIME_LIMIT, product.CELERY_TASK_TIME_LIMIT

    visible = product.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]

    assert 0 < soft < hard < product.JOB_LEASE_SECONDS < visible


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

    def patient(row):
        with connection.cursor() as cursor:
            cursor.execute("set idle_in_transaction_session_timeout = '20ms'")
            threading.Event().wait(0.1)
            cursor.execute("reset idle_in_transaction_session_timeout")

    assert run(report, groningen, work=patient)


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


def test_a_retry_gives_a_failed_job_three_new_attempts(report):
    change(report, state=State.FAILED, attempts=3, failure="OSError: schijf vol")

    assert jobs.retry(Report, report.pk)
    assert seen(report) == (State.RECEIVED, 0, "")
    assert not jobs.retry(Report, report.pk)
