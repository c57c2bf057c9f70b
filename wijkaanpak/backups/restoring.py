"""Putting a backup back: roles and rights first, then the database, compared, then the media.

Into an empty database and an empty MEDIA_ROOT alone: what is there is never written over.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

import psycopg
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _
from psycopg import sql

from wijkaanpak.backups import checking, connecting, manifest, media, programs, rows
from wijkaanpak.backups.manifest import Manifest
from wijkaanpak.backups.refusing import BackupRefused
from wijkaanpak.local import roles

SETTING = "DATABASE_ADMIN_URL"
FILLED = """
    select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)')
"""
Tell = Callable[[str], object]


def restore(folder: Path, expected: Manifest, *, tell: Tell) -> None:
    """Each step is told when it is done. Raises BackupRefused before anything changed, or with what to do next."""
    _refuse_newer(expected)
    root = _empty_media_root()
    if told := checking.differences(folder, expected):
        raise BackupRefused(_("De reservekopie is niet heel. Er is niets veranderd.") + "\n" + "\n".join(told))
    with connecting.connected(settings.DATABASE_ADMIN_URL, setting=SETTING) as server:
        program = _program(server, expected)
        name = settings.DATABASES["default"]["NAME"]
        with _empty_database(server, name) as database:
            tell(_("De reservekopie is heel, en database %s is leeg.") % name)
            for said in _make_roles(server):
                tell(said)
            database.execute(roles.DATABASE_SQL)
            tell(_("De rollen en hun rechten staan er."))
            checking.restore_dump(program, connecting.address(settings.DATABASE_ADMIN_URL, database=name), folder)
            with ThreadPoolExecutor(max_workers=1) as beside:
                analysing = beside.submit(_analyse, name)
                _compare(database, name, expected)
                analysing.result()
            tell(
                _("Teruggezet en vergeleken: %(tables)d tabellen met %(rows)d rijen.")
                % {"tables": len(expected.tables), "rows": expected.row_count}
            )
    _put_back_media((folder / manifest.MEDIA).absolute(), root, expected)
    tell(_("Teruggezet en vergeleken: %d bestanden.") % len(expected.files))


def pending(expected: Manifest) -> int:
    """How many migrations of this version the backup does not have yet."""
    return len(_known() - set(expected.migrations))


def _empty_media_root() -> Path:
    root = Path(settings.MEDIA_ROOT)
    if next(media.names(root), None) is not None:
        reason = _("Er staan al bestanden in %s (MEDIA_ROOT). Noem een lege map. Er is niets veranderd.")
        raise BackupRefused(reason % root)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=root):
            return root
    except OSError as error:
        reason = _("In %(root)s (MEDIA_ROOT) is niet te schrijven: %(error)s. Er is niets veranderd.")
        raise BackupRefused(reason % {"root": root, "error": error.strerror}) from error


def _refuse_newer(expected: Manifest) -> None:
    unknown = sorted(set(expected.migrations) - _known())
    if unknown:
        reason = _(
            "De reservekopie komt van een nieuwere versie van Wijkaanpak: deze kent de migratie %s niet. Installeer "
            "die versie eerst. Er is niets veranderd."
        )
        raise BackupRefused(reason % unknown[0])


def _known() -> set[str]:
    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}


def _program(server: psycopg.Connection, expected: Manifest) -> programs.Program:
    """`pg_restore`, once it is sure that this server takes the dump from this role."""
    asked = server.execute("select rolsuper from pg_roles where rolname = current_user").fetchone()
    if asked != (True,):
        reason = _(
            "De rol %s is geen superuser. Terugzetten maakt rollen en een database: zet DATABASE_ADMIN_URL op een "
            "superuser, alleen voor deze opdracht. Er is niets veranderd."
        )
        raise BackupRefused(reason % server.info.user)
    return checking.restorer(server, expected)


@contextmanager
def _empty_database(server: psycopg.Connection, name: str) -> Iterator[psycopg.Connection]:
    """The database of DATABASE_URL, made if it is not there. Raises BackupRefused when anything is in it."""
    if server.execute("select from pg_database where datname = %s", [name]).fetchone() is None:
        made = sql.SQL("create database {} template template0 encoding 'UTF8'")
        server.execute(made.format(sql.Identifier(name)))
    with connecting.connected(settings.DATABASE_ADMIN_URL, setting=SETTING, database=name) as database:
        if database.execute(FILLED).fetchone() != (False,):
            reason = _(
                "Database %(name)s is niet leeg. Terugzetten gaat alleen in een lege database, zodat er nooit iets "
                "wordt overschreven. Zet DATABASE_URL op een nieuwe naam, of bewaar wat er staat en typ dan als "
                "superuser: DROP DATABASE %(name)s; Er is niets veranderd."
            )
            raise BackupRefused(reason % {"name": name})
        yield database


def _make_roles(server: psycopg.Connection) -> Iterator[str]:
    """The three roles, with the passwords of the settings. One that is there keeps its password."""
    for role, password in _roles():
        if server.execute("select from pg_roles where rolname = %s", [role]).fetchone() is not None:
            continue
        server.execute(sql.SQL("create role {} login").format(sql.Identifier(role)))
        if password:
            hidden = server.pgconn.encrypt_password(password.encode(), role.encode()).decode()
            statement = sql.SQL("alter role {} password {}").format(sql.Identifier(role), sql.Literal(hidden))
            server.execute(statement)
            yield _("Rol %s is gemaakt, met het wachtwoord uit de instellingen.") % role
        else:
            yield _(
                "Rol %(role)s is gemaakt, zonder wachtwoord. Typ als superuser: ALTER ROLE %(role)s PASSWORD '…';"
            ) % {"role": role}
    server.execute(roles.ROLES_SQL)


def _roles() -> list[tuple[str, str]]:
    """Each with its password, as far as the settings know one."""
    return [
        (roles.OWNER, settings.DATABASES.get("owner", {}).get("PASSWORD") or ""),
        (roles.APP, settings.DATABASES["default"].get("PASSWORD") or ""),
        (roles.BACKUP, connecting.password_of(settings.DATABASE_BACKUP_URL)),
    ]


def _analyse(name: str) -> None:
    """A dump holds no statistics, and without them questions are slow. As long as comparing, so it goes beside."""
    with connecting.connected(settings.DATABASE_ADMIN_URL, setting=SETTING, database=name) as database:
        database.execute("analyze")


def _compare(database: psycopg.Connection, name: str, expected: Manifest) -> None:
    if told := rows.differences(database, expected):
        reason = _(
            "Database %s is teruggezet maar niet gelijk aan de reservekopie. Gebruik haar niet: haal haar weg en neem "
            "een andere reservekopie."
        )
        raise BackupRefused(reason % name + "\n" + "\n".join(told))


def _put_back_media(source: Path, root: Path, expected: Manifest) -> None:
    """Each file, compared as it is copied."""
    try:
        wrong = [name for name, file in expected.files.items() if media.copy(source / name, root / name) != file]
    except OSError as error:
        reason = _(
            "De database is teruggezet, de bestanden nog niet allemaal: %(error)s. Los dat op en kopieer ze dan zelf: "
            "cp -a %(source)s/. %(root)s"
        )
        raise BackupRefused(reason % {"error": error, "source": source, "root": root}) from error
    if wrong:
        reason = _(
            "De database is teruggezet, maar deze bestanden kwamen anders aan dan zij waren: %(names)s. Kijk de "
            "schijven na en kopieer ze opnieuw: cp -a %(source)s/. %(root)s"
        )
        raise BackupRefused(reason % {"names": ", ".join(sorted(wrong)), "source": source, "root": root})
