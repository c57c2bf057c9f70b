"""A backup of four years of a country made and put back, against what PostgreSQL's own programs take for the same."""

import itertools
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.test import override_settings

from bench import Line, _country
from tests.support import database
from wijkaanpak import local
from wijkaanpak.backups import making, manifest, programs, restoring

YEARS = range(2021, 2025)
FULL, BARE, PRODUCT = "wijkaanpak_bench", "wijkaanpak_bench_bare", "wijkaanpak_bench_restored"
TIMES = 3
SERVER = 18  # of the checkout


def measure() -> Iterator[Line]:
    services = local.services()
    before = settings.DATABASES["default"]["NAME"]
    try:
        database.make(FULL)
        database.use(FULL)
        figures = _country.publish(_country.codes(), YEARS)
        print(f"     {figures:,} figures published", flush=True)
        with tempfile.TemporaryDirectory() as name:
            addresses = {
                "DATABASE_BACKUP_URL": database.address(services.backup_url, FULL),
                "DATABASE_ADMIN_URL": database.address(services.superuser_url, "postgres"),
                "MEDIA_ROOT": Path(name, "media"),
            }
            with override_settings(**addresses):
                yield from _measure(Path(name))
    finally:
        for used in (FULL, BARE, PRODUCT):
            database.drop(used)
        database.use(before)


def _measure(room: Path) -> Iterator[Line]:
    """In turn, and the best of each; what is made between them is thrown away outside the clock."""
    numbers = itertools.count()
    program = programs.find("pg_dump", at_least=SERVER)
    best = dict.fromkeys(("dump", "backup", "pg_restore", "restore"), float("inf"))
    for _ in range(TIMES):
        folder = room / str(next(numbers))
        best["dump"] = min(best["dump"], _timed(_dump, program, room / "bare.dump"))
        best["backup"] = min(best["backup"], _timed(making.make, folder, at=_country.NOON))
        expected = manifest.read(folder)
        _make_bare()
        local.drop_database(PRODUCT)
        best["pg_restore"] = min(best["pg_restore"], _timed(_restore, folder))
        database.use(PRODUCT)
        best["restore"] = min(best["restore"], _timed(restoring.restore, folder, expected, tell=lambda said: None))
        database.use(FULL)
    yield Line("backup of four years of the country", "pg_dump", best["dump"], best["backup"], at_most=1.5)
    yield Line("restore of it, compared", "pg_restore", best["pg_restore"], best["restore"], at_most=1.3)


def _timed(run: object, *what: object, **how: object) -> float:
    started = time.perf_counter()
    run(*what, **how)  # type: ignore[operator]
    return time.perf_counter() - started


def _dump(program: programs.Program, path: Path) -> None:
    address = settings.DATABASE_BACKUP_URL
    subprocess.run([program.path, "--format=custom", "--dbname", address, "--file", path], check=True)


def _make_bare() -> None:
    with database.superuser("postgres") as server:
        server.execute(f"drop database if exists {BARE} with (force)")
        server.execute(f"create database {BARE} template template0")


def _restore(folder: Path) -> None:
    """As somebody types it, who has the roles already."""
    program = programs.find("pg_restore", at_least=SERVER)
    address = database.address(local.services().superuser_url, BARE)
    subprocess.run([program.path, "--exit-on-error", "--dbname", address, folder / manifest.DUMP], check=True)
