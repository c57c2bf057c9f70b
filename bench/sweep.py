"""Sweeps over 343 gemeenten with three wijkaanpakken each: reports, imports, scorings and letters, with nothing that
waits and with much.

A sweep asks in one pass what waits, and opens a gemeente only when something waits there. So with nothing waiting its
questions are counted, and it is measured against the same questions in a transaction of each gemeente. With much
waiting, as after a day without a broker, it has to be done before the next one is due. The messages themselves stay in
a list in memory.
"""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection, connections
from django.db.models import QuerySet

from bench import Line, _gemeenten, best_of
from monitoring.models import DailyScoring, Report
from monitoring.tasks import sweep_reports, sweep_scorings
from neighbourhoods.models import FigureImport
from neighbourhoods.tasks import sweep_imports
from programmes.letters import unsent
from programmes.models import Initiative
from programmes.tasks import sweep_letters
from tests.conftest import NOON, make_municipality
from tests.support import database
from tests.support.factories import InitiativeFactory
from tests.support.monitoring import make_programme, make_report
from wijkaanpak import tenancy
from wijkaanpak.accounts.entering import each_municipality
from wijkaanpak.accounts.models import Municipality
from wijkaanpak.jobs import Job

DATABASE = "wijkaanpak_bench_sweep"
PROGRAMMES, IDEAS, REPORTS = 3, 100, 10  # in each gemeente, of each wijkaanpak
TIMES = 5
LETTERS_EVERY = 60  # seconds
SHARE = 0.25
"""Of what a transaction of each gemeente takes; what is left of it is the asking itself."""


def _letters() -> list[QuerySet[Any]]:
    kinds = (unsent.confirmations(), unsent.decisions(at=NOON), unsent.messages(), unsent.returned_figures())
    return [kind.due(NOON) for kind in kinds]


def _jobs(model: type[Job]) -> Callable[[], list[QuerySet[Any]]]:
    return lambda: [model._default_manager.filter(state__in=[Job.State.RECEIVED, Job.State.PROCESSING])]


SWEEPS: dict[str, tuple[Callable[[], int], Callable[[], list[QuerySet[Any]]]]] = {
    "letters": (sweep_letters, _letters),
    "reports": (sweep_reports, _jobs(Report)),
    "imports": (sweep_imports, _jobs(FigureImport)),
    "scorings": (sweep_scorings, _jobs(DailyScoring)),
}
"""Each with what it asks for. It may ask each once, over all gemeenten together."""

MUCH = (
    "update programmes_initiative set confirmation_sent_at = null where id % 10 = 0",
    "update monitoring_report set state = 'received', nudged_at = now() - interval '1 day' where id % 10 = 0",
)


def measure() -> Iterator[Line]:
    database.make(DATABASE)
    database.use(DATABASE)
    logging.disable(logging.INFO)
    try:
        _gemeenten.fill(_one())
        yield from _with_nothing()
        yield from _with_much()
    finally:
        logging.disable(logging.NOTSET)
        database.drop(DATABASE)


def _one() -> Municipality:
    """A gemeente where all is done: each letter has gone and each report is made."""
    groningen = make_municipality("groningen", "Groningen")
    with tenancy.municipality(groningen):
        for number in range(PROGRAMMES):
            programme = make_programme(name=f"Wijk {number}", slug=f"wijk-{number}")
            sent = {"idea": True, "confirmation_sent_at": NOON, "needs_check": False}
            Initiative.objects.bulk_create(InitiativeFactory.build_batch(IDEAS, programme=programme, **sent))
            for version in range(1, REPORTS + 1):
                make_report(programme, version=version, state=Report.State.DONE)
            DailyScoring.objects.create(programme=programme, day=NOON.date(), state=DailyScoring.State.DONE)
    return groningen


def _with_nothing() -> Iterator[Line]:
    for name, (sweep, asked_for) in SWEEPS.items():
        yield Line(f"sweep of {name}, nothing waits", "budget", len(asked_for()), _questions(sweep), unit="questions")
        limit, product = best_of(TIMES, partial(_each_in_turn, asked_for), sweep)
        yield Line(f"sweep of {name}, nothing waits", "a transaction of each gemeente", limit, product, SHARE)


def _questions(sweep: Callable[[], int]) -> int:
    """How many it asks of the database."""
    asked: list[str] = []

    def note(run: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return run(sql, *rest)

    with connection.execute_wrapper(note):
        assert sweep() == 0
    return len(asked)


def _each_in_turn(asked_for: Callable[[], list[QuerySet[Any]]]) -> None:
    for municipality_id in each_municipality():
        with tenancy.municipality(municipality_id):
            assert not any(rows.exists() for rows in asked_for())


def _with_much() -> Iterator[Line]:
    with database.superuser(connections["default"].settings_dict["NAME"]) as rows:
        rows.execute("set session_replication_role = replica")
        for statement in MUCH:
            rows.execute(statement)
        rows.execute("analyze")
    for name, every in (("letters", LETTERS_EVERY), ("reports", settings.JOB_SWEEP_SECONDS)):
        found = 0

        def sweep(work: Callable[[], int] = SWEEPS[name][0]) -> None:
            nonlocal found
            found = work()

        [seconds] = best_of(1, sweep)
        yield Line(f"sweep of {name}, {found:,} wait in 343 gemeenten", "until the next", every, seconds)
