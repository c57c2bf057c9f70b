"""Fixtures named after people in the story. Tests run on real PostgreSQL as the runtime role."""

import gc
import os
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any

import hypothesis
import pytest
from django.db import connection, transaction
from django.test import TransactionTestCase

from tests.support import database
from wijkaanpak import tenancy
from wijkaanpak.accounts import people
from wijkaanpak.accounts.models import Municipality, Role, User

# How fast a machine is says nothing about the code.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")

pytest_plugins = ["tests.support.guards", "tests.support.made_once", "tests.support.world"]

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for real processes comes first: at the end a core would stand still."""
    items.sort(key=lambda item: item.get_closest_marker("processes") is None)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the garbage collector need not walk through Django and all tests time and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker) -> Iterator[None]:
    # Runs beside each other, such as those of `make mutants`, each have a name of their own.
    alone = os.environ.get("TEST_RUN", "alone")
    worker = getattr(request.config, "workerinput", {}).get("workerid", alone)
    name = f"wijkaanpak_test_{worker}"
    with django_db_blocker.unblock():
        database.make(name)
        database.use(name)
        with connection.cursor() as cursor:
            cursor.execute("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
            assert cursor.fetchone() == (False,), "tests must run as the runtime role"
    yield
    with django_db_blocker.unblock():
        database.drop(name)


@pytest.fixture(autouse=True, scope="session")
def _empty_as_superuser() -> Iterator[None]:
    """The runtime role may not truncate, so a transactional test is cleaned up for it."""
    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: database.empty())
    yield
    patch.undo()


@pytest.fixture(scope="module")
def rows_of_module(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Rows that take long are made once for a file, by a fixture that asks for this; what a test does is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def make_municipality(slug: str, name: str, **about: Any) -> Municipality:
    return Municipality.objects.create(slug=slug, name=name, requires_second_factor=False, **about)


def make_user(name: str, home: Municipality, *roles: Role) -> User:
    """Somebody with these roles in the municipality they work for."""
    user = people.create(email=f"{name}@{home.slug}.example", name=name.title(), home=home, password="lang genoeg 1")
    with tenancy.municipality(home):
        for role in roles:
            people.grant(user, role)
    return user


@pytest.fixture
def groningen(request: pytest.FixtureRequest) -> Iterator[Municipality]:
    """The municipality of the story; within an ordinary test its rows are the ones that exist."""
    transactional = {"transactional_db", "live"} & set(request.fixturenames)
    request.getfixturevalue("transactional_db" if transactional else "db")
    municipality = make_municipality("groningen", "Groningen", shares_figures=True)
    with nullcontext() if transactional else tenancy.municipality(municipality):
        yield municipality


@pytest.fixture
def other_municipality(groningen: Municipality) -> Municipality:
    return make_municipality("voorbeeldstad", "Voorbeeldstad")


@pytest.fixture
def manager(groningen: Municipality) -> User:
    return make_user("manager", groningen, Role.PROGRAMME_MANAGER)


@pytest.fixture
def reader(groningen: Municipality) -> User:
    return make_user("reader", groningen, Role.READER)


@pytest.fixture
def stranger(other_municipality: Municipality) -> User:
    """Has every right, in another municipality."""
    return make_user("stranger", other_municipality, Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER)
