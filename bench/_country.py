"""A country to measure with: the areas there are, the columns of the catalogue, and made-up values."""

from __future__ import annotations

import csv
import itertools
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from django.conf import settings

from neighbourhoods.models import Indicator
from neighbourhoods.releases import publishing
from neighbourhoods.sources.layout import Column, Layout
from neighbourhoods.tables import Publication, Reading
from neighbourhoods.terms import Combination, Note, ReleaseStatus

COLUMNS = 120
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
REAL = Path("..", "shared", "data", "cbs", "kwb_2024_bevolking.csv")
MUNICIPALITIES, BUURTEN = 342, 14_574
MISSING = 0.02
LARGER = {"NL": 1e8, "GM": 1e6, "WK": 1e5, "BU": 0}  # no area is smaller than one in it


def codes() -> list[str]:
    """The country, gemeenten, wijken and buurten of 2024; made-up codes, as many and as skewed, without that file."""
    path = settings.BASE_DIR / REAL
    if not path.exists():
        return list(_made_up())
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [row["Regioaanduiding/Codering (code)"].strip() for row in csv.DictReader(lines, delimiter=";")]


def _made_up() -> Iterator[str]:
    """The largest gemeente has some five hundred buurten, half of them fewer than thirty."""
    chance = random.Random(2024)
    sizes = sorted((chance.paretovariate(1.3) for _ in range(MUNICIPALITIES)), reverse=True)
    scale = BUURTEN / sum(min(size, 18) for size in sizes)
    yield "NL00"
    for number, size in enumerate(sizes, start=1):
        yield f"GM{number:04d}"
        for buurt in range(max(1, round(min(size, 18) * scale))):
            if buurt % 4 == 0:
                yield f"WK{number:04d}{buurt // 4 % 100:02d}"
            yield f"BU{number:04d}{buurt // 4 % 100:02d}{buurt % 4:02d}"


def some(every: Sequence[str], part: int) -> list[str]:
    """One in `part` of the gemeenten with all that is in them, large and small, and the country."""
    counted: dict[str, int] = {}
    for code in every:
        counted[code[2:6]] = counted.get(code[2:6], 0) + 1
    by_size = sorted(
        (municipality for municipality in counted if municipality != "00"),
        key=lambda municipality: -counted[municipality],
    )
    kept = {"00", *by_size[part // 2 :: part]}
    return [code for code in every if code[2:6] in kept]


def columns() -> tuple[Column, ...]:
    """All published indicators of the catalogue, and columns nobody asks for."""
    keys = list(Indicator.objects.exclude(combination=Combination.RATE).in_order().values_list("key", flat=True))
    assert 30 < len(keys) < COLUMNS
    names = [*keys, *(f"andere kolom {number}" for number in range(COLUMNS - len(keys)))]
    return tuple(Column(name, name, name if name in keys else None) for name in names)


def publish(areas: Sequence[str], years: Sequence[int]) -> int:
    """Publish a year at a time, as an import does after reading; returns how many figures. One series, as if the
    catalogue had them all from one yearly table.
    """
    Indicator.objects.update(series="BENCH")
    wanted = columns()
    figures = 0
    for year in years:
        publication = _year(areas, year, wanted)
        figures += publication.values.size
        layout = Layout(source="table", code="code", columns=wanted, series="BENCH", publisher="CBS")
        reading = Reading(
            f"{year}.csv", f"{year:064x}", layout, [publication], statuses={str(year): ReleaseStatus.DEFINITIVE}
        )
        publishing.publish(reading, at=NOON, retrieved_at=NOON, table=f"BENCH{year}")
    return figures


def _year(areas: Sequence[str], year: int, wanted: tuple[Column, ...]) -> Publication:
    chance = np.random.default_rng(year)
    shape = len(areas), len(wanted)
    values = np.round(chance.gamma(2.0, 400.0, shape), 1)
    values += np.array([[LARGER[code[:2]]] for code in areas])
    percentages = set(Indicator.objects.filter(unit__startswith="%").values_list("key", flat=True))
    values[:, [column.indicator in percentages for column in wanted]] %= 100
    missing = chance.random(shape) < MISSING
    values[missing] = np.nan
    notes = np.where(missing, Note.MISSING, Note.PRESENT).astype(np.int16)
    names = [f"Gebied {code}" for code in areas]
    return Publication(str(year), list(areas), names, list(itertools.repeat(1, len(areas))), wanted, values, notes)
