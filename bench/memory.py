"""How much memory a worker needs for a file of 100 MB: read and published in a process of its own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django

from bench import Line
from tests.support import database

DATABASE = "wijkaanpak_bench"
MEGABYTES, BUDGET = 100, 500
COLUMNS = 120
HEADER = "Wijken en buurten;Regioaanduiding/Codering (code);Bevolking/Aantal inwoners (aantal)"


def measure() -> Iterator[Line]:
    database.make(DATABASE)
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = _file(Path(folder))
            size = path.stat().st_size / 2**20
            command = [sys.executable, "-m", "bench.memory", str(path)]
            outcome = subprocess.run(command, check=True, capture_output=True, text=True)
            peak = int(outcome.stdout.split()[-1]) / 1024
            yield Line(f"reading and publishing {size:.0f} MB, peak of the process", "budget", BUDGET, peak, unit="MB")
    finally:
        database.use(DATABASE)
        database.drop(DATABASE)


def _file(folder: Path) -> Path:
    path = folder / "kwb_2024.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(";".join([HEADER, *(f"Thema/Onderwerp {number} (%)" for number in range(COLUMNS))]) + "\n")
        for area in range(100_000_000):
            if file.tell() > MEGABYTES * 2**20:
                break
            cells = ";".join(f"{(area * 7 + column) % 1000},{column % 10}" for column in range(COLUMNS))
            file.write(f'"Buurt {area}";"BU{area:08d}";{area % 5000};{cells}\n')
    return path


def _publish(path: Path) -> None:
    from bench._country import NOON
    from neighbourhoods import tables
    from neighbourhoods.releases import publishing

    outcome = publishing.publish(tables.interpret(path), at=NOON, retrieved_at=NOON)
    assert outcome.status == "published"
    print(_peak())


def _peak() -> int:
    """In kB, of this process alone: `ru_maxrss` begins at the peak of the process that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    database.use(DATABASE)
    _publish(Path(sys.argv[1]))
