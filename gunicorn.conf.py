"""Read by gunicorn when it starts here, before what stands on its command line."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

# Nobody steers a server through a socket; and its folder is not ours to write in.
control_socket_disable = True

# Each process counts in a file of this folder (wijkaanpak/watching/metrics.py). A server that takes over from another
# begins a new one, a server that only reads its code again goes on with it. Known before anything counts.
_PREFIX = "wijkaanpak-metrics-"
_MINE = f"{_PREFIX}{os.getpid()}-"
if not Path(os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")).name.startswith(_MINE):
    for _left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        if not Path("/proc", _left.name.removeprefix(_PREFIX).partition("-")[0]).exists():
            shutil.rmtree(_left, ignore_errors=True)  # of a server that was killed
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix=_MINE)


def child_exit(server: Any, worker: Any) -> None:
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:
    shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
