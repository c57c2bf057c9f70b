"""Reads at 28 million figures: thirteen years of 120 columns for every area of the country.

Two databases are filled by the product's own `publish`: that one, and one with as many years of a thirteenth of the
gemeenten, so that one area has as many figures in both. What the large one takes more is the price of a large country.
"""

import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench import Line, _country, best_of, p95
from neighbourhoods.areas.places import Place, place_of
from neighbourhoods.models import Indicator, Observation, Release
from neighbourhoods.pages import profiles
from neighbourhoods.standings import quantiles, ranks
from tests.support import database

YEARS = range(2012, 2025)
SMALLER = len(YEARS)
LARGE, SMALL = "wijkaanpak_bench", "wijkaanpak_bench_small"
ROUNDS, PAGES = 8, 40
TABLES = ("releaserow", "quantile", "releasecolumn", "release")
SIZE = "select " + " + ".join(f"pg_total_relation_size('neighbourhoods_{table}')" for table in TABLES)


def measure() -> Iterator[Line]:
    every = _country.codes()
    some = _country.some(every, SMALLER)
    try:
        started = time.perf_counter()
        figures = {name: _filled(name, areas) for name, areas in ((LARGE, every), (SMALL, some))}
        seconds = time.perf_counter() - started
        print(f"     {figures[LARGE]:,} and {figures[SMALL]:,} figures published in {seconds:.0f} s", flush=True)
        yield from _measure(figures, [code for code in some if code.startswith("BU")])
    finally:
        for name in (LARGE, SMALL):
            database.use(name)
            database.drop(name)


def _filled(name: str, areas: list[str]) -> int:
    database.make(name)
    database.use(name)
    with patch.object(quantiles, "LEAST_OF_COUNTRY", 1):  # the small one has percentiles to read too
        figures = _country.publish(areas, YEARS)
    with database.superuser(name) as owner:
        owner.execute("vacuum (analyze)")
        owner.execute("checkpoint")  # or what was published is written to disk while its pages are timed
    return figures


def _measure(figures: dict[str, int], buurten: list[str]) -> Iterator[Line]:
    database.use(LARGE)
    with connection.cursor() as cursor:
        cursor.execute(SIZE)
        (size,) = cursor.fetchone()
    yield Line("disk at 28 M: heap, indexes, TOAST", "budget a figure", 15, size / figures[LARGE], unit="bytes")

    with CaptureQueriesContext(connection) as asked:
        _area_page(buurten[0])
    yield Line("area page at 28 M", "budget", 10, len(asked), unit="queries")

    pages = {LARGE: [float("inf")], SMALL: [float("inf")]}
    for _round in range(ROUNDS):
        for name in (SMALL, LARGE):
            database.use(name)
            _area_page(buurten[-1])
            pages[name] = min(pages[name], [_in_database(_area_page, code) for code in _spread(buurten)], key=p95)
    yield Line("area page at 28 M, p95 in the database", "budget", 0.005, p95(pages[LARGE]))
    small = f"at {figures[SMALL] / 1e6:.1f} M, as many years"
    yield Line("area page at 28 M, median in the database", small, _median(pages[SMALL]), _median(pages[LARGE]), 1.2)

    database.use(LARGE)
    yield from _percentiles(buurten)
    yield from _one_indicator()


def _percentiles(buurten: list[str]) -> Iterator[Line]:
    found = profiles.of(_place(buurten[0]))
    shown = {row.indicator: row.figure for row in found.rows}
    (product,) = best_of(50, lambda: ranks.ranks(shown))
    yield Line(f"percentiles of {len(shown)} figures of an area", "budget", 0.001, product)


def _one_indicator() -> Iterator[Line]:
    latest = Release.objects.get(period=str(YEARS[-1]))
    indicator = Indicator.objects.get(key="woz")
    place = latest.columns.get(indicator=indicator).position
    buurten = _country.codes()
    wanted = sum(code.startswith("BU") for code in buurten)

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f'select area_id, "values"[{place}] from neighbourhoods_releaserow where release_id = %s',  # noqa: S608
                [latest.pk],
            )
            assert len(cursor.fetchall()) >= wanted

    def product() -> None:
        figures = Observation.objects.current().filter(indicator=indicator, period=latest.period)
        found = figures.filter(area__level="neighbourhood").values_list("area__code", "value", "note")
        assert len(found) == wanted

    limit, seconds = best_of(15, bare, product)
    yield Line(f"one indicator of {wanted} buurten of a year", "budget", 0.060, seconds)
    yield Line("the same", "its column straight from the rows", limit, seconds, 4)


def _area_page(code: str) -> None:
    """What the area page reads."""
    area = profiles.newest(code)
    assert area is not None
    assert profiles.standings(profiles.of(place_of(area)))


def _place(code: str) -> Place:
    return Place(code, "neighbourhood", (), code=code)


def _in_database(read: Callable[[str], None], code: str) -> float:
    """The seconds a read waits for the database."""
    with _watched() as waited:
        read(code)
    return sum(waited)


@contextmanager
def _watched() -> Iterator[list[float]]:
    waited: list[float] = []

    def timed(execute: Callable[..., Any], *arguments: Any) -> Any:
        started = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            waited.append(time.perf_counter() - started)

    with connection.execute_wrapper(timed):
        yield waited


def _spread(codes: list[str]) -> list[str]:
    """Buurten of small and large gemeenten."""
    return list(itertools.islice(codes, 0, None, max(1, len(codes) // PAGES)))[:PAGES]


def _median(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]
