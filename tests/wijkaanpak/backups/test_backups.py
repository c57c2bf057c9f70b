"""A backup is whole or it is refused, and it is never put over what is there. The drill: tests/processes."""

import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command

from tests.conftest import NOON
from tests.support import database
from wijkaanpak import local
from wijkaanpak.backups import connecting, making, manifest, programs, restoring
from wijkaanpak.backups.refusing import BackupRefused
from wijkaanpak.models import LastTime

PHOTO = "imports/1/speelplein.jpg"


def addresses(name: str) -> dict[str, str]:
    services = local.services()
    return {
        "DATABASE_BACKUP_URL": database.address(services.backup_url, name),
        "DATABASE_ADMIN_URL": database.address(services.superuser_url, name),
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory, django_db_setup, django_db_blocker) -> Path:
    """A backup of what the migrations filled and one photo; the tests damage a copy of it."""
    from django.conf import settings

    room = tmp_path_factory.mktemp("backups")
    photo = room / "media" / PHOTO
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"\xff\xd8 een foto")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "MEDIA_ROOT", room / "media")
        for name, url in addresses(settings.DATABASES["default"]["NAME"]).items():
            patch.setattr(settings, name, url)
        making.make(room / "made", at=NOON)
    return room / "made"


@pytest.fixture
def backup(made, tmp_path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "backup"))


@pytest.fixture
def places(settings, tmp_path):
    """The settings of a server whose files are in a folder of this test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    for name, url in addresses(settings.DATABASES["default"]["NAME"]).items():
        setattr(settings, name, url)
    return settings


def refusal(*command: object) -> CommandError:
    with pytest.raises(CommandError) as refused:
        call_command(*map(str, command))
    return refused.value


def test_a_backup_says_what_is_in_it_and_is_closed_to_others(made):
    told = manifest.read(made)

    assert told.tables["neighbourhoods_indicator"].rows > 0
    assert told.tables["programmes_initiative"].is_secured
    assert "programmes.0001_initial" in told.migrations
    assert list(told.files) == [PHOTO]
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert not made.with_name("made.half").exists()


@pytest.mark.parametrize("blind", ["owner_url", "database_url"])
def test_a_role_that_row_security_blinds_is_refused(db, places, tmp_path, blind):
    """Without this the dump of such a role ends well where it may look through row security, and holds no ideas."""
    url = getattr(local.services(), blind)
    places.DATABASE_BACKUP_URL = database.address(url, places.DATABASES["default"]["NAME"])

    said = str(refusal("backup", tmp_path / "new"))

    assert "ziet niet alle rijen" in said
    assert "DATABASE_BACKUP_URL" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == []


def test_a_backup_without_its_address_says_which_setting(db, places, tmp_path):
    places.DATABASE_BACKUP_URL = ""

    assert "DATABASE_BACKUP_URL is niet gezet." in str(refusal("backup", tmp_path / "new"))


def test_a_backup_is_never_written_over_another_nor_beside_one_that_runs(db, places, backup, tmp_path):
    (tmp_path / "new.half").mkdir()

    assert "bestaat al" in str(refusal("backup", backup))
    assert "loopt nog, of bleef halverwege steken" in str(refusal("backup", tmp_path / "new"))
    assert "zou zichzelf meenemen" in str(refusal("backup", places.MEDIA_ROOT / "new"))


def test_a_backup_that_stops_half_way_leaves_nothing(db, places, tmp_path, monkeypatch):
    def full(*paths: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making.media, "copy_tree", full)

    said = str(refusal("backup", tmp_path / "new"))

    assert "No space left on device" in said
    assert "Er is niets blijven staan." in said
    assert [path.name for path in tmp_path.iterdir()] == []


def test_files_are_copied_after_the_database_so_that_a_file_that_came_with_a_row_is_there(
    db, places, tmp_path, monkeypatch
):
    """A report is made while the dump runs: its row is in the dump, and its file on the disk a moment before."""
    name = "reports/1/rapport.pdf"

    def dumped(*_asked: object, **_at: object) -> tuple[manifest.Manifest, list[tuple[str, str, int]]]:
        path = places.MEDIA_ROOT / name
        path.parent.mkdir(parents=True)
        path.write_bytes(b"%PDF-1.7")
        return manifest.Manifest(NOON, 17, 17, [], {}, manifest.FileSum(0, ""), {}), [(name, "monitoring_report", 7)]

    monkeypatch.setattr(making, "_database", dumped)

    told = making.make(tmp_path / "new", at=NOON)

    assert (list(told.files), told.missing) == ([name], [])
    assert (tmp_path / "new" / "media" / name).read_bytes() == b"%PDF-1.7"


def test_a_client_older_than_the_server_is_refused_with_what_to_install(tmp_path, monkeypatch):
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 13.9'\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(programs, "BESIDE_EACH_OTHER", tmp_path / "none")
    monkeypatch.setattr(programs, "_of_development", lambda name: iter(()))

    with pytest.raises(BackupRefused, match=r"versie 13; de server is PostgreSQL 17.*postgresql-client-17"):
        programs.find("pg_dump", at_least=17)
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    with pytest.raises(BackupRefused, match=r"pg_dump staat niet op deze machine\. Installeer postgresql-client-17"):
        programs.find("pg_dump", at_least=17)


def test_a_whole_backup_is_verified_and_that_is_noted(db, backup, capsys):
    call_command("verify_backup", str(backup))

    assert "De reservekopie is heel: " in capsys.readouterr().out
    noted = LastTime.objects.get(name="backup verified")
    assert noted.about == {"folder": str(backup), "made_at": NOON.isoformat(), "was_restored": False}


def changed_byte(folder: Path) -> None:
    dump = folder / "database.dump"
    content = bytearray(dump.read_bytes())
    content[len(content) // 2] ^= 1
    dump.write_bytes(content)


def other_photo(folder: Path) -> None:
    (folder / "media" / PHOTO).write_bytes(b"\xff\xd8 een fotO")


def extra_file(folder: Path) -> None:
    (folder / "media" / "andere.jpg").write_bytes(b"")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (changed_byte, "Bestand database.dump heeft een andere inhoud."),
        (lambda folder: (folder / "database.dump").unlink(), "Bestand database.dump ontbreekt."),
        (other_photo, f"Bestand {PHOTO} heeft een andere inhoud."),
        (lambda folder: (folder / "media" / PHOTO).unlink(), f"Bestand {PHOTO} ontbreekt."),
        (extra_file, "Bestand andere.jpg staat niet in het manifest."),
        (lambda folder: (folder / "manifest.json").unlink(), "halverwege bleef steken"),
        (lambda folder: (folder / "manifest.json").write_text("{"), "zijn controlegetal klopt niet"),
    ],
)
def test_a_damaged_backup_is_told_and_neither_noted_nor_restored(db, places, backup, damage, said):
    damage(backup)

    verified, restored = refusal("verify_backup", backup), refusal("restore", backup)

    assert (verified.returncode, said in str(verified)) == (1, True), str(verified)
    assert said in str(restored)
    assert not LastTime.objects.exists()


def test_a_changed_manifest_is_refused(backup):
    path = backup / "manifest.json"
    told = json.loads(path.read_text())
    told["content"]["tables"]["programmes_initiative"]["rows"] = 12
    path.write_text(json.dumps(told))

    assert "zijn controlegetal klopt niet" in str(refusal("verify_backup", backup))


def test_a_database_that_is_not_empty_is_left_alone(db, places, backup):
    said = str(refusal("restore", backup))

    assert f"Database {places.DATABASES['default']['NAME']} is niet leeg." in said
    assert list(places.MEDIA_ROOT.iterdir()) == []


def test_files_that_are_there_are_left_alone(db, places, backup):
    places.MEDIA_ROOT.mkdir()
    (places.MEDIA_ROOT / "rapport.pdf").write_bytes(b"%PDF-")

    assert "Er staan al bestanden in" in str(refusal("restore", backup))


def test_a_folder_for_files_that_cannot_be_written_is_told_before_anything_is_done(db, places, backup, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    places.MEDIA_ROOT = tmp_path / "file" / "media"

    assert "is niet te schrijven" in str(refusal("restore", backup))


def test_a_disk_that_fills_up_with_the_files_says_how_to_go_on(made, tmp_path, monkeypatch):
    def full(*paths: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring.media, "copy", full)

    with pytest.raises(BackupRefused, match=rf"No space left.*cp -a {made / 'media'}/\. {tmp_path}"):
        restoring._put_back_media(made / "media", tmp_path, manifest.read(made))


def test_a_role_that_is_not_there_is_made_with_its_password_and_another_is_left_alone(db, places, monkeypatch):
    """A server with nothing on it: the password goes there as a hash, so no log of the server shows it."""
    wanted = [("wijkaanpak_drill_role", "geheim woord"), ("wijkaanpak_app", "een ander")]
    monkeypatch.setattr(restoring, "_roles", lambda: wanted)
    with connecting.connected(places.DATABASE_ADMIN_URL, setting="DATABASE_ADMIN_URL") as server:
        kept = "select rolname, rolpassword from pg_authid where rolname = any(%s) order by 1"
        names = [name for name, _password in wanted]
        try:
            told = list(restoring._make_roles(server))
            [(_app, app_password), (_drill, password)] = server.execute(kept, [names]).fetchall()
        finally:
            server.execute("drop role if exists wijkaanpak_drill_role")

    assert told == ["Rol wijkaanpak_drill_role is gemaakt, met het wachtwoord uit de instellingen."]
    assert password.startswith("SCRAM-SHA-256$")
    assert app_password is None


@pytest.fixture
def new_server(places, monkeypatch) -> Iterator[str]:
    """The name of a database that is not there yet, beside a role that is not there either."""
    name, role = f"wijkaanpak_order_{os.getpid()}", f"wijkaanpak_order_role_{os.getpid()}"
    monkeypatch.setitem(places.DATABASES["default"], "NAME", name)
    monkeypatch.setattr(restoring, "_roles", lambda: [(role, "geheim woord")])
    yield role
    with database.superuser("postgres") as server:
        server.execute(f"drop database if exists {name} with (force)")
        server.execute(f"drop role if exists {role}")


def test_roles_and_rights_are_there_before_the_dump_and_files_come_after_it_was_compared(
    new_server, places, backup, monkeypatch
):
    """The dump names the roles: without them `pg_restore` stops. Here nothing is put back, which is told."""
    seen = []

    def look(_program: programs.Program, url: str, _folder: Path) -> None:
        with psycopg.connect(url) as connection:
            asked = "select to_regrole(%s) is not null, has_schema_privilege('wijkaanpak_app', 'public', 'usage')"
            seen.extend(connection.execute(asked, [new_server]).fetchall())
            seen.append(connection.execute("select count(*) > 0 from pg_default_acl").fetchone())

    monkeypatch.setattr(restoring.checking, "restore_dump", look)
    monkeypatch.setattr(restoring.rows, "differences", lambda *_asked: ["Er staat niets."])

    with pytest.raises(BackupRefused, match="niet gelijk aan de reservekopie"):
        restoring.restore(backup, manifest.read(backup), tell=str)

    assert seen == [(True, True), (True,)]
    assert list(places.MEDIA_ROOT.iterdir()) == []


def test_restoring_needs_a_superuser(db, places, backup):
    places.DATABASE_ADMIN_URL = places.DATABASE_BACKUP_URL

    assert "De rol wijkaanpak_backup is geen superuser." in str(refusal("restore", backup))


def test_a_backup_of_a_newer_version_waits_for_that_version(db, places, backup, monkeypatch):
    known = restoring._known() - {"wijkaanpak.0003_last_times"}
    monkeypatch.setattr(restoring, "_known", lambda: known)

    assert "deze kent de migratie wijkaanpak.0003_last_times niet" in str(refusal("restore", backup))


def test_the_role_for_backups_reads_every_row_and_writes_none(db, places):
    with connecting.connected(places.DATABASE_BACKUP_URL, setting="DATABASE_BACKUP_URL") as connection:
        connecting.refuse_blinded(connection)

        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("delete from public.programmes_initiative")
