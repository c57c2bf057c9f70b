"""What is said of a person stays out of the logbook, and what was withdrawn has a reason."""

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from programmes.models import Partner
from programmes.models.kept import CountingManager, Edited, Withdrawable
from programmes.models.owner import programme_of, way
from tests.support.factories import (
    ALL,
    NOON,
    ConversationFactory,
    MoneyLineFactory,
    OwnFigureFactory,
    PartnerFactory,
    ProgrammeFactory,
)
from wijkaanpak.accounts.models import User

EDITED = [model for model in apps.get_models() if issubclass(model, Edited) and not hasattr(model, "pgh_label")]
WITHDRAWABLE = [model for model in EDITED if issubclass(model, Withdrawable)]


def is_about_a_person(field):
    to_somebody = isinstance(field, models.ForeignKey) and field.remote_field.model is User
    return to_somebody or isinstance(field, models.EmailField)


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_people_and_addresses_stay_out_of_the_logbook(model):
    about = {field.name for field in model._meta.local_fields if is_about_a_person(field)} - {"withdrawn_by"}

    assert about - set(model.PRIVATE) == set()
    assert [name for name in model.PRIVATE if not model._meta.get_field(name)] == []


@pytest.mark.parametrize("model", WITHDRAWABLE, ids=lambda model: model.__name__)
def test_what_is_withdrawn_counts_nowhere_unless_asked_for(model):
    assert isinstance(model._default_manager, CountingManager)
    assert model._meta.managers_map.keys() >= {"objects", "with_withdrawn"}


@pytest.mark.parametrize("model", WITHDRAWABLE, ids=lambda model: model.__name__)
@pytest.mark.parametrize("half", [{"withdrawn_at": NOON}, {"withdrawn_reason": "Dubbel."}])
def test_the_database_refuses_half_a_withdrawal(groningen, model, half):
    row = next(factory for factory in ALL if factory._meta.model is model)()

    with pytest.raises(IntegrityError, match="withdrawal_is_complete"), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**half)


def test_a_withdrawal_needs_a_reason(groningen, manager):
    row = PartnerFactory()

    with pytest.raises(IntegrityError, match="withdrawal_is_complete"), transaction.atomic():
        Partner.objects.filter(pk=row.pk).update(withdrawn_at=NOON, withdrawn_by=manager)


@pytest.mark.parametrize("make", [ConversationFactory, MoneyLineFactory, OwnFigureFactory, ProgrammeFactory])
def test_a_part_belongs_to_the_programme_of_its_whole(groningen, make):
    ProgrammeFactory()
    row = make()

    found = row
    for name in way(type(row)):
        found = getattr(found, name)
    assert programme_of(row) == found.pk


def test_a_partner_belongs_to_no_programme(groningen):
    assert programme_of(PartnerFactory()) is None
