"""One site of a checkout at a time, whose address every other process can ask."""

import subprocess
import sys

import pytest

from wijkaanpak.local import lock

ASK = "import sys; from pathlib import Path; from wijkaanpak.local import lock; lock.LOCK = Path(sys.argv[1]); "


@pytest.fixture
def place(monkeypatch, tmp_path):
    monkeypatch.setattr(lock, "LOCK", tmp_path / "local" / "site.lock")
    return lock.LOCK


def elsewhere(place, question):
    """What another process hears."""
    command = [sys.executable, "-c", ASK + question, str(place)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_while_a_site_runs_others_know_its_address_and_start_none(place):
    with lock.alone() as note:
        note.write("http://127.0.0.1:8001")
        note.flush()

        known = elsewhere(place, "print(lock.address())")
        second = elsewhere(
            place, "\ntry:\n  with lock.alone(): pass\nexcept lock.AlreadyRunning as running: print('no:', running)"
        )

    assert known == "http://127.0.0.1:8001"
    assert second == "no: http://127.0.0.1:8001"


def test_when_it_ended_nobody_is_sent_there(place):
    with lock.alone() as note:
        note.write("http://127.0.0.1:8001")

    assert elsewhere(place, "print(lock.address())") == "None"
    with lock.alone() as note:
        assert note.read() == ""


def test_before_any_site_ran_there_is_no_address(place):
    assert lock.address() is None
