"""Where the figures of the demo stand among the buurten of the whole country: demo/standings.json into the database."""

import json
from pathlib import Path
from typing import Any

from neighbourhoods.models import Indicator, Quantile, Release
from neighbourhoods.standings import quantiles

STANDINGS = Path(__file__).parent / "standings.json"


def load(releases: dict[str, Release]) -> int:
    """Store the distributions of the releases of the demo, by name of their file; returns how many there are."""
    found = json.loads(STANDINGS.read_text("utf-8"))
    keys = dict(Indicator.objects.values_list("key", "pk"))
    rows = [row for name, about in found.items() for row in _of(releases[name], about, keys)]
    Quantile.objects.bulk_create(rows, ignore_conflicts=True)
    for name, about in found.items():
        quantiles.classify(releases[name], list(about["classes"]), list(about["classes"].values()))
    return len(rows)


def _of(release: Release, about: dict[str, Any], keys: dict[str, int]) -> list[Quantile]:
    return [
        Quantile(release=release, indicator_id=keys[key], comparison=comparison, areas=areas, points=points)
        for key, comparison, areas, points in about["spread"]
    ]
