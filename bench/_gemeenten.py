"""A country that works with the platform: the rows of one gemeente once more for each of the others.

Each copy has its own gemeente and its own keys, a fixed step apart, so that what belongs together still does. History
is left out: no page of those that are measured reads it.
"""

from __future__ import annotations

from django.db import connections
from psycopg import Connection, sql

from tests.support import database
from wijkaanpak.accounts.models import Municipality

OTHERS = 342
STEP = 1_000_000
"""More than there are rows in any table of one gemeente."""

TABLES = """
    select t.relname from pg_class t join pg_attribute a on a.attrelid = t.oid
    where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and a.attname = 'municipality_id'
        and not exists (select from pg_attribute h where h.attrelid = t.oid and h.attname = 'pgh_id')
    order by 1
"""
COLUMNS = """
    select a.attname, a.atttypid = 'uuid'::regtype, exists (
        select from pg_constraint f join pg_attribute m on m.attrelid = f.confrelid and m.attname = 'municipality_id'
        where f.conrelid = a.attrelid and f.contype = 'f' and a.attnum = any(f.conkey)
    ), exists (
        select from pg_index i where i.indrelid = a.attrelid and i.indisunique and a.attnum = any(i.indkey)
            and a.atttypid in ('text'::regtype, 'varchar'::regtype) and not exists (
                select from pg_attribute m
                where m.attrelid = a.attrelid and m.attname = 'municipality_id' and m.attnum = any(i.indkey)
            )
    )
    from pg_attribute a where a.attrelid = %s::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
"""


def fill(source: Municipality, others: int = OTHERS) -> None:
    """The rows of `source` for so many other gemeenten; past the triggers, which would write a history of it."""
    with database.superuser(connections["default"].settings_dict["NAME"]) as connection:
        connection.execute("set session_replication_role = replica")
        _copy(connection, "accounts_municipality", "id", source.pk, others)
        for (table,) in connection.execute(TABLES).fetchall():
            _copy(connection, table, "municipality_id", source.pk, others)
        connection.execute("analyze")


def _copy(connection: Connection, table: str, key: str, source: int, others: int) -> None:
    columns, values = [], []
    for name, is_uuid, points_here, is_unique in connection.execute(COLUMNS, [table]).fetchall():
        columns.append(sql.Identifier(name))
        value = sql.SQL("row.{}").format(columns[-1])
        if is_uuid:
            value = sql.SQL("gen_random_uuid()")
        elif name in ("id", "municipality_id") or points_here:
            value = sql.SQL("{} + other * {}").format(value, sql.Literal(STEP))
        elif is_unique:
            value = sql.SQL("{} || '-' || other").format(value)
        values.append(value)
    statement = "insert into {} ({}) select {} from {} row, generate_series(1, {}) other where row.{} = {}"
    connection.execute(
        sql.SQL(statement).format(
            sql.Identifier(table),
            sql.SQL(", ").join(columns),
            sql.SQL(", ").join(values),
            sql.Identifier(table),
            sql.Literal(others),
            sql.Identifier(key),
            sql.Literal(source),
        )
    )
