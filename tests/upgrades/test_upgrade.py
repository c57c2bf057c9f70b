"""The drill of an upgrade: a database of an earlier version, filled by that version, is brought to today.

`0.1.0.sql.gz` is what 0.1.0 made of its own demo, with most figures left out; each release adds its own (keep.py).
"""

import gzip
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client
from psycopg import sql

from programmes.models import Programme
from tests.support import database
from wijkaanpak import local, tenancy
from wijkaanpak.accounts.models import User
from wijkaanpak.local import postgres
from wijkaanpak.local.checkout import CHECKOUT

DUMPS = sorted(Path(__file__).parent.glob("*.sql.gz"))
# Lists of Django, and the catalogue, which comes with each version.
MADE_ANEW = {"django_migrations", "django_content_type", "auth_permission", "neighbourhoods_indicator"}
FIGURES = {"neighbourhoods_sourcetable", "neighbourhoods_release", "neighbourhoods_releaserow"}
PAGES = ["", "buurten/", "wijkaanpak/{}/", "beheer/{}/", "beheer/{}/initiatieven/"]

Columns = dict[str, dict[str, str]]
"""Table → column → type."""

COLUMNS = """
    select table_name, column_name, data_type, is_nullable = 'YES' or column_default is not null or is_identity = 'YES'
    from information_schema.columns natural join information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
"""


def columns(session: psycopg.Connection) -> tuple[Columns, set[tuple[str, str]]]:
    """All of them; and those that an INSERT need not name."""
    found: Columns = {}
    optional = set()
    for table, column, kind, may_be_left_out in session.execute(COLUMNS):
        found.setdefault(table, {})[column] = kind
        if may_be_left_out:
            optional.add((table, column))
    return found, optional


def rows(session: psycopg.Connection, of: Columns) -> dict[str, Counter[int]]:
    """Of each table a checksum of every row over these columns."""
    asked = "select hashtextextended(row({})::text, 0) from {}"
    found = {}
    for table, names in of.items():
        listed = sql.SQL(", ").join(map(sql.Identifier, names))
        told = session.execute(sql.SQL(asked).format(listed, sql.Identifier(table))).fetchall()
        found[table] = Counter(checksum for (checksum,) in told)
    return found


Doors = dict[str, tuple[bool, set[str]]]
"""Table → whether row security stands before it, and what the runtime role may do."""

DOORS = """
    select relname, relrowsecurity, array(
        select may from unnest(array['select', 'insert', 'update', 'delete']) may
        where has_table_privilege('wijkaanpak_app', pg_class.oid, may)
    ) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
"""


def doors(session: psycopg.Connection) -> Doors:
    return {table: (is_secured, set(may)) for table, is_secured, may in session.execute(DOORS)}


@pytest.fixture(scope="module", params=DUMPS, ids=lambda dump: dump.name.removesuffix(".sql.gz"))
def restored(request, django_db_setup, django_db_blocker) -> Iterator[str]:
    """A database as an earlier version left it."""
    name, before = f"wijkaanpak_upgrade_{os.getpid()}", connections["default"].settings_dict["NAME"]
    with django_db_blocker.unblock():
        local.create_database(name)
        address = re.sub(r"/\w+\?", f"/{name}?", local.services().superuser_url)
        subprocess.run(
            [postgres.programs() / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", os.devnull, "-d", address],
            input=gzip.decompress(request.param.read_bytes()),
            check=True,
        )
        database.use(name)
        yield name
        database.use(before)
        database.drop(name)


@pytest.fixture(scope="module")
def doors_before(restored) -> Doors:
    with database.superuser(restored) as session:
        return doors(session)


@pytest.fixture(scope="module")
def upgraded(
    restored, doors_before, django_db_blocker
) -> Iterator[tuple[dict[str, Counter[int]], Columns, psycopg.Connection]]:
    """The same database today; with what was in it, and which columns it had."""
    with database.superuser(restored) as session, django_db_blocker.unblock():
        had, _optional = columns(session)
        before = rows(session, had)
        call_command("migrate", verbosity=0)
        yield before, had, session


def test_each_released_version_left_one():
    versions = re.findall(r"^# (\d+\.\d+\.\d+)$", (CHECKOUT / "docs" / "migrations.txt").read_text(), re.MULTILINE)

    assert [f"{version}.sql.gz" for version in sorted(versions)] == [dump.name for dump in DUMPS]


def test_every_row_is_kept_as_it_was(upgraded):
    before, had, session = upgraded

    after = rows(session, had)

    lost = {table: (before[table] - after[table]).total() for table in had.keys() - MADE_ANEW}
    more = {table for table in had.keys() - MADE_ANEW if after[table] - before[table]}
    assert sum(kept.total() for kept in before.values()) > 3000
    assert {table: count for table, count in lost.items() if count} == {}
    assert [table for table in more if "pgh_id" not in had[table]] == []  # history also tells what a migration did


def test_every_constraint_holds_over_the_rows_of_then(upgraded):
    _before, _had, session = upgraded

    assert session.execute("select conname from pg_constraint where not convalidated").fetchall() == []


def test_its_pages_are_there(upgraded, settings):
    """A resident looks, and somebody of the programme."""
    manager = User.objects.get(email="programmamanager@groningen.example")
    with tenancy.municipality(manager.home):
        slug = Programme.objects.filter(is_published=True).order_by("pk").values_list("slug", flat=True)[0]
    staff = Client()
    staff.force_login(manager)

    shown = {page: staff.get(f"/groningen/{page.format(slug)}").status_code for page in PAGES}

    assert shown == dict.fromkeys(PAGES, 200)


def test_the_version_before_can_run_beside_it(upgraded):
    """What it reads is still there, of the same type, and what it writes it may write without the new columns."""
    _before, had, session = upgraded
    now, optional = columns(session)

    gone = [(table, name) for table, names in had.items() for name in names if name not in now.get(table, {})]
    other = [(table, name) for table, names in had.items() for name, kind in names.items() if now[table][name] != kind]
    needed = [
        (table, name)
        for table, names in had.items()
        if "pgh_id" not in names  # history is written by triggers, which came with the migration
        for name in now[table].keys() - names.keys()
        if (table, name) not in optional
    ]

    assert (gone, other, sorted(needed)) == ([], [], [])


def test_the_version_before_may_read_and_write_where_it_did(doors_before, upgraded):
    """But its history, which only triggers add to; and figures come in by COPY, which row security refuses. That the
    figures wait for the new version stands in docs/installatie.md.
    """
    _before, had, session = upgraded
    now = doors(session)

    fewer = {table: may - now[table][1] for table, (_is_secured, may) in doors_before.items() if may - now[table][1]}
    secured = {table for table, (was_secured, _may) in doors_before.items() if now[table][0] and not was_secured}

    assert {table for table in fewer if "pgh_id" not in had[table]} <= {"pghistory_context"}  # part of history
    assert [table for table, lost in fewer.items() if "select" in lost] == []
    assert secured <= FIGURES
