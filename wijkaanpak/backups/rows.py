"""What is in the tables: how many rows, and a checksum that does not depend on their order or on the version of the
server. With the files that rows name and the migrations that made the tables.
"""

from collections.abc import Iterator
from typing import Any

import psycopg
from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _
from psycopg import sql

from wijkaanpak.backups.manifest import Manifest, TableSum

TABLES = """
    select n.nspname, c.relname, c.relforcerowsecurity from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema')
        and n.nspname !~ '^pg_(toast|temp)'
    order by 1, 2
"""
# Each row as text, its SHA-256, the first eight bytes of that as a number, and the sum of those.
SUM = sql.SQL(
    "select count(*), coalesce(sum(('x' || encode(substr(sha256(convert_to(r::text, 'UTF8')), 1, 8), 'hex'))"
    "::bit(64)::bigint), 0) from {} r"
)


def table_sums(connection: psycopg.Connection) -> dict[str, TableSum]:
    """Of every table, by name. Costs one reading of the database."""
    found = {}
    for schema, table, is_secured in connection.execute(TABLES).fetchall():
        asked = connection.execute(SUM.format(sql.Identifier(schema, table))).fetchone()
        assert asked is not None  # noqa: S101 (an aggregate has one row)
        name = table if schema == "public" else f"{schema}.{table}"
        found[name] = TableSum(rows=asked[0], checksum=str(asked[1]), is_secured=is_secured)
    return found


def migrations(connection: psycopg.Connection) -> list[str]:
    """Those that were applied, as "programmes.0001_initial"."""
    asked = "select app || '.' || name from public.django_migrations order by 1"
    return [name for (name,) in connection.execute(asked).fetchall()]


def file_names(connection: psycopg.Connection) -> Iterator[tuple[str, str, int]]:
    """Each file that a row names: its name below MEDIA_ROOT, the table and the key of the row."""
    for model, field in _file_fields():
        table, column, key = model._meta.db_table, field.column, model._meta.pk.column
        asked = sql.SQL("select {column}, {key} from {table} where {column} <> '' order by {key}").format(
            column=sql.Identifier(column), key=sql.Identifier(key), table=sql.Identifier("public", table)
        )
        for name, pk in connection.execute(asked):
            yield name, table, pk


def differences(connection: psycopg.Connection, manifest: Manifest) -> list[str]:
    """What in this database is not as the manifest says, in sentences; none when all of it is."""
    found = table_sums(connection)
    told = [
        _("Tabel %(table)s %(what)s.")
        % {"table": name, "what": _difference(manifest.tables.get(name), found.get(name))}
        for name in sorted(manifest.tables.keys() | found.keys())
        if manifest.tables.get(name) != found.get(name)
    ]
    if migrations(connection) != manifest.migrations:
        told.append(_("De migraties in de database zijn andere dan die in het manifest."))
    return told


def _difference(wanted: TableSum | None, found: TableSum | None) -> str:
    if wanted is None:
        return _("staat niet in het manifest")
    if found is None:
        return _("ontbreekt")
    if wanted.rows != found.rows:
        return _("heeft %(found)d rijen in plaats van %(wanted)d") % {"found": found.rows, "wanted": wanted.rows}
    if wanted.checksum != found.checksum:
        return _("heeft rijen met een andere inhoud")
    return _("staat niet meer achter row-level security")


def _file_fields() -> Iterator[tuple[Any, Any]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            for field in model._meta.local_fields:
                if isinstance(field, models.FileField):
                    yield model, field
