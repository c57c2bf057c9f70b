"""Is this backup whole, and does it come back? The second by doing it, in a database that is dropped again."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.utils.translation import gettext as _
from psycopg import sql

from wijkaanpak.backups import connecting, manifest, media, programs, rows
from wijkaanpak.backups.manifest import Manifest
from wijkaanpak.backups.refusing import BackupRefused


def differences(folder: Path, expected: Manifest) -> list[str]:
    """What on disk is not as the manifest says, in sentences: the dump, and each file."""
    dump = media.differences(folder, {manifest.DUMP: expected.dump}, is_all=False)
    return [*dump, *media.differences(folder / manifest.MEDIA, expected.files)]


def rehearse(folder: Path, expected: Manifest) -> list[str]:
    """Restore into a database of its own, compare every table, drop it. Returns what differs, in sentences."""
    url = settings.DATABASE_BACKUP_URL
    with connecting.connected(url, setting="DATABASE_BACKUP_URL") as connection:
        program = restorer(connection, expected)
        with _scratch(connection) as name:
            # The owner of what is restored is who does it: the roles of the server are not practised on.
            options = ("--no-owner", "--no-privileges")
            restore_dump(program, connecting.address(url, database=name), folder, *options)
            with connecting.connected(url, setting="DATABASE_BACKUP_URL", database=name) as restored:
                return rows.differences(restored, expected)


def restore_dump(program: programs.Program, url: str, folder: Path, *options: str) -> None:
    """All of it or nothing: one transaction, which is also four times as fast as a commit for each table."""
    restoring = programs.start(
        program, url, "--single-transaction", "--exit-on-error", *options, folder / manifest.DUMP
    )
    try:
        programs.ended_well(restoring, "pg_restore")
    except BaseException:
        restoring.kill()
        raise


def restorer(connection: psycopg.Connection, expected: Manifest) -> programs.Program:
    """`pg_restore`, as new as what wrote the dump and as this server, which is as new as the one it came from."""
    if connecting.major(connection) < expected.server:
        reason = _(
            "De reservekopie komt van PostgreSQL %(from)d en deze server is versie %(here)d. Gebruik een server van "
            "versie %(from)d of nieuwer."
        )
        raise BackupRefused(reason % {"from": expected.server, "here": connecting.major(connection)})
    return programs.find("pg_restore", at_least=max(connecting.major(connection), expected.client))


@contextmanager
def _scratch(connection: psycopg.Connection) -> Iterator[str]:
    name = f"wijkaanpak_proef_{os.getpid()}"
    try:
        connection.execute(
            sql.SQL("create database {} template template0 encoding 'UTF8'").format(sql.Identifier(name))
        )
    except psycopg.errors.InsufficientPrivilege as error:
        reason = _(
            "De rol %(role)s mag geen database maken om op te oefenen. Typ als superuser: ALTER ROLE %(role)s CREATEDB;"
        )
        raise BackupRefused(reason % {"role": connection.info.user}) from error
    try:
        yield name
    finally:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))
