"""Read by gunicorn when it starts here, before what stands on its command line."""

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from prometheus_client import multiprocess

# Nobody steers a server through a socket; and its folder is not ours to write in.
control_socket_disable = True

# Each process counts in a file of this folder (wijkaanpak/watching/metrics.py). A server that takes over from another
# begins a new one, a server that only reads its code again goes on with it.
_MINE = f"wijkaanpak-metrics-{os.getpid()}-"
if not Path(os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")).name.startswith(_MINE):
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = mkdtemp(prefix=_MINE)


def child_exit(server: Any, worker: Any) -> None:
    multiprocess.mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:
    shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
