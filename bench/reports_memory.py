"""How much a process grows that makes one council report after another: all of its address space, which is limited."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django

from bench import Line

REPORTS = int(os.environ.get("BENCH_REPORTS", "100"))
WARM = 10
"""After so many a process has what it keeps: fonts, images, templates, code."""


def measure() -> Iterator[Line]:
    from bench import report

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "snapshot.json"
        # A hundred reports take longer than the database lets a transaction wait.
        with report.demo_programme() as programme:
            path.write_text(json.dumps(report.frozen(programme)), encoding="utf-8")
        command = [sys.executable, "-m", "bench.reports_memory", str(path), str(REPORTS)]
        outcome = subprocess.run(command, check=True, capture_output=True, text=True)
    sizes = [int(size) / 1024 for size in outcome.stdout.split()]
    after_first, after_all = sizes[WARM - 1], max(sizes[WARM:])
    yield Line(
        f"address space of a process after {REPORTS} reports", f"after {WARM}", after_first, after_all, 1.05, "MB"
    )


def _make(path: Path, count: int) -> None:
    """Print the address space in kB after each report."""
    from monitoring import rendering
    from wijkaanpak import pdf

    pdf.warm_up()
    snapshot = json.loads(path.read_text(encoding="utf-8"))
    for _number in range(count):
        assert rendering.render(snapshot)
        print(_address_space(), flush=True)


def _address_space() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmSize:")[1].split()[0])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    _make(Path(sys.argv[1]), int(sys.argv[2]))
