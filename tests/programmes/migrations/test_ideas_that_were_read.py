"""Ideas of before that somebody answered stay on the site; one that only came in waits to be read."""

from importlib import import_module
from types import SimpleNamespace

from django.apps import apps
from django.db import connection

from programmes.models import Initiative
from tests.support.factories import InitiativeFactory, InitiativeMessageFactory

migration = import_module("programmes.migrations.0009_ideas_that_were_read")


def test_what_was_answered_was_read_and_what_only_came_in_was_not(groningen):
    InitiativeFactory(unread=True, title="nieuw", consent_to_publish=True)
    InitiativeFactory(title="onbevestigd", idea=True, consent_to_publish=True)
    InitiativeFactory(unread=True, title="besloten", approved=True, consent_to_publish=True)
    InitiativeFactory(unread=True, title="besloten, niet op de website", approved=True)
    asked = InitiativeFactory(unread=True, title="gevraagd en geantwoord", consent_to_publish=True)
    InitiativeMessageFactory(initiative=asked)
    operation = migration.Migration.operations[0]

    operation.code(apps, SimpleNamespace(connection=connection))

    read = {row.title: (row.read_at is not None, row.published_at is not None) for row in Initiative.objects.all()}
    assert read == {
        "nieuw": (False, False),
        "onbevestigd": (False, False),
        "besloten": (True, True),
        "besloten, niet op de website": (True, False),
        "gevraagd en geantwoord": (True, True),
    }

    operation.reverse_code(apps, SimpleNamespace(connection=connection))
    assert not Initiative.objects.exclude(read_at=None, published_at=None).exists()
