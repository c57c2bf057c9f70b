"""The test databases: made once from the migrations, copied for each worker, emptied by the superuser.

Tests run as the runtime role, which owns nothing; only this module knows the superuser.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from wijkaanpak import local

# Filled by migrations, the same for everybody: never emptied between tests.
KEPT = ("django_", "auth_", "neighbourhoods_indicator", "programmes_challenge", "programmes_guidingprinciple")


def superuser(database: str) -> psycopg.Connection:
    return psycopg.connect(address(local.services().superuser_url, database), autocommit=True)


def address(url: str, database: str) -> str:
    """The address of a service, with another database in the place of the application's."""
    return url.replace("/wijkaanpak?", f"/{database}?")


def make(name: str) -> None:
    """A copy of the migrated template; the template itself is made when a migration changed."""
    with _alone() as connection:
        _copy(connection, name, _migrated(connection))


def make_once(name: str, run: str, fill: Callable[[], None]) -> None:
    """A database that `fill` fills, made by the first process of this run that asks for it."""
    with _alone() as connection:
        asked = "select shobj_description(oid, 'pg_database') from pg_database where datname = %s"
        if connection.execute(asked, [name]).fetchone() == (run,):
            return
        _copy(connection, name, _migrated(connection))
        before = connections["default"].settings_dict["NAME"]
        use(name)
        fill()
        use(before)
        connection.execute(_sql("comment on database {} is ", name) + sql.Literal(run))


def copy(name: str, template: str) -> None:
    with _alone() as connection:
        _copy(connection, name, template)


@contextmanager
def _alone() -> Iterator[psycopg.Connection]:
    """One process at a time makes databases: a template that somebody is connected to cannot be copied."""
    with superuser("postgres") as connection:
        connection.execute("select pg_advisory_lock(811)")
        yield connection


def _migrated(connection: psycopg.Connection) -> str:
    """The template as the migrations of today make it."""
    template = f"wijkaanpak_template_{_migrations_digest()}"
    if connection.execute("select from pg_database where datname = %s", [template]).fetchone() is None:
        _drop_old_templates(connection)
        _migrate(f"{template}_new")
        connection.execute(_sql("alter database {} rename to {}", f"{template}_new", template))
    return template


def _copy(connection: psycopg.Connection, name: str, template: str) -> None:
    connection.execute(_sql("drop database if exists {} with (force)", name))
    connection.execute(_sql("create database {} template {}", name, template))
    _grant(connection, name)


def _grant(connection: psycopg.Connection, name: str) -> None:
    """A copied database has the tables' rights but not its own."""
    connection.execute(_sql("alter database {} owner to wijkaanpak_owner", name))
    connection.execute(_sql("grant connect, temporary on database {} to wijkaanpak_app", name))
    connection.execute(_sql("grant connect on database {} to wijkaanpak_backup", name))


def use(name: str) -> None:
    """What this process asks, it asks of this database from now on; the threads of a live server as well."""
    for alias in ("default", "owner"):
        connections[alias].close()
        settings.DATABASES[alias]["NAME"] = connections[alias].settings_dict["NAME"] = name


def drop(name: str) -> None:
    for connection in connections.all(initialized_only=True):
        connection.close()
    with superuser("postgres") as connection:
        connection.execute(_sql("drop database if exists {} with (force)", name))


def empty() -> None:
    """Take every row away but the reference data, past the triggers that keep the logbook.

    From the tables that have rows alone: truncating all of them makes hundreds of files anew, after every test.
    """
    with superuser(connections["default"].settings_dict["NAME"]) as connection:
        rows = connection.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        tables = [table for (table,) in rows if not table.startswith(KEPT) or table == "django_session"]
        asked = sql.SQL(" union all ").join(
            sql.SQL("select {} where exists (select from {})").format(table, sql.Identifier(table)) for table in tables
        )
        filled = [table for (table,) in connection.execute(asked).fetchall()]
        connection.execute("set session_replication_role = replica")
        connection.execute("delete from neighbourhoods_indicator where owner_id is not null")
        for table in filled:
            connection.execute(_sql("delete from {}", table))


@contextmanager
def seen_by_superuser() -> Iterator[psycopg.Connection]:
    """Past row security: for proving what the runtime role does not see. Sees committed rows alone."""
    with superuser(connections["default"].settings_dict["NAME"]) as connection:
        yield connection


def refuse_room(*args: object, **options: object) -> None:
    """In the place of a write: PostgreSQL says that its disk is full, in the language of its server."""
    said = "kon bestand niet uitbreiden: geen ruimte meer over op apparaat"
    with connections["default"].cursor() as cursor:
        cursor.execute(f"do $$ begin raise exception '{said}' using errcode = 'disk_full'; end $$")


def _migrate(name: str) -> None:
    local.create_database(name)
    before = connections["owner"].settings_dict["NAME"]
    use(name)
    call_command("migrate", verbosity=0)
    _leave_to_us(name)
    _let_history_be_dated(name)
    for alias in ("default", "owner"):
        connections[alias].close()
    use(before)


def _leave_to_us(name: str) -> None:
    """No vacuum in the background: it counts no rows where a test has not committed its own.

    The planner then believes that a table with a country in it is empty, and joins it row by row for half a minute.
    """
    with superuser(name) as connection:
        for (table,) in connection.execute("select tablename from pg_tables where schemaname = 'public'").fetchall():
            connection.execute(_sql("alter table {} set (autovacuum_enabled = off)", table))


def _let_history_be_dated(name: str) -> None:
    """For tests of what was known on a day, or from before history was kept: the product itself can change nothing in
    its history.
    """
    with superuser(name) as connection:
        connection.execute(
            """
            create function dated_by_tests(history regclass, versions bigint[], at timestamptz) returns void as $$
            begin
                execute format('update %s set pgh_created_at = $1 where pgh_id = any($2)', history) using at, versions;
            end
            $$ language plpgsql security definer;
            create function forgotten_by_tests(history regclass) returns void as $$
            begin
                execute format('delete from %s', history);
            end
            $$ language plpgsql security definer
            """
        )


def _drop_old_templates(connection: psycopg.Connection) -> None:
    rows = connection.execute("select datname from pg_database where datname like 'wijkaanpak_template_%'").fetchall()
    for (name,) in rows:
        connection.execute(_sql("drop database if exists {} with (force)", name))


def _migrations_digest() -> str:
    root = Path(settings.BASE_DIR)
    files = sorted([*root.glob("*/**/migrations/*.py"), *root.glob("neighbourhoods/reference/*")])
    digest = hashlib.sha256()
    for path in files:
        if path.is_file() and not {".venv", "node_modules"} & set(path.parts):
            digest.update(path.read_bytes())
    for path in (Path(settings.BASE_DIR, "wijkaanpak", "row_security.py"), Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _sql(statement: str, *names: str) -> sql.Composed:
    return sql.SQL(statement).format(*map(sql.Identifier, names))
