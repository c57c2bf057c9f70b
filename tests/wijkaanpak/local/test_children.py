"""The processes of a site: none is left, whatever happens to the runner."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from wijkaanpak.local.checkout import CHECKOUT
from wijkaanpak.local.children import TOO_OFTEN, Child, ChildKeepsDying, Family

pytestmark = pytest.mark.processes

# A child with a child of its own, as a web server has; it tells both pids.
PARENT = """
import os, subprocess, sys, time
own = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(os.getpid(), own.pid, flush=True)
time.sleep(600)
"""

RUNNER = """
import os, sys, time
from pathlib import Path
from wijkaanpak.local.children import Child, Family
folder = Path(sys.argv[1])
Family(folder / "record").add(Child("web", [sys.executable, "-c", sys.argv[2]], folder / "web.log", os.environ))
time.sleep(600)
"""


def pids(log: Path) -> list[int]:
    """The pids a child has written, once it has."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if log.exists() and log.read_text().endswith("\n"):
            return [int(pid) for pid in log.read_text().split()]
        time.sleep(0.02)
    raise AssertionError("the child did not start")


def alive(found: list[int]) -> list[int]:
    return [pid for pid in found if psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE]


def eventually(condition: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


def child(folder: Path, code: str = PARENT) -> Child:
    return Child("web", [sys.executable, "-c", code], folder / "web.log", os.environ)


def test_end_leaves_no_process_and_no_record(tmp_path):
    family = Family(tmp_path / "record")
    family.add(child(tmp_path))
    found = pids(tmp_path / "web.log")

    family.end()

    assert alive(found) == []
    assert not (tmp_path / "record").exists()


def test_a_killed_runner_leaves_nothing_after_the_next_start(tmp_path):
    command = [sys.executable, "-c", RUNNER, str(tmp_path), PARENT]
    with subprocess.Popen(command, cwd=CHECKOUT) as runner:
        found = pids(tmp_path / "web.log")
        runner.kill()

    # The kernel ended the child; its own child lives until the next start.
    assert eventually(lambda: alive(found) == [found[1]])
    assert Family(tmp_path / "record").end_leftovers() == 1
    assert alive(found) == []


def test_a_pid_that_belongs_to_somebody_else_by_now_is_left_alone(tmp_path):
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True) as other:
        (tmp_path / "record").write_text(f"[[{other.pid}, 1.0]]")

        assert Family(tmp_path / "record").end_leftovers() == 0
        assert other.poll() is None
        other.kill()


def test_a_child_that_ended_is_started_again(tmp_path):
    family = Family(tmp_path / "record")
    family.add(child(tmp_path))
    first, made = pids(tmp_path / "web.log")
    psutil.Process(first).kill()

    assert eventually(lambda: family.restart_ended() == ["web"])
    assert alive([first, made]) == []

    assert eventually(lambda: len((tmp_path / "web.log").read_text().split()) == 4)
    family.end()


def test_a_child_that_keeps_ending_is_named(tmp_path):
    family = Family(tmp_path / "record")
    family.add(child(tmp_path, "raise SystemExit(3)"))

    with pytest.raises(ChildKeepsDying, match=r"web keeps ending\. Its log: .*web\.log"):
        eventually(lambda: len(family.restart_ended()) > TOO_OFTEN)

    family.end()
