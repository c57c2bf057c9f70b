"""The PDF of a concept that nobody adopts is kept for half a year; its content stays."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from monitoring import keeping, rendering, tasks
from monitoring.models import Report
from tests.conftest import NOON
from tests.support.monitoring import make_programme, make_report
from wijkaanpak import leftovers, tenancy

OVER = NOON + timedelta(days=181)


@pytest.fixture
def concept(groningen, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    report = make_report(make_programme(), state="done", file="reports/1/a.pdf", rendered_at=NOON)
    (tmp_path / "reports/1").mkdir(parents=True)
    Path(report.file.path).write_bytes(b"%PDF")
    return report


def test_what_was_adopted_stays_and_so_does_a_young_concept(concept):
    make_report(concept.programme, version=2, status="adopted", state="done", file="b.pdf", rendered_at=NOON)

    assert keeping.clear(at=NOON + timedelta(days=179)) == 0
    assert keeping.clear(at=OVER) == 1
    assert keeping.clear(at=OVER) == 0
    assert Report.objects.adopted().get().file


def test_the_page_says_when_it_was_removed_and_makes_it_again(concept, groningen, manager, client, monkeypatch):
    monkeypatch.setattr(rendering, "render", lambda snapshot: b"%PDF again")
    keeping.clear(at=OVER)
    client.force_login(manager)
    path = tenancy.path(groningen, "reports:detail", slug=concept.programme.slug, pk=concept.pk)

    shown = client.get(path).text
    assert "De pdf is verwijderd op" in shown
    assert "Maak de pdf opnieuw" in shown
    assert "Download het rapport" not in shown

    client.post(f"{path}opnieuw/")
    assert "opnieuw gemaakt van de bewaarde inhoud" in client.get(path).text
    tasks.render_report(municipality_id=groningen.pk, report_id=concept.pk)
    assert "Download het rapport" in client.get(path).text
    assert keeping.clear(at=OVER) == 0


def test_the_file_goes_a_day_later_so_that_a_backup_that_is_being_made_finds_it(concept):
    path = Path(concept.file.path)
    os.utime(path, (0, 0))
    keeping.clear(at=OVER)

    now = path.stat().st_mtime
    assert leftovers.clear(at=NOON.fromtimestamp(now, tz=NOON.tzinfo) + timedelta(hours=20)) == 0
    assert leftovers.clear(at=NOON.fromtimestamp(now, tz=NOON.tzinfo) + timedelta(hours=30)) == 1
    assert not path.exists()
