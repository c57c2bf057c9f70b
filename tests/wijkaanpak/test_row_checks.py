"""The checks of a row are one question to the database, and say the same as when each is asked apart."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from tests.support.factories import MeasureFactory
from wijkaanpak.tenancy import TenantModel


@pytest.fixture
def measure(groningen):
    return MeasureFactory()


def apart(row: models.Model, monkeypatch: pytest.MonkeyPatch) -> ValidationError:
    """What Django says of the row, which asks each check apart."""
    with monkeypatch.context() as patch:
        patch.delattr(TenantModel, "get_constraints")
        with pytest.raises(ValidationError) as refused:
            row.validate_constraints()
    return refused.value


def test_ten_checks_are_one_question(measure):
    with CaptureQueriesContext(connection) as queries:
        measure.validate_constraints()

    assert len(measure._meta.constraints) >= 10
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 1


def test_what_fails_says_so_in_its_own_words(measure, monkeypatch):
    measure.starts_on, measure.ends_on = date(2027, 1, 1), date(2026, 1, 1)
    measure.budget = -1

    with pytest.raises(ValidationError) as refused:
        measure.validate_constraints()

    assert len(refused.value.messages) == 2
    assert refused.value.messages == apart(measure, monkeypatch).messages


def test_an_unknown_answer_hides_no_other_one(measure):
    """No end is in no order, which is unknown; the budget is still below nothing."""
    measure.starts_on, measure.ends_on, measure.budget = None, None, -1

    with pytest.raises(ValidationError) as refused:
        measure.validate_constraints()

    assert len(refused.value.messages) == 1


def test_a_field_that_is_wrong_already_is_not_looked_at_again(measure):
    measure.budget, measure.directed = -1, "paars"

    with pytest.raises(ValidationError) as refused:
        measure.validate_constraints(exclude={"budget"})

    assert len(refused.value.messages) == 1
