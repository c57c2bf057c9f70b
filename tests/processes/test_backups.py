"""The drill: a backup is made, verified and put back by the commands themselves, on a server with nothing on it."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection

from monitoring.models import Report
from programmes.models import Initiative
from tests.conftest import NOON
from tests.processes.machines import Broker, Machines
from tests.support import database
from tests.support.factories import InitiativeFactory
from tests.support.monitoring import make_programme, make_report
from wijkaanpak import local, runtime_role, tenancy
from wijkaanpak.backups import manifest
from wijkaanpak.models import LastTime

pytestmark = pytest.mark.processes
PDF = b"%PDF-1.7 het rapport"


@pytest.fixture
def commands(transactional_db, tmp_path) -> Iterator[Machines]:
    """The commands of a server with the rows of this test. They need no Redis, so none is started."""
    broker = Broker(tmp_path)
    machines = Machines(broker, tmp_path, tmp_path / "media")
    services = local.services()
    machines.environment |= {
        "DATABASE_BACKUP_URL": database.address(services.backup_url, settings.DATABASES["default"]["NAME"]),
        "DATABASE_ADMIN_URL": database.address(services.superuser_url, "postgres"),
    }
    yield machines
    broker.remove()


@pytest.fixture
def other_server(commands, tmp_path) -> Iterator[dict[str, str]]:
    """The settings of a server on which nothing stands: no database of that name, no files."""
    here, name = settings.DATABASES["default"]["NAME"], f"wijkaanpak_drill_{os.getpid()}"
    services = local.services()
    yield {
        "DATABASE_URL": database.address(services.database_url, name),
        "DATABASE_OWNER_URL": database.address(services.owner_url, name),
        "MEDIA_ROOT": str(tmp_path / "other" / "media"),
    }
    database.drop(name)
    database.use(here)


@pytest.fixture
def report(commands, groningen) -> Report:
    """Beside an idea. Its file is where the commands look."""
    with tenancy.municipality(groningen):
        programme = make_programme()
        InitiativeFactory(programme=programme, title="Een speelplein voor de straat")
        name = f"reports/{groningen.pk}/rapport.pdf"
        path = os.path.join(commands.environment["MEDIA_ROOT"], name)
        os.makedirs(os.path.dirname(path))
        with open(path, "wb") as file:
            file.write(PDF)
        make_report(programme, version=2, state="done", file="reports/kwijt.pdf", rendered_at=NOON)
        return make_report(programme, state="done", file=name, rendered_at=NOON)


def test_what_was_backed_up_comes_back_on_another_server_and_works_there(
    commands, other_server, groningen, manager, report, client, settings, tmp_path
):
    folder = str(tmp_path / "2026-11-02")

    assert "1 bestanden" in commands.manage("backup", folder)
    assert [row.file for row in manifest.read(tmp_path / "2026-11-02").missing] == ["reports/kwijt.pdf"]
    assert "alle tabellen zijn gelijk" in commands.manage("verify_backup", "--restore", folder)
    assert LastTime.objects.get(name="backup verified").about["was_restored"]
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_database where datname like 'wijkaanpak_proef_%'")
        assert cursor.fetchone() == (0,)

    commands.environment |= other_server
    said = commands.manage("restore", folder)
    database.use(os.path.basename(other_server["DATABASE_URL"].partition("?")[0]))
    settings.MEDIA_ROOT = other_server["MEDIA_ROOT"]

    assert "Klaar. Alles staat er zoals het was op" in said
    assert runtime_role.faults() == []
    assert Initiative.objects.count() == 0  # of no municipality: row security stands
    with tenancy.municipality(groningen):
        kept = Initiative.objects.get()
        assert kept.title == "Een speelplein voor de straat"
        assert InitiativeFactory(programme=kept.programme).pk > kept.pk
        address = tenancy.path(groningen, "reports:download", slug=report.programme.slug, pk=report.pk)
    client.force_login(manager)
    assert b"".join(client.get(address)) == PDF
