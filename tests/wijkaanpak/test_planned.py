"""A statement is planned once for each connection, whoever asks it."""

import pytest
from django.db import DataError, connection

from tests.support.factories import ProgrammeFactory
from wijkaanpak import planned, tenancy

DIVIDED = "select 6 / $1::int, '%s'"


def plans() -> list[tuple[str, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute("select statement, generic_plans, custom_plans from pg_prepared_statements")
        return [row for row in cursor.fetchall() if DIVIDED in row[0]]


@pytest.fixture(autouse=True)
def nothing_planned(db, monkeypatch):
    """The connection of the tests may know statements of other tests."""
    with connection.cursor() as cursor:
        cursor.execute("deallocate all")
    monkeypatch.setattr(planned, "_known", planned.WeakKeyDictionary())


def test_it_is_planned_once_and_answers_for_each_value(django_assert_num_queries):
    with django_assert_num_queries(3):
        found = [planned.ask(DIVIDED, [value]) for value in (1, 2, 3)]

    assert found == [[(6, "%s")], [(3, "%s")], [(2, "%s")]]
    assert [counts for _statement, *counts in plans()] == [[3, 0]]


@pytest.mark.django_db(transaction=True)
def test_after_a_mistake_it_answers_again():
    with pytest.raises(DataError, match="division by zero"):
        planned.ask(DIVIDED, [0])

    assert planned.ask(DIVIDED, [6]) == [(1, "%s")]


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_plans_it_anew():
    planned.ask(DIVIDED, [1])
    connection.close()

    assert plans() == []
    assert planned.ask(DIVIDED, [2]) == [(3, "%s")]


def test_the_plan_of_one_municipality_shows_another_its_own_rows(groningen, other_municipality):
    statement = "select name from programmes_programme where length(name) > $1::int"
    ProgrammeFactory(name="Selwerd")
    with tenancy.municipality(other_municipality):
        ProgrammeFactory(name="Holtenbroek")
        theirs = planned.ask(statement, [2])

    assert theirs == [("Holtenbroek",)]
    assert planned.ask(statement, [2]) == [("Selwerd",)]
