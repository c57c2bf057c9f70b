"""Making a backup: the database first, then the media, then the manifest; under its own name only when it is whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import psycopg
from django.conf import settings
from django.utils.translation import gettext as _

from wijkaanpak.backups import connecting, manifest, media, programs, rows
from wijkaanpak.backups.manifest import FileSum, Manifest, MissingFile
from wijkaanpak.backups.refusing import BackupRefused

LOCK_PATIENCE = "60s"  # a migration that runs holds tables; a backup does not wait for it for ever


def make(folder: Path, *, at: datetime) -> Manifest:
    """A backup in this folder, which may not exist yet. Raises BackupRefused, and then leaves nothing."""
    folder = folder.absolute()
    _refuse_place(folder)
    with connecting.connected(settings.DATABASE_BACKUP_URL, setting="DATABASE_BACKUP_URL") as connection:
        connecting.refuse_blinded(connection)
        program = programs.find("pg_dump", at_least=connecting.major(connection))
        with _half(folder) as half:
            begun, named = _database(connection, program, half, at=at)
            files = media.copy_tree(Path(settings.MEDIA_ROOT), half / manifest.MEDIA)
            missing = [MissingFile(table, key, name) for name, table, key in named if name not in files]
            made = replace(begun, files=files, missing=missing)
            manifest.write(made, half)
    return made


def _database(
    connection: psycopg.Connection, program: programs.Program, half: Path, *, at: datetime
) -> tuple[Manifest, list[tuple[str, str, int]]]:
    """The dump, and what is said of it, from one snapshot: while `pg_dump` writes, the same rows are counted here.

    Returns the manifest as far as it goes, and the files that rows name: those are copied afterwards, so that a file
    that came with a row is there. One that was removed since is told as missing.
    """
    path = half / manifest.DUMP
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read, read only")
        snapshot = str(connection.execute("select pg_export_snapshot()").fetchone()[0])  # type: ignore[index]
        wanted = ("--format=custom", f"--snapshot={snapshot}", f"--lock-wait-timeout={LOCK_PATIENCE}", "--file", path)
        dumping = programs.start(program, settings.DATABASE_BACKUP_URL, *wanted)
        try:
            begun = Manifest(
                made_at=at,
                server=connecting.major(connection),
                client=program.major,
                migrations=rows.migrations(connection),
                tables=rows.table_sums(connection),
                dump=FileSum(0, ""),
                files={},
            )
            named = list(rows.file_names(connection))
        except BaseException:
            dumping.kill()
            dumping.communicate()
            raise
        programs.ended_well(dumping, "pg_dump")
    return replace(begun, dump=media.sum_of(path)), named


def _refuse_place(folder: Path) -> None:
    """Raise BackupRefused for a folder that cannot hold a new backup."""
    half = folder.with_name(folder.name + manifest.HALF)
    root = Path(settings.MEDIA_ROOT).absolute()
    if folder.exists():
        reason = _("%s bestaat al. Noem een nieuwe map, bijvoorbeeld met de datum erin. Er is niets gemaakt.")
        raise BackupRefused(reason % folder)
    if half.exists():
        reason = _(
            "%s bestaat: een reservekopie met deze naam loopt nog, of bleef halverwege steken. Loopt er niets, haal "
            "die map dan weg. Er is niets gemaakt."
        )
        raise BackupRefused(reason % half)
    if root == folder or root in folder.parents:
        reason = _("%(folder)s ligt in MEDIA_ROOT (%(root)s) en zou zichzelf meenemen. Noem een andere map.")
        raise BackupRefused(reason % {"folder": folder, "root": root})
    if not folder.parent.is_dir():
        raise BackupRefused(_("De map %s bestaat niet. Maak haar eerst. Er is niets gemaakt.") % folder.parent)


@contextmanager
def _half(folder: Path) -> Iterator[Path]:
    """A folder beside the backup that only we can read, with its name at the end; gone when anything went wrong."""
    half = folder.with_name(folder.name + manifest.HALF)
    try:
        half.mkdir(mode=0o700)
        (half / manifest.MEDIA).mkdir(mode=0o700)
        yield half
        os.sync()  # all of it is on the disk before its name says that it is whole
        half.rename(folder)
    except BaseException as error:
        shutil.rmtree(half, ignore_errors=True)
        if isinstance(error, (OSError, psycopg.Error)):
            reason = _("De reservekopie is niet gemaakt: %(error)s. Er is niets blijven staan.")
            raise BackupRefused(reason % {"error": str(error).strip()}) from error
        raise
