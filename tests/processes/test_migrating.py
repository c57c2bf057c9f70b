"""A new version comes while people work: two hosts begin at once, and somebody is reading all along."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings

from tests.processes.machines import wait_until
from tests.support import database
from wijkaanpak import local

pytestmark = pytest.mark.processes
SAID = "Een tabel is in gebruik."


@pytest.fixture
def site(django_db_setup) -> Iterator[str]:
    """A database with all tables of today."""
    name = f"wijkaanpak_migrating_{os.getpid()}"
    database.make(name)
    yield name
    local.drop_database(name)


def migrate(name: str) -> subprocess.Popen[str]:
    """As a host does that starts with the version of tests/support/later."""
    services = local.services()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.support.later.settings",
        "DATABASE_URL": database.address(services.database_url, name),
        "DATABASE_OWNER_URL": database.address(services.owner_url, name),
    }
    return subprocess.Popen(
        [sys.executable, "-u", "manage.py", "migrate", "--no-input", "later"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def connect(name: str, **about: Any) -> psycopg.Connection:
    return psycopg.connect(database.address(local.services().database_url, name), autocommit=True, **about)


def somebody_waits(name: str) -> bool:
    asked = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    with database.superuser(name) as session:
        return session.execute(asked).fetchone() != (0,)


def test_two_that_migrate_at_once_wait_for_a_long_reader_and_nobody_waits_behind_them(site):
    """It is read for longer than a page may take; who comes to read after that has an answer within seconds."""
    slowest = 0.0
    with connect(site) as long_reader, connect(site) as visitor:
        with long_reader.transaction():
            long_reader.execute("select count(*) from accounts_municipality")
            hosts = [migrate(site), migrate(site)]
            wait_until(lambda: somebody_waits(site), "one of both to come to the table")
            until = time.monotonic() + 4
            while time.monotonic() < until:
                asked = time.monotonic()
                visitor.execute("select count(*) from accounts_municipality")
                slowest = max(slowest, time.monotonic() - asked)
                time.sleep(0.05)
        said = [host.communicate(timeout=60)[0] for host in hosts]
        columns = visitor.execute("select later from accounts_municipality").description

    assert [host.returncode for host in hosts] == [0, 0], said
    assert columns is not None
    assert slowest < 4
    assert sum(SAID in words for words in said) == 1
    assert sum("Applying later.0001_a_column... OK" in words for words in said) == 1
    assert sum("No migrations to apply." in words for words in said) == 1
