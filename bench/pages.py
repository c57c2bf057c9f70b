"""Pages of staff in the demo: a list of fifty against its template alone, and the overview against what it may take.

The template alone is the same request with the rows at hand: neither read nor made ready. A page is asked from the
product itself, from the first middleware to the last byte.
"""

import logging
import time
from collections.abc import Callable, Iterator
from datetime import date
from unittest.mock import patch

from django.db import connection
from django.test import Client
from django.test.utils import (
    CaptureQueriesContext,
    override_settings,
)

from bench import Line, best_of, p95
from demo import loading
from monitoring.management.naming import named_programme
from programmes.models import Programme, Urgency
from programmes.records import views
from programmes.records.listing import Listing
from tests.support import database
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import User

DATABASE = "wijkaanpak_bench"
MANAGER = "programmamanager@groningen.example"
ROWS, TIMES, PAGES = 1_000, 60, 100
TODAY = date(2026, 11, 23)


def measure() -> Iterator[Line]:
    database.make(DATABASE)
    database.use(DATABASE)
    try:
        with override_settings(DEBUG=True):  # the demo refuses to be loaded anywhere else
            loading.load(with_reports=False)
        with named_programme("selwerd") as programme:
            yield from _measure(programme)
    finally:
        logging.disable(logging.NOTSET)
        database.drop(DATABASE)


def _measure(programme: Programme) -> Iterator[Line]:
    rows = [Urgency(programme=programme, title=f"Urgentie {number}", **WHAT) for number in range(ROWS)]
    Urgency.objects.bulk_create(rows)
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(email=MANAGER))
    here = programme.municipality
    listing = tenancy.path(here, "urgencies:listing", slug=programme.slug)
    overview = tenancy.path(here, "monitoring:overview", slug=programme.slug)
    logging.disable(logging.INFO)  # a line on the screen for each request takes longer than some of them

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

    def whole() -> None:
        assert client.get(overview).status_code == 200

    whole()
    with CaptureQueriesContext(connection) as asked:
        whole()
    yield Line("overview", "budget", 20, len(asked), unit="queries")
    yield Line("overview, p95", "budget", 0.060, p95([_seconds(whole) for _page in range(PAGES)]))


WHAT = {"kind": Urgency.Kind.values[0], "felt_by": "Bewoners", "based_on": "Gesprekken", "raised_on": TODAY}


def _seconds(run: Callable[[], None]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started
