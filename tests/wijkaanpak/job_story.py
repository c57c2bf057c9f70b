"""A report as a job: what is seen of it and done to it."""

import threading
from datetime import timedelta

from django.db import connection
from django.db.models.functions import Now

from monitoring.models import Report
from wijkaanpak import jobs, tenancy
from wijkaanpak.jobs import Job

State = Job.State


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
