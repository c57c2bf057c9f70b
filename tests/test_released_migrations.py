"""A migration that a released version holds is never changed: people have the tables it made."""

import runpy

import pytest

from wijkaanpak.local.checkout import CHECKOUT

TOOL = runpy.run_path(str(CHECKOUT / "bin" / "release-migrations"))
broken, released, add, present = TOOL["broken"], TOOL["released"], TOOL["add"], TOOL["present"]


def test_every_released_migration_is_as_it_was_released():
    assert len(released(CHECKOUT)) > 20
    assert broken(CHECKOUT) == []


def test_the_list_holds_every_app():
    apps = {file.rsplit("/", 2)[0] for file in present(CHECKOUT)}

    assert apps == {"monitoring", "neighbourhoods", "programmes", "wijkaanpak", "wijkaanpak/accounts"}


@pytest.fixture
def project(tmp_path):
    """Two apps with a migration each, of which 0.1.0 holds both."""
    for app in ("programmes", "wijkaanpak/accounts"):
        folder = tmp_path / app / "migrations"
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
        (folder / "0001_initial.py").write_text("operations = []\n")
    (tmp_path / "docs").mkdir()
    add(tmp_path, "0.1.0")
    return tmp_path


def test_a_changed_migration_is_refused(project):
    (project / "programmes" / "migrations" / "0001_initial.py").write_text("operations = [1]\n")

    [complaint] = broken(project)

    assert complaint.startswith("programmes/migrations/0001_initial.py was changed: a released version holds it.")


def test_a_migration_that_was_taken_away_or_renamed_is_refused(project):
    folder = project / "wijkaanpak" / "accounts" / "migrations"
    (folder / "0001_initial.py").rename(folder / "0001_start.py")

    [complaint] = broken(project)

    assert complaint.startswith("wijkaanpak/accounts/migrations/0001_initial.py was taken away")


def test_a_new_migration_may_change_until_it_is_released(project):
    fresh = project / "programmes" / "migrations" / "0002_more.py"
    fresh.write_text("operations = []\n")
    fresh.write_text("operations = [1]\n")
    before = broken(project)

    number = add(project, "0.2.0")
    fresh.write_text("operations = [2]\n")

    assert (before, number, len(broken(project))) == ([], 1, 1)


def test_a_release_writes_each_migration_down_once(project):
    assert add(project, "0.2.0") == 0
    assert list(released(project)) == [
        "programmes/migrations/0001_initial.py",
        "wijkaanpak/accounts/migrations/0001_initial.py",
    ]
