"""Numbers for who watches servers, in the words of Prometheus: what this server answered, and how its work stands.

Each process of a web server counts for itself in a file of `PROMETHEUS_MULTIPROC_DIR` (gunicorn.conf.py), and whichever
is asked adds them up. What stands in the database is read when somebody asks, at most every half minute.
"""

import os
import time
from collections.abc import Iterator
from datetime import datetime
from threading import Lock

from django.db import DatabaseError, connections
from django.utils import timezone
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from wijkaanpak.cache import redis_answers
from wijkaanpak.watching import kinds, readings, upgrades

CONTENT_TYPE = CONTENT_TYPE_LATEST
KEPT_SECONDS = 30  # every municipality is asked in turn

_of_this_process = CollectorRegistry()
_seconds = Histogram(
    "wijkaanpak_request_seconds",
    "How long a page took, by the name of its route",
    ["route"],
    buckets=(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=_of_this_process,
)
_requests = Counter("wijkaanpak_requests", "What was answered", ["route", "status"], registry=_of_this_process)
_pool = {
    name: Gauge(f"wijkaanpak_{name}", words, multiprocess_mode="livesum", registry=_of_this_process)
    for name, words in {
        "pool_size": "Connections to the database that are open",
        "pool_available": "Of those, how many nobody uses",
        "requests_waiting": "Requests that wait for a connection",
    }.items()
}


def answered(route: str, status: int, seconds: float) -> None:
    """One request is over."""
    _seconds.labels(route).observe(seconds)
    _requests.labels(route, f"{status // 100}xx").inc()
    pool = getattr(connections["default"], "pool", None)
    found = pool.get_stats() if pool else {}
    for name, gauge in _pool.items():
        gauge.set(found.get(name, 0))


def exposition() -> bytes:
    registry = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(registry)
    else:
        registry.register(_of_this_process)
    registry.register(_database)
    return generate_latest(registry)


class FromDatabase(Collector):
    """What `manage.py status` says, in numbers."""

    def __init__(self) -> None:
        self._lock, self._read, self._read_at = Lock(), list[Metric](), -float("inf")

    def collect(self) -> Iterator[Metric]:
        with self._lock:
            if time.monotonic() - self._read_at >= KEPT_SECONDS:
                self._read, self._read_at = list(_readings(timezone.now())), time.monotonic()
            yield from self._read


_database = FromDatabase()


def _readings(at: datetime) -> Iterator[Metric]:
    up = GaugeMetricFamily("wijkaanpak_up", "Whether it answers", labels=["of"])
    up.add_metric(["redis"], redis_answers())
    try:
        pending = len(upgrades.pending())
        rest = [] if pending else [*_times(), *_workings(at), *_queues(at), *_nights(at)]
        up.add_metric(["database"], 1)
        yield GaugeMetricFamily("wijkaanpak_migrations_pending", "What manage.py migrate would do", value=pending)
        yield from rest
    except DatabaseError:
        up.add_metric(["database"], 0)
    yield up


def _times() -> Iterator[Metric]:
    """Of what never happened there is no line."""
    verified = readings.verified()
    happened = {
        "wijkaanpak_last_beat_timestamp_seconds": ("When the clock and a worker were there last", readings.pulse()),
        "wijkaanpak_backup_verified_timestamp_seconds": (
            "When the last backup was made that somebody verified",
            verified and verified.made_at,
        ),
    }
    for name, (words, moment) in happened.items():
        if moment:
            yield GaugeMetricFamily(name, words, value=moment.timestamp())
    stocks = GaugeMetricFamily(
        "wijkaanpak_figures_retrieved_timestamp_seconds", "When the newest came in", labels=["stock"]
    )
    for stock in kinds.stocks():
        if newest := stock.newest():
            stocks.add_metric([stock.name], newest.timestamp())
    yield stocks


def _workings(at: datetime) -> Iterator[Metric]:
    """Of the clock and the workers, by the last signs of life."""
    beats = readings.beats(at)
    ahead = GaugeMetricFamily("wijkaanpak_clock_ahead_seconds", "Of that of the database", labels=["of"])
    ahead.add_metric(["worker"], readings.worker_ahead())
    if beats:
        ahead.add_metric(["beat"], beats.ahead)
        yield GaugeMetricFamily("wijkaanpak_beats", "Beats that ask for work at once", value=len(beats.names))
    yield ahead
    yield GaugeMetricFamily(
        "wijkaanpak_worker_processes_lost",
        "Processes of workers that were ended within a day",
        value=readings.processes_lost(at),
    )


def _queues(at: datetime) -> Iterator[Metric]:
    waiting = GaugeMetricFamily("wijkaanpak_queue_waiting", "Work that waits", labels=["queue"])
    oldest = GaugeMetricFamily("wijkaanpak_queue_oldest_seconds", "How long the oldest waits", labels=["queue"])
    failed = GaugeMetricFamily("wijkaanpak_queue_failed", "Work that failed within a day", labels=["queue"])
    undeliverable = GaugeMetricFamily(
        "wijkaanpak_queue_undeliverable", "Letters that somebody has to mend or to let go", labels=["queue"]
    )
    for queue in kinds.queues():
        backlog = readings.backlog(queue, at)
        waiting.add_metric([queue.name], backlog.waiting)
        oldest.add_metric([queue.name], (at - backlog.oldest).total_seconds() if backlog.oldest else 0)
        failed.add_metric([queue.name], backlog.failed)
        undeliverable.add_metric([queue.name], backlog.undeliverable)
    yield from (waiting, oldest, failed, undeliverable)


def _nights(at: datetime) -> Iterator[Metric]:
    missed = GaugeMetricFamily("wijkaanpak_night_missed", "What the last night left undone", labels=["night"])
    for night in kinds.nights():
        missed.add_metric([night.name], readings.missed(night, at))
    yield missed
