"""How long a file that was brought in is kept, to both sides of each limit; the row and its digest stay."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from neighbourhoods import imports, tasks
from neighbourhoods.importing import keeping
from neighbourhoods.models import FigureImport
from tests.conftest import NOON
from tests.neighbourhoods.import_story import Stage, content, read, upload
from tests.support.figures import make_import, make_release
from wijkaanpak import leftovers, tenancy

DAY = timedelta(days=1)


def kept(officer, *, stage, idle, published=None, state="done", **fields):
    """An import with a file, of which nobody asked anything for so long."""
    figure_import = make_import(officer, stage=stage, state=state, published_at=published, **fields)
    figure_import.file.save("x", ContentFile(b"a;b"))
    FigureImport.objects.filter(pk=figure_import.pk).update(waiting_since=NOON - idle)
    return figure_import


@pytest.mark.parametrize(
    ("stage", "state", "days"),
    [(Stage.REFUSED, "done", 27), (Stage.UPLOADED, "failed", 27), (Stage.READ, "done", 90)],
)
def test_what_nobody_goes_on_with_goes(officer, stage, state, days):
    kept(officer, stage=stage, state=state, idle=days * DAY)

    assert keeping.clear(at=NOON - DAY) == 0
    assert keeping.clear(at=NOON + DAY) == 1
    assert keeping.clear(at=NOON + DAY) == 0


def test_what_was_refused_is_off_the_disk_within_thirty_days(officer, settings, tmp_path):
    """Also when somebody asked for it just after the night had looked: each night lets go first, then removes."""
    settings.MEDIA_ROOT = tmp_path
    path = Path(kept(officer, stage=Stage.REFUSED, idle=timedelta(0)).file.path)
    looked = NOON - timedelta(seconds=1)
    for night in range(1, 30):
        at = looked + night * DAY
        if keeping.clear(at=at):
            os.utime(path, (at.timestamp(), at.timestamp()))  # what a worker does with the clock of that night
        leftovers.clear(at=at + timedelta(minutes=15))

    assert not path.exists()


def test_what_a_worker_has_stays(officer):
    kept(officer, stage=Stage.UPLOADED, state="received", idle=timedelta(days=400))

    assert not keeping.over(NOON).exists()


def test_what_was_published_stays_two_years(officer):
    kept(officer, stage=Stage.PUBLISHED, idle=DAY, published=NOON).releases.add(make_release(published_at=NOON))

    assert not keeping.over(NOON + 730 * DAY - DAY).exists()
    assert keeping.over(NOON + 730 * DAY + DAY).exists()


def test_or_three_months_after_newer_figures_came(officer):
    old = make_release(published_at=NOON)
    kept(officer, stage=Stage.PUBLISHED, idle=DAY, published=NOON).releases.add(old)
    make_release(table=old.table, period=old.period, published_at=NOON + 10 * DAY)

    assert not keeping.over(NOON + 10 * DAY + 90 * DAY - DAY).exists()
    assert keeping.over(NOON + 10 * DAY + 90 * DAY + DAY).exists()


def test_withdrawn_it_stays_as_long_as_what_was_refused(officer):
    withdrawn = {"withdrawn_at": NOON, "withdrawal_reason": "Verkeerde tabel."}
    kept(officer, stage=Stage.WITHDRAWN, idle=timedelta(days=100), published=NOON - DAY).releases.add(
        make_release(published_at=NOON - DAY, **withdrawn)
    )

    assert not keeping.over(NOON + 27 * DAY - DAY).exists()
    assert keeping.over(NOON + 27 * DAY + DAY).exists()


def test_every_municipality_is_done_in_batches(officer, other_municipality, monkeypatch, groningen):
    monkeypatch.setattr(keeping, "AT_ONCE", 1)
    for number in range(2):
        kept(officer, stage=Stage.REFUSED, idle=timedelta(days=400), sha256=str(number) * 64)
    with tenancy.municipality(other_municipality):
        kept(officer, stage=Stage.REFUSED, idle=timedelta(days=400))

    assert tasks.clear_files() == 3
    assert tasks.clear_files() == 0


def test_the_row_says_that_it_is_gone_and_the_same_file_may_come_again(officer, tmp_path):
    data = content(tmp_path, 243768, 6580, 11905)
    before = read(data, officer)
    FigureImport.objects.update(waiting_since=NOON - 90 * DAY)
    keeping.clear(at=NOON + DAY)

    removed = FigureImport.objects.get()
    assert (removed.file.name, removed.sha256, removed.file_removed_at) == ("", before.sha256, NOON + DAY)
    assert not removed.may_be_published
    with pytest.raises(imports.NotNow):
        imports.publish(removed, by=officer)

    again, is_new = upload(data, officer)
    assert (again.pk, is_new, again.stage, again.file_removed_at) == (before.pk, True, Stage.UPLOADED, None)
    assert Path(again.file.path).read_bytes() == data
