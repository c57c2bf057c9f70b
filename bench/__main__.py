"""Run every subject, or those named; exit 1 when a budget does not hold on a quiet machine."""

import importlib
import os
import pkgutil
import sys

import django

import bench

QUIET = 1.0  # load above which nothing is judged


def main(names: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    subjects = names or [one.name for one in pkgutil.iter_modules(bench.__path__) if not one.name.startswith("_")]
    load = os.getloadavg()[0]
    print(f"load before: {load:.1f}")
    lines = [line for name in subjects for line in importlib.import_module(f"bench.{name}").measure()]
    for line in lines:
        mark = "ok" if line.holds else "OVER"
        print(
            f"{mark:4} {line.what}: {line.product_seconds:.3f} s, {line.limit}: {line.limit_seconds:.3f} s, "
            f"ratio {line.ratio:.2f} (at most {line.at_most:g})"
        )
    print(f"load after: {os.getloadavg()[0]:.1f}")
    if load > QUIET:
        print(f"The load was above {QUIET:g}: ratios are shown, not judged.")
        return 0
    return 0 if all(line.holds for line in lines) else 1


sys.exit(main(sys.argv[1:]))
