"""What somebody reads when there is no room for what they ask."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from neighbourhoods.models import FigureImport
from programmes.models import Event
from tests.support.database import refuse_room
from tests.support.figures import make_import
from wijkaanpak import tenancy
from wijkaanpak.failures import FULL

Stage = FigureImport.Stage
ALWAYS_FULL = Path("/dev/full")


@pytest.fixture
def visitor(client, manager, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    client.force_login(manager)
    return client


@pytest.fixture
def at(groningen):
    return lambda name, **kwargs: tenancy.path(groningen, name, **kwargs)


def send(visitor, at, data: bytes):
    return visitor.post(at("imports:upload"), {"file": SimpleUploadedFile("kwb_2024.csv", data)})


@pytest.mark.skipif(not ALWAYS_FULL.exists(), reason="this system has no device that always is full")
@pytest.mark.parametrize("size", [20, 300_000])
def test_a_file_for_which_the_disk_has_no_room_is_said_at_the_field(visitor, at, monkeypatch, size):
    place = "django.core.files.uploadedfile.tempfile.NamedTemporaryFile"
    monkeypatch.setattr(place, lambda **options: ALWAYS_FULL.open("w+b"))

    response = send(visitor, at, b"1" * size)

    assert response.status_code == 422
    assert str(FULL) in response.content.decode()


def test_a_temporary_file_that_cannot_be_made_is_said_at_the_field(visitor, at, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "not there"

    assert str(FULL) in send(visitor, at, b"code;jaar\n1;2\n").content.decode()


def test_a_full_database_is_said_at_the_field_and_keeps_nothing(visitor, at, monkeypatch, settings):
    monkeypatch.setattr(Event, "save", refuse_room)  # the line in the logbook comes last

    response = send(visitor, at, b"code;jaar\n1;2\n")

    assert response.status_code == 422
    assert str(FULL) in response.content.decode()
    assert not FigureImport.objects.exists()


@pytest.mark.parametrize(
    ("button", "before"),
    [
        ("imports:publish", {"stage": Stage.READ, "state": "done"}),
        ("imports:correct", {"stage": Stage.READ, "state": "done"}),
        ("imports:retry", {"stage": Stage.UPLOADED, "state": "failed", "attempts": 3}),
    ],
)
def test_a_button_for_which_there_is_no_room_changes_nothing(visitor, at, manager, monkeypatch, button, before):
    figure_import = make_import(manager, **before)
    monkeypatch.setattr(Event, "save", refuse_room)

    answer = visitor.post(at(button, pk=figure_import.pk), {"retrieved_on": "2026-03-01"}, follow=True)

    figure_import.refresh_from_db()
    assert answer.status_code == 200
    assert str(FULL) in answer.content.decode()
    assert {name: getattr(figure_import, name) for name in before} == before
