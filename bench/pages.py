"""Pages in the demo, where 343 gemeenten have its wijkaanpakken: a list of fifty against its template alone, and what
each page that is opened most may take of a processor.

The template alone is the same request with the rows at hand: neither read nor made ready. A page is asked from the
product itself, from the first middleware to the last byte, as a browser does. What it may take is counted in the time
of the processor, which others on this machine make longer less than that of the clock; what PostgreSQL does meanwhile
is in the p95 of the overview alone.

The budgets are of a page of which the pieces are kept that it draws from figures (ADR 28), as they are for all but the
first visitor of an hour and of a change. What that first visit takes is printed beside it, with each piece drawn anew.
"""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import date
from statistics import median
from unittest.mock import patch

from django.core.cache.backends.dummy import DummyCache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from bench import Line, _gemeenten, best_of, p95
from demo import loading
from monitoring.management.naming import named_programme
from programmes.models import Programme, Urgency
from programmes.records import views
from programmes.records.listing import Listing
from tests.support import database
from wijkaanpak import kept_html, tenancy, warming
from wijkaanpak.accounts.models import Municipality, User

DATABASE = "wijkaanpak_bench"
MANAGER = "programmamanager@groningen.example"
ROWS, TIMES, PAGES = 1_000, 60, 100
TODAY = date(2026, 11, 23)
BROWSER = {"host": "localhost", "accept-encoding": "gzip, deflate, br, zstd"}
AREA = "BU00140908"
FIRST_VISIT = 2
"""Times the budget: drawing took half of the page of an area, the most of these, when ADR 28 was decided."""


def measure() -> Iterator[Line]:
    database.make(DATABASE)
    database.use(DATABASE)
    try:
        with override_settings(DEBUG=True):  # the demo refuses to be loaded anywhere else
            loading.load(with_reports=False)
        _gemeenten.fill(Municipality.objects.get(slug="groningen"))
        warming.warm()
        logging.disable(logging.INFO)  # a line on the screen for each request takes longer than some of them
        with named_programme("selwerd", "groningen") as programme, override_settings(DEBUG=False):
            yield from _lists(programme)
            yield from _pages(programme)
    finally:
        logging.disable(logging.NOTSET)
        database.drop(DATABASE)


def _lists(programme: Programme) -> Iterator[Line]:
    rows = [Urgency(programme=programme, title=f"Urgentie {number}", **WHAT) for number in range(ROWS)]
    Urgency.objects.bulk_create(rows)
    client = _manager()
    listing = tenancy.path(programme.municipality, "urgencies:listing", slug=programme.slug)

    def page() -> None:
        assert client.get(listing).status_code == 200

    ready: list[Listing] = []
    read = views.listed
    with patch.object(views, "listed", lambda *asked: ready.append(read(*asked)) or ready[0]):
        page()

    def bare() -> None:
        with patch.object(views, "listed", return_value=ready[0]):
            page()

    limit, product = best_of(TIMES, bare, page)
    yield Line("list of 50 of 1,000", "its template, with the rows at hand", limit, product, 1.5)
    yield Line("list of 50 of 1,000", "budget", 0.040, product)


def _pages(programme: Programme) -> Iterator[Line]:
    here, slug = programme.municipality, programme.slug
    anybody, manager = Client(headers=BROWSER), _manager()
    overview = _asking(manager, tenancy.path(here, "monitoring:overview", slug=slug))
    factors = _asking(manager, tenancy.path(here, "monitoring:success_factors", slug=slug))
    home = _asking(anybody, tenancy.path(here, "public:home"))
    area = _asking(anybody, tenancy.path(here, "public:area", code=AREA))
    overview()
    with CaptureQueriesContext(connection) as asked:
        overview()
    yield Line("overview", "budget", 20, len(asked), unit="queries")
    yield Line("overview, p95", "budget", 0.060, p95([_seconds(overview, time.perf_counter) for _ in range(PAGES)]))
    budgets = (("overview", overview, 0.050), ("success factors", factors, 0.040), ("home", home, 0.015))
    for name, ask, budget in (*budgets, ("page of an area", area, 0.030)):
        ask()
        yield Line(f"{name}, processor", "budget", budget, _processor(ask))
        with patch.object(kept_html, "cache", DummyCache("", {})):
            yield Line(f"{name}, first visit, processor", "budget", budget, _processor(ask), FIRST_VISIT)


WHAT = {"kind": Urgency.Kind.values[0], "felt_by": "Bewoners", "based_on": "Gesprekken", "raised_on": TODAY}


def _manager() -> Client:
    client = Client(headers=BROWSER)
    client.force_login(User.objects.get(email=MANAGER))
    return client


def _asking(client: Client, address: str) -> Callable[[], None]:
    def ask() -> None:
        assert client.get(address).status_code == 200

    return ask


def _processor(ask: Callable[[], None]) -> float:
    return median(_seconds(ask, time.process_time) for _ in range(TIMES))


def _seconds(run: Callable[[], None], clock: Callable[[], float]) -> float:
    started = clock()
    run()
    return clock() - started
