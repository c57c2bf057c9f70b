"""Which municipalities have something to do is one question, asked behind the wall of each."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.models import Programme
from tests.conftest import make_municipality
from tests.support.factories import ProgrammeFactory
from wijkaanpak import tenancy
from wijkaanpak.accounts.entering import municipalities_with


def test_only_those_with_such_rows_are_named(groningen, other_municipality):
    make_municipality("leeg", "Leeg")
    ProgrammeFactory(name="Selwerd")
    with tenancy.municipality(other_municipality):
        ProgrammeFactory(name="'t Zand; drop table programmes_programme")

    assert municipalities_with(Programme.objects.all()) == [groningen.pk, other_municipality.pk]
    assert municipalities_with(Programme.objects.filter(name__startswith="'t Zand; drop")) == [other_municipality.pk]
    assert municipalities_with(Programme.objects.filter(name="100% %s")) == []


def test_it_is_one_question_for_all(groningen, other_municipality):
    with CaptureQueriesContext(connection) as queries:
        municipalities_with(Programme.objects.all())

    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 1


def test_afterwards_the_same_municipality_is_open_as_before(groningen, other_municipality):
    ProgrammeFactory()

    municipalities_with(Programme.objects.all())

    assert tenancy.setting() == str(groningen.pk)
    assert Programme.objects.count() == 1
