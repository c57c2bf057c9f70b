"""The night: every programme of 343 gemeenten judged, and once more on the next day, on which nothing changed.

Each programme is one of the demo, with all that is recorded of it. Two processes share the work, as two workers do; the
messages between them are left out.
"""

import logging
import os
import time
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connections
from django.test import override_settings

from bench import Line, _gemeenten
from demo import loading
from monitoring import assessments, tasks
from monitoring.models import Assessment, DailyScoring
from tests.support import database
from wijkaanpak import tenancy
from wijkaanpak.accounts.entering import each_municipality
from wijkaanpak.accounts.models import Municipality

DATABASE = "wijkaanpak_bench_night"
PROCESSES = 2
NIGHT = 600
"""Seconds; of a night that begins at half past four."""
TODAY = date(2026, 11, 24)


def measure() -> Iterator[Line]:
    database.make(DATABASE)
    database.use(DATABASE)
    try:
        with override_settings(DEBUG=True):  # the demo refuses to be loaded anywhere else
            loading.load(with_reports=False)
        _gemeenten.fill(Municipality.objects.get(slug="groningen"))
        logging.disable(logging.INFO)
        for number, name in enumerate(("night", "night after a day without changes")):
            day = TODAY + timedelta(days=number)
            yield Line(name, "budget", NIGHT, _night(day))
            programmes, scored, kept = _counted(day)
            yield Line(f"{name}, programmes without a judgement", "budget", 1, programmes - scored, unit="programmes")
            if number:
                yield Line(f"{name}, judgements kept", "budget", 1, kept, unit="judgements")
    finally:
        logging.disable(logging.NOTSET)
        database.drop(DATABASE)


def _night(day: date) -> float:
    """Seconds until every programme has its judgement."""
    started = time.perf_counter()
    jobs: list[tuple[int, int]] = []
    for municipality_id in each_municipality():
        with tenancy.municipality(municipality_id):
            jobs += [(municipality_id, pk) for pk in assessments.begin_day(day)]
    connections.close_all()  # or two processes would talk through one
    children = [_start(jobs[process::PROCESSES]) for process in range(PROCESSES)]
    for child in children:
        _pid, status = os.waitpid(child, 0)
        assert status == 0
    return time.perf_counter() - started


def _start(jobs: list[tuple[int, int]]) -> int:
    child = os.fork()
    if child:
        return child
    for municipality_id, pk in jobs:
        tasks.score_programme(municipality_id=municipality_id, scoring_id=pk)
    os._exit(0)


def _counted(day: date) -> tuple[int, int, int]:
    """How many programmes there are, have a judgement up to this day, and had one kept on it."""
    programmes = scored = kept = 0
    for municipality_id in each_municipality():
        with tenancy.municipality(municipality_id):
            programmes += DailyScoring.objects.count()
            scored += DailyScoring.objects.filter(scored_on=day).count()
            kept += Assessment.objects.filter(reference_date=day).count()
    return programmes, scored, kept
