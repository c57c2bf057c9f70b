"""How long a migration waits for a table, and what it does not wait for."""

import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.conf import settings
from django.core.management.base import CommandError
from django.db import OperationalError, connection
from psycopg.errors import DiskFull, LockNotAvailable

from tests.support import database
from wijkaanpak import local
from wijkaanpak.management import patience


@pytest.fixture
def waited(monkeypatch) -> list[int]:
    """For how many seconds each time, without waiting."""
    seconds: list[int] = []
    monkeypatch.setattr(patience.time, "sleep", seconds.append)
    return seconds


def in_use(cause: type[Exception] = LockNotAvailable) -> None:
    raise OperationalError from cause()


def test_a_table_in_use_is_asked_for_after_ever_longer_pauses_for_half_an_hour(db, waited):
    said: list[str] = []

    with pytest.raises(CommandError, match="al een half uur in gebruik"):
        patience.until_free(connection, in_use, said.append)

    assert waited[:7] == [1, 2, 4, 8, 16, 30, 30]
    assert 1800 <= sum(waited) < 1830
    assert said[1].startswith("Een tabel is in gebruik. Over 2 seconden")


def test_after_half_a_minute_a_migration_asks_as_long_as_a_page(db, waited):
    """On a server that is never still every moment is a page's, and it would never come through."""
    asked: list[str] = []

    def in_use_six_times() -> None:
        with connection.cursor() as cursor:
            cursor.execute("show lock_timeout")
            asked.append(cursor.fetchone()[0])
        if len(asked) < 7:
            in_use()

    with connection.cursor() as cursor:
        cursor.execute("set local lock_timeout to '300ms'")
    patience.until_free(connection, in_use_six_times, print)

    assert asked == ["300ms"] * 5 + ["1s"] * 2
    assert waited == [1, 2, 4, 8, 16, 30]


def test_another_trouble_of_the_database_is_not_waited_for(db, waited):
    with pytest.raises(OperationalError):
        patience.until_free(connection, lambda: in_use(DiskFull), print)

    assert waited == []


def test_a_page_and_a_migration_that_wait_for_each_other_end_with_an_answer_for_the_page(django_db_setup):
    """The page has read one table and comes to a second that the migration holds, which then wants the first. Left to
    PostgreSQL it would be the page that is stopped, after a second: it waits longest.
    """
    services, name = local.services(), settings.DATABASES["default"]["NAME"]
    patient = settings.DATABASES["owner"]["OPTIONS"]["options"]
    with (
        psycopg.connect(database.address(services.database_url, name)) as page,
        psycopg.connect(database.address(services.owner_url, name), options=patient) as migration,
        ThreadPoolExecutor(1) as beside,
    ):
        page.execute("select count(*) from accounts_municipality")
        migration.execute("lock table wijkaanpak_lasttime in access exclusive mode")
        answer = beside.submit(page.execute, "select count(*) >= 0 from wijkaanpak_lasttime")
        while migration.execute("select pg_blocking_pids(%s)", [page.info.backend_pid]).fetchone() == ([],):
            time.sleep(0.01)

        with pytest.raises(LockNotAvailable):
            migration.execute("lock table accounts_municipality in access exclusive mode")
        migration.rollback()

        assert answer.result(timeout=10).fetchone() == (True,)


def test_what_another_process_is_migrating_for_half_an_hour_is_told(transactional_db, waited, monkeypatch):
    monkeypatch.setattr(patience, "LOCK", "hashtext('taken by a test')")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute(f"select pg_advisory_lock({patience.LOCK})")

        with pytest.raises(CommandError, match="al een half uur"), patience.alone(connection, print):
            pytest.fail("it began all the same")
    finally:
        other.close()

    assert sum(waited) >= 1800
