"""Earlier versions of rows are evidence: whoever gets at the database as the product adds to them, and no more."""

import pghistory
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from programmes import coalitions
from tests.conftest import NOON
from tests.support.factories import ObstacleFactory, ProgrammeFactory
from wijkaanpak import tenancy
from wijkaanpak.row_security import is_history

HISTORIES = sorted(model._meta.db_table for model in apps.get_models() if is_history(model) and model._meta.managed)
CONTEXT = "pghistory_context"
REFUSED = "permission denied"


def tried(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


@pytest.fixture
def programme(groningen):
    return ProgrammeFactory()


def test_every_history_is_added_to_only(db):
    kept = {}
    for table in HISTORIES:
        for doing in (f'update "{table}" set pgh_label = pgh_label', f'delete from "{table}"', f'truncate "{table}"'):  # noqa: S608
            with pytest.raises(ProgrammingError, match=REFUSED):
                kept[table] = tried(doing)

    assert len(HISTORIES) > 30
    assert kept == {}


@pytest.mark.parametrize(
    "doing",
    [
        "update pghistory_context set metadata = '{}'",
        "delete from pghistory_context",
        "truncate pghistory_context cascade",
        "insert into pghistory_context values (gen_random_uuid(), now(), now(), '{}')",
    ],
)
def test_who_did_it_is_written_by_nobody_directly(doing, db):
    with pytest.raises(ProgrammingError, match=REFUSED):
        tried(doing)


def test_the_triggers_still_write_both(programme, manager):
    with pghistory.context(url="/ergens/"):
        row = ObstacleFactory(programme=programme, title="Geen ruimte")
        with pghistory.context(user=manager.pk):
            coalitions.edit_obstacle(row, title="Geen zaal", by=manager, at=NOON)

    versions = row.events.order_by("pgh_id")
    told = [(version.pgh_label, version.title, version.pgh_context.metadata) for version in versions]
    about = {"url": "/ergens/", "user": manager.pk}
    assert told == [("insert", "Geen ruimte", about), ("update", "Geen zaal", about)]


def test_who_did_it_is_not_changed_by_asking_for_its_number_again(transactional_db, groningen):
    """By the function that the triggers call, which has the right."""
    with tenancy.municipality(groningen), pghistory.context(url="/ergens/"):
        row = ObstacleFactory(programme=ProgrammeFactory())

    with tenancy.municipality(groningen), connection.cursor() as cursor:
        known = row.events.get().pgh_context
        cursor.execute(
            "select set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            [str(known.pk), '{"url": "/elders/"}'],
        )
        cursor.execute("select _pgh_attach_context()")
        known.refresh_from_db()

    assert known.metadata == {"url": "/ergens/"}


def test_the_function_that_may_write_looks_nothing_up_where_others_can_put_something(db):
    """With the rights of the owner, so only where the owner alone makes tables."""
    with connection.cursor() as cursor:
        cursor.execute("select prosecdef, proconfig from pg_proc where proname = '_pgh_attach_context'")
        assert cursor.fetchall() == [(True, ["search_path=public, pg_temp"])]
        cursor.execute(
            "select proname from pg_proc join pg_roles r on r.oid = proowner where prosecdef and not rolsuper"
        )
        assert cursor.fetchall() == [("_pgh_attach_context",)]
