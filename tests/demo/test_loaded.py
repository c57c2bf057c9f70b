"""The demo is loaded again when, and only when, something it is made of has changed."""

import os
from pathlib import Path

import pytest

from demo import loaded


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A project with a little of everything, loaded."""
    for name in (
        "demo/content/selwerd.toml",
        "programmes/migrations/0001_initial.py",
        "README.md",
        "var/local/x",
        "var/postgres/PG_VERSION",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("1")
    loaded.remember(tmp_path)
    return tmp_path


def test_nothing_changed(checkout):
    (checkout / "README.md").write_text("2")

    assert loaded.is_current(checkout)


@pytest.mark.parametrize("name", ["demo/content/selwerd.toml", "programmes/migrations/0001_initial.py", "demo/new.py"])
def test_a_changed_or_new_file_is_noticed(checkout, name):
    (checkout / name).write_text("2")

    assert not loaded.is_current(checkout)


def test_a_new_database_is_noticed(checkout):
    os.utime(checkout / "var" / "postgres" / "PG_VERSION", (1, 1))

    assert not loaded.is_current(checkout)
