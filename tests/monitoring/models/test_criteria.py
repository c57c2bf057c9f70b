"""What the database refuses of a changed criterion."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from monitoring.models import CriterionChange
from tests.conftest import NOON


def make(by, **fields):
    told = {"number": 1, "factor": "vision", "criterion": "horizon", "reason": "Tien jaar.", "by": by, "made_at": NOON}
    return CriterionChange.objects.create(**told | fields)


@pytest.mark.parametrize("broken", [{"reason": ""}, {"met": -1}, {"is_used": False, "met": 10}])
def test_database_refuses(manager, broken):
    with pytest.raises(IntegrityError):
        make(manager, **broken)


def test_a_number_is_given_once(manager):
    make(manager)

    with pytest.raises(IntegrityError):
        make(manager, criterion="adopted")


def test_a_change_stays_as_it_was_made(manager):
    made = make(manager)

    for attempt in (lambda: CriterionChange.objects.update(reason="Anders."), made.delete):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            attempt()
