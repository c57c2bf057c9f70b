"""A disk that is full, ours or that of the database, leaves nothing half and is said in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from neighbourhoods import imports
from neighbourhoods.importing import steps
from neighbourhoods.models import Area, FigureImport, Release, ReleaseRow
from neighbourhoods.releases import publishing
from tests.conftest import NOON
from tests.neighbourhoods.import_story import Stage, content, read, upload, worked_on
from tests.support.database import refuse_room
from wijkaanpak.failures import FULL
from wijkaanpak.files import AtomicStorage


@pytest.fixture
def kept(settings, officer):
    """The files of people on disk, half ones too."""
    return lambda: [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_a_full_disk_at_the_door_leaves_nothing(officer, tmp_path, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(AtomicStorage, "_save", full)

    with pytest.raises(imports.Full):
        upload(content(tmp_path, 1, 2, 3), officer)

    assert not FigureImport.objects.exists()


def test_a_disk_that_fills_half_way_leaves_no_half_file(officer, tmp_path, monkeypatch, kept):
    file = SimpleUploadedFile("kwb_2024.csv", content(tmp_path, 1, 2, 3))

    def half(*args):
        yield b"half of it"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(SimpleUploadedFile, "chunks", half)
    with pytest.raises(imports.Full):
        imports.receive(file, by=officer, at=NOON)

    assert kept() == []
    assert not FigureImport.objects.exists()


def test_a_full_database_at_the_door_keeps_no_file_without_a_row(officer, tmp_path, monkeypatch, kept):
    monkeypatch.setattr(FigureImport, "save", refuse_room)

    with pytest.raises(imports.Full):
        upload(content(tmp_path, 1, 2, 3), officer)

    assert kept() == []


@pytest.mark.parametrize(("module", "step"), [(publishing, "_add_rows"), (steps, "_refuse")])
def test_a_full_database_makes_no_half_preview(officer, tmp_path, monkeypatch, module, step):
    figure_import, _ = upload(content(tmp_path, 243768, 6580, 11905), officer)

    monkeypatch.setattr(module, step, refuse_room)
    for _attempt in range(3):
        worked_on(figure_import)
    assert (figure_import.state, figure_import.stage) == ("failed", Stage.UPLOADED)
    assert (figure_import.preview, figure_import.figures) == ({}, [])
    assert figure_import.failure_in_words == FULL

    monkeypatch.undo()
    imports.retry(figure_import)
    assert worked_on(figure_import).stage == Stage.READ


def test_a_full_database_publishes_nothing_and_the_retry_everything(officer, tmp_path, monkeypatch):
    figure_import = read(content(tmp_path, 243768, 6580, 11905), officer)
    imports.publish(figure_import, by=officer)
    whole = publishing._add_rows

    def full(*arguments, **options):
        whole(*arguments, **options)
        refuse_room()

    monkeypatch.setattr(publishing, "_add_rows", full)
    for _attempt in range(3):
        worked_on(figure_import)
    assert (figure_import.state, figure_import.stage) == ("failed", Stage.PUBLISHING)
    assert figure_import.failure_in_words == FULL
    assert [model for model in (Release, ReleaseRow, Area) if model.objects.exists()] == []

    monkeypatch.undo()
    imports.retry(figure_import)
    assert worked_on(figure_import).stage == Stage.PUBLISHED
    assert Release.objects.count() == 1


def test_other_trouble_of_the_database_is_not_a_matter_of_room(officer, tmp_path, monkeypatch):
    def away(*args, **options):
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(FigureImport, "save", away)

    with pytest.raises(OperationalError, match="lost"):
        upload(content(tmp_path, 1, 2, 3), officer)
