"""The files people start from: Makefile, lock, settings of production."""

import re
import runpy
import subprocess
import sys
import tomllib

import pytest

from wijkaanpak.local.checkout import CHECKOUT

MAKEFILE = (CHECKOUT / "Makefile").read_text()


def names(lock: str) -> dict[str, str]:
    """Package → version, of a requirements file."""
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;]+)", (CHECKOUT / lock).read_text(), re.MULTILINE))


def test_help_names_every_target():
    targets = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert targets is not None

    command = ["make", "--no-print-directory", "help"]
    shown = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)

    assert [line.split()[1] for line in shown.stdout.splitlines()] == targets[1].split()


@pytest.mark.parametrize(
    ("typed", "subjects"), [([], []), (["faults"], ["faults"]), (["faults", "night"], ["faults", "night"])]
)
def test_what_is_typed_after_bench_is_measured_alone(typed, subjects):
    command = ["make", "--no-print-directory", "--dry-run", "bench", *typed]
    would_run = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)

    [run] = [line.split() for line in would_run.stdout.splitlines() if "-m bench" in line]
    assert run[run.index("bench") + 1 :] == subjects


def test_the_lock_has_every_dependency_with_hashes_and_names_no_host():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    extras = [line for group in project["optional-dependencies"].values() for line in group]
    wanted = {re.split(r"[\[><=~!; ]", line)[0].lower() for line in project["dependencies"] + extras}
    lock = (CHECKOUT / "requirements.lock").read_text()

    assert wanted <= names("requirements.lock").keys()
    assert lock.count("--hash=sha256:") >= len(names("requirements.lock"))
    assert "://" not in lock


def test_a_checkout_says_that_it_is_somebodys_own_machine_unless_something_is_said_already(tmp_path, monkeypatch):
    said = runpy.run_path(str(CHECKOUT / "bin" / "prepare"))["say_development"]
    there = said.__globals__["ENVIRONMENT"] = tmp_path / ".env"
    monkeypatch.setenv("DEBUG", "false")
    said()
    assert not there.exists()
    monkeypatch.delenv("DEBUG")

    said()

    assert there.read_text().endswith("\nDEBUG=true\n")
    there.write_text("DEBUG=false\n")
    said()
    assert there.read_text() == "DEBUG=false\n"


def test_production_settings_pass_the_deployment_check():
    checked = subprocess.run(
        [sys.executable, "bin/check-production"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )

    assert checked.returncode == 0, checked.stderr
