"""`migrate` runs as the owner of the tables; the runtime role may not change them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.operations import AddField, CreateModel
from django.db.migrations.state import ProjectState
from django.utils.translation import gettext as _
from pgtrigger.migrations import AddTrigger, RemoveTrigger

from wijkaanpak.management import patience

Forwards = Callable[[Any, str, ProjectState], None]


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Refuses with the missing variable's name where the owner is not known; the checks would ask that database."""
        if options["database"] == "owner" and "owner" not in settings.DATABASES:
            raise CommandError(
                _(
                    "DATABASE_OWNER_URL staat niet in de instellingen: alleen de eigenaar van de tabellen migreert. "
                    "Zie docs/installatie.md, ‘Rollen’."
                )
            )
        return super().execute(*args, **options)

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate while people work: one process at a time, and pages wait a few seconds at most."""
        migrate_once = partial(super().handle, *args, **options)
        connection = connections[options["database"]]
        with models_are_built_alone(), patience.alone(connection, self.stderr.write):
            patience.until_free(connection, migrate_once, self.stderr.write)


@contextmanager
def models_are_built_alone() -> Iterator[None]:
    """Within, an addition to a model has that model built again, not the hundred that are tied to it.

    Django builds them all anew for each foreign key, and the two near it for anything else, which is nine tenths of a
    first migration. Its own way of putting that off is used for more here: models that are behind are built again
    before code or row security looks at them, and before a change that goes through what is tied to a model. A trigger
    has no fields, so it changes no model at all.
    """
    with ExitStack() as patches:
        patches.enter_context(patch.object(ProjectState, "_find_reload_model", _only_itself))
        for addition in (CreateModel, AddField):
            forwards = _put_off(addition.state_forwards)
            patches.enter_context(patch.object(addition, "state_forwards", forwards))
        for trigger in (AddTrigger, RemoveTrigger):
            forwards = _without_reload(trigger.state_forwards)
            patches.enter_context(patch.object(trigger, "state_forwards", forwards))
        yield


_with_all_that_is_tied_to_it = ProjectState._find_reload_model


def _only_itself(state: Any, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
    if delay:
        state.is_delayed = True
        return {(app_label, model_name)}
    state.clear_delayed_apps_cache()
    state.is_delayed = False
    return _with_all_that_is_tied_to_it(state, app_label, model_name)


def _put_off(state_forwards: Forwards) -> Forwards:
    def forwards(operation: Any, app_label: str, state: ProjectState) -> None:
        with patch.object(state, "reload_model", partial(state.reload_model, delay=True)):
            state_forwards(operation, app_label, state)

    return forwards


def _without_reload(state_forwards: Forwards) -> Forwards:
    def forwards(operation: Any, app_label: str, state: ProjectState) -> None:
        with patch.object(state, "reload_model", lambda *model, delay=False: None):
            state_forwards(operation, app_label, state)

    return forwards
