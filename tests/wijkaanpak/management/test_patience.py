"""How long a migration waits for a table, and what it does not wait for."""

import pytest
from django.core.management.base import CommandError
from django.db import OperationalError, connection
from psycopg.errors import DiskFull, LockNotAvailable

from wijkaanpak.management import patience


@pytest.fixture
def waited(monkeypatch) -> list[int]:
    """For how many seconds each time, without waiting."""
    seconds: list[int] = []
    monkeypatch.setattr(patience.time, "sleep", seconds.append)
    return seconds


def in_use(cause: type[Exception] = LockNotAvailable) -> None:
    raise OperationalError from cause()


def test_a_table_in_use_is_asked_for_after_ever_longer_pauses_for_half_an_hour(waited):
    said: list[str] = []

    with pytest.raises(CommandError, match="al een half uur in gebruik"):
        patience.until_free(in_use, said.append)

    assert waited[:7] == [1, 2, 4, 8, 16, 30, 30]
    assert 1800 <= sum(waited) < 1830
    assert said[1].startswith("Een tabel is in gebruik. Over 2 seconden")


def test_another_trouble_of_the_database_is_not_waited_for(waited):
    with pytest.raises(OperationalError):
        patience.until_free(lambda: in_use(DiskFull), print)

    assert waited == []


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
