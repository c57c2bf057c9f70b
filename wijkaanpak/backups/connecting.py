"""Connections with a right that web and workers must not have: to see all rows, or to make roles and databases."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.utils.translation import gettext as _
from psycopg import conninfo

from wijkaanpak.backups.refusing import BackupRefused

# Row security would leave rows out without a word: with this PostgreSQL refuses instead. The rest decides how a value
# is written as text, so how its checksum comes out.
SESSION = """
    set row_security = off; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
    set timezone = 'UTC'; set datestyle = 'ISO, DMY'; set intervalstyle = 'postgres'; set extra_float_digits = 1;
    set bytea_output = 'hex'; set search_path = ''; set jit = off
"""

BLINDED = """
    select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relrowsecurity
        and not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
    order by 1
"""
CLOSED = """
    select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'S') and n.nspname not in ('pg_catalog', 'information_schema')
        and n.nspname !~ '^pg_(toast|temp)' and not has_table_privilege(c.oid, 'SELECT')
    order by 1
"""


def address(url: str, *, database: str = "") -> str:
    """The address as libpq writes it, with another database if one is named."""
    return conninfo.make_conninfo(url, dbname=database) if database else conninfo.make_conninfo(url)


def password_of(url: str) -> str:
    return str(conninfo.conninfo_to_dict(url).get("password") or "") if url else ""


@contextmanager
def connected(url: str, *, setting: str, database: str = "") -> Iterator[psycopg.Connection]:
    """Open while in use, each statement on its own. Raises BackupRefused with the setting that holds the address."""
    if not url:
        reason = _("%s is niet gezet. Zie docs/installatie.md, ‘Reservekopie’.")
        raise BackupRefused(reason % setting)
    try:
        connection = psycopg.connect(address(url, database=database), autocommit=True, connect_timeout=10)
    except psycopg.Error as error:
        reason = _("De database antwoordt niet op het adres in %(setting)s: %(error)s")
        raise BackupRefused(reason % {"setting": setting, "error": " ".join(str(error).split())}) from error
    with connection:
        connection.execute(SESSION)
        yield connection


def refuse_blinded(connection: psycopg.Connection) -> None:
    """Raise BackupRefused when this role does not see every row of every table."""
    role = connection.info.user
    blinded = [name for (name,) in connection.execute(BLINDED).fetchall()]
    if blinded:
        reason = _(
            "De rol %(role)s ziet niet alle rijen: row-level security verbergt die van %(count)d tabellen, zoals "
            "%(table)s. Zo’n reservekopie zou leeg zijn waar het erop aankomt. Zet DATABASE_BACKUP_URL op de rol "
            "wijkaanpak_backup van docs/installatie.md, ‘Reservekopie’. Er is niets gemaakt."
        )
        raise BackupRefused(reason % {"role": role, "count": len(blinded), "table": blinded[0]})
    closed = [name for (name,) in connection.execute(CLOSED).fetchall()]
    if closed:
        reason = _(
            "De rol %(role)s mag %(count)d tabellen niet lezen, zoals %(table)s. Laat haar als superuser alles lezen: "
            "GRANT pg_read_all_data TO %(role)s; Er is niets gemaakt."
        )
        raise BackupRefused(reason % {"role": role, "count": len(closed), "table": closed[0]})


def major(connection: psycopg.Connection) -> int:
    """The version of the server, as in "PostgreSQL 17"."""
    return connection.info.server_version // 10_000
