"""Run every subject, or those named; exit 1 when a budget does not hold on a quiet machine, or something was lost."""

import importlib
import json
import os
import pkgutil
import platform
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django

import bench

QUIET = 1.0  # load above which nothing is judged


def main(arguments: list[str]) -> int:
    known = [module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_")]
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=f"of {', '.join(known)}; all when left out")
    parser.add_argument("--json", metavar="FILE", type=Path, help="keep the outcome as JSON too")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.subjects) - set(known):
        parser.error(f"no subject {', '.join(sorted(unknown))}; there are {', '.join(known)}")

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    load = os.getloadavg()[0]
    machine = machine_in_words()
    print(f"{machine}; load before: {load:.1f}")
    lines = []
    for name in asked.subjects or known:
        for line in importlib.import_module(f"bench.{name}").measure():
            print(in_words(line), flush=True)
            lines.append(line)
    print(f"load after: {os.getloadavg()[0]:.1f}")
    if asked.json:
        document = {"machine": machine, "load": load, "lines": [as_json(line) for line in lines]}
        asked.json.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    judged = lines
    if load > QUIET:
        print(f"The load was above {QUIET:g}: ratios are shown, not judged.")
        judged = [line for line in lines if line.judged_when_busy]
    return 0 if all(line.holds for line in judged) else 1


def machine_in_words() -> str:
    """The machine on which these seconds were measured."""
    return f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def in_words(line: bench.Line) -> str:
    mark = "ok" if line.holds else "OVER"
    product, limit = (_amount(amount, line.unit) for amount in (line.product_amount, line.limit_amount))
    return f"{mark:4} {line.what}: {product}, {line.limit}: {limit}, ratio {line.ratio:.3g} (at most {line.at_most:g})"


def _amount(amount: float, unit: str) -> str:
    if unit != "s":
        return f"{amount:.4g} {unit}"
    return f"{amount:.3f} s" if amount >= 0.1 else f"{amount * 1000:.2f} ms"


def as_json(line: bench.Line) -> dict[str, Any]:
    return asdict(line) | {"ratio": round(line.ratio, 3), "holds": line.holds}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
