"""As many queries for ten times the rows: a list, one record, its form and its history, for every kind there is."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

import programmes
from programmes import logbook
from programmes.models.owner import way
from programmes.records import Kind
from tests.conftest import NOON, make_user
from tests.support import factories
from tests.support.routes import MUNICIPALITY, routes
from tests.support.world import client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role

MOST = {"listing": 10, "detail": 15, "edit": 15, "history": 15}
FEW, MANY = 2, 20


def kinds() -> list[Kind]:
    """Every kind of record that a noun declares."""
    root = Path(programmes.__file__).parent
    names = [".".join(("programmes", path.parent.name, "records")) for path in sorted(root.glob("*/records.py"))]
    return [kind for name in names for kind in vars(import_module(name)).values() if isinstance(kind, Kind)]


KINDS = {kind.key: kind for kind in kinds()}


def add(kind: Kind, programme, count: int) -> None:
    """Rows of a kind, as far as there can be so many."""
    makers = [maker for maker in vars(factories).values() if isinstance(maker, type)]
    [maker] = [maker for maker in makers if getattr(getattr(maker, "_meta", None), "model", None) is kind.model]
    for _number in range(count):
        try:
            with transaction.atomic():
                maker(**{"__".join(way(kind.model) or ()): programme})
        except IntegrityError:
            assert kind.add is None, "only of a fixed set there are no more"


def test_every_page_of_a_kind_is_of_one_that_is_known():
    """Or its queries would not be counted."""

    views = {
        route.name.partition(":")[0] for route in routes(MUNICIPALITY) if route.view.__module__.endswith(".records")
    }

    assert views == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_ten_times_the_rows_ask_as_many_queries(kind, groningen, programme):
    anna = make_user("anna", groningen, *Role)
    client = client_of(anna)

    def asked() -> dict[str, int]:
        row = kind.rows(programme).order_by("pk").first()
        counted = {}
        for page in (page for page in MOST if page != "edit" or kind.may_change(row)):
            where = {"slug": programme.slug} | ({} if page == "listing" else {"pk": row.pk})
            path = tenancy.path(groningen, f"{kind.key}:{page}", **where)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200, path
            counted[page] = sum(bool(re.match(r"\s*(SELECT|\()", query["sql"])) for query in queries)
        return counted

    add(kind, programme, FEW)
    row = kind.rows(programme).order_by("pk").first()
    _happen(row, programme, anna, FEW)
    asked()  # what is kept for the next request is read now
    few = asked()
    add(kind, programme, MANY - FEW)
    _happen(row, programme, anna, MANY - FEW)

    assert asked() == few
    assert {page: count for page, count in few.items() if count > MOST[page]} == {}


def _happen(row, programme, by, times: int) -> None:
    for _time in range(times):
        logbook.record("stakeholder.edited", programme, about=row, subject=str(row), by=by, at=NOON)
