"""`migrate` runs as the owner of the tables; the runtime role may not change them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses with the missing variable's name where the owner is not known."""
        if options["database"] == "owner" and "owner" not in settings.DATABASES:
            raise CommandError("DATABASE_OWNER_URL is not set. See docs/installatie.md, ‘Rollen’.")
        with triggers_change_no_model():
            super().handle(*args, **options)


@contextmanager
def triggers_change_no_model() -> Iterator[None]:
    """Within, a trigger that comes or goes does not have every model near it built again.

    A trigger has no fields, and what is in the database is read from there. Without this two hundred and thirty
    triggers take half the time of a first migration.
    """
    with (
        patch.object(AddTrigger, "state_forwards", _without_reload(AddTrigger.state_forwards)),
        patch.object(RemoveTrigger, "state_forwards", _without_reload(RemoveTrigger.state_forwards)),
    ):
        yield


def _without_reload(state_forwards: Callable[..., None]) -> Callable[..., None]:
    def forwards(operation: Any, app_label: str, state: ProjectState) -> None:
        with patch.object(state, "reload_model", lambda *model, delay=False: None):
            state_forwards(operation, app_label, state)

    return forwards
