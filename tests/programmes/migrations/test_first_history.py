"""Rows from before their history was kept get a first version, so that their next change is not their first day."""

from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from monitoring.models import Round
from programmes.models import Obstacle, Partner, Programme
from tests.support import history
from tests.support.factories import (
    ALL,
    NOON,
    AgreementPromiseFactory,
    ConversationFactory,
    MeasureAdjustmentFactory,
    ObstacleFactory,
    PartnerFactory,
)
from wijkaanpak import tenancy

ours = import_module("programmes.migrations.0007_first_history")
rounds = import_module("monitoring.migrations.0004_first_history_of_rounds")
CAME = datetime(2026, 3, 1, tzinfo=UTC)


def forget(row):
    """As it was before the history was kept, in a programme that came here in March."""
    history.forget(type(row).pgh_event_model)
    history.written(Programme.pgh_event_model.objects.all(), CAME)


def fill(migration=ours):
    migration.fill(apps, SimpleNamespace(connection=connection))


@pytest.mark.parametrize("name", ours.MODELS)
def test_every_table_gets_a_first_version(groningen, name):
    make = next(factory for factory in ALL if factory._meta.model.__name__ == name)
    row = make()
    forget(row)

    fill()

    version = row.events.get()
    assert (version.pgh_label, version.id, version.municipality_id) == ("insert", row.pk, groningen.pk)


@pytest.mark.parametrize(
    "make", [ObstacleFactory, ConversationFactory, AgreementPromiseFactory, MeasureAdjustmentFactory, PartnerFactory]
)
def test_it_is_dated_from_when_the_programme_came_here(groningen, make):
    ObstacleFactory()
    row = make()
    forget(row)

    fill()

    assert row.events.get().pgh_created_at == CAME


def test_a_partner_without_any_programme_is_dated_today(groningen):
    row = PartnerFactory()
    history.forget(Partner.pgh_event_model)

    fill()

    assert row.events.get().pgh_created_at > NOON


def test_what_has_a_history_keeps_it(groningen):
    row = ObstacleFactory()
    Obstacle.objects.update(title="Anders")

    fill()

    assert [version.pgh_label for version in row.events.order_by("pgh_id")] == ["insert", "update"]


def test_the_rows_of_every_municipality_get_one(groningen, other_municipality):
    with tenancy.municipality(other_municipality):
        theirs = ObstacleFactory()
        forget(theirs)

    fill()

    with tenancy.municipality(other_municipality):
        assert theirs.events.count() == 1
    assert tenancy.setting() == str(groningen.pk)


def test_rounds_get_one_too(groningen):
    obstacle = ObstacleFactory()
    asked = Round.objects.create(
        programme=obstacle.programme, title="Mei", opens_on=NOON.date(), closes_on=NOON.date(), note="Kort."
    )
    forget(asked)

    fill(rounds)
    fill(rounds)

    version = asked.events.get()
    assert (version.title, version.note, version.pgh_created_at) == ("Mei", "Kort.", CAME)
